/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where no single constraint is at fault: tries every way to give the tables that can't be empty their people, and when
 * there is none, drops constraints one by one as long as it still fails. What is left is the explanation. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "samenhulp-config.h"

#include "planner/sam-speeddate-feasible.h"

#include <glib/gi18n-lib.h>

#define MAX_TRIES 20000

typedef struct
{
  SamSpeeddateState *state;
  guint tries;
} Filling;

/* The table with the fewest people to choose from for the places it still has to fill. */
static gboolean
find_tightest (const SamSpeeddateState *state,
               guint *expert,
               guint *round)
{
  guint least = G_MAXUINT;

  for (guint e = 0; e < state->n_experts; e++)
    for (guint r = 0; r < state->n_rounds; r++)
      {
        const guint required = state->required[e * state->n_rounds + r];
        const guint size = sam_speeddate_state_size (state, e, r);
        guint slack = 0;

        if (size >= required)
          continue;
        for (guint p = 0; p < state->n_participants; p++)
          slack += sam_speeddate_could_join (state, p, e, r);
        slack = slack < required - size ? 0 : slack - (required - size) + 1;
        if (slack >= least)
          continue;
        least = slack;
        *expert = e;
        *round = r;
      }
  return least != G_MAXUINT;
}

static SamSpeeddateAnswer fill_tables (Filling *self);

static SamSpeeddateAnswer
fill_table (Filling *self,
            guint e,
            guint r,
            guint first)
{
  SamSpeeddateState *state = self->state;
  SamSpeeddateAnswer answer = SAM_SPEEDDATE_IMPOSSIBLE;

  if (sam_speeddate_state_size (state, e, r) >= state->required[e * state->n_rounds + r])
    return fill_tables (self);
  for (guint p = first; p < state->n_participants; p++)
    {
      if (!sam_speeddate_could_join (state, p, e, r))
        continue;
      if (self->tries++ > MAX_TRIES)
        return SAM_SPEEDDATE_UNKNOWN;
      sam_speeddate_state_set (state, p, r, (int) e);
      answer = fill_table (self, e, r, p + 1);
      if (answer != SAM_SPEEDDATE_IMPOSSIBLE)
        return answer;
      sam_speeddate_state_set (state, p, r, -1);
    }
  return SAM_SPEEDDATE_IMPOSSIBLE;
}

static SamSpeeddateAnswer
fill_tables (Filling *self)
{
  guint e = 0;
  guint r = 0;

  if (!find_tightest (self->state, &e, &r))
    return self->state->hard == 0 ? SAM_SPEEDDATE_POSSIBLE : SAM_SPEEDDATE_IMPOSSIBLE;
  for (guint round = 0; round < self->state->n_rounds; round++)
    if (!sam_speeddate_has_company (self->state, -1, (int) round))
      return SAM_SPEEDDATE_IMPOSSIBLE;
  for (guint expert = 0; expert < self->state->n_experts; expert++)
    if (!sam_speeddate_has_company (self->state, (int) expert, -1))
      return SAM_SPEEDDATE_IMPOSSIBLE;
  return fill_table (self, e, r, 0);
}

/* No filling gives a break to somebody whose tables may not be empty for longer than they can go on. */
static gboolean
leaves_no_break (const SamSpeeddateState *state)
{
  for (guint e = 0; e < state->n_experts; e++)
    {
      const guint max_run = sam_speeddate_expert (state->problem, e)->max_run;
      guint run = 0;

      for (guint r = 0; r < state->n_rounds && max_run > 0; r++)
        {
          run = state->required[e * state->n_rounds + r] > 0 ? run + 1 : 0;
          if (run > max_run)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * sam_speeddate_fill_required:
 * @state: with only the fixed seats taken
 *
 * Seats people at the tables that can't be empty, trying every way.
 *
 * Returns: whether there is one; if so @state keeps every hard constraint
 */
SamSpeeddateAnswer
sam_speeddate_fill_required (SamSpeeddateState *state)
{
  Filling filling = { state, 0 };

  if (leaves_no_break (state))
    return SAM_SPEEDDATE_IMPOSSIBLE;
  return fill_tables (&filling);
}

static gboolean
is_impossible (SamSpeeddateProblem *problem)
{
  g_autoptr (SamSpeeddateState) state = sam_speeddate_state_new (problem);

  return sam_speeddate_fill_required (state) == SAM_SPEEDDATE_IMPOSSIBLE;
}

/* Deletion filter: leaves out what can be left out while it stays impossible. */
static GArray *
shrink (SamSpeeddateProblem *problem)
{
  g_autoptr (SamSpeeddateProblem) less = sam_speeddate_problem_copy (problem);
  g_autoptr (GArray) constraints = sam_speeddate_list_constraints (problem);
  GArray *needed = g_array_new (FALSE, FALSE, sizeof (SamSpeeddateConstraint));

  for (guint i = 0; i < constraints->len; i++)
    {
      const SamSpeeddateConstraint *constraint = &g_array_index (constraints, SamSpeeddateConstraint, i);
      g_autoptr (SamSpeeddateProblem) without = sam_speeddate_problem_copy (less);

      sam_speeddate_drop_constraint (without, constraint);
      if (!is_impossible (without))
        {
          g_array_append_val (needed, *constraint);
          continue;
        }
      sam_speeddate_problem_unref (less);
      less = g_steal_pointer (&without);
    }
  return needed;
}

/**
 * sam_speeddate_explain:
 * @problem: one that sam_speeddate_fill_required() calls impossible
 *
 * Returns: (transfer full): constraints that can't hold together, none of which can be left out
 */
SamSpeeddateFinding *
sam_speeddate_explain (SamSpeeddateProblem *problem)
{
  g_autoptr (GString) reasons = g_string_new (NULL);
  SamSpeeddateFinding *finding;

  finding = sam_speeddate_finding_new (SAM_SPEEDDATE_INFEASIBLE, -1, -1, -1, NULL);
  finding->constraints = shrink (problem);
  for (guint i = 0; i < finding->constraints->len; i++)
    {
      g_autofree char *reason = sam_speeddate_constraint_to_text (
          problem, &g_array_index (finding->constraints, SamSpeeddateConstraint, i));

      g_string_append_printf (reasons, "%s%s", i > 0 ? "; " : "", reason);
    }
  finding->message = g_strdup_printf (finding->constraints->len == 1
                                          ? _ ("This can't be held: %s. Change that.")
                                          : _ ("These can't hold together: %s. Change one of them."),
                                      reasons->str);
  return finding;
}
