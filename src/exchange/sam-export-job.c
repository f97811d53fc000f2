/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hands records to a writer one by one, so that a region of any size can be exported. A writer never sees a record as
 * it is, only what of it may go to the recipient: the same choice as for publication, by reach and by consent. What a
 * writer does not say of what it was given is told at the end. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-export-job.h"

#include "exchange/sam-export-tally.h"
#include "json/sam-json-value.h"
#include "network/sam-published.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROWS_AT_ONCE 200

struct _SamExportJob
{
  SamStore *store;
  SamQuery *query;
  SamPublisher publisher;
  char *today;
  GHashTable *consents; /* (nullable): what each is about → the consents; NULL: nobody has to agree */
  GCancellable *cancellable;
  GPtrArray *fields;
  GArray *keys;
  guint next_key;
  GPtrArray *rows;
  guint next_row;
  GPtrArray *written; /* (element-type utf8): ids */
  SamExportTally *tally;
  GHashTable *unnamed; /* id → whether they may not know what it is called */
};

static gboolean
allows (SamExportJob *self,
        const SamField *field)
{
  return field->reach >= sam_projection_get_reach (self->publisher.channel);
}

/**
 * sam_export_job_new:
 * @query: which records and in which order
 * @keys: (nullable) (element-type gint64): of which rows instead, and in which order
 * @recipient: for whom; what stays on this computer goes to nobody
 * @today: YYYY-MM-DD, on which consents count
 *
 * Returns: (transfer full) (nullable): the job, or NULL with @error set
 */
SamExportJob *
sam_export_job_new (SamStore *store,
                    SamQuery *query,
                    GArray *keys,
                    SamChannel recipient,
                    const char *today,
                    GCancellable *cancellable,
                    GError **error)
{
  const SamKind *kind = sam_query_get_kind (query);
  g_autoptr (SamExportJob) self = g_new0 (SamExportJob, 1);

  self->store = store;
  self->query = sam_query_copy (query);
  self->today = g_strdup (today);
  self->publisher = (SamPublisher){ .channel = recipient, .today = self->today };
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->fields = g_ptr_array_new ();
  self->written = g_ptr_array_new_with_free_func (g_free);
  self->tally = sam_export_tally_new ();
  self->unnamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < kind->n_fields; i++)
    if (allows (self, &kind->fields[i]))
      g_ptr_array_add (self->fields, (gpointer) &kind->fields[i]);
  if (recipient != SAM_CHANNEL_REGION)
    self->consents = sam_consents_load (store, NULL, error);
  if (recipient == SAM_CHANNEL_REGION || self->consents != NULL)
    self->keys = keys != NULL ? g_array_ref (keys) : sam_store_find_keys (store, self->query, cancellable, error);
  return self->keys == NULL ? NULL : g_steal_pointer (&self);
}

/**
 * sam_export_job_free:
 * @self: (transfer full): a job; with it go the lists that it lent, and not the store
 */
void
sam_export_job_free (SamExportJob *self)
{
  g_clear_pointer (&self->query, sam_query_free);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->consents, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->written, g_ptr_array_unref);
  g_clear_pointer (&self->tally, sam_export_tally_free);
  g_clear_pointer (&self->unnamed, g_hash_table_unref);
  g_free (self);
}

/**
 * sam_export_job_get_kind:
 *
 * Returns: (transfer none): what is exported
 */
const SamKind *
sam_export_job_get_kind (SamExportJob *self)
{
  return sam_query_get_kind (self->query);
}

/**
 * sam_export_job_get_fields:
 *
 * Returns: (transfer none) (element-type SamField): the fields that may go, in the order of the kind's table
 */
GPtrArray *
sam_export_job_get_fields (SamExportJob *self)
{
  return self->fields;
}

/**
 * sam_export_job_stays_in_region:
 *
 * Returns: whether the file is for the coordinators of the region themselves: then the records' ids may go, and keys
 *   that this version does not know, of which nobody can say how far they may travel
 */
gboolean
sam_export_job_stays_in_region (SamExportJob *self)
{
  return self->publisher.channel == SAM_CHANNEL_REGION;
}

