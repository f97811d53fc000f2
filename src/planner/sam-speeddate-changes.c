/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "samenhulp-config.h"

#include "planner/sam-speeddate-changes.h"

#include <glib/gi18n-lib.h>

static gboolean
is_there (guint64 available,
          guint round)
{
  return (available >> round & 1) != 0;
}

/**
 * sam_speeddate_list_changes:
 * @before: participant × round: the announced seats
 * @after: participant × round: the seats of the new plan
 * @first_round: the first round still to come, from 0
 *
 * Whom the coordinator has to send to another table than was announced, round by round. People who have left need
 * nobody to tell them; people who came unannounced were told nothing else before. These are the changes that the
 * objective counts.
 *
 * Returns: (transfer full) (element-type SamSpeeddateChange): by round, then in the order of the participants
 */
GArray *
sam_speeddate_list_changes (SamSpeeddateProblem *problem,
                            const int *before,
                            const int *after,
                            guint first_round)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (SamSpeeddateChange));

  for (guint r = first_round; r < problem->n_rounds; r++)
    for (guint p = 0; p < problem->participants->len; p++)
      {
        const guint index = p * problem->n_rounds + r;
        const SamSpeeddateParticipant *person = sam_speeddate_participant (problem, p);
        SamSpeeddateChange change = { p, r, before[index], after[index], FALSE };

        if (change.from == change.to || person->walk_in || !is_there (person->available, r))
          continue;
        change.forced = change.from >= 0 && !is_there (sam_speeddate_expert (problem, change.from)->available, r);
        g_array_append_val (changes, change);
      }
  return changes;
}

/**
 * sam_speeddate_change_to_text:
 *
 * Returns: (transfer full): the change in one sentence
 */
char *
sam_speeddate_change_to_text (SamSpeeddateProblem *problem,
                              const SamSpeeddateChange *change)
{
  const char *who = sam_speeddate_problem_get_participant_name (problem, change->participant);
  const char *from = change->from < 0 ? NULL : sam_speeddate_problem_get_expert_name (problem, (guint) change->from);
  const char *to = change->to < 0 ? NULL : sam_speeddate_problem_get_expert_name (problem, (guint) change->to);
  const guint round = change->round + 1;

  if (to == NULL)
    /* Translators: round, participant, expert */
    return g_strdup_printf (_ ("Round %u: %s has no table now, instead of %s."), round, who, from);
  if (from == NULL)
    /* Translators: round, participant, expert */
    return g_strdup_printf (_ ("Round %u: %s now goes to %s."), round, who, to);
  /* Translators: round, participant, the expert now, the expert before */
  return g_strdup_printf (_ ("Round %u: %s goes to %s instead of %s."), round, who, to, from);
}
