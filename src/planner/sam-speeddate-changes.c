/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-changes.h"

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