static gboolean
fetch_rows (SamExportJob *self,
            GError **error)
{
  guint n_keys = MIN (ROWS_AT_ONCE, self->keys->len - self->next_key);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = sam_store_fetch_rows (self->store, self->query, &g_array_index (self->keys, gint64, self->next_key),
                                     n_keys, error);
  self->next_key += n_keys;
  self->next_row = 0;
  return self->rows != NULL;
}

static GPtrArray *
find_consents (SamExportJob *self,
               SamRecord *record)
{
  return self->consents != NULL ? g_hash_table_lookup (self->consents, sam_record_get_id (record)) : NULL;
}

static SamRecord *
filter (SamExportJob *self,
        SamRecord *record)
{
  return sam_projection_filter (record, find_consents (self, record), &self->publisher);
}

static SamWithheld
explain (SamExportJob *self,
         SamRecord *record)
{
  return sam_projection_explain (record, find_consents (self, record), &self->publisher);
}

static void
hold_back (SamExportJob *self,
           const char *id,
           const SamExportReason *reason)
{
  g_autofree char *title = sam_store_dup_title (self->store, id);

  sam_export_tally_hold_back (self->tally, id, title, reason);
}

/**
 * sam_export_job_load:
 * @id: (nullable): a record that another one names
 *
 * Returns: (transfer full) (nullable): what of that record may go, or NULL if nothing may or it is not there
 */
SamRecord *
sam_export_job_load (SamExportJob *self,
                     const char *id)
{
  /* References may dangle; a missing record is no failure of the export. */
  g_autoptr (SamRecord) record = id == NULL ? NULL : sam_store_follow (self->store, id, NULL);

  return record != NULL ? filter (self, record) : NULL;
}

/* Never NULL. */
static char **
dup_references (SamRecord *record,
                const SamField *field)
{
  char **ids = field->type == SAM_FIELD_REFS ? sam_record_dup_strv (record, field->name) : NULL;

  if (ids == NULL)
    {
      ids = g_new0 (char *, 2);
      ids[0] = field->type == SAM_FIELD_REF ? sam_record_dup_text (record, field->name) : NULL;
    }
  return ids;
}

/* A plan has no title. Outside the region only what of the title may go there, and never the id in its place. */
static char *
dup_title (SamExportJob *self,
           const char *id)
{
  g_autoptr (SamRecord) record = NULL;
  char *title;

  if (sam_export_job_stays_in_region (self))
    {
      title = sam_store_dup_title (self->store, id);
      if (title != NULL && *title != '\0')
        return title;
      g_free (title);
      return g_strdup (id);
    }
  record = sam_export_job_load (self, id);
  return record != NULL ? sam_record_dup_title (record) : NULL;
}

/* Whether there is such a record, and they may not know what it is called. */
static gboolean
is_unnamed (SamExportJob *self,
            const char *id)
{
  g_autofree char *inside = NULL;
  g_autofree char *outside = NULL;
  gpointer known;
  gboolean unnamed;

  if (g_hash_table_lookup_extended (self->unnamed, id, NULL, &known))
    return GPOINTER_TO_INT (known);
  inside = sam_store_dup_title (self->store, id);
  outside = dup_title (self, id);
  unnamed = inside != NULL && (outside == NULL || *outside == '\0');
  g_hash_table_insert (self->unnamed, g_strdup (id), GINT_TO_POINTER (unnamed));
  return unnamed;
}

/* Somebody agreed that a group says where it meets, and nobody that the place is named. */
static void
note_unnamed (SamExportJob *self,
              SamRecord *filtered)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const SamField *field = g_ptr_array_index (self->fields, i);
      g_auto (GStrv) ids = NULL;

      if (!sam_record_has_value (filtered, field->name) ||
          (field->type != SAM_FIELD_REF && field->type != SAM_FIELD_REFS))
        continue;
      ids = dup_references (filtered, field);
      for (guint j = 0; ids[j] != NULL; j++)
        if (is_unnamed (self, ids[j]))
          sam_export_tally_withhold (self->tally, field);
    }
}

