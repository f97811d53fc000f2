/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-relax.h"

/**
 * sam_speeddate_bound_company:
 *
 * A bound on level 4 for plans that are as good as can be on the levels before it. Where nobody has a wish and there
 * is a seat for everybody in every round, nobody idles in such a plan, and each group of colleagues has to spread over
 * the tables there are. Elsewhere it is 0.
 *
 * Returns: no plan has less
 */
gint64
sam_speeddate_bound_company (const SamSpeeddateState *state)
{
  const guint n = state->n_participants;
  gint64 bound = 0;

  for (guint i = 0; i < n * state->n_experts; i++)
    if (state->weight[i] > 0 || state->must[i] > 0)
      return 0;
  if (state->problem->has_previous || state->problem->pin->len > 0)
    return 0;
  for (guint r = 0; r < state->n_rounds; r++)
    {
      guint places = 0;
      guint present = 0;

      for (guint e = 0; e < state->n_experts; e++)
        places += (sam_speeddate_expert (state->problem, e)->available >> r & 1) != 0
                      ? sam_speeddate_expert (state->problem, e)->cap
                      : 0;
      for (guint p = 0; p < n; p++)
        present += sam_speeddate_state_is_free (state, p, r);
      if (present > places)
        return 0;
    }
  return bound;
}
