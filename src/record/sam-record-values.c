/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields of a record as C types and as people write them. */

#define G_LOG_DOMAIN "samenhulp-record"

#include "record/sam-record.h"

#include "json/sam-json-value.h"
#include "record/sam-field-text.h"
#include "record/sam-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static const SamField *
find_field (SamRecord *self,
            const char *name)
{
  return sam_kind_find_field (sam_record_get_kind (self), name);
}

/* The value of a field that exists and can be read, or NULL. */
static const char *
get_readable (SamRecord *self,
              const char *name)
{
  const SamField *field = find_field (self, name);
  const char *value;

  if (field == NULL)
    {
      g_critical ("The kind %s has no field %s", sam_record_get_kind (self)->name, name);
      return NULL;
    }
  value = sam_record_get_field_value (self, field);
  return value != NULL && sam_field_check_value (field, value, NULL) ? value : NULL;
}

static gboolean
is_json_text (const SamField *field)
{
  return field->type == SAM_FIELD_ITEMS || field->type == SAM_FIELD_OBJECT;
}

/**
 * sam_record_dup_text:
 *
 * Returns: (transfer full) (nullable): the value of a field whose value is one text (JSON text for items and objects)
 */
char *
sam_record_dup_text (SamRecord *self,
                     const char *field)
{
  const char *value = get_readable (self, field);

  if (value == NULL)
    return NULL;
  return is_json_text (find_field (self, field)) ? g_strdup (value) : sam_json_string_from_canonical (value);
}

/**
 * sam_record_dup_strv:
 *
 * Returns: (transfer full) (nullable): the value of a field whose value is a set
 */
char **
sam_record_dup_strv (SamRecord *self,
                     const char *field)
{
  return sam_json_strv_from_canonical (get_readable (self, field));
}

/**
 * sam_record_get_boolean:
 *
 * Returns: the value; FALSE also where it is not known
 */
gboolean
sam_record_get_boolean (SamRecord *self,
                        const char *field)
{
  gboolean boolean = FALSE;

  sam_json_to_boolean (get_readable (self, field), &boolean);
  return boolean;
}

/**
 * sam_record_get_integer:
 *
 * Returns: the value, or @fallback
 */
gint64
sam_record_get_integer (SamRecord *self,
                        const char *field,
                        gint64 fallback)
{
  gint64 integer = fallback;

  return sam_json_to_integer (get_readable (self, field), &integer) ? integer : fallback;
}

/**
 * sam_record_set_text:
 * @text: (nullable): the stored spelling; NULL and the empty text unset the field
 */
void
sam_record_set_text (SamRecord *self,
                     const char *field,
                     const char *text)
{
  const SamField *found = find_field (self, field);

  g_return_if_fail (found != NULL);

  if (text == NULL || *text == '\0')
    sam_record_take_value (self, field, NULL);
  else if (is_json_text (found))
    sam_record_set_value (self, field, text);
  else
    sam_record_take_value (self, field, sam_json_from_string (text));
}

/**
 * sam_record_set_strv:
 * @strings: (nullable): the set; NULL and the empty set unset the field
 */
void
sam_record_set_strv (SamRecord *self,
                     const char *field,
                     const char *const *strings)
{
  gboolean any = strings != NULL && strings[0] != NULL;

  sam_record_take_value (self, field, any ? sam_json_from_strv (strings) : NULL);
}

/**
 * sam_record_set_boolean:
 * @field: of the kind, holding a truth
 *
 * Writes it, a no as well: to say nothing, clear the field.
 */
void
sam_record_set_boolean (SamRecord *self,
                        const char *field,
                        gboolean value)
{
  sam_record_take_value (self, field, sam_json_from_boolean (value));
}

/**
 * sam_record_set_integer:
 * @field: of the kind, holding a whole number
 */
void
sam_record_set_integer (SamRecord *self,
                        const char *field,
                        gint64 value)
{
  g_autofree char *text = sam_json_from_integer (value);

  sam_record_set_value (self, field, text);
}

/**
 * sam_record_parse_field:
 * @text: the value as text; empty unsets
 *
 * Returns: whether @text could be a value; else the field is as before and @error says why
 */
gboolean
sam_record_parse_field (SamRecord *self,
                        const char *field,
                        const char *text,
                        GError **error)
{
  const SamField *found = find_field (self, field);
  g_autofree char *value = NULL;

  if (found == NULL)
    {
      g_set_error (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_NO_FIELD,
                   _ ("A record of kind “%s” has no field “%s”."), sam_record_get_kind (self)->name, field);
      return FALSE;
    }
  if (*text != '\0')
    {
      value = sam_field_parse_text (found, text, error);
      if (value == NULL)
        return FALSE;
    }
  sam_record_set_value (self, field, value);
  return TRUE;
}

/**
 * sam_record_format_field:
 *
 * Returns: (transfer full): the value as text, empty for an absent or unreadable one
 */
char *
sam_record_format_field (SamRecord *self,
                         const char *field)
{
  const SamField *found = find_field (self, field);

  g_return_val_if_fail (found != NULL, g_strdup (""));

  return sam_field_format_text (found, sam_record_get_value (self, field));
}

/**
 * sam_record_has_value:
 * @field: the name of a field of its kind
 *
 * Returns: whether it has a value that can be read; one that the field's own rule refuses counts as none
 */
gboolean
sam_record_has_value (SamRecord *self,
                      const char *field)
{
  return get_readable (self, field) != NULL;
}

/**
 * sam_record_dup_title:
 *
 * Returns: (transfer full): the title as far as it stands in the record itself; references in a title are left to
 *   who can follow them
 */
char *
sam_record_dup_title (SamRecord *self)
{
  const SamKind *kind = sam_record_get_kind (self);
  GString *title = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      g_autofree char *text = NULL;

      if (!(field->flags & SAM_TITLE) || field->type == SAM_FIELD_REF || field->type == SAM_FIELD_REFS)
        continue;
      text = sam_record_format_field (self, field->name);
      if (*text != '\0')
        sam_words_add (title, " ", text);
    }
  return g_string_free (title, FALSE);
}

/**
 * sam_record_validate:
 *
 * Returns: (transfer full) (element-type SamProblem): every problem of the record, in the order of the fields
 */
GArray *
sam_record_validate (SamRecord *self)
{
  const SamKind *kind = sam_record_get_kind (self);
  g_autofree const char **values = sam_record_list_values (self);
  GArray *problems = g_array_new (FALSE, FALSE, sizeof (SamProblem));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      SamProblem problem = { &kind->fields[i], NULL };

      if (!sam_field_check_value (problem.field, values[i], &problem.message))
        g_array_append_val (problems, problem);
    }
  return problems;
}
