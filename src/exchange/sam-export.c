/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-export.h"

#include "exchange/sam-exchange-error.h"
#include "exchange/sam-export-job.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

typedef char *(*TextWriter) (SamExportJob *job,
                             GError **error);

typedef struct
{
  const char *ending;
  TextWriter write;     /* NULL: sam_xlsx_write() */
  const char *kinds[4]; /* none: every kind */
} Format;

static const Format formats[] = {
  { ".csv", sam_csv_write, { NULL } },
  { ".xlsx", NULL, { NULL } },
  { ".schema.json", sam_json_schema_write, { NULL } },
  { ".json", sam_json_write, { NULL } },
  { ".vcf", sam_vcard_write, { "person", "expert", "staff", NULL } },
  { ".ics", sam_calendar_write, { "group", "workshop", NULL } },
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

static const Format *
find_format (const SamKind *kind,
             const char *path,
             GError **error)
{
  g_autofree char *small = g_ascii_strdown (path, -1);
  g_autofree char *endings = g_strjoinv (", ", (char **) sam_export_get_endings (kind));

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (small, formats[i].ending) && fits_kind (&formats[i], kind))
      return &formats[i];
  g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT,
               _ ("Records of kind “%s” cannot be written to “%s”: the file’s name must end in one of %s."),
               kind->name, path, endings);
  return NULL;
}

static gboolean
write_text (SamExportJob *job,
            TextWriter write,
            const char *path,
            GError **error)
{
  g_autofree char *text = write (job, error);

  return text != NULL && g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static gboolean
write_sheet (SamExportJob *job,
             const char *path,
             GError **error)
{
  g_autofree char *beside = g_strconcat (path, ".part", NULL);

  /* libxlsxwriter makes its file at the very end, and tells the terminal when it can't. */
  if (!g_file_set_contents_full (beside, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return FALSE;
  if (!sam_xlsx_write (job, beside, error))
    {
      g_unlink (beside);
      return FALSE;
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

/**
 * sam_export:
 * @query: (nullable): which records; NULL for all of @kind
 * @path: the file; its ending says the format. It is replaced only when all of it has been written
 * @reach: the narrowest reach that may leave; fields of reach device never do
 * @not_said: (out) (optional) (transfer full): sentences on what the format could not say
 *
 * Returns: whether the file was written
 */
gboolean
sam_export (SamStore *store,
            const SamKind *kind,
            SamQuery *query,
            const char *path,
            SamReach reach,
            char ***not_said,
            GCancellable *cancellable,
            GError **error)
{
  const Format *format = find_format (kind, path, error);
  g_autoptr (SamExportJob) job = NULL;
  gboolean written;

  if (format == NULL)
    return FALSE;
  job = sam_export_job_new (store, kind, query, reach, cancellable, error);
  if (job == NULL)
    return FALSE;
  if (sam_export_job_get_fields (job)->len == 0)
    {
      g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT,
                   _ ("Nothing in a record of kind “%s” may travel that far."), kind->name);
      return FALSE;
    }
  if (format->write != NULL)
    written = write_text (job, format->write, path, error);
  else
    written = write_sheet (job, path, error);
  if (written && not_said != NULL)
    *not_said = sam_export_job_dup_left_out (job);
  return written;
}
