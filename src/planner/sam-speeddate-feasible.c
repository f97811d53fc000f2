/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "samenhulp-config.h"

#include "planner/sam-speeddate-feasible.h"

#include "planner/sam-flow.h"

#include <glib/gi18n-lib.h>

/**
 * sam_speeddate_finding_new:
 * @message: (transfer full) (nullable): a sentence
 *
 * Returns: (transfer full): a finding
 */
SamSpeeddateFinding *
sam_speeddate_finding_new (SamSpeeddateReason reason,
                           int participant,
                           int expert,
                           int round,
                           char *message)
{
  SamSpeeddateFinding *finding = g_new0 (SamSpeeddateFinding, 1);

  finding->reason = reason;
  finding->fatal = reason != SAM_SPEEDDATE_MUST_FORBIDDEN && reason != SAM_SPEEDDATE_MUST_NO_COMMON_ROUND;
  finding->participant = participant;
  finding->expert = expert;
  finding->round = round;
  finding->message = message;
  return finding;
}

/**
 * sam_speeddate_finding_free:
 */
void
sam_speeddate_finding_free (gpointer finding)
{
  g_free (((SamSpeeddateFinding *) finding)->message);
  g_clear_pointer (&((SamSpeeddateFinding *) finding)->constraints, g_array_unref);
  g_free (finding);
}

/**
 * sam_speeddate_reason_get_name:
 *
 * Returns: (transfer none): the reason's name in plan files
 */
const char *
sam_speeddate_reason_get_name (SamSpeeddateReason reason)
{
  static const char *const names[] = {
    "PIN_FORBIDDEN",
    "PIN_UNAVAILABLE",
    "PIN_TWO_TABLES",
    "PIN_REPEAT",
    "PIN_CAPACITY",
    "PIN_MAX_RUN",
    "MIN_COMPANY_TOO_FEW",
    "MIN_COMPANY_ROUND",
    "MUST_FORBIDDEN",
    "MUST_NO_COMMON_ROUND",
    "INFEASIBLE",
  };

  g_return_val_if_fail (reason < G_N_ELEMENTS (names), NULL);

  return names[reason];
}

/**
 * sam_speeddate_has_fatal:
 *
 * Returns: whether any finding keeps every plan from being made
 */
gboolean
sam_speeddate_has_fatal (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (((SamSpeeddateFinding *) g_ptr_array_index (findings, i))->fatal)
      return TRUE;
  return FALSE;
}

/**
 * sam_speeddate_could_join:
 *
 * Returns: whether somebody without a seat could take one at this table, as things stand
 */
gboolean
sam_speeddate_could_join (const SamSpeeddateState *state,
                          guint participant,
                          guint expert,
                          guint round)
{
  return sam_speeddate_state_is_free (state, participant, round) &&
         sam_speeddate_state_seat (state, participant, round) < 0 &&
         sam_speeddate_state_size (state, expert, round) < sam_speeddate_expert (state->problem, expert)->cap &&
         sam_speeddate_state_may_sit (state, participant, round, (int) expert);
}

/**
 * sam_speeddate_has_company:
 * @expert: one expert's table over all rounds, where nobody comes twice; or -1
 * @round: all tables of one round; or -1
 *
 * Returns: whether the tables that can't be empty could still find company among those without a seat: Hall's
 * condition, by a flow
 */
