/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-message-jobs.h"

#include "app/sam-dates.h"
#include "exchange/sam-export.h"
#include "exchange/sam-pdf-letters.h"
#include "network/sam-letter.h"
#include "network/sam-mail.h"
#include "network/sam-workshop-thanks.h"
#include "record/sam-words.h"

#include <glib/gi18n.h>

static const struct
{
  const char *kind;
  const char *statuses[3];
} groups[] = {
  [SAM_MESSAGE_TO_INVITED] = { "participation", { "invited", NULL } },
  [SAM_MESSAGE_TO_COMING] = { "participation", { "registered", "confirmed", NULL } },
  [SAM_MESSAGE_TO_WAITING] = { "participation", { "waiting_list", NULL } },
  [SAM_MESSAGE_TO_ATTENDED] = { "participation", { "attended", NULL } },
  [SAM_MESSAGE_TO_EXPERTS_ASKED] = { "appearance", { "invited", NULL } },
  [SAM_MESSAGE_TO_EXPERTS] = { "appearance", { "confirmed", "attended", NULL } },
};

/**
 * sam_message_job_new:
 *
 * Returns: (transfer full): a job about a workshop
 */
SamMessageJob *
sam_message_job_new (const char *workshop)
{
  SamMessageJob *job = g_new0 (SamMessageJob, 1);

  job->workshop = g_strdup (workshop);
  return job;
}

/**
 * sam_message_job_free:
 */
void
sam_message_job_free (SamMessageJob *job)
{
  g_free (job->workshop);
  g_free (job->subject);
  g_free (job->text);
  g_free (job->title);
  g_free (job->path);
  g_free (job);
}

static GPtrArray *
load_recipients (SamStore *store,
                 SamMessageJob *job,
                 GError **error)
{
  return sam_letter_load_recipients (store, job->workshop, groups[job->to].kind, groups[job->to].statuses, error);
}

static GPtrArray *
load_some_recipients (SamStore *store,
                      SamMessageJob *job,
                      GError **error)
{
  g_autoptr (GPtrArray) recipients = load_recipients (store, job, error);

  if (recipients != NULL && recipients->len == 0)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND, _ ("There is nobody to write to."));
      return NULL;
    }
  return g_steal_pointer (&recipients);
}

/* What would stand empty in what is sent. */
static char *
describe_gaps (const SamMessageJob *job,
               GPtrArray *recipients)
{
  const SamLetterRecipient *first = recipients->len > 0 ? g_ptr_array_index (recipients, 0) : NULL;
  g_autofree char *both = g_strjoin ("\n", job->subject, job->text, NULL);
  g_auto (GStrv) empty = first != NULL ? sam_letter_find_empty (both, first->values) : NULL;
  g_autofree char *names = NULL;

  if (empty == NULL || *empty == NULL)
    return NULL;
  names = g_strjoinv (", ", empty);
  /* Translators: %s are fields of a letter, such as "venue, room" */
  return g_strdup_printf (_ ("Still empty in this text: %s."), names);
}

/**
 * sam_message_count:
 *
 * Returns: (transfer full): how many people a message goes to, and what it lacks, in words
 */
gpointer
sam_message_count (SamStore *store,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GPtrArray) recipients = load_recipients (store, data, error);
  g_autoptr (GString) words = g_string_new (NULL);
  guint without = 0;

  if (recipients == NULL)
    return NULL;
  for (guint i = 0; i < recipients->len; i++)
    without += ((SamLetterRecipient *) g_ptr_array_index (recipients, i))->email == NULL;
  sam_words_add_printf (words, " ", ngettext ("To %u person.", "To %u people.", recipients->len), recipients->len);
  if (without > 0)
    sam_words_add_printf (words, " ", ngettext ("%u has no e-mail address.", "%u have no e-mail address.", without),
                          without);
  sam_words_take (words, " ", describe_gaps (data, recipients));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* A mail that goes to several names nobody; fields of a person stay empty, and "Dear ," becomes a plain greeting. */
static GHashTable *
get_common_values (GPtrArray *recipients)
{
  static const char *const personal[] = { "first name", "name", "function", "practice", "table" };
  const SamLetterRecipient *first = g_ptr_array_index (recipients, 0);
  GHashTable *values = g_hash_table_ref (first->values);

  if (recipients->len > 1)
    for (guint i = 0; i < G_N_ELEMENTS (personal); i++)
      g_hash_table_insert (values, g_strdup (personal[i]),
                           g_strdup (i < 2 ? C_ ("greeting of several people", "all") : ""));
  return values;
}

/* To one person, with their own name in it. */
static void
add_draft (GStrvBuilder *drafts,
           const SamMessageJob *job,
           const SamLetterRecipient *recipient)
{
  const char *const nobody[] = { NULL };
  g_autofree char *subject = sam_letter_fill (job->subject, recipient->values);
  g_autofree char *body = sam_letter_fill (job->text, recipient->values);
  g_auto (GStrv) draft = sam_mail_new_drafts (recipient->email, nobody, subject, body);

  g_strv_builder_addv (drafts, (const char **) draft);
}

