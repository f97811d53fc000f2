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
  GHashTable *filled;   /* (element-type SamField): what the records hold */
  GHashTable *said;     /* (element-type SamField): of which this was written */
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
  self->filled = g_hash_table_new (NULL, NULL);
  self->said = g_hash_table_new (NULL, NULL);
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
  g_clear_pointer (&self->filled, g_hash_table_unref);
  g_clear_pointer (&self->said, g_hash_table_unref);
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
        g_hash_table_add (self->filled, (gpointer) field);
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
  note_fields (self, fields, record, filtered);
  note_unknown_keys (self, filtered);
}

/**
 * sam_export_tally_say:
 * @field: (nullable): the format has a place for it; NULL: for every field
 */
void
sam_export_tally_say (SamExportTally *self,
                      const SamField *field)
{
  if (field == NULL)
    self->says_all = TRUE;
  else
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

/* The labels of fields that are in @these and not in @those, in the order of the table; NULL: there are none. */
static char *
join_labels (GPtrArray *fields,
             GHashTable *these,
             GHashTable *those)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      const SamField *field = g_ptr_array_index (fields, i);

      if (g_hash_table_contains (these, field) && (those == NULL || !g_hash_table_contains (those, field)))
        g_strv_builder_add (labels, g_dgettext (GETTEXT_PACKAGE, field->label));
    }
  list = g_strv_builder_end (labels);
  return *list != NULL ? g_strjoinv (", ", list) : NULL;
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
  g_autofree char *withheld = join_labels (fields, self->withheld, NULL);
  g_autofree char *unsaid = self->says_all ? NULL : join_labels (fields, self->filled, self->said);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_null_terminated (0, g_free, TRUE);

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