gboolean
sam_speeddate_has_company (const SamSpeeddateState *state,
                           int expert,
                           int round)
{
  const guint n = state->n_participants;
  const guint n_slots = state->n_experts * state->n_rounds;
  const int visits = expert >= 0 && state->problem->allow_repeat_expert ? (int) state->n_rounds : 1;
  g_autoptr (SamFlow) flow = sam_flow_new (2 + n + n_slots);
  int needed = 0;

  for (guint p = 0; p < n; p++)
    sam_flow_add_arc (flow, 0, 2 + p, visits, -1);
  for (guint slot = 0; slot < n_slots; slot++)
    {
      const guint e = slot / state->n_rounds;
      const guint r = slot % state->n_rounds;

      if (state->required[slot] <= state->size[slot] || (expert >= 0 && e != (guint) expert) ||
          (round >= 0 && r != (guint) round))
        continue;
      needed += state->required[slot] - state->size[slot];
      sam_flow_add_arc (flow, 2 + n + slot, 1, state->required[slot] - state->size[slot], 0);
      for (guint p = 0; p < n; p++)
        if (sam_speeddate_could_join (state, p, e, r))
          sam_flow_add_arc (flow, 2 + p, 2 + n + slot, 1, 0);
    }
  return needed == 0 || sam_flow_solve (flow, 0, 1) == needed;
}

static void
check_company (SamSpeeddateProblem *problem,
               GPtrArray *findings)
{
  g_autoptr (SamSpeeddateState) state = sam_speeddate_state_new (problem);

  for (guint r = 0; r < problem->n_rounds; r++)
    if (!sam_speeddate_has_company (state, -1, (int) r))
      g_ptr_array_add (findings,
                       sam_speeddate_finding_new (SAM_SPEEDDATE_MIN_COMPANY_ROUND, -1, -1, (int) r,
                                                  g_strdup_printf (_ ("In round %u there are too few people for the "
                                                                      "tables that must not be empty."),
                                                                   r + 1)));
  for (guint e = 0; e < problem->experts->len && findings->len == 0; e++)
    {
      const char *host = sam_speeddate_problem_get_expert_name (problem, e);

      if (sam_speeddate_has_company (state, (int) e, -1))
        continue;
      g_ptr_array_add (findings,
                       sam_speeddate_finding_new (SAM_SPEEDDATE_MIN_COMPANY_TOO_FEW, -1, (int) e, -1,
                                                  g_strdup_printf (_ ("%s must never sit alone, but too few different "
                                                                      "people can come to that table over the "
                                                                      "evening."),
                                                                   host)));
    }
}

static void
check_musts (SamSpeeddateProblem *problem,
             GPtrArray *findings)
{
  for (guint i = 0; i < problem->must->len; i++)
    {
      const SamSpeeddateDate *must = &g_array_index (problem->must, SamSpeeddateDate, i);
      const char *who = sam_speeddate_problem_get_participant_name (problem, must->participant);
      const char *host = sam_speeddate_problem_get_expert_name (problem, must->expert);

      if (sam_speeddate_problem_is_forbidden (problem, must->participant, must->expert))
        g_ptr_array_add (findings,
                         sam_speeddate_finding_new (SAM_SPEEDDATE_MUST_FORBIDDEN, (int) must->participant,
                                                    (int) must->expert, -1,
                                                    g_strdup_printf (_ ("%s should meet %s, but the two "
                                                                        "must not meet."),
                                                                     who, host)));
      else if ((sam_speeddate_participant (problem, must->participant)->available &
                sam_speeddate_expert (problem, must->expert)->available) == 0)
        g_ptr_array_add (findings,
                         sam_speeddate_finding_new (SAM_SPEEDDATE_MUST_NO_COMMON_ROUND, (int) must->participant,
                                                    (int) must->expert, -1,
                                                    g_strdup_printf (_ ("%s should meet %s, but there is no round in "
                                                                        "which both are there."),
                                                                     who, host)));
    }
}

/**
 * sam_speeddate_check:
 *
 * Looks for what keeps a plan from being made, one thing at a time; whether only a combination fails is for
 * sam_speeddate_solve() to find out.
 *
 * Returns: (transfer full) (element-type SamSpeeddateFinding): fatal ones and wishes that can never be met
 */
GPtrArray *
sam_speeddate_check (SamSpeeddateProblem *problem)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (sam_speeddate_finding_free);

  sam_speeddate_check_pins (problem, findings);
  if (findings->len == 0)
    check_company (problem, findings);
  check_musts (problem, findings);
  return findings;
}
