/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns that are fields of the record itself: in their stored spelling, as a .csv of this program has them, or as a
 * spreadsheet of it shows them to people. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-import-private.h"

#include "exchange/sam-dutch-values.h"
#include "exchange/sam-recurrence-reader.h"
#include "network/sam-name-key.h"
#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The stored name of a choice by its label, in the person's language or in English. */
const char *
sam_import_find_choice (const SamField *field,
                        const char *text)
{
  g_autofree char *key = sam_name_key (text);

  for (const SamChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
    {
      g_autofree char *label = sam_name_key (_ (choice->label));
      g_autofree char *english = sam_name_key (choice->label);

      if (strcmp (key, label) == 0 || strcmp (key, english) == 0)
        return choice->name;
    }
  return NULL;
}

/* Labels with "," or ";" between; FALSE when one of them is no label. */
gboolean
sam_import_take_choices (SamRecord *record,
                         const SamField *field,
                         const char *text)
{
  g_auto (GStrv) labels = g_strsplit_set (text, ",;", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; labels[i] != NULL; i++)
    {
      const char *name = sam_import_find_choice (field, labels[i]);

      if (name == NULL)
        return FALSE;
      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  sam_record_set_strv (record, field->name, (const char *const *) names);
  return TRUE;
}

static gboolean
take_boolean (SamRecord *record,
              const SamField *field,
              const char *text)
{
  SamAnswer answer = sam_dutch_read_answer (text);

  if (answer == SAM_ANSWER_YES || answer == SAM_ANSWER_NO)
    sam_record_set_boolean (record, field->name, answer == SAM_ANSWER_YES);
  return answer != SAM_ANSWER_NOT_UNDERSTOOD;
}

static char *
read_rule (const char *text)
{
  char *rule = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  sam_recurrence_read (text, &rule, &start, &end);
  return rule;
}

/* As people write it, where that differs from what is stored. */
static gboolean
take_as_written (SamRecord *record,
                 const SamField *field,
                 const char *text)
{
  g_autofree char *stored = NULL;

  switch ((int) field->type)
    {
    case SAM_FIELD_CHOICE:
    case SAM_FIELD_CHOICES:
      if (field->type == SAM_FIELD_CHOICES)
        return sam_import_take_choices (record, field, text);
      stored = g_strdup (sam_import_find_choice (field, text));
      break;
    case SAM_FIELD_BOOLEAN:
      return take_boolean (record, field, text);
    case SAM_FIELD_PHONE:
      stored = sam_dutch_read_phone (text);
      break;
    case SAM_FIELD_DATE:
      stored = sam_dutch_read_date (text);
      break;
    case SAM_FIELD_TIME:
      stored = sam_dutch_read_time (text);
      break;
    case SAM_FIELD_POSTCODE:
      stored = sam_dutch_read_postcode (text);
      break;
    case SAM_FIELD_RRULE:
      stored = read_rule (text);
      break;
    default:
      return FALSE;
    }
  if (stored != NULL)
    sam_record_set_text (record, field->name, stored);
  return stored != NULL;
}

/* As an export writes them: what is there already needs no id to be meant. */
static gboolean
is_what_is_there (SamImport *import,
                  SamRecord *record,
                  const SamField *field,
                  const char *text)
{
  g_autoptr (SamRecord) there = sam_store_load (import->store, sam_record_get_id (record), NULL);
  g_auto (GStrv) ids = NULL;
  g_autoptr (GString) titles = g_string_new (NULL);

  if (there == NULL)
    return FALSE;
  ids = field->type == SAM_FIELD_REFS ? sam_record_dup_strv (there, field->name) : g_new0 (char *, 2);
  if (field->type == SAM_FIELD_REF)
    ids[0] = sam_record_dup_text (there, field->name);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autofree char *title = sam_store_dup_title (import->store, ids[i]);

      g_string_append_printf (titles, "%s%s", i > 0 ? "; " : "", title != NULL ? title : ids[i]);
    }
  return g_str_equal (titles->str, text);
}

static void
take_field (SamImport *import,
            SamRecord *record,
            const SamField *field)
{
  g_autofree char *text = sam_import_dup_cell (import, field->name);
  g_autoptr (GError) error = NULL;

  if (*text == '\0' || sam_record_parse_field (record, field->name, text, &error) ||
      take_as_written (record, field, text))
    return;
  /* Names of other records are no sure way to find them. */
  if (field->type == SAM_FIELD_REF || field->type == SAM_FIELD_REFS)
    {
      if (is_what_is_there (import, record, field, text))
        return;
      sam_import_note (import, _ ("%s: “%s” was left out; only an id says which record is meant."), _ (field->label), text);
    }
  else
    sam_import_problem (import, "%s", error->message);
}

static gboolean
is_topic_names (SamImport *import,
                const SamField *field)
{
  g_autofree char *text = sam_import_dup_cell (import, field->name);

  return field->type == SAM_FIELD_REFS && g_strcmp0 (field->refers_to, "topic") == 0 && *text != '\0' &&
         !g_str_has_prefix (text, "topic:");
}

/* Where words of the list stay that mean nothing to us. */
static const char *
find_notes (const SamKind *kind)
{
  static const char *const names[] = { "notes", "private_notes", "remarks", "description" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (sam_kind_find_field (kind, names[i]) != NULL)
      return names[i];
  return NULL;
}

/* Every column that is a field of @record and has no reader of its own; or, in a list that this program wrote, every
 * column that is a field. */
void
sam_import_take_others (SamImport *import,
                        SamRecord *record)
{
  const SamKind *kind = sam_record_get_kind (record);
  gboolean ours = g_hash_table_contains (import->columns, "id");

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];

      if (!ours && sam_import_has_reader (kind, field->name))
        continue;
      if (is_topic_names (import, field))
        sam_import_take_topics (import, record, field->name, field->name, find_notes (kind));
      else
        take_field (import, record, field);
    }
}
