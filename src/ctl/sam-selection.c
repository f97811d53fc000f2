/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-selection.h"

#include "network/sam-question-entry.h"
#include "record/sam-field-text.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *sign;
  SamCompare compare;
} Sign;

/* Longer signs first: "!=" ends in "=". */
static const Sign signs[] = {
  { "!=", SAM_COMPARE_NOT_EQUAL },
  { "=", SAM_COMPARE_EQUAL },
  { "<", SAM_COMPARE_LESS },
  { ">", SAM_COMPARE_GREATER },
  { "~", SAM_COMPARE_CONTAINS },
};

static const Sign *
find_sign (const char *text,
           const char **place)
{
  const Sign *found = NULL;

  *place = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *at = strstr (text, signs[i].sign);

      if (at != NULL && (*place == NULL || at < *place))
        {
          *place = at;
          found = &signs[i];
        }
    }
  return found;
}

/* "topics=ID" means that it is one of them. */
static SamCompare
choose_compare (const SamKind *kind,
                const char *path,
                const Sign *sign,
                const char *value)
{
  const SamField *field = sam_kind_find_field (kind, path);

  if (sign->compare == SAM_COMPARE_EQUAL && *value != '\0' && field != NULL && sam_field_is_set_valued (field))
    return SAM_COMPARE_CONTAINS;
  return sign->compare;
}

/* The field that a path ends in; NULL for what stands beside the fields, such as the title. */
static const SamField *
find_last (const SamKind *kind,
           const char *path)
{
  const char *dot = strchr (path, '.');
  g_autofree char *first = dot != NULL ? g_strndup (path, (gsize) (dot - path)) : NULL;
  const SamField *through = dot != NULL ? sam_kind_find_field (kind, first) : NULL;

  if (dot == NULL)
    return sam_kind_find_field (kind, path);
  if (through == NULL || through->refers_to == NULL)
    return NULL;
  return sam_kind_find_field (sam_kind_find (through->refers_to), dot + 1);
}

/* What is asked for as it is stored: a choice may be given by its label. */
static char *
dup_stored (const SamField *field,
            SamCompare compare,
            const char *value,
            GError **error)
{
  const gboolean whole = compare == SAM_COMPARE_EQUAL || compare == SAM_COMPARE_NOT_EQUAL;
  g_autofree char *json = NULL;

  if (field == NULL || field->choices == NULL || !whole ||
      (field->type != SAM_FIELD_CHOICE && field->type != SAM_FIELD_CHOICES))
    return g_strdup (value);
  json = sam_field_parse_text (field, value, error);
  return json != NULL ? sam_field_format_text (field, json) : NULL;
}

/* Topics are known by name, as where they are put; which these are, only the region knows. */
static gboolean
has_names_of_topics (const SamField *field,
                     const char *value)
{
  return field != NULL && g_strcmp0 (field->refers_to, "topic") == 0 && *value != '\0' &&
         !g_str_has_prefix (value, "topic:");
}

static gboolean
add_condition (SamQuery *query,
               const SamCommand *command,
               const SamKind *kind,
               const char *text)
{
  const char *place;
  const Sign *sign = find_sign (text, &place);
  g_autofree char *path = NULL;
  g_autofree char *stored = NULL;
  g_autoptr (GError) error = NULL;
  const char *value;

  if (sign == NULL)
    {
      sam_command_misused (command, _ ("“%s” is no condition like FIELD=VALUE"), text);
      return FALSE;
    }
  path = g_strndup (text, (gsize) (place - text));
  value = place + strlen (sign->sign);
  if (has_names_of_topics (find_last (kind, path), value))
    return TRUE;
  if (*value != '\0')
    stored = dup_stored (find_last (kind, path), sign->compare, value, &error);
  if (error == NULL &&
      sam_query_add_condition (query, path, choose_compare (kind, path, sign, value), stored, &error))
    return TRUE;
  sam_command_misused (command, "%s", error->message);
  return FALSE;
}

/**
 * sam_selection_to_query:
 *
 * Topics that are meant by their names are for sam_selection_add_topics().
 *
 * Returns: (transfer full) (nullable): the query; if there is none, it has been said why
 */
SamQuery *
sam_selection_to_query (const SamSelection *self,
                        const SamCommand *command,
                        const SamKind *kind)
{
  g_autoptr (SamQuery) query = sam_query_new (kind);
  g_autoptr (GError) error = NULL;
  gboolean descending = self->sort != NULL && self->sort[0] == '-';

  for (guint i = 0; self->where != NULL && self->where[i] != NULL; i++)
    if (!add_condition (query, command, kind, self->where[i]))
      return NULL;
  if (self->search != NULL)
    sam_query_set_search (query, self->search);
  if (self->sort != NULL && !sam_query_set_order (query, self->sort + descending, descending, &error))
    {
      sam_command_misused (command, "%s", error->message);
      return NULL;
    }
  return g_steal_pointer (&query);
}

static gboolean
add_topics (SamQuery *query,
            SamStore *store,
            const char *text,
            GError **error)
{
  const SamKind *kind = sam_query_get_kind (query);
  const char *place;
  const Sign *sign = find_sign (text, &place);
  g_autofree char *path = g_strndup (text, (gsize) (place - text));
  const char *value = place + strlen (sign->sign);
  g_auto (GStrv) ids = NULL;

  if (!has_names_of_topics (find_last (kind, path), value))
    return TRUE;
  ids = sam_question_read_topics (store, value, error);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (!sam_query_add_condition (query, path, choose_compare (kind, path, sign, value), ids[i], error))
      return FALSE;
  return ids != NULL;
}

/**
 * sam_selection_add_topics:
 * @query: what sam_selection_to_query() returned
 *
 * Returns: whether the region knows the topics that are named; if not, it has been said which one
 */
gboolean
sam_selection_add_topics (const SamSelection *self,
                          const SamCommand *command,
                          SamStore *store,
                          SamQuery *query)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; self->where != NULL && self->where[i] != NULL; i++)
    if (!add_topics (query, store, self->where[i], &error))
      {
        sam_command_misused (command, "%s", error->message);
        return FALSE;
      }
  return TRUE;
}

void
sam_selection_clear (SamSelection *self)
{
  g_clear_pointer (&self->where, g_strfreev);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->sort, g_free);
}
