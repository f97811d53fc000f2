/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A path as SQL: its column, the text that a list shows of it, and what puts it in order. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-path.h"

/**
 * sam_path_build_column:
 * @name: of a column, from the code, never from who types
 *
 * Returns: (transfer full): SQL
 */
char *
sam_path_build_column (const SamPath *path,
                       const char *name)
{
  if (path->through != NULL)
    return g_strdup_printf ("\"to_%s\".\"%s\"", path->through->name, name);
  return g_strdup_printf ("r.\"%s\"", name);
}

/**
 * sam_path_build_raw:
 *
 * Returns: (transfer full): SQL: the column as it stands in the table
 */
char *
sam_path_build_raw (const SamPath *path)
{
  switch (path->what)
    {
    case SAM_PATH_ID:
      return sam_path_build_column (path, "id");
    case SAM_PATH_TITLE:
      return sam_path_build_column (path, "title");
    case SAM_PATH_CONFLICTED:
      return sam_path_build_column (path, "conflicted");
    case SAM_PATH_PROBLEMS:
      return sam_path_build_column (path, "problems");
    case SAM_PATH_FIELD:
    default:
      return sam_path_build_column (path, path->field->name);
    }
}

/**
 * sam_path_is_number:
 *
 * Returns: whether it compares as a number
 */
gboolean
sam_path_is_number (const SamPath *path)
{
  return path->what == SAM_PATH_PROBLEMS ||
         (path->what == SAM_PATH_FIELD && (path->field->type == SAM_FIELD_INTEGER ||
                                           path->field->type == SAM_FIELD_INSTANT ||
                                           path->field->type == SAM_FIELD_DECIMAL));
}

/**
 * sam_path_is_instant:
 *
 * Returns: whether it is a moment, in seconds of Unix time
 */
gboolean
sam_path_is_instant (const SamPath *path)
{
  return path->what == SAM_PATH_FIELD && path->field->type == SAM_FIELD_INSTANT;
}

/**
 * sam_path_is_truth:
 *
 * Returns: whether it is yes or no
 */
gboolean
sam_path_is_truth (const SamPath *path)
{
  return path->what == SAM_PATH_CONFLICTED || (path->what == SAM_PATH_FIELD && path->field->type == SAM_FIELD_BOOLEAN);
}

/**
 * sam_path_is_reference:
 *
 * Returns: whether it is the id of a record
 */
gboolean
sam_path_is_reference (const SamPath *path)
{
  return path->what == SAM_PATH_FIELD && path->field->type == SAM_FIELD_REF;
}

/**
 * sam_path_is_set:
 *
 * Returns: whether it has several values at once
 */
gboolean
sam_path_is_set (const SamPath *path)
{
  return path->what == SAM_PATH_FIELD && sam_field_is_set_valued (path->field);
}

/**
 * sam_path_is_code:
 *
 * Returns: whether it is compared byte by byte: ids, dates and times, which sort as they are spelled
 */
gboolean
sam_path_is_code (const SamPath *path)
{
  if (path->what != SAM_PATH_FIELD)
    return path->what == SAM_PATH_ID;
  return path->field->type == SAM_FIELD_DATE || path->field->type == SAM_FIELD_TIME ||
         path->field->type == SAM_FIELD_PHONE || path->field->type == SAM_FIELD_POSTCODE;
}

/**
 * sam_path_build_text:
 *
 * Returns: (transfer full): SQL: the value as text, as a list shows it; an instant in UTC, a reference by its title
 */
char *
sam_path_build_text (const SamPath *path)
{
  g_autofree char *raw = sam_path_build_raw (path);

  if (sam_path_is_truth (path))
    return g_strdup_printf ("CASE %s WHEN 0 THEN 'false' WHEN 1 THEN 'true' END", raw);
  if (sam_path_is_instant (path))
    return g_strdup_printf ("strftime ('%%Y-%%m-%%dT%%H:%%M:%%SZ', %s, 'unixepoch')", raw);
  if (sam_path_is_reference (path))
    return g_strdup_printf ("sam_title (%s)", raw);
  if (sam_path_is_set (path))
    return g_strdup_printf ("%s (%s)", path->field->type == SAM_FIELD_REFS ? "sam_titles" : "sam_words", raw);
  return g_steal_pointer (&raw);
}

/* Choices go in the order in which they are offered: a status by its progress. */
static char *
build_choice_order (const SamPath *path,
                    const char *raw)
{
  GString *order = g_string_new (NULL);
  guint i = 0;

  g_string_append_printf (order, "CASE %s", raw);
  for (const SamChoice *choice = path->field->choices; choice->name != NULL; choice++)
    g_string_append_printf (order, " WHEN '%s' THEN %u", choice->name, i++);
  g_string_append (order, " END");
  return g_string_free (order, FALSE);
}

/**
 * sam_path_build_sort_key:
 *
 * A choice sorts in the order of its choices, a reference by the title of what it leads to, a text by its folded form.
 *
 * Returns: (transfer full): SQL: what a list is sorted by
 */
char *
sam_path_build_sort_key (const SamPath *path)
{
  g_autofree char *raw = sam_path_build_raw (path);
  g_autofree char *text = sam_path_build_text (path);

  if (path->what == SAM_PATH_TITLE)
    return sam_path_build_column (path, "sort_title");
  if (path->what == SAM_PATH_FIELD && path->field->type == SAM_FIELD_DECIMAL)
    return g_strdup_printf ("CAST(%s AS REAL)", raw);
  if (sam_path_is_number (path) || sam_path_is_truth (path) || sam_path_is_code (path))
    return g_steal_pointer (&raw);
  if (path->field->type == SAM_FIELD_CHOICE && path->field->choices != NULL)
    return build_choice_order (path, raw);
  if (sam_path_is_reference (path) && path->through == NULL && path->field->refers_to != NULL)
    return g_strdup_printf ("\"to_%s\".sort_title", path->field->name);
  return g_strdup_printf ("sam_sort_key (%s)", text);
}
