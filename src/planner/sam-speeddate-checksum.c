/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A bound that is kept with a plan holds for the problem it was found for: one more wish, and there could be better
 * plans. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-checksum.h"

static void
add_objective (GString *text,
               const SamSpeeddateObjective *objective)
{
  for (guint k = 0; k < objective->n_wish; k++)
    g_string_append_printf (text, " %d", objective->wish[k]);
  g_string_append_printf (text, "\n%d %d %d %d %d %d %d\n", objective->idle_first, objective->idle_step,
                          objective->idle_expert, objective->colleague, objective->repeat, objective->same_profession,
                          objective->change);
}

static void
add_expert (GString *text,
            const SamSpeeddateExpert *expert)
{
  g_string_append_printf (text, "%s %u %u %u %d %" G_GINT64_MODIFIER "x\n", expert->id, expert->cap, expert->min,
                          expert->max_run, expert->never_idle, expert->available);
}

static void
add_participant (GString *text,
                 SamSpeeddateProblem *problem,
                 guint p)
{
  const SamSpeeddateParticipant *person = sam_speeddate_participant (problem, p);

  g_string_append_printf (text, "%s\t%s\t%s\t%" G_GINT64_MODIFIER "x ", person->id,
                          person->practice != NULL ? person->practice : "",
                          person->profession != NULL ? person->profession : "", person->available);
  for (guint e = 0; e < problem->experts->len; e++)
    g_string_append_c (text, sam_speeddate_problem_is_forbidden (problem, p, e)
                                 ? 'x'
                                 : (char) ('0' + sam_speeddate_problem_get_weight (problem, p, e)));
  g_string_append_c (text, '\n');
}

static void
add_previous (GString *text,
              SamSpeeddateProblem *problem)
{
  g_string_append_printf (text, "previous %u\n", problem->frozen_rounds);
  for (guint p = 0; p < problem->participants->len; p++)
    {
      g_string_append_printf (text, "%d", sam_speeddate_participant (problem, p)->walk_in);
      for (guint r = 0; r < problem->n_rounds; r++)
        g_string_append_printf (text, " %d", sam_speeddate_problem_get_previous_seat (problem, p, r));
      g_string_append_c (text, '\n');
    }
}

/**
 * sam_speeddate_checksum:
 * @with_previous: whether what was announced counts
 *
 * Pins do not count: a bound holds for the same problem with more pins too, as one without anything announced holds for
 * the same problem with that.
 *
 * Returns: (transfer full): the same for the same problem, on every computer
 */
char *
sam_speeddate_checksum (SamSpeeddateProblem *problem,
                        gboolean with_previous)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%u %d\n", problem->n_rounds, problem->allow_repeat_expert);
  add_objective (text, &problem->objective);
  for (guint e = 0; e < problem->experts->len; e++)
    add_expert (text, sam_speeddate_expert (problem, e));
  for (guint p = 0; p < problem->participants->len; p++)
    add_participant (text, problem, p);
  for (guint i = 0; i < problem->must->len; i++)
    g_string_append_printf (text, "must %u %u\n", g_array_index (problem->must, SamSpeeddateDate, i).participant,
                            g_array_index (problem->must, SamSpeeddateDate, i).expert);
  if (with_previous && problem->has_previous)
    add_previous (text, problem);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
}
