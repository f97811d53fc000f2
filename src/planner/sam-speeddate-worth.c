/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "samenhulp-config.h"

#include "planner/sam-speeddate-worth.h"

#include "planner/sam-speeddate.h"

#include <glib/gi18n-lib.h>

/**
 * sam_speeddate_room_to_text:
 * @value: of a level; smaller is better
 * @bound: no plan has less
 *
 * By which part of what it is now a level could get better, at most: rounded up, so that it stays true.
 *
 * Returns: (transfer full) (nullable): a percentage; %NULL for none, or all of it: that says
 *   nothing
 */
char *
sam_speeddate_room_to_text (gint64 value,
                            gint64 bound)
{
  const gint64 whole = ABS (value);
  const gint64 room = value - bound;
  gint64 thousandths;

  if (room <= 0 || room >= whole)
    return NULL;
  thousandths = (1000 * room + whole - 1) / whole;
  /* Translators: a percentage, with so many digits after the point as the first number says */
  return thousandths < 100 ? g_strdup_printf (_ ("%.*f%%"), 1, (double) thousandths / 10)
                           : g_strdup_printf (_ ("%.*f%%"), 0, (double) ((thousandths + 9) / 10));
}

/* Takes @sentence. */
static void
add_sentence (GString *text,
              char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

static guint
count_idle (SamSpeeddateProblem *problem,
            const int *seats)
{
  guint idle = 0;

  for (guint p = 0; p < problem->participants->len; p++)
    for (guint r = 0; r < problem->n_rounds; r++)
      idle += seats[p * problem->n_rounds + r] < 0 &&
              (sam_speeddate_participant (problem, p)->available >> r & 1) != 0;
  return idle;
}

static gboolean
is_everybody_there (SamSpeeddateProblem *problem)
{
  const guint64 all = problem->n_rounds < 64 ? (G_GUINT64_CONSTANT (1) << problem->n_rounds) - 1 : G_MAXUINT64;

  for (guint p = 0; p < problem->participants->len; p++)
    if ((sam_speeddate_participant (problem, p)->available & all) != all)
      return FALSE;
  return TRUE;
}

/* What can be counted. */
static void
add_counts (GString *text,
            SamSpeeddateProblem *problem,
            const int *seats,
            guint most_wished,
            guint must_missed)
{
  const guint wished = sam_speeddate_count_wished (problem, seats, NULL);
  const guint elsewhere = problem->n_wishes_without_table;
  const guint n_must = problem->must->len;
  const guint idle = count_idle (problem, seats);

  add_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of at most %u wished-for talk.",
                                                    "%u of at most %u wished-for talks.", most_wished),
                                       wished, most_wished));
  if (elsewhere > 0)
    add_sentence (text,
                  g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                "%u more wish is for an expert or topic without a table.",
                                                "%u more wishes are for experts or topics without a table.", elsewhere),
                                   elsewhere));
  if (n_must > 0)
    add_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u “must meet” kept.",
                                                      "%u of %u “must meet” kept.", n_must),
                                         n_must - must_missed, n_must));
  if (idle > 0)
    add_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u time somebody has no table.",
                                                      "%u times somebody has no table.", idle),
                                         idle));
  else
    add_sentence (text, g_strdup (is_everybody_there (problem)
                                      ? _ ("Everybody has a table in every round.")
                                      : _ ("Everybody has a table in every round they are there.")));
}

/* What there is to say of each level after the first: that it is the best, or how much better it could be. */
static char *
describe_level (guint level,
                const char *room)
{
  switch (level)
    {
    case 1:
      /* Translators: %s is a percentage */
      return room != NULL ? g_strdup_printf (_ ("Wishes could be met at most %s better."), room)
                          : g_strdup (_ ("No plan does better on wishes."));
    case 2:
      /* Translators: %s is a percentage */
      return room != NULL ? g_strdup_printf (_ ("Tables could be at most %s more even."), room)
                          : g_strdup (_ ("No plan has tables more even."));
    default:
      /* Translators: practices and professions apart, and few who meet twice; %s is a percentage */
      return room != NULL ? g_strdup_printf (_ ("People could be mixed at most %s better."), room)
                          : g_strdup (_ ("No plan mixes people better."));
    }
}

/* Where the bound says nothing, neither do we. */
static void
add_level (GString *text,
           guint level,
           const gint64 *vector,
           const gint64 *bound)
{
  g_autofree char *room = sam_speeddate_room_to_text (vector[level], bound[level]);

  if (room != NULL || vector[level] == bound[level])
    add_sentence (text, describe_level (level, room));
}

/**
 * sam_speeddate_worth_to_text:
 * @seats: participant × round
 * @most_wished: of sam_speeddate_count_wished()
 * @vector: what the seats are worth
 * @bound: (nullable): how good the levels could be at best
 * @n_bounds: so many of them, from the first, are known
 *
 * A bound on a level is one for plans that are at the bounds of the levels above it, but that company's does not ask
 * for tables as even as can be.
 *
 * Returns: (transfer full): in sentences, how good a plan is, and how much better one could be
 */
char *
sam_speeddate_worth_to_text (SamSpeeddateProblem *problem,
                             const int *seats,
                             guint most_wished,
                             const gint64 *vector,
                             const gint64 *bound,
                             guint n_bounds)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_counts (text, problem, seats, most_wished, (guint) vector[0]);
  if (n_bounds >= 1 && vector[0] > bound[0])
    {
      const guint more = (guint) (vector[0] - bound[0]);

      add_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "At most %u more “must meet” is possible.",
                                                        "At most %u more “must meet” are possible.", more),
                                           more));
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  for (guint level = 1; level < n_bounds && (level == 1 || vector[1] == bound[1]); level++)
    add_level (text, level, vector, bound);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