/* The record as the recipient may see it; NULL without error: not at all. */
static SamRecord *
take_row (SamExportJob *self,
          const SamRow *row,
          GError **error)
{
  /* What comes back is as it is stored; outside it is as it is meant. */
  g_autoptr (SamRecord) record = sam_export_job_stays_in_region (self) ? sam_store_load (self->store, row->id, error)
                                                                       : sam_store_follow (self->store, row->id, error);
  g_autoptr (SamRecord) filtered = record != NULL ? filter (self, record) : NULL;

  if (record == NULL)
    return NULL;
  if (filtered == NULL)
    {
      hold_back (self, row->id, sam_export_reason_of (explain (self, record)));
      return NULL;
    }
  sam_export_tally_note (self->tally, self->fields, record, filtered);
  if (!sam_export_job_stays_in_region (self))
    note_unnamed (self, filtered);
  g_ptr_array_add (self->written, g_strdup (row->id));
  return g_steal_pointer (&filtered);
}

/**
 * sam_export_job_next:
 *
 * Returns: (transfer full) (nullable): what of the next record may go; NULL at the end and, with @error set, when it
 *   can't be read
 */
SamRecord *
sam_export_job_next (SamExportJob *self,
                     GError **error)
{
  g_autoptr (GError) failure = NULL;

  for (;;)
    {
      SamRecord *record = NULL;
      const SamRow *row;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return NULL;
      if (self->rows == NULL || self->next_row == self->rows->len)
        {
          if (self->next_key == self->keys->len || !fetch_rows (self, error))
            return NULL;
          continue;
        }
      row = g_ptr_array_index (self->rows, self->next_row++);
      /* Deleted while we write. */
      if (row->id != NULL)
        record = take_row (self, row, &failure);
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      else if (record == NULL)
        continue;
      return record;
    }
}

/**
 * sam_export_job_skip:
 * @reason: why the format can't hold it
 *
 * Takes back the record that sam_export_job_next() gave last.
 */
void
sam_export_job_skip (SamExportJob *self,
                     const SamExportReason *reason)
{
  hold_back (self, self->written->pdata[self->written->len - 1], reason);
  sam_export_tally_forget (self->tally);
  g_ptr_array_set_size (self->written, (int) self->written->len - 1);
}

/**
 * sam_export_job_dup_titles:
 *
 * Returns: (transfer full): the titles of what a reference or set of references names, with "; " between
 */
char *
sam_export_job_dup_titles (SamExportJob *self,
                           SamRecord *record,
                           const SamField *field)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) ids = dup_references (record, field);
  g_auto (GStrv) list = NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autofree char *title = dup_title (self, ids[i]);

      if (title != NULL && *title != '\0')
        g_strv_builder_add (titles, title);
    }
  list = g_strv_builder_end (titles);
  return g_strjoinv ("; ", list);
}

static char *
format_choices (SamRecord *record,
                const SamField *field)
{
  g_auto (GStrv) names = sam_record_dup_strv (record, field->name);
  GString *text = g_string_new (NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const SamChoice *choice = sam_field_find_choice (field, names[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", g_dgettext (GETTEXT_PACKAGE, choice->label));
    }
  return g_string_free (text, FALSE);
}

/**
 * sam_export_job_dup_text:
 * @record: one of the job's, or one that it names
 * @name: of a field
 *
 * Returns: (transfer full) (nullable): the field's value as people read it, references by their titles; NULL where
 *   there is none
 */
char *
sam_export_job_dup_text (SamExportJob *self,
                         SamRecord *record,
                         const char *name)
{
  const SamKind *kind = sam_record_get_kind (record);
  const SamField *field = sam_kind_find_field (kind, name);
  g_autofree char *text = NULL;

  if (!sam_record_has_value (record, name))
    return NULL;
  if (kind == sam_export_job_get_kind (self))
    sam_export_job_say (self, name);
  if (field->type == SAM_FIELD_REF || field->type == SAM_FIELD_REFS)
    text = sam_export_job_dup_titles (self, record, field);
  else if (field->type == SAM_FIELD_CHOICES)
    text = format_choices (record, field);
  else
    text = sam_record_format_field (record, name);
  if (field->type == SAM_FIELD_CHOICE)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, sam_field_find_choice (field, text)->label));
  if (field->type == SAM_FIELD_BOOLEAN)
    return g_strdup (g_str_equal (text, "true") ? _ ("yes") : _ ("no"));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * sam_export_job_dup_uid:
 *
 * Returns: (transfer full): what tells the same record in two exports, without telling its id outside the region
 */
char *
sam_export_job_dup_uid (SamExportJob *self,
                        SamRecord *record)
{
  const char *id = sam_record_get_id (record);

  if (sam_export_job_stays_in_region (self))
    return g_strdup (id);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);
}

