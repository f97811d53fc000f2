/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-plan-words.h"

#include <glib/gi18n.h>

static guint
count_idle (const SamPlanLoaded *loaded)
{
  SamSpeeddateProblem *problem = loaded->problem;
  guint idle = 0;

  for (guint p = 0; p < problem->participants->len; p++)
    for (guint r = 0; r < problem->n_rounds; r++)
      idle += loaded->seats[p * problem->n_rounds + r] < 0 &&
              (sam_speeddate_participant (problem, p)->available >> r & 1) != 0;
  return idle;
}

static void
add_sentence (GString *text,
              char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

/* The bound does not know of pins: what they cost shows as room for a better plan. */
static char *
describe_gap (const SamPlanLoaded *loaded)
{
  const guint gap = (guint) MAX (0, loaded->vector[1] - loaded->bound[1]);

  if (loaded->vector[0] > loaded->bound[0])
    return g_strdup (_ ("More “must meet” might be possible."));
  if (gap == 0)
    return g_strdup (_ ("No plan does better on wishes."));
  return g_strdup_printf (ngettext ("At most %u point better is possible on wishes.",
                                    "At most %u points better are possible on wishes.", gap),
                          gap);
}

/**
 * sam_plan_words_describe:
 *
 * Returns: (transfer full): how good the plan is, and how much better one could be
 */
char *
sam_plan_words_describe (const SamPlanLoaded *loaded)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const guint n_must = loaded->problem->must->len;
  const guint met = n_must - (guint) loaded->vector[0];
  const guint idle = count_idle (loaded);

  if (!loaded->has_plan)
    return g_strdup_printf (ngettext ("No plan yet: %u participant.", "No plan yet: %u participants.",
                                      loaded->problem->participants->len),
                            loaded->problem->participants->len);
  if (loaded->violation != NULL)
    {
      /* Translators: %s is a sentence that says why. */
      add_sentence (text, g_strdup_printf (_ ("This plan does not fit any more: %s Plan again."), loaded->violation));
    }
  add_sentence (text, g_strdup_printf (ngettext ("%u of at most %u wished-for talk.",
                                                 "%u of at most %u wished-for talks.", loaded->most_wished),
                                       loaded->wished, loaded->most_wished));
  if (n_must > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u of %u “must meet” kept.", "%u of %u “must meet” kept.", n_must),
                                         met, n_must));
  if (idle > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u time somebody has no table.",
                                                   "%u times somebody has no table.", idle),
                                         idle));
  else
    add_sentence (text, g_strdup (_ ("Everybody has a table in every round.")));
  if (loaded->has_bound && loaded->violation == NULL)
    add_sentence (text, describe_gap (loaded));
  if (loaded->announced)
    add_sentence (text, g_strdup (_ ("Announced.")));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_part (GString *text,
          gint64 change,
          const char *worse,
          const char *better)
{
  g_autofree char *points = NULL;

  if (change == 0)
    return;
  points = g_strdup_printf (ngettext ("%u point", "%u points", (guint) ABS (change)), (guint) ABS (change));
  g_string_append_printf (text, "%s%s (%s)", text->len > 0 ? ", " : "", change > 0 ? worse : better, points);
}

/**
 * sam_plan_words_describe_move:
 *
 * Returns: (transfer full): what a move breaks, or costs and gains
 */
char *
sam_plan_words_describe_move (const SamSpeeddateMove *move)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const guint musts = (guint) ABS (move->change[0]);

  if (move->breaks->len > 0)
    /* Translators: %s is a sentence that says why. */
    return g_strdup_printf (_ ("Not possible: %s"), (const char *) g_ptr_array_index (move->breaks, 0));
  if (move->change[0] > 0)
    g_string_append_printf (text, ngettext ("%u “must meet” is lost", "%u “must meet” are lost", musts), musts);
  else if (move->change[0] < 0)
    g_string_append_printf (text, ngettext ("%u “must meet” is kept", "%u “must meet” are kept", musts), musts);
  add_part (text, move->change[1], _ ("worse for wishes"), _ ("better for wishes"));
  add_part (text, move->change[2], _ ("tables less even"), _ ("tables more even"));
  add_part (text, move->change[3], _ ("less mixed company"), _ ("more mixed company"));
  if (text->len == 0)
    return g_strdup (_ ("Costs nothing"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
