/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-plan-words.h"

#include "record/sam-words.h"

#include <glib/gi18n.h>

/**
 * sam_plan_words_describe:
 *
 * Returns: (transfer full): how good the plan is, and how much better one could be
 */
char *
sam_plan_words_describe (const SamPlanLoaded *loaded)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!loaded->has_plan)
    return g_strdup_printf (ngettext ("No plan yet: %u participant.", "No plan yet: %u participants.",
                                      loaded->problem->participants->len),
                            loaded->problem->participants->len);
  if (loaded->violation != NULL)
    {
      /* Translators: %s is a sentence that says why. */
      sam_words_add_printf (text, " ", _ ("This plan does not fit any more: %s Plan again."), loaded->violation);
    }
  sam_words_take (text, " ", sam_plan_loaded_describe_worth (loaded));
  if (loaded->announced)
    sam_words_add (text, " ", _ ("Announced."));
  if (loaded->changes != NULL && loaded->changes->len > 0)
    sam_words_add_printf (text, " ",
                          ngettext ("%u seat is other than announced.", "%u seats are other than announced.",
                                    loaded->changes->len),
                          loaded->changes->len);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sam_plan_words_describe_change:
 *
 * Returns: (transfer full): who must go where, as it is called through the room
 */
char *
sam_plan_words_describe_change (const SamPlanLoaded *loaded,
                                const SamSpeeddateChange *change)
{
  const char *who = sam_evening_guest (loaded->evening, change->participant)->name;
  const guint round = change->round + 1;
  const SamEveningHost *from = change->from >= 0 ? sam_evening_host (loaded->evening, change->from) : NULL;
  const SamEveningHost *to = change->to >= 0 ? sam_evening_host (loaded->evening, change->to) : NULL;

  if (to == NULL)
    /* Translators: the number of a round, a participant */
    return g_strdup_printf (_ ("Round %u: %s has no table"), round, who);
  if (from == NULL)
    /* Translators: the number of a round, a participant, the number of a table, its expert */
    return g_strdup_printf (_ ("Round %u: %s to table %u (%s)"), round, who, to->table, to->first_name);
  /* Translators: the number of a round, a participant, the number of a table, its expert, the table announced before */
  return g_strdup_printf (_ ("Round %u: %s to table %u (%s), not to table %u"), round, who, to->table, to->first_name,
                          from->table);
}

static void
add_part (GString *text,
          const char *words)
{
  sam_words_add (text, ", ", words);
}

/* Takes @words, and says them only of something. */
static void
add_count (GString *text,
           guint n,
           char *words)
{
  if (n > 0)
    add_part (text, words);
  g_free (words);
}

/* Talks are counted; what else the planner weighs has no number that says anything to people. */
static void
add_wishes (GString *text,
            const SamSpeeddateMove *move)
{
  const guint less = (guint) MAX (0, -move->wished);
  const guint more = (guint) MAX (0, move->wished);

  add_count (text, less,
             g_strdup_printf (ngettext ("%u wished-for talk less", "%u wished-for talks less", less), less));
  add_count (text, more,
             g_strdup_printf (ngettext ("%u wished-for talk more", "%u wished-for talks more", more), more));
  if (move->wished == 0 && move->change[1] != 0)
    add_part (text, move->change[1] > 0 ? _ ("worse for wishes") : _ ("better for wishes"));
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
  const guint lost = (guint) MAX (0, move->change[0]);
  const guint kept = (guint) MAX (0, -move->change[0]);
  const guint along = move->along->len;

  if (move->breaks->len > 0)
    /* Translators: %s is a sentence that says why. */
    return g_strdup_printf (_ ("Not possible: %s"), (const char *) g_ptr_array_index (move->breaks, 0));
  add_count (text, along,
             g_strdup_printf (ngettext ("%u other seat changes too", "%u other seats change too", along), along));
  add_count (text, lost, g_strdup_printf (ngettext ("%u “must meet” is lost", "%u “must meet” are lost", lost), lost));
  add_count (text, kept, g_strdup_printf (ngettext ("%u “must meet” is kept", "%u “must meet” are kept", kept), kept));
  add_wishes (text, move);
  if (move->change[2] != 0)
    add_part (text, move->change[2] > 0 ? _ ("tables less even") : _ ("tables more even"));
  if (move->change[3] != 0)
    add_part (text, move->change[3] > 0 ? _ ("less mixed company") : _ ("more mixed company"));
  if (text->len == 0)
    return g_strdup (_ ("Costs nothing"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sam_plan_words_describe_along:
 *
 * Returns: (transfer full) (nullable): who else goes elsewhere with a move; %NULL: nobody
 */
char *
sam_plan_words_describe_along (const SamPlanLoaded *loaded,
                               const SamSpeeddateMove *move)
{
  const guint named = MIN (move->along->len, 4);
  const guint rest = move->along->len - named;
  g_autoptr (GString) text = g_string_new (_ ("Also changed:"));

  for (guint i = 0; i < named; i++)
    {
      const SamSpeeddateChange *change = &g_array_index (move->along, SamSpeeddateChange, i);
      g_autofree char *words = sam_plan_words_describe_change (loaded, change);

      g_string_append_printf (text, "\n%s", words);
    }
  if (rest > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u other seat", "and %u other seats", rest), rest);
    }
  return named > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
