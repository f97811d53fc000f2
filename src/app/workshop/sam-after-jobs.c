/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-after-jobs.h"

#include "app/sam-dates.h"
#include "exchange/sam-attendance-writer.h"
#include "exchange/sam-evaluation-reader.h"
#include "network/sam-registration-numbers.h"
#include "network/sam-workshop-deadlines.h"

#include <glib/gi18n.h>

/**
 * sam_after_job_new:
 *
 * Returns: (transfer full): a job about a workshop
 */
SamAfterJob *
sam_after_job_new (const char *workshop,
                   const char *text)
{
  SamAfterJob *job = g_new0 (SamAfterJob, 1);

  job->workshop = g_strdup (workshop);
  job->text = g_strdup (text);
  job->today = sam_dates_dup_today ();
  return job;
}

/**
 * sam_after_job_free:
 */
void
sam_after_job_free (SamAfterJob *job)
{
  g_free (job->workshop);
  g_free (job->text);
  g_free (job->today);
  g_free (job);
}

/**
 * sam_after_loaded_free:
 */
void
sam_after_loaded_free (SamAfterLoaded *loaded)
{
  g_free (loaded->results);
  g_clear_pointer (&loaded->people, g_ptr_array_unref);
  g_free (loaded);
}

/**
 * sam_after_job_load:
 *
 * Returns: (transfer full): a #SamAfterLoaded
 */
gpointer
sam_after_job_load (SamStore *store,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  SamAfterJob *job = data;
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_load (store, job->workshop, error);
  g_autoptr (GPtrArray) people = records != NULL ? sam_attendance_load (store, job->workshop, error) : NULL;
  SamAfterLoaded *loaded;

  if (people == NULL)
    return NULL;
  loaded = g_new0 (SamAfterLoaded, 1);
  loaded->results = sam_after_describe_forms (records->evaluations);
  loaded->people = g_steal_pointer (&people);
  return loaded;
}

/**
 * sam_after_job_save_form:
 *
 * Returns: (transfer full): what was saved, in words
 */
gpointer
sam_after_job_save_form (SamStore *store,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  SamAfterJob *job = data;
  g_autofree char *id = sam_id_new (sam_kind_find ("evaluation"));
  g_autoptr (SamRecord) record = sam_record_new (sam_kind_find ("evaluation"), id);

  sam_record_set_text (record, "form", job->after ? "workshop" : "workshop_before");
  sam_record_set_text (record, "about", job->workshop);
  sam_record_set_text (record, "filled_in_on", job->today);
  if (!sam_after_parse_form (record, job->text, error) || !sam_store_save (store, record, error))
    return NULL;
  return g_strdup (_ ("Saved. Type the next one."));
}

/**
 * sam_after_job_import_forms:
 *
 * Returns: (transfer full): what was read, in words
 */
gpointer
sam_after_job_import_forms (SamStore *store,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  SamAfterJob *job = data;

  return sam_evaluation_import (store, job->workshop, job->text, job->after, job->today, cancellable, error);
}

/**
 * sam_after_job_tick:
 *
 * Returns: (transfer full): an empty text
 */
gpointer
sam_after_job_tick (SamStore *store,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  SamAfterJob *job = data;
  g_autoptr (SamRecord) record = sam_store_load (store, job->text, error);

  if (record == NULL)
    return NULL;
  sam_record_set_boolean (record, "becomes_contact", job->becomes);
  return sam_store_save (store, record, error) ? g_strdup ("") : NULL;
}

/**
 * sam_after_job_contacts:
 *
 * Returns: (transfer full): what was done, in words
 */
gpointer
sam_after_job_contacts (SamStore *store,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  SamAfterJob *job = data;
  const int n = sam_after_save_contacts (store, job->workshop, job->today, error);

  if (n < 0)
    return NULL;
  return g_strdup_printf (ngettext ("Written down: %d contact person; all who were there followed the workshop.",
                                    "Written down: %d contact persons; all who were there followed the workshop.", n),
                          n);
}

/**
 * sam_after_job_deadlines:
 *
 * Returns: (transfer full): what was done, in words
 */
gpointer
sam_after_job_deadlines (SamStore *store,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  SamAfterJob *job = data;
  g_autofree char *moved = NULL;
  const int n = sam_deadlines_save (store, job->workshop, &moved, error);
  g_autofree char *made = NULL;

  if (n < 0)
    return NULL;
  made = g_strdup_printf (ngettext ("%d task made.", "%d tasks made.", n), n);
  return moved == NULL ? g_steal_pointer (&made) : g_strdup_printf ("%s %s", made, moved);
}

/**
 * sam_after_job_clear:
 *
 * Returns: (transfer full): what was done, in words
 */
gpointer
sam_after_job_clear (SamStore *store,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  SamAfterJob *job = data;
  const int n = sam_registration_numbers_clear (store, job->today, error);

  if (n < 0)
    return NULL;
  return g_strdup_printf (ngettext ("%d registration number cleared.", "%d registration numbers cleared.", n), n);
}

typedef gboolean (*Write) (const SamAttendanceSheet *sheet,
                           const char *path,
                           GError **error);

static gpointer
write_file (SamStore *store,
            SamAfterJob *job,
            Write write,
            GError **error)
{
  g_autoptr (SamAttendanceSheet) sheet = sam_attendance_sheet_load (store, job->workshop, error);

  return sheet != NULL && write (sheet, job->text, error) ? g_strdup (_ ("Saved.")) : NULL;
}

/**
 * sam_after_job_write_sheet:
 *
 * Returns: (transfer full): what was done, in words
 */
gpointer
sam_after_job_write_sheet (SamStore *store,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  return write_file (store, data, sam_attendance_write_xlsx, error);
}

/**
 * sam_after_job_write_list:
 *
 * Returns: (transfer full): what was done, in words
 */
gpointer
sam_after_job_write_list (SamStore *store,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  return write_file (store, data, sam_attendance_write_pdf, error);
}

/**
 * sam_after_job_write_certificates:
 *
 * Returns: (transfer full): what was done, in words
 */
gpointer
sam_after_job_write_certificates (SamStore *store,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error)
{
  return write_file (store, data, sam_attendance_write_certificates, error);
}
