/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-record"

#include "record/sam-field.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "record/sam-kind.h"
#include "record/sam-spelling.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LARGEST_INTEGER (G_GINT64_CONSTANT (1) << 53)

/**
 * sam_field_find_choice:
 *
 * Returns: (nullable): the choice of that name
 */
const SamChoice *
sam_field_find_choice (const SamField *field,
                       const char *name)
{
  for (const SamChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
    if (g_strcmp0 (choice->name, name) == 0)
      return choice;
  return NULL;
}

/**
 * sam_field_is_set_valued:
 *
 * Returns: whether the value is an array of strings
 */
gboolean
sam_field_is_set_valued (const SamField *field)
{
  return field->type == SAM_FIELD_CHOICES || field->type == SAM_FIELD_REFS || field->type == SAM_FIELD_TAGS;
}

static const char *
find_reference_problem (const SamField *field,
                        const char *id)
{
  const char *colon = strchr (id, ':');

  if (!sam_id_is_valid (id))
    return N_ ("This does not name a record.");
  if (field->refers_to != NULL && (strlen (field->refers_to) != (gsize) (colon - id) ||
                                   !g_str_has_prefix (id, field->refers_to)))
    return N_ ("This names a record of another kind.");
  return NULL;
}

static const char *
find_string_problem (const SamField *field,
                     const char *value)
{
  g_autofree char *text = sam_json_string_from_canonical (value);
  const char *problem = NULL;

  if (text == NULL)
    return N_ ("This is not a text.");
  if (*text == '\0' && field->flags & SAM_REQUIRED)
    return N_ ("This must be filled in.");
  if (field->type == SAM_FIELD_CHOICE)
    return sam_field_find_choice (field, text) != NULL ? NULL : N_ ("This is not one of the choices.");
  if (field->type == SAM_FIELD_REF)
    return find_reference_problem (field, text);
  sam_spelling_check (field->type, text, &problem);
  return problem;
}

static const char *
find_set_problem (const SamField *field,
                  const char *value)
{
  g_auto (GStrv) words = sam_json_strv_from_canonical (value);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *problem = NULL;

  if (words == NULL)
    return N_ ("This is not a list of words.");
  if (words[0] == NULL && field->flags & SAM_REQUIRED)
    return N_ ("This must be filled in.");
  for (guint i = 0; words[i] != NULL && problem == NULL; i++)
    {
      if (!g_hash_table_add (seen, words[i]))
        problem = N_ ("This names something twice.");
      else if (field->type == SAM_FIELD_CHOICES && sam_field_find_choice (field, words[i]) == NULL)
        problem = N_ ("This is not one of the choices.");
      else if (field->type == SAM_FIELD_REFS)
        problem = find_reference_problem (field, words[i]);
      else if (*words[i] == '\0')
        problem = N_ ("A word is empty.");
      else
        sam_spelling_check (SAM_FIELD_TEXT, words[i], &problem);
    }
  return problem;
}

static const char *
find_items_problem (const char *value)
{
  g_autoptr (GPtrArray) items = sam_json_items_from_canonical (value);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (items == NULL)
    return N_ ("This is not a list of items.");
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      g_autofree char *id = item == NULL ? NULL : sam_json_to_string (sam_json_object_get (item, "id"));

      if (id == NULL || *id == '\0')
        return N_ ("An item has no id.");
      if (!g_hash_table_add (seen, g_steal_pointer (&id)))
        return N_ ("Two items have the same id.");
    }
  return NULL;
}

static const char *
find_integer_problem (const char *value)
{
  gint64 integer;

  if (!sam_json_to_integer (value, &integer))
    return N_ ("This is not a whole number.");
  if (integer > LARGEST_INTEGER || integer < -LARGEST_INTEGER)
    return N_ ("This number is too large.");
  return NULL;
}

static const char *
find_problem (const SamField *field,
              const char *value)
{
  gboolean boolean;

  switch (field->type)
    {
    case SAM_FIELD_BOOLEAN:
      return sam_json_to_boolean (value, &boolean) ? NULL : N_ ("This is neither yes nor no.");
    case SAM_FIELD_INTEGER:
    case SAM_FIELD_INSTANT:
      return find_integer_problem (value);
    case SAM_FIELD_CHOICES:
    case SAM_FIELD_REFS:
    case SAM_FIELD_TAGS:
      return find_set_problem (field, value);
    case SAM_FIELD_ITEMS:
      return find_items_problem (value);
    case SAM_FIELD_OBJECT:
      return value[0] == '{' ? NULL : N_ ("This is not an object.");
    case SAM_FIELD_TEXT:
    case SAM_FIELD_PROSE:
    case SAM_FIELD_CHOICE:
    case SAM_FIELD_DECIMAL:
    case SAM_FIELD_DATE:
    case SAM_FIELD_TIME:
    case SAM_FIELD_RRULE:
    case SAM_FIELD_EMAIL:
    case SAM_FIELD_URL:
    case SAM_FIELD_PHONE:
    case SAM_FIELD_POSTCODE:
    case SAM_FIELD_REF:
    default:
      return find_string_problem (field, value);
    }
}

/**
 * sam_field_check_value:
 * @value: (nullable): canonical JSON text, or NULL for an empty field
 * @problem: (out) (optional): what forbids the value, one sentence marked for translation
 *
 * What an editor asks before it puts a value into a record, and what a reader asks before it believes one.
 *
 * Returns: whether @value may stand in @field
 */
gboolean
sam_field_check_value (const SamField *field,
                       const char *value,
                       const char **problem)
{
  const char *found;

  if (value != NULL)
    found = find_problem (field, value);
  else
    found = field->flags & SAM_REQUIRED ? N_ ("This must be filled in.") : NULL;
  if (problem != NULL)
    *problem = found;
  return found == NULL;
}
