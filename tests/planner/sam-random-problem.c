/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small problems from a seed, and a checker of the hard constraints that shares no line with the planner. */
#include "sam-random-problem.h"

static guint64
draw_rounds (GRand *rand,
             guint n_rounds,
             gboolean restricted)
{
  guint64 available = 0;

  for (guint r = 0; r < n_rounds; r++)
    if (!restricted || g_rand_int_range (rand, 0, 5) > 0)
      available |= G_GUINT64_CONSTANT (1) << r;
  return available;
}

static void
add_experts (SamSpeeddateProblem *problem,
             GRand *rand,
             guint n,
             gboolean restricted)
{
  for (guint e = 0; e < n; e++)
    {
      g_autofree char *id = g_strdup_printf ("E%u", e + 1);
      g_autofree char *topic = g_strdup_printf ("t%d", g_rand_int_range (rand, 0, 3));
      const char *topics[] = { topic, NULL };
      SamSpeeddateExpert *expert = sam_speeddate_problem_add_expert (problem, id, topics);

      expert->cap = (guint) g_rand_int_range (rand, 1, 4);
      expert->available = draw_rounds (rand, problem->n_rounds, restricted);
      if (!restricted)
        continue;
      expert->min = (guint) g_rand_int_range (rand, 1, (int) expert->cap + 1);
      expert->max_run = (guint) g_rand_int_range (rand, 0, 4);
      expert->never_idle = g_rand_int_range (rand, 0, 8) == 0;
    }
}

static void
add_participants (SamSpeeddateProblem *problem,
                  GRand *rand,
                  guint n,
                  gboolean restricted)
{
  for (guint p = 0; p < n; p++)
    {
      g_autofree char *id = g_strdup_printf ("P%u", p + 1);
      SamSpeeddateParticipant *person = sam_speeddate_problem_add_participant (problem, id);

      person->available = draw_rounds (rand, problem->n_rounds, restricted);
      if (g_rand_boolean (rand))
        person->practice = g_strdup_printf ("H%d", g_rand_int_range (rand, 0, 2));
      if (g_rand_boolean (rand))
        person->profession = g_strdup (g_rand_boolean (rand) ? "GP" : "POH");
      g_hash_table_insert (person->interest, g_strdup ("t1"), GINT_TO_POINTER (g_rand_int_range (rand, 0, 4)));
      for (guint e = 0; e < problem->experts->len; e++)
        if (g_rand_int_range (rand, 0, 3) == 0)
          sam_speeddate_problem_set_wish (problem, p, e, g_rand_int_range (rand, 1, 4));
    }
}

/**
 * sam_random_problem:
 *
 * Returns: (transfer full): always the same problem for a seed
 */
SamSpeeddateProblem *
sam_random_problem (guint32 seed,
                    guint max_participants,
                    guint max_experts,
                    guint max_rounds,
                    gboolean restricted)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  SamSpeeddateProblem *problem = sam_speeddate_problem_new ((guint) g_rand_int_range (rand, 1, (int) max_rounds + 1));
  const guint n = (guint) g_rand_int_range (rand, 1, (int) max_participants + 1);
  const guint m = (guint) g_rand_int_range (rand, 1, (int) max_experts + 1);

  add_experts (problem, rand, m, restricted);
  add_participants (problem, rand, n, restricted);
  problem->allow_repeat_expert = g_rand_int_range (rand, 0, 8) == 0;
  for (guint i = 0; i < n / 2; i++)
    sam_speeddate_problem_add_must (problem, (guint) g_rand_int_range (rand, 0, (int) n),
                                    (guint) g_rand_int_range (rand, 0, (int) m));
  for (guint i = 0; restricted && i < n / 3; i++)
    sam_speeddate_problem_add_forbid (problem, (guint) g_rand_int_range (rand, 0, (int) n),
                                      (guint) g_rand_int_range (rand, 0, (int) m));
  if (restricted && g_rand_int_range (rand, 0, 3) == 0)
    sam_speeddate_problem_add_pin (problem, (guint) g_rand_int_range (rand, 0, (int) n),
                                   (guint) g_rand_int_range (rand, 0, (int) m),
                                   (guint) g_rand_int_range (rand, 0, (int) problem->n_rounds));
  return problem;
}

/**
 * sam_find_violation:
 *
 * Returns: (transfer full) (nullable): the first hard constraint the seats break
 */
char *
sam_find_violation (SamSpeeddateProblem *problem,
                    const int *seats)
{
  const guint n_rounds = problem->n_rounds;

  for (guint e = 0; e < problem->experts->len; e++)
    {
      SamSpeeddateExpert *expert = sam_speeddate_expert (problem, e);
      guint in_a_row = 0;

      for (guint r = 0; r < n_rounds; r++)
        {
          const gboolean there = expert->available & (G_GUINT64_CONSTANT (1) << r);
          guint size = 0;

          for (guint p = 0; p < problem->participants->len; p++)
            {
              if (seats[p * n_rounds + r] != (int) e)
                continue;
              size++;
              if (!there || !(sam_speeddate_participant (problem, p)->available & (G_GUINT64_CONSTANT (1) << r)))
                return g_strdup_printf ("absent: participant %u, expert %u, round %u", p, e, r);
              for (guint i = 0; i < problem->forbid->len; i++)
                if (g_array_index (problem->forbid, SamSpeeddateDate, i).participant == p &&
                    g_array_index (problem->forbid, SamSpeeddateDate, i).expert == e)
                  return g_strdup_printf ("forbidden: participant %u, expert %u", p, e);
              for (guint later = r + 1; later < n_rounds && !problem->allow_repeat_expert; later++)
                if (seats[p * n_rounds + later] == (int) e)
                  return g_strdup_printf ("twice: participant %u, expert %u", p, e);
            }
          if (size > expert->cap || (size > 0 && size < expert->min) || (size == 0 && there && expert->never_idle))
            return g_strdup_printf ("size %u: expert %u, round %u", size, e, r);
          in_a_row = size > 0 ? in_a_row + 1 : 0;
          if (expert->max_run > 0 && in_a_row > expert->max_run)
            return g_strdup_printf ("no break: expert %u, round %u", e, r);
        }
    }
  for (guint i = 0; i < problem->pin->len; i++)
    {
      const SamSpeeddateDate *pin = &g_array_index (problem->pin, SamSpeeddateDate, i);

      if (seats[pin->participant * n_rounds + pin->round] != (int) pin->expert)
        return g_strdup_printf ("pin %u", i);
    }
  return NULL;
}
