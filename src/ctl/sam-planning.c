/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-planning.h"

#include "planner/sam-speeddate-limits.h"
#include "planner/sam-speeddate-worth.h"

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

/* Whose wishes no plan can grant, each looked at alone. */
static void
print_limits (SamSpeeddateProblem *problem)
{
  g_autoptr (GPtrArray) tables = sam_speeddate_list_short_tables (problem);
  guint n = tables->len;

  for (guint p = 0; p < problem->participants->len; p++)
    {
      g_autoptr (SamSpeeddateReach) reach = sam_speeddate_reach_new (problem, p);
      g_autofree char *text = sam_speeddate_reach_to_text (problem, reach, NULL);

      if (reach->most == reach->wanted)
        continue;
      g_printerr ("%s\n", text);
      n++;
    }
  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *text = sam_speeddate_limit_to_text (problem, g_ptr_array_index (tables, i), NULL);

      g_printerr ("%s.\n", text);
    }
  if (n == 0)
    g_printerr ("%s\n", _ ("Nobody asks for more talks than fit into the evening."));
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
  if (self->why)
    print_limits (problem);
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
  static const char *const names[] = {
    N_ ("“Must meet” missed"),
    N_ ("Wishes, as a cost"),
    N_ ("Uneven tables"),
    N_ ("Colleagues, one profession and second meetings"),
  };

  for (guint level = 0; level < SAM_SPEEDDATE_N_LEVELS; level++)
    {
      const gint64 value = plan->vector[level];
      const gint64 bound = plan->bound[level];
      g_autofree char *room = level < plan->n_bounds ? sam_speeddate_room_to_text (value, bound) : NULL;

      g_printerr ("%s: ", _ (names[level]));
      if (level >= plan->n_bounds)
        g_printerr ("%ld\n", (long) value);
      else if (value == bound)
        g_printerr (_ ("%ld, proven the best possible\n"), (long) value);
      else if (room == NULL)
        g_printerr (_ ("%ld, at best %ld\n"), (long) value, (long) bound);
      else
        /* Translators: two numbers, then a percentage */
        g_printerr (_ ("%ld, at best %ld: at most %s better is possible\n"), (long) value, (long) bound, room);
    }
  g_printerr (_ ("Steps: %ld\n"), (long) plan->steps);
}
