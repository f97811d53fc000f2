/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-query-private.h"

#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
clear_condition (gpointer data)
{
  SamCondition *condition = data;

  g_free (condition->value);
}

/**
 * sam_query_new:
 *
 * Returns: (transfer full): a query for all records of @kind, by title
 */
SamQuery *
sam_query_new (const SamKind *kind)
{
  SamQuery *self = g_new0 (SamQuery, 1);

  g_return_val_if_fail (kind != NULL, NULL);

  self->kind = kind;
  self->columns = g_array_new (FALSE, FALSE, sizeof (SamPath));
  self->conditions = g_array_new (FALSE, FALSE, sizeof (SamCondition));
  g_array_set_clear_func (self->conditions, clear_condition);
  return self;
}

/**
 * sam_query_copy:
 *
 * Returns: (transfer full): a query of its own that asks the same
 */
SamQuery *
sam_query_copy (SamQuery *self)
{
  SamQuery *copy = sam_query_new (self->kind);

  g_array_append_vals (copy->columns, self->columns->data, self->columns->len);
  for (guint i = 0; i < self->conditions->len; i++)
    {
      SamCondition condition = g_array_index (self->conditions, SamCondition, i);

      condition.value = g_strdup (condition.value);
      g_array_append_val (copy->conditions, condition);
    }
  copy->ordered = self->ordered;
  copy->order = self->order;
  copy->descending = self->descending;
  copy->search = g_strdup (self->search);
  copy->rule = self->rule;
  return copy;
}

void
sam_query_free (SamQuery *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->columns);
  g_array_unref (self->conditions);
  g_free (self->search);
  g_free (self);
}

/**
 * sam_query_get_kind:
 *
 * Returns: (transfer none): what is asked for
 */
const SamKind *
sam_query_get_kind (SamQuery *self)
{
  return self->kind;
}

/* What stands in every kind's table beside its fields. */
static gboolean
parse_fixed (const char *name,
             SamPath *path)
{
  static const struct
  {
    const char *name;
    int what;
  } fixed[] = {
    { "id", SAM_PATH_ID },
    { "title", SAM_PATH_TITLE },
    { "conflicted", SAM_PATH_CONFLICTED },
    { "problems", SAM_PATH_PROBLEMS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (g_str_equal (fixed[i].name, name))
      {
        path->what = fixed[i].what;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_last (const SamKind *kind,
            const char *name,
            SamPath *path)
{
  if (parse_fixed (name, path))
    return TRUE;
  path->what = SAM_PATH_FIELD;
  path->field = kind != NULL ? sam_kind_find_field (kind, name) : NULL;
  return path->field != NULL;
}

static gboolean
leads_on (const SamField *field,
          gboolean sets)
{
  return field != NULL && field->refers_to != NULL &&
         (field->type == SAM_FIELD_REF || (sets && field->type == SAM_FIELD_REFS));
}

/* @sets: whether the path may lead through a set of references; one cell has no room for what many lead to. */
static gboolean
parse_path (const SamKind *kind,
            const char *text,
            gboolean sets,
            SamPath *path,
            GError **error)
{
  const char *dot = strchr (text, '.');
  g_autofree char *first = NULL;

  memset (path, 0, sizeof *path);
  if (dot == NULL && parse_last (kind, text, path))
    return TRUE;
  if (dot != NULL)
    {
      first = g_strndup (text, (gsize) (dot - text));
      path->through = sam_kind_find_field (kind, first);
      if (leads_on (path->through, sets) &&
          parse_last (sam_kind_find (path->through->refers_to), dot + 1, path))
        return TRUE;
    }
  g_set_error (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_NO_FIELD, _ ("A record of kind “%s” has no field “%s”."),
               kind->name, text);
  return FALSE;
}

/**
 * sam_query_add_column:
 * @path: a field, or a field of what a reference leads to
 *
 * Returns: FALSE with SAM_RECORD_ERROR_NO_FIELD when the path names no field
 */
gboolean
sam_query_add_column (SamQuery *self,
                      const char *path,
                      GError **error)
{
  SamPath parsed;

  if (!parse_path (self->kind, path, FALSE, &parsed, error))
    return FALSE;
  g_array_append_val (self->columns, parsed);
  return TRUE;
}

static gboolean
add_condition (SamQuery *self,
               const char *path,
               SamCompare compare,
               const char *value,
               gboolean alternative,
               GError **error)
{
  SamCondition condition = { .compare = compare, .alternative = alternative };

  if (!parse_path (self->kind, path, TRUE, &condition.path, error))
    return FALSE;
  condition.value = g_strdup (value);
  g_array_append_val (self->conditions, condition);
  return TRUE;
}

/**
 * sam_query_add_condition:
 * @value: (nullable): in its stored spelling
 *
 * Adds a condition; a record must meet all of them. Behind a set of references ("topics.domain") it is enough that one
 * of what they lead to meets it.
 *
 * Returns: FALSE with SAM_RECORD_ERROR_NO_FIELD when the path names no field
 */
gboolean
sam_query_add_condition (SamQuery *self,
                         const char *path,
                         SamCompare compare,
                         const char *value,
                         GError **error)
{
  return add_condition (self, path, compare, value, FALSE, error);
}

/**
 * sam_query_add_alternative:
 * @value: (nullable): in its stored spelling
 *
 * As sam_query_add_condition(), but of all that are added with this, a record need meet only one.
 *
 * Returns: FALSE with SAM_RECORD_ERROR_NO_FIELD when the path names no field
 */
gboolean
sam_query_add_alternative (SamQuery *self,
                           const char *path,
                           SamCompare compare,
                           const char *value,
                           GError **error)
{
  return add_condition (self, path, compare, value, TRUE, error);
}

/**
 * sam_query_add_ids:
 * @ids: (array zero-terminated=1): of records
 *
 * Adds the condition that a record is one of these.
 */
void
sam_query_add_ids (SamQuery *self,
                   const char *const *ids)
{
  g_autofree char *value = sam_json_from_strv (ids);

  sam_query_add_condition (self, "id", SAM_COMPARE_ONE_OF, value, NULL);
}

/**
 * sam_query_set_order:
 *
 * Returns: FALSE with SAM_RECORD_ERROR_NO_FIELD when the path names no field
 */
gboolean
sam_query_set_order (SamQuery *self,
                     const char *path,
                     gboolean descending,
                     GError **error)
{
  SamPath parsed;

  if (!parse_path (self->kind, path, FALSE, &parsed, error))
    return FALSE;
  self->ordered = TRUE;
  self->order = parsed;
  self->descending = descending;
  return TRUE;
}

/**
 * sam_query_set_search:
 * @text: (nullable): words that a record must have, or their beginnings
 *
 * Without an order set, the best come first.
 */
void
sam_query_set_search (SamQuery *self,
                      const char *text)
{
  g_free (self->search);
  self->search = text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
}

/**
 * sam_query_set_rule:
 * @rule: (nullable): what chooses among the records
 *
 * Adds the condition that a record is one of those that the rule names. It is asked anew each time that the query is,
 * so that a list follows what changes in the region.
 */
void
sam_query_set_rule (SamQuery *self,
                    SamQueryRule rule)
{
  self->rule = rule;
}

void
sam_row_free (SamRow *row)
{
  if (row == NULL)
    return;
  for (guint i = 0; i < row->n_cells; i++)
    g_free (row->cells[i]);
  g_free (row->cells);
  g_free (row->id);
  g_free (row->title);
  g_free (row);
}
