/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-linked-words.h"

#include <glib/gi18n.h>

#include "app/sam-dates.h"
#include "record/sam-kind.h"
#include "record/sam-words.h"

/**
 * sam_linked_join_parts:
 * @parts: (transfer full) (element-type utf8): of which %NULL and empty ones are left out
 *
 * Returns: (transfer full): the parts with " · " between
 */
char *
sam_linked_join_parts (GPtrArray *parts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const char *part = g_ptr_array_index (parts, i);

      if (part != NULL && *part != '\0')
        sam_words_add (text, " · ", part);
    }
  g_ptr_array_unref (parts);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sam_linked_new_parts:
 *
 * Returns: (transfer full) (element-type utf8): for sam_linked_join_parts()
 */
GPtrArray *
sam_linked_new_parts (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/**
 * sam_linked_tell_day:
 * @sentence: with %s for the day, such as _("since %s")
 * @day: (nullable): YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): the day in the sentence; %NULL for no day
 */
char *
sam_linked_tell_day (const char *sentence,
                     const char *day,
                     const GDate *today)
{
  g_autofree char *text = day != NULL ? sam_dates_format_day (day, today) : NULL;
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);

  return text != NULL ? g_strjoinv (text, parts) : NULL;
}

/**
 * sam_linked_tell_verified:
 * @day: (nullable): when somebody last asked a group if all is right, YYYY-MM-DD
 *
 * Returns: (transfer full): that, or that nobody ever did
 */
char *
sam_linked_tell_verified (const char *day,
                          const GDate *today)
{
  char *told = sam_linked_tell_day (_ ("Verified on %s"), day, today);

  return told != NULL ? told : g_strdup (_ ("Never verified"));
}

/**
 * sam_linked_get_label:
 * @name: (nullable): of a choice of the field
 *
 * Returns: (nullable): the choice as people read it
 */
const char *
sam_linked_get_label (const char *kind,
                      const char *field,
                      const char *name)
{
  const SamField *found = sam_kind_find_field (sam_kind_find (kind), field);
  const SamChoice *choice = name != NULL ? sam_field_find_choice (found, name) : NULL;

  return choice != NULL ? _ (choice->label) : NULL;
}

/**
 * sam_linked_is_true:
 * @cell: (nullable): of a row
 */
gboolean
sam_linked_is_true (const char *cell)
{
  return g_strcmp0 (cell, "true") == 0;
}

/**
 * sam_linked_has_come:
 * @day: (nullable): YYYY-MM-DD
 *
 * Returns: whether the day has come; no day has not
 */
gboolean
sam_linked_has_come (const char *day,
                     const char *today)
{
  return day != NULL && g_strcmp0 (day, today) <= 0;
}