/* To all at once, as blind copies. */
static char **
make_common_drafts (const SamMessageJob *job,
                    GPtrArray *recipients)
{
  g_autoptr (GPtrArray) addresses = g_ptr_array_new ();
  g_autoptr (GHashTable) values = get_common_values (recipients);
  g_autofree char *subject = sam_letter_fill (job->subject, values);
  g_autofree char *body = sam_letter_fill (job->text, values);

  for (guint i = 0; i < recipients->len; i++)
    g_ptr_array_add (addresses, ((SamLetterRecipient *) g_ptr_array_index (recipients, i))->email);
  g_ptr_array_add (addresses, NULL);
  return sam_mail_new_drafts (NULL, (const char *const *) addresses->pdata, subject, body);
}

/**
 * sam_message_make_drafts:
 *
 * Returns: (transfer full): a strv of mailto links
 */
gpointer
sam_message_make_drafts (SamStore *store,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  SamMessageJob *job = data;
  g_autoptr (GPtrArray) recipients = load_some_recipients (store, job, error);
  g_autoptr (GStrvBuilder) drafts = g_strv_builder_new ();

  if (recipients == NULL)
    return NULL;
  for (guint i = recipients->len; i > 0; i--)
    if (((SamLetterRecipient *) g_ptr_array_index (recipients, i - 1))->email == NULL)
      g_ptr_array_remove_index (recipients, i - 1);
  if (recipients->len == 0)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND,
                           _ ("Nobody of them has an e-mail address. Write letters instead."));
      return NULL;
    }
  if (!job->each)
    return make_common_drafts (job, recipients);
  for (guint i = 0; i < recipients->len; i++)
    add_draft (drafts, job, g_ptr_array_index (recipients, i));
  return g_strv_builder_end (drafts);
}

/**
 * sam_message_note_thanked:
 *
 * Returns: (transfer full): how many were thanked, in words
 */
gpointer
sam_message_note_thanked (SamStore *store,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  SamMessageJob *job = data;
  g_autofree char *today = sam_dates_dup_today ();
  const int n =
      sam_thanks_save (store, job->workshop, groups[job->to].kind, groups[job->to].statuses, today, error);

  if (n < 0)
    return NULL;
  return g_strdup_printf (ngettext ("%d person is noted as thanked.", "%d people are noted as thanked.", n), n);
}

/**
 * sam_message_write_letters:
 *
 * Returns: (transfer full): what was written, in words
 */
gpointer
sam_message_write_letters (SamStore *store,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  SamMessageJob *job = data;
  g_autoptr (GPtrArray) recipients = load_some_recipients (store, job, error);
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_pdf_letter_free);
  g_autofree char *today = sam_dates_dup_today ();
  g_autofree char *date = sam_dates_format_full (today);

  if (recipients == NULL)
    return NULL;
  for (guint i = 0; i < recipients->len; i++)
    {
      const SamLetterRecipient *recipient = g_ptr_array_index (recipients, i);
      g_autofree char *subject = sam_letter_fill (job->subject, recipient->values);
      g_autofree char *body = sam_letter_fill (job->text, recipient->values);

      g_ptr_array_add (letters, sam_pdf_letter_new (recipient->address, date, subject, body));
    }
  if (!sam_pdf_write_letters (letters, job->path, error))
    return NULL;
  return g_strdup_printf (ngettext ("%u letter saved.", "%u letters saved.", letters->len), letters->len);
}

/**
 * sam_message_write_calendar:
 *
 * Only what anybody may know of the workshop goes to the invited.
 *
 * Returns: (transfer full): what was written, in words
 */
gpointer
sam_message_write_calendar (SamStore *store,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  SamMessageJob *job = data;
  const SamKind *kind = sam_kind_find ("workshop");
  g_autoptr (SamQuery) query = sam_query_new (kind);
  g_autofree char *today = sam_dates_dup_today ();
  SamExportRequest export = { kind, query, job->path, SAM_CHANNEL_INVITATION, today };
  g_autoptr (SamExportResult) result = NULL;

  if (!sam_query_add_condition (query, "id", SAM_COMPARE_EQUAL, job->workshop, error) ||
      !sam_export (store, &export, &result, cancellable, error))
    return NULL;
  return *result->not_said != NULL ? g_strdup (*result->not_said) : g_strdup (_ ("Calendar file saved."));
}

/**
 * sam_message_keep_text:
 *
 * Returns: (transfer full): the id of the template
 */
gpointer
sam_message_keep_text (SamStore *store,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  SamMessageJob *job = data;
  g_autofree char *id = sam_id_new (sam_kind_find ("template"));
  g_autoptr (SamRecord) record = sam_record_new (sam_kind_find ("template"), id);

  sam_record_set_text (record, "title", job->title);
  sam_record_set_text (record, "type", "invitation");
  sam_record_set_text (record, "subject", job->subject);
  sam_record_set_text (record, "text", job->text);
  return sam_store_save (store, record, error) ? g_steal_pointer (&id) : NULL;
}

/**
 * sam_message_load_texts:
 *
 * Returns: (transfer full) (element-type SamRecord): the region's own texts for messages, by title
 */
gpointer
sam_message_load_texts (SamStore *store,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("template"));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (!sam_query_add_condition (query, "type", SAM_COMPARE_ONE_OF, "[\"email\",\"invitation\"]", error) ||
      !sam_query_set_order (query, "title", FALSE, error))
    return NULL;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      SamRecord *record = sam_store_load (store, ((SamRow *) g_ptr_array_index (rows, i))->id, NULL);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return rows != NULL ? g_steal_pointer (&records) : NULL;
}
