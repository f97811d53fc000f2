/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-planning.h"

#include <glib/gi18n.h>

/**
 * sam_planning_check:
 *
 * Returns: whether the options make sense; else it has been said what is wrong
 */
gboolean
sam_planning_check (const SamPlanning *self,
                    const SamCommand *command)
{
  if (self->steps < 0 || self->time_limit < 0 || self->seed < 0)
    sam_command_misused (command, _ ("Seed, steps and time are not negative"));
  else if (self->steps > 0 && self->time_limit > 0)
    sam_command_misused (command, _ ("--steps and --time-limit exclude each other"));
  else
    return TRUE;
  return FALSE;
}

/* What can never be done, said before anything is tried. */
static gboolean
is_hopeless (SamSpeeddateProblem *problem)
{
  g_autoptr (GPtrArray) findings = sam_speeddate_check (problem);
  gboolean fatal = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const SamSpeeddateFinding *finding = g_ptr_array_index (findings, i);

      g_printerr ("samenhulpctl: %s: %s\n", sam_speeddate_reason_get_name (finding->reason), finding->message);
      fatal |= finding->fatal;
    }
  return fatal;
}

/**
 * sam_planning_solve:
 *
 * Returns: (transfer full) (nullable): the plan; if there is none, it has been said why
 */
SamSpeeddatePlan *
sam_planning_solve (const SamPlanning *self,
                    const SamCommand *command,
                    SamSpeeddateProblem *problem)
{
  SamSpeeddateOptions options = { (guint64) self->seed, (guint64) self->steps, self->time_limit };
  g_autoptr (GError) error = NULL;
  SamSpeeddatePlan *plan;

  if (is_hopeless (problem))
    return NULL;
  plan = sam_speeddate_solve (problem, &options, NULL, NULL, &error);
  if (plan == NULL)
    sam_command_failed (command, error);
  return plan;
}

/**
 * sam_planning_print_score:
 *
 * Prints on standard error how good the plan is, and how good one can be at best.
 */
void
sam_planning_print_score (const SamSpeeddatePlan *plan)
{
  for (guint level = 0; level < SAM_SPEEDDATE_N_LEVELS; level++)
    {
      long value = (long) plan->vector[level];

      if (!plan->has_bound[level])
        g_printerr (_ ("Level %u: %ld\n"), level + 1, value);
      else if (level < plan->proven_levels)
        g_printerr (_ ("Level %u: %ld, proven the best possible\n"), level + 1, value);
      else
        g_printerr (_ ("Level %u: %ld, at best %ld\n"), level + 1, value, (long) plan->bound[level]);
    }
  g_printerr (_ ("Steps: %ld\n"), (long) plan->steps);
}
