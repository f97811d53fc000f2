/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "samenhulp-config.h"

#include "planner/sam-speeddate-constraint.h"

#include <glib/gi18n-lib.h>

static guint64
list_rounds (SamSpeeddateProblem *problem)
{
  return problem->n_rounds == 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << problem->n_rounds) - 1;
}

static void
add (GArray *constraints,
     SamSpeeddateConstraintKind kind,
     guint participant,
     guint expert,
     guint round)
{
  const SamSpeeddateConstraint constraint = { kind, participant, expert, round };

  g_array_append_val (constraints, constraint);
}

static void
add_dates (GArray *constraints,
           SamSpeeddateConstraintKind kind,
           GArray *dates)
{
  for (guint i = 0; i < dates->len; i++)
    {
      const SamSpeeddateDate *date = &g_array_index (dates, SamSpeeddateDate, i);

      add (constraints, kind, date->participant, date->expert, date->round);
    }
}

/**
 * sam_speeddate_list_constraints:
 *
 * Everything somebody asked for that a plan must keep. That nobody sits at two tables or meets an expert twice, and
 * that played rounds are over, is no choice and not listed.
 *
 * Returns: (transfer full) (element-type SamSpeeddateConstraint): first what is given up least willingly
 */
GArray *
sam_speeddate_list_constraints (SamSpeeddateProblem *problem)
{
  GArray *constraints = g_array_new (FALSE, FALSE, sizeof (SamSpeeddateConstraint));
  const guint64 all = list_rounds (problem);

  for (guint e = 0; e < problem->experts->len; e++)
    if (sam_speeddate_expert (problem, e)->cap < problem->participants->len)
      add (constraints, SAM_SPEEDDATE_CONSTRAINT_CAP, 0, e, 0);
  for (guint p = 0; p < problem->participants->len; p++)
    if ((sam_speeddate_participant (problem, p)->available & all) != all)
      add (constraints, SAM_SPEEDDATE_CONSTRAINT_ABSENCE, p, 0, 0);
  add_dates (constraints, SAM_SPEEDDATE_CONSTRAINT_PIN, problem->pin);
  add_dates (constraints, SAM_SPEEDDATE_CONSTRAINT_FORBID, problem->forbid);
  for (guint e = 0; e < problem->experts->len; e++)
    {
      const SamSpeeddateExpert *expert = sam_speeddate_expert (problem, e);

      if (expert->never_idle)
        add (constraints, SAM_SPEEDDATE_CONSTRAINT_NEVER_IDLE, 0, e, 0);
      if (expert->max_run > 0)
        add (constraints, SAM_SPEEDDATE_CONSTRAINT_MAX_RUN, 0, e, 0);
      if (expert->min > 1)
        add (constraints, SAM_SPEEDDATE_CONSTRAINT_MIN, 0, e, 0);
    }
  return constraints;
}

static void
remove_pin (SamSpeeddateProblem *problem,
            const SamSpeeddateConstraint *constraint)
{
  for (guint i = 0; i < problem->pin->len; i++)
    {
      const SamSpeeddateDate *pin = &g_array_index (problem->pin, SamSpeeddateDate, i);

      if (pin->participant != constraint->participant || pin->expert != constraint->expert ||
          pin->round != constraint->round)
        continue;
      g_array_remove_index (problem->pin, i);
      return;
    }
}

/**
 * sam_speeddate_drop_constraint:
 *
 * Makes the problem one that does not ask for this.
 */
void
sam_speeddate_drop_constraint (SamSpeeddateProblem *problem,
                               const SamSpeeddateConstraint *constraint)
{
  switch (constraint->kind)
    {
    case SAM_SPEEDDATE_CONSTRAINT_CAP:
      sam_speeddate_expert (problem, constraint->expert)->cap = MAX (1, problem->participants->len);
      break;
    case SAM_SPEEDDATE_CONSTRAINT_ABSENCE:
      sam_speeddate_participant (problem, constraint->participant)->available = list_rounds (problem);
      break;
    case SAM_SPEEDDATE_CONSTRAINT_PIN:
      remove_pin (problem, constraint);
      break;
    case SAM_SPEEDDATE_CONSTRAINT_FORBID:
      sam_speeddate_problem_allow (problem, constraint->participant, constraint->expert);
      break;
    case SAM_SPEEDDATE_CONSTRAINT_NEVER_IDLE:
      sam_speeddate_expert (problem, constraint->expert)->never_idle = FALSE;
      break;
    case SAM_SPEEDDATE_CONSTRAINT_MAX_RUN:
      sam_speeddate_expert (problem, constraint->expert)->max_run = 0;
      break;
    case SAM_SPEEDDATE_CONSTRAINT_MIN:
      sam_speeddate_expert (problem, constraint->expert)->min = 1;
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * sam_speeddate_constraint_to_text:
 *
 * Returns: (transfer full): the constraint as a clause
 */
char *
sam_speeddate_constraint_to_text (SamSpeeddateProblem *problem,
                                  const SamSpeeddateConstraint *constraint)
{
  const gboolean of_pair = constraint->kind == SAM_SPEEDDATE_CONSTRAINT_PIN ||
                           constraint->kind == SAM_SPEEDDATE_CONSTRAINT_FORBID;
  const gboolean of_guest = of_pair || constraint->kind == SAM_SPEEDDATE_CONSTRAINT_ABSENCE;
  const gboolean of_host = of_pair || !of_guest;
  const char *who = of_guest ? sam_speeddate_problem_get_participant_name (problem, constraint->participant) : NULL;
  const char *host = of_host ? sam_speeddate_problem_get_expert_name (problem, constraint->expert) : NULL;
  const SamSpeeddateExpert *expert = of_host ? sam_speeddate_expert (problem, constraint->expert) : NULL;

  switch (constraint->kind)
    {
    case SAM_SPEEDDATE_CONSTRAINT_CAP:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s has %u place at the table",
                                           "%s has %u places at the table", expert->cap),
                              host, expert->cap);
    case SAM_SPEEDDATE_CONSTRAINT_ABSENCE:
      return g_strdup_printf (_ ("%s is not there in every round"), who);
    case SAM_SPEEDDATE_CONSTRAINT_PIN:
      return g_strdup_printf (_ ("%s is pinned to %s in round %u"), who, host, constraint->round + 1);
    case SAM_SPEEDDATE_CONSTRAINT_FORBID:
      return g_strdup_printf (_ ("%s and %s must not meet"), who, host);
    case SAM_SPEEDDATE_CONSTRAINT_NEVER_IDLE:
      return g_strdup_printf (_ ("%s must never sit alone"), host);
    case SAM_SPEEDDATE_CONSTRAINT_MAX_RUN:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s needs a break after %u round",
                                           "%s needs a break after %u rounds", expert->max_run),
                              host, expert->max_run);
    case SAM_SPEEDDATE_CONSTRAINT_MIN:
    default:
      return g_strdup_printf (_ ("%s needs at least %u at the table"), host, expert->min);
    }
}
