/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/reports/sam-report-jobs.h"

#include "app/sam-dates.h"
#include "network/sam-report-editions.h"
#include "record/sam-words.h"

#include <glib/gi18n.h>

/**
 * sam_report_choices_free:
 * @self: (transfer full): choices
 */
void
sam_report_choices_free (SamReportChoices *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->parts); i++)
    g_clear_pointer (&self->parts[i], g_ptr_array_unref);
  g_clear_pointer (&self->recipes, g_ptr_array_unref);
  g_clear_pointer (&self->editions, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamReportChoices, sam_report_choices_free)

/**
 * sam_report_job_list:
 *
 * Returns: (transfer full): a #SamReportChoices, or %NULL
 */
gpointer
sam_report_job_list (SamStore *store,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (SamReportChoices) choices = g_new0 (SamReportChoices, 1);

  for (guint of = 0; of < G_N_ELEMENTS (choices->parts); of++)
    {
      choices->parts[of] = sam_report_list_parts (store, (SamReportOf) of, error);
      if (choices->parts[of] == NULL)
        return NULL;
    }
  choices->recipes = sam_report_recipes_list (store, error);
  choices->editions = choices->recipes != NULL ? sam_report_list_kept (store, error) : NULL;
  return choices->editions != NULL ? g_steal_pointer (&choices) : NULL;
}

/**
 * sam_report_order_free:
 * @self: (transfer full): an order
 */
void
sam_report_order_free (SamReportOrder *self)
{
  g_free (self->part);
  g_free (self->edition);
  g_free (self);
}

/**
 * sam_report_job_remember:
 *
 * Returns: (transfer full): the id of the template that keeps the choices, or %NULL
 */
gpointer
sam_report_job_remember (SamStore *store,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  const SamReportOrder *order = data;

  return sam_report_recipe_keep (store, order->preset, order->part, order->period->name, error);
}

/**
 * sam_report_made_free:
 * @self: (transfer full): a report with its pages
 */
void
sam_report_made_free (SamReportMade *self)
{
  g_clear_pointer (&self->report, sam_report_free);
  g_clear_pointer (&self->flow, sam_pdf_flow_free);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_free (self->words);
  g_free (self);
}

/* What is drawn, for those who listen to the screen. */
static char *
list_figures (const SamReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->sections->len; i++)
    {
      const SamReportSection *section = g_ptr_array_index (report->sections, i);

      for (guint j = 0; j < section->figures->len; j++)
        {
          const SamReportFigure *figure = g_ptr_array_index (section->figures, j);

          sam_words_add_printf (text, ", ", "%s: %s", figure->label, figure->value);
        }
    }
  return g_string_free (text, FALSE);
}

/**
 * sam_report_job_make:
 *
 * Returns: (transfer full): a #SamReportMade, or %NULL
 */
gpointer
sam_report_job_make (SamStore *store,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  const SamReportOrder *order = data;
  g_autofree char *today = sam_dates_dup_today ();
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autoptr (SamReport) report = NULL;
  g_autoptr (GBytes) logo = NULL;
  SamReportMade *made;

  if (order->edition != NULL)
    {
      report = sam_report_load_kept (store, order->edition, error);
    }
  else
    {
      sam_report_period_get (order->period->name, today, &from, &to);
      report = sam_report_make (store, &(const SamReportWish){ order->preset, order->part, from, to, today },
                                cancellable, error);
    }
  if (report == NULL)
    return NULL;
  logo = sam_report_load_logo (store);
  made = g_new0 (SamReportMade, 1);
  made->flow = sam_report_new_flow (report, logo);
  made->words = list_figures (report);
  made->report = g_steal_pointer (&report);
  made->logo = g_steal_pointer (&logo);
  sam_pdf_flow_count_pages (made->flow);
  return made;
}

/**
 * sam_report_saving_free:
 * @self: (transfer full): what to save
 */
void
sam_report_saving_free (SamReportSaving *self)
{
  g_free (self->json);
  g_free (self->path);
  g_free (self);
}

/**
 * sam_report_job_save:
 *
 * Returns: (transfer full): what to tell, or %NULL
 */
gpointer
sam_report_job_save (SamStore *store,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  const SamReportSaving *saving = data;
  g_autoptr (SamReport) report = sam_report_from_json (saving->json, error);
  g_autoptr (GBytes) logo = sam_report_load_logo (store);
  g_autofree char *edition = NULL;

  if (report == NULL || !sam_report_write (report, logo, saving->path, error))
    return NULL;
  if (!saving->keep)
    return g_strdup_printf (_ ("Saved as %s"), saving->path);
  edition = sam_report_keep (store, report, error);
  return edition != NULL ? g_strdup_printf (_ ("Saved as %s, and kept as it is"), saving->path) : NULL;
}
