/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-visits.h"

#include "network/sam-days.h"
#include "planner/sam-round-trip.h"

#include <string.h>

/**
 * sam_visits_find:
 * @id: of a practice
 *
 * Returns: (nullable) (transfer none): the practice
 */
SamVisit *
sam_visits_find (SamVisits *self,
                 const char *id)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      SamVisit *visit = g_ptr_array_index (self->all, i);

      if (strcmp (visit->id, id) == 0)
        return visit;
    }
  return NULL;
}

/**
 * sam_visit_is_silent:
 * @months: 0: every practice is
 *
 * Returns: whether the practice was not heard from in the last @months
 */
gboolean
sam_visit_is_silent (const SamVisit *visit,
                     guint months,
                     const char *today)
{
  g_autofree char *since = sam_day_add_months (today, -(int) months);

  if (visit->last_on == NULL || months == 0)
    return TRUE;
  return g_strcmp0 (visit->last_on, since) < 0;
}

static int
compare_distances (gconstpointer a,
                   gconstpointer b,
                   gpointer data)
{
  const SamVisit *one = *(SamVisit **) a;
  const SamVisit *other = *(SamVisit **) b;
  const SamPlace *from = data;
  double near = sam_places_get_distance (from, one->where);
  double far = sam_places_get_distance (from, other->where);

  if (near != far)
    return near < far ? -1 : 1;
  return strcmp (one->id, other->id);
}

/**
 * sam_visits_suggest:
 * @n: how many at most
 * @months: those not heard from so long
 *
 * The practice not heard from longest, and those nearest to it that were not heard from either.
 *
 * Returns: (transfer container) (element-type SamVisit): a round for a day; empty where everybody was heard from
 */
GPtrArray *
sam_visits_suggest (SamVisits *self,
                    guint n,
                    guint months,
                    const char *today)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->all->len; i++)
    {
      SamVisit *visit = g_ptr_array_index (self->all, i);

      if (visit->where != NULL && sam_visit_is_silent (visit, months, today))
        g_ptr_array_add (chosen, visit);
    }
  if (chosen->len > 0)
    {
      const SamVisit *first = g_ptr_array_index (chosen, 0);

      g_ptr_array_sort_with_data (chosen, compare_distances, (gpointer) first->where);
    }
  g_ptr_array_set_size (chosen, (int) MIN (n, chosen->len));
  return chosen;
}

static double
get_distance (const SamPlace *one,
              const SamPlace *other)
{
  return one != NULL && other != NULL ? sam_places_get_distance (one, other) : 0;
}

/* Without a start the round begins and ends at its first practice, which costs nothing. */
static double *
measure (GPtrArray *placed,
         const SamPlace *start)
{
  const guint n = placed->len + 1;
  double *distances = g_new (double, (gsize) n *n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        const SamPlace *one = i > 0 ? ((SamVisit *) placed->pdata[i - 1])->where : start;
        const SamPlace *other = j > 0 ? ((SamVisit *) placed->pdata[j - 1])->where : start;

        distances[i * n + j] = get_distance (one, other);
      }
  return distances;
}

static void
put_in_order (SamVisitRound *self,
              GPtrArray *placed,
              const SamPlace *start)
{
  const guint n = placed->len + 1;
  g_autofree double *distances = measure (placed, start);
  g_autofree guint *order = g_new0 (guint, n);
  guint at = 0;

  self->length = sam_round_trip_order (distances, n, order);
  for (guint i = 0; i < placed->len; i++)
    {
      g_ptr_array_add (self->stops, placed->pdata[order[i] - 1]);
      self->legs[i] = at == 0 && start == NULL ? -1 : distances[at * n + order[i]];
      at = order[i];
    }
}

/**
 * sam_visit_round_new:
 * @visits: (element-type SamVisit): whom to visit; they must live as long as the round
 * @start: (nullable): where the day begins and ends
 *
 * Returns: (transfer full): the visits in an order that makes a short way, as the crow flies between postcodes
 */
SamVisitRound *
sam_visit_round_new (GPtrArray *visits,
                     const SamPlace *start)
{
  SamVisitRound *self = g_new0 (SamVisitRound, 1);
  g_autoptr (GPtrArray) placed = g_ptr_array_new ();

  self->stops = g_ptr_array_new ();
  self->legs = g_new0 (double, visits->len);
  for (guint i = 0; i < visits->len; i++)
    if (((SamVisit *) visits->pdata[i])->where != NULL)
      g_ptr_array_add (placed, visits->pdata[i]);
  put_in_order (self, placed, start);
  self->n_placed = placed->len;
  for (guint i = 0; i < visits->len; i++)
    if (((SamVisit *) visits->pdata[i])->where == NULL)
      {
        self->legs[self->stops->len] = -1;
        g_ptr_array_add (self->stops, visits->pdata[i]);
      }
  return self;
}

/**
 * sam_visit_round_free:
 * @self: (transfer full): a round
 */
void
sam_visit_round_free (SamVisitRound *self)
{
  g_ptr_array_unref (self->stops);
  g_free (self->legs);
  g_free (self);
}
