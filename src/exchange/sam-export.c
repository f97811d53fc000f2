/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-export.h"

#include "exchange/sam-exchange-error.h"
#include "exchange/sam-export-job.h"
#include "exchange/sam-recipients.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

typedef char *(*TextWriter) (SamExportJob *job,
                             GError **error);

#define CARD_KINDS                                             \
  {                                                            \
    "person", "expert", "staff", "organisation", "group", NULL \
  }

typedef struct
{
  const char *ending;
  const char *label;    /* marked with N_() */
  TextWriter write;     /* NULL: sam_xlsx_write() */
  const char *kinds[6]; /* none: every kind */
} Format;

/* In the order in which a person chooses. Where one ending ends in another, the longer one is meant. */
static const Format formats[] = {
  { ".csv", N_ ("Table as text (CSV)"), sam_csv_write, { NULL } },
  { ".xlsx", N_ ("Spreadsheet (Excel)"), NULL, { NULL } },
  { ".vcf", N_ ("Address cards (vCard 4)"), sam_vcard_write, CARD_KINDS },
  { ".3.vcf", N_ ("Address cards for older telephones (vCard 3)"), sam_vcard_write_old, CARD_KINDS },
  { ".ics", N_ ("Calendar (iCalendar)"), sam_calendar_write, { "group", "workshop", NULL } },
  { ".hsds.json", N_ ("For social guides (HSDS 3.0)"), sam_hsds_write, { "group", "organisation", NULL } },
  { ".jsonld", N_ ("For search engines (schema.org)"), sam_schema_org_write, { "group", "workshop", "organisation", NULL } },
  { ".meetings.json", N_ ("For the apps of twelve-step groups (Meeting Guide)"), sam_meeting_guide_write, { "group", NULL } },
  { ".json", N_ ("All details, for programs (JSON)"), sam_json_write, { NULL } },
  { ".schema.json", N_ ("What the JSON looks like (JSON Schema)"), sam_json_schema_write, { NULL } },
};

static gboolean
fits_kind (const Format *format,
           const SamKind *kind)
{
  return format->kinds[0] == NULL || g_strv_contains (format->kinds, kind->name);
}

/**
 * sam_export_get_endings:
 *
 * Returns: (transfer none): the endings of file names under which records of @kind can be exported
 */
const char *const *
sam_export_get_endings (const SamKind *kind)
{
  static GHashTable *known;
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  const char **endings;
  guint n_endings = 0;

  if (known == NULL)
    known = g_hash_table_new (NULL, NULL);
  endings = g_hash_table_lookup (known, kind);
  if (endings != NULL)
    return endings;
  endings = g_new0 (const char *, G_N_ELEMENTS (formats) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (fits_kind (&formats[i], kind))
      endings[n_endings++] = formats[i].ending;
  g_hash_table_insert (known, (gpointer) kind, endings);
  return endings;
}

/**
 * sam_export_get_label:
 * @ending: one of sam_export_get_endings()
 *
 * Returns: (transfer none): what people call the format, translated
 */
const char *
sam_export_get_label (const char *ending)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].ending, ending))
      return _ (formats[i].label);
  return ending;
}

static const Format *
find_format (const SamKind *kind,
             const char *path,
             GError **error)
{
  g_autofree char *small = g_ascii_strdown (path, -1);
  g_autofree char *endings = g_strjoinv (", ", (char **) sam_export_get_endings (kind));
  const Format *found = NULL;

  /* "x.hsds.json" of people is no plain JSON, which nobody asked for. */
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (small, formats[i].ending) &&
        (found == NULL || strlen (formats[i].ending) > strlen (found->ending)))
      found = &formats[i];
  if (found != NULL && fits_kind (found, kind))
    return found;
  g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT,
               _ ("Records of kind “%s” cannot be written to “%s”: the file’s name must end in one of %s."),
               kind->name, path, endings);
  return NULL;
}

/* Nothing of what was asked for may be in it: an empty file would only look like an answer. */
static gboolean
is_in_vain (SamExportJob *job)
{
  return sam_export_job_get_written (job)->len == 0 && sam_export_job_get_records_left_out (job)->len > 0;
}

/* What was to be replaced may hold more than the recipient may see, and must not be taken for what was asked for. */
static gboolean
remove_old (const char *path,
            GError **error)
{
  g_autoptr (GFile) old = g_file_new_for_path (path);

  return !g_file_test (path, G_FILE_TEST_IS_REGULAR) || g_file_delete (old, NULL, error);
}