/**
 * sam_export_job_dup_uuid:
 * @part: (nullable): of something that stands in the record without an id of its own
 *
 * Returns: (transfer full): the same as a UUID: in the region that of the record's id, outside made of its hash
 */
char *
sam_export_job_dup_uuid (SamExportJob *self,
                         SamRecord *record,
                         const char *part)
{
  g_autofree char *uid = sam_export_job_dup_uid (self, record);
  g_autofree char *whole = NULL;
  g_autofree char *hash = NULL;

  if (part == NULL && sam_export_job_stays_in_region (self))
    return g_strdup (strchr (uid, ':') + 1);
  whole = g_strconcat (uid, "/", part, NULL);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
  /* Version 8 of RFC 9562: made by a rule of one's own. */
  return g_strdup_printf ("%.8s-%.4s-8%.3s-8%.3s-%.12s", hash, hash + 8, hash + 12, hash + 15, hash + 18);
}

/**
 * sam_export_job_say:
 * @name: (nullable): a field of the exported kind whose value in the record at hand is written; NULL: each of each
 *   record is
 */
void
sam_export_job_say (SamExportJob *self,
                    const char *name)
{
  sam_export_tally_say (self->tally, name == NULL ? NULL : sam_kind_find_field (sam_export_job_get_kind (self), name));
}

/**
 * sam_export_job_say_choice:
 * @name: of a field that is a choice or a set of choices
 * @values: (array zero-terminated=1): those that are written
 *
 * Says the field where its value in the record at hand is written whole.
 */
void
sam_export_job_say_choice (SamExportJob *self,
                           SamRecord *record,
                           const char *name,
                           const char *const *values)
{
  g_autofree char *text = sam_record_format_field (record, name);
  g_auto (GStrv) list = g_strsplit (text != NULL ? text : "", "; ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (!g_strv_contains (values, list[i]))
      return;
  if (*list != NULL)
    sam_export_job_say (self, name);
}

/**
 * sam_export_job_say_items:
 * @name: of a field that is a list of items
 * @keys: (array zero-terminated=1): what of each item is written
 *
 * Says the field where its items in the record at hand hold nothing else.
 */
void
sam_export_job_say_items (SamExportJob *self,
                          SamRecord *record,
                          const char *name,
                          const char *const *keys)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (record, name));

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      g_auto (GStrv) present = item != NULL ? sam_json_object_dup_keys (item) : NULL;

      if (present == NULL)
        return;
      for (guint j = 0; present[j] != NULL; j++)
        /* It only tells two items apart. */
        if (!g_str_equal (present[j], "id") && !g_strv_contains (keys, present[j]))
          return;
    }
  sam_export_job_say (self, name);
}

/**
 * sam_export_job_say_unknown:
 *
 * The format keeps what this version does not understand: none of it is told as left out.
 */
void
sam_export_job_say_unknown (SamExportJob *self)
{
  sam_export_tally_say_unknown (self->tally);
}

/**
 * sam_export_job_leave_out:
 * @format: a sentence about what this format leaves out, translated; each is told once
 */
void
sam_export_job_leave_out (SamExportJob *self,
                          const char *format,
                          ...)
{
  va_list arguments;

  va_start (arguments, format);
  sam_export_tally_leave_out (self->tally, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/**
 * sam_export_job_dup_left_out:
 *
 * Returns: (transfer full): sentences on what is not in the file: because nobody agreed to it, or because its format
 *   has no place for it
 */
char **
sam_export_job_dup_left_out (SamExportJob *self)
{
  return sam_export_tally_dup_left_out (self->tally, self->fields);
}

/**
 * sam_export_job_get_records_left_out:
 *
 * Returns: (transfer none) (element-type SamLeftOut): the records that are not in the file, each with its reason
 */
GPtrArray *
sam_export_job_get_records_left_out (SamExportJob *self)
{
  return sam_export_tally_get_records (self->tally);
}

/**
 * sam_export_job_get_written:
 *
 * Returns: (transfer none) (element-type utf8): the ids of the records in the file
 */
GPtrArray *
sam_export_job_get_written (SamExportJob *self)
{
  return self->written;
}
