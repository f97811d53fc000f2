/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "samenhulp-config.h"

#include "planner/sam-speeddate-feasible.h"

#include <glib/gi18n-lib.h>

/* Seats that are settled before the plan is made: pins, and the rounds already played. */
static GArray *
list_fixed (SamSpeeddateProblem *problem)
{
  GArray *fixed = g_array_new (FALSE, FALSE, sizeof (SamSpeeddateDate));

  g_array_append_vals (fixed, problem->pin->data, problem->pin->len);
  for (guint p = 0; p < problem->participants->len && problem->has_previous; p++)
    for (guint r = 0; r < problem->frozen_rounds; r++)
      {
        const int e = sam_speeddate_problem_get_previous_seat (problem, p, r);
        SamSpeeddateDate date = { p, (guint) e, r };

        if (e >= 0)
          g_array_append_val (fixed, date);
      }
  return fixed;
}

static void
check_alone (SamSpeeddateProblem *problem,
             const SamSpeeddateDate *pin,
             GPtrArray *findings)
{
  const char *who = sam_speeddate_problem_get_participant_name (problem, pin->participant);
  const char *host = sam_speeddate_problem_get_expert_name (problem, pin->expert);
  SamSpeeddateParticipant *participant = sam_speeddate_participant (problem, pin->participant);
  SamSpeeddateExpert *expert = sam_speeddate_expert (problem, pin->expert);

  if (sam_speeddate_problem_is_forbidden (problem, pin->participant, pin->expert))
    g_ptr_array_add (findings,
                     sam_speeddate_finding_new (SAM_SPEEDDATE_PIN_FORBIDDEN, (int) pin->participant,
                                                (int) pin->expert, (int) pin->round,
                                                g_strdup_printf (_ ("%s is pinned to %s in round %u, but the two must "
                                                                    "not meet. Remove the pin."),
                                                                 who, host, pin->round + 1)));
  if ((participant->available & expert->available) >> pin->round & 1)
    return;
  g_ptr_array_add (findings,
                   sam_speeddate_finding_new (SAM_SPEEDDATE_PIN_UNAVAILABLE, (int) pin->participant,
                                              (int) pin->expert, (int) pin->round,
                                              g_strdup_printf (_ ("%s is pinned to %s in round %u, but one of the two "
                                                                  "is not there then. Remove the pin."),
                                                               who, host, pin->round + 1)));
}

static void
check_two (SamSpeeddateProblem *problem,
           const SamSpeeddateDate *one,
           const SamSpeeddateDate *other,
           GPtrArray *findings)
{
  const char *who = sam_speeddate_problem_get_participant_name (problem, one->participant);
  const char *one_host = sam_speeddate_problem_get_expert_name (problem, one->expert);
  const char *other_host = sam_speeddate_problem_get_expert_name (problem, other->expert);

  if (one->participant != other->participant)
    return;
  if (one->round == other->round && one->expert != other->expert)
    g_ptr_array_add (findings,
                     sam_speeddate_finding_new (SAM_SPEEDDATE_PIN_TWO_TABLES, (int) one->participant, -1,
                                                (int) one->round,
                                                g_strdup_printf (_ ("%s is pinned to two tables in round %u: %s and "
                                                                    "%s. Remove one of the pins."),
                                                                 who, one->round + 1,
                                                                 one_host,
                                                                 other_host)));
  if (one->round != other->round && one->expert == other->expert && !problem->allow_repeat_expert)
    g_ptr_array_add (findings,
                     sam_speeddate_finding_new (SAM_SPEEDDATE_PIN_REPEAT, (int) one->participant, (int) one->expert, -1,
                                                g_strdup_printf (_ ("%s is pinned to %s twice, in rounds %u and %u. "
                                                                    "Remove one of the pins."),
                                                                 who,
                                                                 one_host,
                                                                 one->round + 1, other->round + 1)));
}

static guint
count_pinned (GArray *fixed,
              guint e,
              guint r)
{
  g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < fixed->len; i++)
    {
      const SamSpeeddateDate *date = &g_array_index (fixed, SamSpeeddateDate, i);

      if (date->expert == e && date->round == r)
        g_hash_table_add (people, GUINT_TO_POINTER (date->participant + 1));
    }
  return g_hash_table_size (people);
}

static void
check_table (SamSpeeddateProblem *problem,
             GArray *fixed,
             guint e,
             GPtrArray *findings)
{
  SamSpeeddateExpert *expert = sam_speeddate_expert (problem, e);
  const char *host = sam_speeddate_problem_get_expert_name (problem, e);
  guint run = 0;

  for (guint r = 0; r < problem->n_rounds; r++)
    {
      const guint n = count_pinned (fixed, e, r);
      const gboolean played = problem->has_previous && r < problem->frozen_rounds;

      run = n > 0 ? run + 1 : 0;
      if (played)
        continue;
      if (n > expert->cap)
        g_ptr_array_add (findings,
                         sam_speeddate_finding_new (SAM_SPEEDDATE_PIN_CAPACITY, -1, (int) e, (int) r,
                                                    g_strdup_printf (_ ("%u people are pinned to %s in round %u, where "
                                                                        "%u fit. Remove a pin."),
                                                                     n, host, r + 1, expert->cap)));
      if (expert->max_run == 0 || run != expert->max_run + 1)
        continue;
      g_ptr_array_add (findings,
                       sam_speeddate_finding_new (SAM_SPEEDDATE_PIN_MAX_RUN, -1, (int) e, (int) r,
                                                  g_strdup_printf (_ ("People are pinned to %s in %u rounds in a row "
                                                                      "up to round %u, but a break is due after %u. "
                                                                      "Remove a pin."),
                                                                   host, run, r + 1, expert->max_run)));
    }
}

/**
 * sam_speeddate_check_pins:
 * @findings: (element-type SamSpeeddateFinding): what is wrong with the pins is added here
 */
void
sam_speeddate_check_pins (SamSpeeddateProblem *problem,
                          GPtrArray *findings)
{
  g_autoptr (GArray) fixed = list_fixed (problem);

  for (guint i = 0; i < fixed->len; i++)
    {
      const SamSpeeddateDate *date = &g_array_index (fixed, SamSpeeddateDate, i);

      /* What was played is as it is; only a pin can be wrong. The pins come first. */
      if (i < problem->pin->len)
        check_alone (problem, date, findings);
      for (guint j = 0; j < MIN (i, problem->pin->len); j++)
        check_two (problem, &g_array_index (fixed, SamSpeeddateDate, j), date, findings);
    }
  for (guint e = 0; e < problem->experts->len; e++)
    check_table (problem, fixed, e, findings);
}
