/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the planner's rosters are measured against: tabu search for social golfers after Dotú and Van Hentenryck,
 * "Scheduling Social Golfers Locally" (CPAIOR 2005), written from the paper. A move swaps two golfers of one week where
 * one of them meets somebody again; the best one that is not tabu is taken, and after too long without progress it
 * starts anew. golf-local-search GROUPS SIZE WEEKS SECONDS [SEED] prints how many meetings are one too many. */
#define G_LOG_DOMAIN "samenhulp-bench"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define MAX_GOLFERS 128
#define MAX_WEEKS 32
#define PATIENCE 20000

static guint n_groups, size, n_weeks, n_golfers;
static guint golfer[MAX_WEEKS][MAX_GOLFERS]; /* who has each place; a group is `size` places in a row */
static int met[MAX_GOLFERS][MAX_GOLFERS];
static guint64 tabu[MAX_WEEKS][MAX_GOLFERS][MAX_GOLFERS];

static int
count_again (void)
{
  int again = 0;

  for (guint a = 0; a < n_golfers; a++)
    for (guint b = 0; b < a; b++)
      again += MAX (0, met[a][b] - 1);
  return again;
}

static void
start (GRand *rand)
{
  memset (met, 0, sizeof met);
  memset (tabu, 0, sizeof tabu);
  for (guint w = 0; w < n_weeks; w++)
    {
      for (guint i = 0; i < n_golfers; i++)
        {
          const guint j = (guint) g_rand_int_range (rand, 0, (int) i + 1);

          golfer[w][i] = golfer[w][j];
          golfer[w][j] = i;
        }
      for (guint i = 0; i < n_golfers; i++)
        for (guint j = i / size * size; j < i; j++)
          {
            met[golfer[w][i]][golfer[w][j]]++;
            met[golfer[w][j]][golfer[w][i]]++;
          }
    }
}

static int
price_swap (guint w,
            guint i,
            guint j)
{
  const guint a = golfer[w][i];
  const guint b = golfer[w][j];
  int price = 0;

  for (guint k = i / size * size; k < i / size * size + size; k++)
    if (k != i)
      price += (met[b][golfer[w][k]] > 0) - (met[a][golfer[w][k]] > 1);
  for (guint k = j / size * size; k < j / size * size + size; k++)
    if (k != j)
      price += (met[a][golfer[w][k]] > 0) - (met[b][golfer[w][k]] > 1);
  return price;
}

static void
move (guint w,
      guint i,
      int by)
{
  for (guint k = i / size * size; k < i / size * size + size; k++)
    if (k != i)
      {
        met[golfer[w][i]][golfer[w][k]] += by;
        met[golfer[w][k]][golfer[w][i]] += by;
      }
}

static void
swap (guint w,
      guint i,
      guint j)
{
  const guint a = golfer[w][i];

  move (w, i, -1);
  move (w, j, -1);
  golfer[w][i] = golfer[w][j];
  golfer[w][j] = a;
  move (w, i, 1);
  move (w, j, 1);
}

static gboolean
meets_again (guint w,
             guint i)
{
  for (guint k = i / size * size; k < i / size * size + size; k++)
    if (k != i && met[golfer[w][i]][golfer[w][k]] > 1)
      return TRUE;
  return FALSE;
}

/* Takes the best swap; answers what it changes. */
static int
take_step (GRand *rand,
           guint64 step,
           int now,
           int best)
{
  int least = G_MAXINT;
  guint week = 0, one = 0, other = 0, ties = 0;

  for (guint w = 0; w < n_weeks; w++)
    for (guint i = 0; i < n_golfers; i++)
      for (guint j = 0; j < n_golfers && meets_again (w, i); j++)
        {
          int price;

          if (i / size == j / size)
            continue;
          price = price_swap (w, i, j);
          if (price > least || (tabu[w][golfer[w][i]][golfer[w][j]] > step && now + price >= best))
            continue;
          ties = price < least ? 1 : ties + 1;
          least = price;
          if (g_rand_int_range (rand, 0, (int) ties) > 0)
            continue;
          week = w;
          one = i;
          other = j;
        }
  if (ties == 0)
    return 0;
  tabu[week][golfer[week][one]][golfer[week][other]] = step + (guint64) g_rand_int_range (rand, 4, 101);
  tabu[week][golfer[week][other]][golfer[week][one]] = tabu[week][golfer[week][one]][golfer[week][other]];
  swap (week, one, other);
  return least;
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GRand) rand = NULL;
  gint64 end;
  int least = G_MAXINT;

  if (argc < 5)
    return 2;
  n_groups = (guint) atoi (argv[1]);
  size = (guint) atoi (argv[2]);
  n_weeks = (guint) atoi (argv[3]);
  n_golfers = n_groups * size;
  if (n_golfers > MAX_GOLFERS || n_weeks > MAX_WEEKS)
    return 2;
  rand = g_rand_new_with_seed (argc > 5 ? (guint32) atoi (argv[5]) : 1);
  end = g_get_monotonic_time () + (gint64) (g_ascii_strtod (argv[4], NULL) * G_USEC_PER_SEC);
  while (least > 0 && g_get_monotonic_time () < end)
    {
      guint64 since = 0;
      int now, best;

      start (rand);
      now = best = count_again ();
      for (guint64 step = 1; best > 0 && since < PATIENCE && g_get_monotonic_time () < end; step++, since++)
        {
          now += take_step (rand, step, now, best);
          if (now < best)
            since = 0;
          best = MIN (best, now);
        }
      least = MIN (least, best);
    }
  g_print ("%d\n", least);
  return 0;
}
