/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-decision-text.h"

#include <glib/gi18n.h>

static const char *
name_author (const SamVersion *version)
{
  return version->mine ? _ ("you") : (version->author != NULL ? version->author : _ ("somebody"));
}

static const char *
name_value (const char *value)
{
  return value != NULL && *value != '\0' ? value : _ ("empty");
}

/* (nullable): whoever had what was chosen. */
static const SamVersion *
find_chosen (const SamConflictView *decision,
             const SamDifference *difference)
{
  for (guint i = 0; i < difference->n_values; i++)
    if (g_strcmp0 (difference->values[i], difference->merged) == 0)
      return g_ptr_array_index (decision->conflict->versions, i);
  return NULL;
}

/* A value that may be sensitive is not told, only where it came from. */
static char *
format_chosen (const SamConflictView *decision,
               const SamFieldView *field)
{
  const SamDifference *difference = field->difference;
  const SamVersion *version = find_chosen (decision, difference);
  gboolean hidden = difference->field != NULL && (difference->field->flags & SAM_SENSITIVE) != 0;
  g_autofree char *value = hidden ? NULL : g_strdup_printf ("“%s”", name_value (field->merged));
  g_autofree char *told = g_strjoin (": ", field->label, value, NULL);

  if (version != NULL)
    /* Translators: what was chosen in a conflict, "Place: “Kerkrade”", and who had written that */
    return g_strdup_printf (_ ("%s (by %s)"), told, name_author (version));
  if (g_strcmp0 (difference->merged, difference->base) == 0)
    /* Translators: what was chosen in a conflict: neither side, but what it had been */
    return g_strdup_printf (_ ("%s (as it was before)"), told);
  /* What the others wrote never came here, so it may be theirs. */
  if (decision->conflict->versions->len < 2)
    return g_steal_pointer (&told);
  /* Translators: what was chosen in a conflict: neither side, but something new */
  return g_strdup_printf (_ ("%s (written anew)"), told);
}

static void
add_others (GPtrArray *lines,
            const SamConflictView *decision,
            const SamFieldView *field)
{
  const SamDifference *difference = field->difference;

  if (difference->field != NULL && (difference->field->flags & SAM_SENSITIVE) != 0)
    return;
  for (guint i = 0; i < difference->n_values; i++)
    if (g_strcmp0 (difference->values[i], difference->merged) != 0)
      /* Translators: what was not chosen in a conflict, and who had written that */
      g_ptr_array_add (lines, g_strdup_printf (_ ("not “%s” (by %s)"), name_value (field->values[i]),
                                               name_author (g_ptr_array_index (decision->conflict->versions, i))));
}

/**
 * sam_decision_text_format:
 * @decision: of sam_conflict_view_load_decision()
 *
 * Returns: (transfer full): some lines
 */
char *
sam_decision_text_format (const SamConflictView *decision)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (lines, g_strdup (_ ("Conflict settled. This was chosen:")));
  for (guint i = 0; i < decision->fields->len; i++)
    {
      const SamFieldView *field = g_ptr_array_index (decision->fields, i);

      g_ptr_array_add (lines, format_chosen (decision, field));
      add_others (lines, decision, field);
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
