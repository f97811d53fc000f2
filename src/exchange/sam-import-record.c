/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-import-private.h"

#include "network/sam-name-key.h"
#include "record/sam-spelling.h"
#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Kinds without a reader of their own, and lists that this program wrote: each column is a field. */
gboolean
sam_import_build_record (SamImport *import)
{
  g_autofree char *id = sam_import_dup_id (import);
  g_autofree char *fresh = sam_id_new (import->kind);
  g_autoptr (SamRecord) record = sam_record_new (import->kind, id != NULL ? id : fresh);
  SamKnown *known = id != NULL ? sam_known_set_get (import->own, id) : NULL;
  GPtrArray *namesakes;
  g_autofree char *key = NULL;

  sam_import_take_others (import, record);
  import->row->title = sam_record_dup_title (record);
  key = sam_name_key (import->row->title != NULL ? import->row->title : "");
  /* An identity that was never seen before says nothing: another program made it. */
  namesakes = *key != '\0' && known == NULL && (id == NULL || import->table->kind != NULL)
                  ? sam_known_set_find (import->own, key)
                  : NULL;
  if (namesakes != NULL)
    {
      g_autofree char *body = sam_record_to_body (record);

      known = g_ptr_array_index (namesakes, 0);
      g_object_unref (record);
      record = sam_record_new_from_body (import->kind, known->id, NULL, body, NULL);
    }
  if (known == NULL)
    known = sam_known_set_add (import->own, sam_record_get_id (record), import->row->line, import->row->title);
  sam_import_claim (import, known);
  if (*key == '\0' && id == NULL)
    {
      sam_import_problem (import, _ ("The name is missing."));
      return FALSE;
    }
  g_ptr_array_add (import->row->records, g_steal_pointer (&record));
  return TRUE;
}

/* Space around a word, as another program may have stored it, makes no other word of it. */
static gboolean
has_word (char **words,
          const char *word)
{
  g_autofree char *wanted = sam_spelling_trim (word);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *there = sam_spelling_trim (words[i]);

      if (g_str_equal (there, wanted))
        return TRUE;
    }
  return FALSE;
}

/* A set keeps what it has and gets what is new to it. */
static gboolean
unite (SamRecord *whole,
       SamRecord *said,
       const char *field)
{
  g_auto (GStrv) there = sam_record_dup_strv (whole, field);
  g_auto (GStrv) more = sam_record_dup_strv (said, field);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  gboolean changed = FALSE;

  if (there != NULL)
    g_strv_builder_addv (builder, (const char **) there);
  for (guint i = 0; more != NULL && more[i] != NULL; i++)
    if (!has_word (there, more[i]))
      {
        g_strv_builder_add (builder, more[i]);
        changed = TRUE;
      }
  all = g_strv_builder_end (builder);
  if (changed)
    sam_record_set_strv (whole, field, (const char *const *) all);
  return changed;
}

static gboolean
add_prose (SamRecord *whole,
           SamRecord *said,
           const char *field)
{
  g_autofree char *before = g_strdup (sam_record_get_value (whole, field));
  g_autofree char *text = sam_record_dup_text (said, field);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      sam_import_append_text (whole, field, lines[i]);
  return g_strcmp0 (before, sam_record_get_value (whole, field)) != 0;
}

/* Another way of writing the same name is no reason to change it. */
static gboolean
is_same_name (SamRecord *whole,
              SamRecord *said,
              const SamField *field)
{
  g_autofree char *there = sam_record_dup_text (whole, field->name);
  g_autofree char *more = sam_record_dup_text (said, field->name);
  g_autofree char *there_key = there != NULL ? sam_name_key (there) : NULL;
  g_autofree char *more_key = more != NULL ? sam_name_key (more) : NULL;

  return field->type == SAM_FIELD_TEXT && (field->flags & SAM_TITLE) && g_strcmp0 (there_key, more_key) == 0;
}

static gboolean
combine_field (SamRecord *whole,
               SamRecord *said,
               const SamField *field)
{
  const char *value = sam_record_get_value (said, field->name);

  if (value == NULL || g_strcmp0 (sam_record_get_value (whole, field->name), value) == 0)
    return FALSE;
  if (field->type == SAM_FIELD_REFS || field->type == SAM_FIELD_TAGS || field->type == SAM_FIELD_CHOICES)
    return unite (whole, said, field->name);
  if (field->type == SAM_FIELD_PROSE)
    return add_prose (whole, said, field->name);
  if (is_same_name (whole, said, field))
    return FALSE;
  sam_record_set_value (whole, field->name, value);
  return TRUE;
}

/**
 * sam_import_combine:
 * @there: (nullable): the record as it is
 * @said: what a list says of it
 * @changed_fields: (element-type utf8): the names of the fields that change are added here
 *
 * A list adds and replaces; it never removes.
 *
 * Returns: (transfer full): the record as it will be; @said itself where there is none
 */
SamRecord *
sam_import_combine (SamRecord *there,
                    SamRecord *said,
                    GPtrArray *changed_fields)
{
  const SamKind *kind = sam_record_get_kind (said);
  SamRecord *whole;

  if (there == NULL)
    return g_object_ref (said);
  whole = sam_record_copy (there);
  for (guint i = 0; i < kind->n_fields; i++)
    if (combine_field (whole, said, &kind->fields[i]))
      g_ptr_array_add (changed_fields, g_strdup (kind->fields[i].name));
  return whole;
}
