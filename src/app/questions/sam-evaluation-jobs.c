/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/questions/sam-evaluation-jobs.h"

#include "app/sam-dates.h"
#include "exchange/sam-pdf-evaluation.h"
#include "network/sam-evaluation-link.h"
#include "network/sam-match-evaluation.h"
#include "network/sam-region-record.h"

#include <glib/gi18n.h>

void
sam_evaluations_loaded_free (SamEvaluationsLoaded *loaded)
{
  g_clear_pointer (&loaded->due, g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (loaded->results); i++)
    g_free (loaded->results[i]);
  g_free (loaded);
}

/**
 * sam_evaluation_job_new:
 * @text: (nullable): a typed form, or the path of a file
 *
 * Returns: (transfer full): a job about no match in particular
 */
SamEvaluationJob *
sam_evaluation_job_new (const char *text,
                        gboolean relative)
{
  SamEvaluationJob *job = g_new0 (SamEvaluationJob, 1);

  job->text = g_strdup (text);
  job->relative = relative;
  return job;
}

void
sam_evaluation_job_free (SamEvaluationJob *job)
{
  g_free (job->text);
  g_strfreev (job->matches);
  g_free (job);
}

/* Answers a SamEvaluationsLoaded. */
gpointer
sam_evaluation_job_load (SamStore *store,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *today = sam_dates_dup_today ();
  SamEvaluationsLoaded *loaded = g_new0 (SamEvaluationsLoaded, 1);
  gboolean complete;

  loaded->due = sam_match_evaluation_list_due (store, today, error);
  complete = loaded->due != NULL;
  loaded->by_link = sam_evaluation_link_is_offered (store);
  for (guint i = 0; complete && i < G_N_ELEMENTS (loaded->results); i++)
    {
      loaded->results[i] = sam_match_evaluation_load_results (store, i == 1, error);
      complete = loaded->results[i] != NULL;
    }
  if (!complete)
    g_clear_pointer (&loaded, sam_evaluations_loaded_free);
  return loaded;
}

/* The others answer what was done, in words. */
gpointer
sam_evaluation_job_save (SamStore *store,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  SamEvaluationJob *job = data;
  g_autofree char *today = sam_dates_dup_today ();
  g_autofree char *id = sam_match_evaluation_save (store, job->relative, job->text, today, error);

  return id != NULL ? g_strdup (_ ("Saved. Type the next one.")) : NULL;
}

/**
 * sam_evaluation_job_sent:
 * @data: #SamEvaluationJob
 *
 * Notes for its matches that a form went out today.
 *
 * Returns: (transfer full): what to tell the person
 */
gpointer
sam_evaluation_job_sent (SamStore *store,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  SamEvaluationJob *job = data;
  g_autofree char *today = sam_dates_dup_today ();
  const guint n = g_strv_length (job->matches);

  if (!sam_match_evaluation_note_sent (store, (const char *const *) job->matches, today, error))
    return NULL;
  return g_strdup_printf (ngettext ("%u form noted as sent.", "%u forms noted as sent.", n), n);
}

gpointer
sam_evaluation_job_link (SamStore *store,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  SamEvaluationJob *job = data;
  g_autofree char *today = sam_dates_dup_today ();

  return sam_evaluation_link_send (store, job->matches[0], today, error);
}

/* As many sheets as are due; one of each where none is. */
gpointer
sam_evaluation_job_write (SamStore *store,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  SamEvaluationJob *job = data;
  g_autofree char *today = sam_dates_dup_today ();
  g_autoptr (GPtrArray) due = sam_match_evaluation_list_due (store, today, error);
  g_autoptr (SamRecord) region = due != NULL ? sam_region_record_load (store, NULL) : NULL;
  g_autofree char *address = sam_region_record_dup_address (region, ", ");
  guint n_relative = 0;

  if (due == NULL)
    return NULL;
  for (guint i = 0; i < due->len; i++)
    n_relative += ((SamEvaluationDue *) due->pdata[i])->relative;
  if (!sam_pdf_write_evaluation (due->len > 0 ? due->len - n_relative : 1, due->len > 0 ? n_relative : 1, address,
                                 job->text, error))
    return NULL;
  return g_strdup (_ ("Saved."));
}
