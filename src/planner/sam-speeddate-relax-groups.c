/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups (colleagues, people of one profession) in the relaxation. When x people of one group meet an expert in W
 * rounds, the fewest pairs at one table come of spreading them evenly, and the next person adds a pair for each full
 * turn of the W rounds before: a rising cost, as a flow needs it. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-relax-private.h"

/* How many dates of a group's people an expert can have. */
static guint
count_dates (const SamSpeeddateRelaxing *self,
             guint group)
{
  guint n = 0;

  for (guint p = 0; p < self->state->n_participants; p++)
    n += self->group[p] == (int) group;
  return self->state->problem->allow_repeat_expert ? n * self->state->n_rounds : n;
}

/**
 * sam_speeddate_relaxing_add_groups:
 *
 * The arcs from an expert's groups to the expert, and on to the rounds. There places cost nothing, but they are as many
 * as where they do, so that the bounds on levels 1 and 2 are the same.
 */
void
sam_speeddate_relaxing_add_groups (SamSpeeddateRelaxing *self,
                                   guint e)
{
  const guint working = MAX (1, sam_speeddate_relaxing_count_working_rounds (self->state, e));

  for (guint group = 0; group < self->n_groups; group++)
    {
      const guint dates = count_dates (self, group);

      for (guint turn = 0; turn * working < dates; turn++)
        {
          const guint arc = sam_flow_add_arc (self->flow, sam_speeddate_relaxing_group (self, e, group),
                                              sam_speeddate_relaxing_expert (self, e), (int) working, turn);

          if (turn == 0)
            self->group_arc[e * self->n_groups + group] = arc;
        }
    }
  for (guint r = 0; r < self->state->n_rounds; r++)
    sam_flow_add_arc (self->flow, sam_speeddate_relaxing_expert (self, e) + 1, sam_speeddate_relaxing_round (self, r),
                      (int) sam_speeddate_relaxing_count_places (self->state, e, r), 0);
}

/**
 * sam_speeddate_relaxing_read_groups:
 *
 * Returns: the pairs of one group at one table
 */
gint64
sam_speeddate_relaxing_read_groups (SamSpeeddateRelaxing *self)
{
  gint64 pairs = 0;

  for (guint e = 0; e < self->state->n_experts; e++)
    {
      const guint working = MAX (1, sam_speeddate_relaxing_count_working_rounds (self->state, e));

      for (guint group = 0; group < self->n_groups; group++)
        for (guint turn = 1; turn * working < count_dates (self, group); turn++)
          pairs += (gint64) turn * sam_flow_get (self->flow, self->group_arc[e * self->n_groups + group] + turn);
    }
  return pairs;
}