static gboolean
write_text (SamExportJob *job,
            TextWriter write,
            const char *path,
            GError **error)
{
  g_autofree char *text = write (job, error);

  if (text != NULL && is_in_vain (job))
    return remove_old (path, error);
  return text != NULL && g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static gboolean
write_sheet (SamExportJob *job,
             const char *path,
             GError **error)
{
  g_autofree char *beside = g_strconcat (path, ".part", NULL);
  gboolean written;

  /* libxlsxwriter makes its file at the very end, and tells the terminal when it can't. */
  if (!g_file_set_contents_full (beside, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return FALSE;
  written = sam_xlsx_write (job, beside, error);
  if (!written || is_in_vain (job))
    {
      g_unlink (beside);
      return written && remove_old (path, error);
    }
  if (g_chmod (beside, 0600) < 0 || g_rename (beside, path) < 0)
    {
      g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT, _ ("“%s” cannot be written: %s"), path,
                   g_strerror (errno));
      g_unlink (beside);
      return FALSE;
    }
  return TRUE;
}

/* What went out, when, for whom and how much of it: so that a region can account for it, and can find again what
 * holds a record whose consent is withdrawn. No value of a record is in it. */
static gboolean
note_export (SamStore *store,
             const SamExportRequest *request,
             const Format *format,
             GPtrArray *written,
             GError **error)
{
  g_autoptr (SamRecord) edition = sam_record_new (sam_kind_find ("edition"), NULL);
  g_autofree char *title = NULL;
  gboolean saved;

  if (written->len == 0)
    return TRUE;
  title = g_strdup_printf ("%s: %s", _ (request->kind->label_plural), _ (format->label));
  sam_record_set_text (edition, "title", title);
  sam_record_set_text (edition, "type", "export");
  sam_record_set_text (edition, "made_on", request->today);
  sam_record_set_text (edition, "recipient", sam_recipient_get_name (request->recipient));
  sam_record_set_text (edition, "format", format->ending);
  sam_record_set_integer (edition, "n_records", written->len);
  /* The coordinators have the records anyway. */
  if (request->recipient != SAM_CHANNEL_REGION)
    {
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      g_ptr_array_extend (ids, written, NULL, NULL);
      g_ptr_array_add (ids, NULL);
      sam_record_set_strv (edition, "records", (const char *const *) ids->pdata);
    }
  sam_store_set_undoable (store, FALSE);
  saved = sam_store_save (store, edition, error);
  sam_store_set_undoable (store, TRUE);
  return saved;
}

static gboolean
write_file (SamExportJob *job,
            const Format *format,
            const char *path,
            GError **error)
{
  return format->write != NULL ? write_text (job, format->write, path, error) : write_sheet (job, path, error);
}

static char *
describe_written (SamExportJob *job,
                  const char *path)
{
  guint n = sam_export_job_get_written (job)->len;
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);

  if (is_in_vain (job))
    return g_strdup (_ ("No file was made: none of the records may be in it."));
  /* Translators: how many, and the name of the file */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record is in “%s”.", "%u records are in “%s”.", n), n,
                          name);
}

static SamExportResult *
result_new (SamExportJob *job,
            const char *path)
{
  SamExportResult *result = g_new0 (SamExportResult, 1);

  result->in_vain = is_in_vain (job);
  result->written = describe_written (job, path);
  result->not_said = sam_export_job_dup_left_out (job);
  result->left_out = g_ptr_array_ref (sam_export_job_get_records_left_out (job));
  return result;
}

/**
 * sam_export_result_free:
 * @result: (transfer full): what sam_export() told
 */
void
sam_export_result_free (SamExportResult *result)
{
  g_free (result->written);
  g_strfreev (result->not_said);
  g_ptr_array_unref (result->left_out);
  g_free (result);
}

/**
 * sam_export:
 * @request: what, for whom, into which file; that is replaced only when all of it has been written
 * @result: (out) (optional) (transfer full): how much is in the file; what is not, and why
 *
 * Writes what of the records may go to the recipient, and notes in the region that it was done. Where that is nothing,
 * there is no file afterwards, and @result says why.
 *
 * Returns: whether nothing went wrong
 */
gboolean
sam_export (SamStore *store,
            const SamExportRequest *request,
            SamExportResult **result,
            GCancellable *cancellable,
            GError **error)
{
  const Format *format = find_format (request->kind, request->path, error);
  g_autoptr (SamQuery) query = request->query != NULL ? sam_query_copy (request->query) : sam_query_new (request->kind);
  g_autoptr (SamExportJob) job = NULL;

  if (format == NULL)
    return FALSE;
  job = sam_export_job_new (store, query, request->keys, request->recipient, request->today, cancellable, error);
  if (job == NULL)
    return FALSE;
  if (sam_export_job_get_fields (job)->len == 0)
    {
      g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT,
                   _ ("Nothing in a record of kind “%s” may travel that far."), request->kind->name);
      return FALSE;
    }
  if (!write_file (job, format, request->path, error) ||
      !note_export (store, request, format, sam_export_job_get_written (job), error))
    return FALSE;
  if (result != NULL)
    *result = result_new (job, request->path);
  return TRUE;
}
