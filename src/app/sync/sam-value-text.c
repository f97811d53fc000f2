/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-value-text.h"

#include <glib/gi18n.h>

#include "app/rows/sam-row-text.h"
#include "app/sam-dates.h"
#include "exchange/sam-recurrence-writer.h"
#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "record/sam-record.h"
#include "record/sam-words.h"
#include "store/sam-parallel.h"
#include "store/sam-query.h"

/* A record that is gone still has a name to people. */
static char *
format_title (SamStore *store,
              const char *id)
{
  char *title = sam_store_dup_title (store, id);
  g_autoptr (SamGone) gone = title == NULL ? sam_store_describe_gone (store, id, NULL) : NULL;

  if (title != NULL)
    return title;
  if (gone != NULL && gone->title != NULL)
    /* Translators: %s is what a record was called */
    return g_strdup_printf (_ ("%s (deleted)"), gone->title);
  return g_strdup (_ ("(deleted)"));
}

/* Names of choices, or ids, as people call them. */
static char *
format_set (SamStore *store,
            const SamField *field,
            const char *value)
{
  g_auto (GStrv) names = sam_json_to_strv (value);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const SamChoice *choice = field->choices != NULL ? sam_field_find_choice (field, names[i]) : NULL;

      if (field->type == SAM_FIELD_REFS)
        g_ptr_array_add (words, format_title (store, names[i]));
      else
        g_ptr_array_add (words, g_strdup (choice != NULL ? _ (choice->label) : names[i]));
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

static char *
format_single (SamStore *store,
               const SamField *field,
               const char *value)
{
  g_autofree char *text = sam_json_to_string (value);
  const SamChoice *choice;

  if (text == NULL)
    return g_strdup (value);
  if (field->type == SAM_FIELD_REF)
    return format_title (store, text);
  choice = sam_field_find_choice (field, text);
  return g_strdup (choice != NULL ? _ (choice->label) : text);
}

static char *
format_rule (const char *value)
{
  g_autofree char *rule = sam_json_to_string (value);
  char *words = rule != NULL ? sam_recurrence_describe (rule) : NULL;

  return words != NULL ? words : g_strdup (rule != NULL ? rule : value);
}

static char *
dup_day (SamJsonObject *item,
         const char *key)
{
  g_autofree char *text = sam_json_to_string (sam_json_object_get (item, key));

  return text != NULL ? sam_dates_format_within (text) : NULL;
}

/* What an item is about: a day on which a group does not meet, or a milestone. */
static char *
dup_head (const SamField *field,
          SamJsonObject *item)
{
  g_autofree char *id = sam_json_to_string (sam_json_object_get (item, "id"));
  const SamChoice *choice = id != NULL && field->choices != NULL ? sam_field_find_choice (field, id) : NULL;
  g_autofree char *date = dup_day (item, "date");
  g_autofree char *instead = dup_day (item, "moved_to");

  if (choice != NULL)
    return g_strdup (_ (choice->label));
  if (date != NULL && instead != NULL)
    return g_strdup_printf (_ ("not on %s but on %s"), date, instead);
  if (date != NULL)
    return g_strdup_printf (_ ("not on %s"), date);
  return instead != NULL ? g_strdup_printf (_ ("also on %s"), instead) : NULL;
}

/* Items one after the other, each with whatever stands in it. */
static char *
format_items (const SamField *field,
              GPtrArray *items)
{
  static const char *const told[] = { "id", "date", "moved_to", NULL };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (items->pdata[i], -1, NULL);
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *head = item != NULL ? dup_head (field, item) : g_strdup (items->pdata[i]);
      g_auto (GStrv) keys = item != NULL ? sam_json_object_dup_keys (item) : NULL;

      if (head != NULL)
        g_string_append (words, head);
      for (guint n = 0; keys != NULL && keys[n] != NULL; n++)
        {
          g_autofree char *member = dup_day (item, keys[n]);

          if (!g_strv_contains (told, keys[n]))
            sam_words_add (words, " · ", member != NULL ? member : sam_json_object_get (item, keys[n]));
        }
      sam_words_add (text, "; ", words->str);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sam_value_text_format:
 * @id: of the record that has the value
 * @field: (nullable): NULL for one of a newer program
 * @value: (nullable): JSON text
 *
 * Returns: (transfer full): as people read it, references by their titles; empty where there is no value
 */
char *
sam_value_text_format (SamStore *store,
                       const char *id,
                       const SamField *field,
                       const char *value)
{
  g_autoptr (SamRecord) record = NULL;
  g_autoptr (GPtrArray) items = NULL;
  gboolean truth;

  if (value == NULL)
    return g_strdup ("");
  if (field == NULL)
    return g_strdup (value);
  switch ((int) field->type)
    {
    case SAM_FIELD_REF:
    case SAM_FIELD_CHOICE:
      return format_single (store, field, value);
    case SAM_FIELD_REFS:
    case SAM_FIELD_CHOICES:
      return format_set (store, field, value);
    case SAM_FIELD_BOOLEAN:
      return g_strdup (sam_json_to_boolean (value, &truth) && truth ? _ ("Yes") : _ ("No"));
    case SAM_FIELD_RRULE:
      return format_rule (value);
    case SAM_FIELD_ITEMS:
      items = sam_json_to_items (value);
      return items != NULL ? format_items (field, items) : g_strdup (value);
    case SAM_FIELD_OBJECT:
    case SAM_FIELD_INSTANT:
      record = sam_record_new (sam_kind_of_id (id), id);
      sam_record_set_value (record, field->name, value);
      return sam_record_format_field (record, field->name);
    default:
      return sam_row_text_format (field, value);
    }
}
