/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-export-tally.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SamExportTally
{
  GPtrArray *records;   /* (element-type SamLeftOut): records that are not in the file */
  GHashTable *withheld; /* (element-type SamField): nobody agreed to some of these values */
  SamRecord *record;    /* (nullable): the one at hand, as it goes */
  GHashTable *pending;  /* (element-type SamField): what it holds and was not written yet */
  GHashTable *said;     /* (element-type SamField): what was written of some record */
  GHashTable *unsaid;   /* SamField → names of choices: what was not written of some record */
  gboolean says_all;
  GHashTable *unknown; /* (element-type utf8): keys of newer versions; NULL: the format keeps them */
  GPtrArray *left_out; /* (element-type utf8): sentences */
};

/**
 * sam_export_tally_new:
 *
 * Returns: (transfer full): a tally of what did not go, empty as yet
 */
SamExportTally *
sam_export_tally_new (void)
{
  SamExportTally *self = g_new0 (SamExportTally, 1);

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_left_out_free);
  self->withheld = g_hash_table_new (NULL, NULL);
  self->pending = g_hash_table_new (NULL, NULL);
  self->said = g_hash_table_new (NULL, NULL);
  self->unsaid = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sam_export_tally_free:
 * @self: (transfer full): a tally; the fields that it counts stay their kind's
 */
void
sam_export_tally_free (SamExportTally *self)
{
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->withheld, g_hash_table_unref);
  g_clear_object (&self->record);
  g_clear_pointer (&self->pending, g_hash_table_unref);
  g_clear_pointer (&self->said, g_hash_table_unref);
  g_clear_pointer (&self->unsaid, g_hash_table_unref);
  g_clear_pointer (&self->unknown, g_hash_table_unref);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_free (self);
}

/**
 * sam_export_tally_hold_back:
 * @title: (nullable): what people call it
 *
 * A record is not in the file.
 */
void
sam_export_tally_hold_back (SamExportTally *self,
                            const char *id,
                            const char *title,
                            const SamExportReason *reason)
{
  g_ptr_array_add (self->records, sam_left_out_new (id, title, reason));
}

/**
 * sam_export_tally_get_records:
 *
 * Returns: (transfer none) (element-type SamLeftOut): the records that are not in the file, in their order
 */
GPtrArray *
sam_export_tally_get_records (SamExportTally *self)
{
  return self->records;
}

/* Who saved last and when is the program's own and stands in no list of what is missing. */
static gboolean
is_bookkeeping (const SamField *field)
{
  static const char *const names[] = { "edited_by", "edited_at", "merged_into", NULL };

  return g_strv_contains (names, field->name);
}

/* One of a choice may be said where another is not, so each that is not is kept. */
static void
note_unsaid (SamExportTally *self,
             const SamField *field)
{
  GHashTable *names = g_hash_table_lookup (self->unsaid, field);
  g_autofree char *text = NULL;
  g_auto (GStrv) values = NULL;

  if (names == NULL)
    {
      names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->unsaid, (gpointer) field, names);
    }
  if (field->choices != NULL && (field->type == SAM_FIELD_CHOICE || field->type == SAM_FIELD_CHOICES))
    text = sam_record_format_field (self->record, field->name);
  values = g_strsplit (text != NULL ? text : "", "; ", -1);
  for (guint i = 0; values[i] != NULL; i++)
    g_hash_table_add (names, g_strdup (values[i]));
}

/* The writer is done with the record at hand. */
static void
settle (SamExportTally *self)
{
  GHashTableIter iter;
  gpointer field;

  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    note_unsaid (self, field);
  sam_export_tally_forget (self);
}

/**
 * sam_export_tally_forget:
 *
 * The record noted last is not in the file after all: nothing of it was left out of it.
 */
void
sam_export_tally_forget (SamExportTally *self)
{
  g_hash_table_remove_all (self->pending);
  g_clear_object (&self->record);
}

static void
note_fields (SamExportTally *self,
             GPtrArray *fields,
             SamRecord *record,
             SamRecord *filtered)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const SamField *field = g_ptr_array_index (fields, i);

      if (sam_record_get_value (record, field->name) == NULL || is_bookkeeping (field))
        continue;
      if (sam_record_get_value (filtered, field->name) != NULL)
        g_hash_table_add (self->pending, (gpointer) field);
      else
        g_hash_table_add (self->withheld, (gpointer) field);
    }
}

/**
 * sam_export_tally_withhold:
 * @field: what it refers to may not be named there
 */
void
sam_export_tally_withhold (SamExportTally *self,
                           const SamField *field)
{
  g_hash_table_add (self->withheld, (gpointer) field);
}

/* Outside the region such a key never goes, as nobody can say how far it may. */
static void
note_unknown_keys (SamExportTally *self,
                   SamRecord *filtered)
{
  g_auto (GStrv) keys = sam_json_object_dup_keys (sam_record_get_members (filtered));

  for (guint i = 0; self->unknown != NULL && keys[i] != NULL; i++)
    if (sam_kind_find_field (sam_record_get_kind (filtered), keys[i]) == NULL)
      g_hash_table_add (self->unknown, g_strdup (keys[i]));
}

/**
 * sam_export_tally_note:
 * @fields: (element-type SamField): those that travel as far as the file does
 * @record: a record as it is
 * @filtered: what of it goes to the recipient
 */
void
sam_export_tally_note (SamExportTally *self,
                       GPtrArray *fields,
                       SamRecord *record,
                       SamRecord *filtered)
{
  settle (self);
  self->record = g_object_ref (filtered);
  note_fields (self, fields, record, filtered);
  note_unknown_keys (self, filtered);
}

/**
 * sam_export_tally_say:
 * @field: (nullable): its value in the record noted last was written; NULL: each value of each record is
 */
void
sam_export_tally_say (SamExportTally *self,
                      const SamField *field)
{
  if (field == NULL)
    self->says_all = TRUE;
  else if (g_hash_table_remove (self->pending, field))
    g_hash_table_add (self->said, (gpointer) field);
}

/**
 * sam_export_tally_say_unknown:
 *
 * The form keeps keys that this version does not know: none of them is left out.
 */
void
sam_export_tally_say_unknown (SamExportTally *self)
{
  g_clear_pointer (&self->unknown, g_hash_table_unref);
}

static void
add_sentence (GPtrArray *sentences,
              char *sentence)
{
  if (g_ptr_array_find_with_equal_func (sentences, sentence, g_str_equal, NULL))
    g_free (sentence);
  else
    g_ptr_array_add (sentences, sentence);
}

/**
 * sam_export_tally_leave_out:
 * @sentence: (transfer full): what is not in the file; each is told once
 */
void
sam_export_tally_leave_out (SamExportTally *self,
                            char *sentence)
{
  add_sentence (self->left_out, sentence);
}

static char *
join (GStrvBuilder *words)
{
  g_auto (GStrv) list = g_strv_builder_end (words);

  return *list != NULL ? g_strjoinv (", ", list) : NULL;
}

/* In the order of the table; NULL: there are none. */
static char *
join_withheld (SamExportTally *self,
               GPtrArray *fields)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (guint i = 0; i < fields->len; i++)
    {
      const SamField *field = g_ptr_array_index (fields, i);

      if (g_hash_table_contains (self->withheld, field))
        g_strv_builder_add (labels, g_dgettext (GETTEXT_PACKAGE, field->label));
    }
  return join (labels);
}

/* "Status"; "Status (Full, Forming)" where other statuses were written. */
static char *
describe_unsaid (SamExportTally *self,
                 const SamField *field,
                 GHashTable *names)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_autofree char *values = NULL;

  if (g_hash_table_contains (self->said, field))
    for (const SamChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
      if (g_hash_table_contains (names, choice->name))
        g_strv_builder_add (labels, g_dgettext (GETTEXT_PACKAGE, choice->label));
  values = join (labels);
  if (values == NULL)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, field->label));
  return g_strdup_printf ("%s (%s)", g_dgettext (GETTEXT_PACKAGE, field->label), values);
}

/* In the order of the table; NULL: all was said. */
static char *
join_unsaid (SamExportTally *self,
             GPtrArray *fields)
{
  g_autoptr (GStrvBuilder) phrases = g_strv_builder_new ();

  for (guint i = 0; i < fields->len && !self->says_all; i++)
    {
      const SamField *field = g_ptr_array_index (fields, i);
      GHashTable *names = g_hash_table_lookup (self->unsaid, field);
      g_autofree char *phrase = names != NULL ? describe_unsaid (self, field, names) : NULL;

      if (phrase != NULL)
        g_strv_builder_add (phrases, phrase);
    }
  return join (phrases);
}

static void
add_unknown (SamExportTally *self,
             GPtrArray *sentences)
{
  g_autoptr (GList) keys = self->unknown != NULL ? g_hash_table_get_keys (self->unknown) : NULL;

  keys = g_list_sort (keys, (GCompareFunc) strcmp);
  for (GList *key = keys; key != NULL; key = key->next)
    add_sentence (sentences, g_strdup_printf (_ ("“%s”, which this version does not know, was left out; .json keeps "
                                                 "it."),
                                              (char *) key->data));
}

/* One sentence for each reason. */
static void
add_records (SamExportTally *self,
             GPtrArray *sentences)
{
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->records->len; i++)
    {
      const SamLeftOut *record = g_ptr_array_index (self->records, i);

      if (g_hash_table_add (told, (gpointer) record->reason))
        add_sentence (sentences, sam_left_out_describe (self->records, record->reason));
    }
}

/**
 * sam_export_tally_dup_left_out:
 * @fields: (element-type SamField): in the order in which they are named
 *
 * Returns: (transfer full): sentences on what is not in the file: because nobody agreed to it, or because its format
 *   has no place for it
 */
char **
sam_export_tally_dup_left_out (SamExportTally *self,
                               GPtrArray *fields)
{
  g_autofree char *withheld = join_withheld (self, fields);
  g_autofree char *unsaid = NULL;
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  settle (self);
  unsaid = join_unsaid (self, fields);
  add_records (self, sentences);
  if (withheld != NULL)
    add_sentence (sentences, g_strdup_printf (_ ("Left out where nobody agreed to it: %s."), withheld));
  for (guint i = 0; i < self->left_out->len; i++)
    add_sentence (sentences, g_strdup (g_ptr_array_index (self->left_out, i)));
  add_unknown (self, sentences);
  if (unsaid != NULL)
    add_sentence (sentences, g_strdup_printf (_ ("This form has no place for: %s."), unsaid));
  return (char **) g_ptr_array_free (g_steal_pointer (&sentences), FALSE);
}
