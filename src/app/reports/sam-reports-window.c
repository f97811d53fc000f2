/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/reports/sam-reports-window.h"

#include <glib/gi18n.h>

#include "app/dialogs/sam-file-dialogs.h"
#include "app/dialogs/sam-print-pages.h"
#include "app/reports/sam-pages-view.h"
#include "app/reports/sam-report-jobs.h"
#include "app/sam-answer.h"
#include "app/sam-dates.h"
#include "app/widgets/sam-drop-down-search.h"
#include "app/widgets/sam-fold.h"
#include "network/sam-report-editions.h"

struct _SamReportsWindow
{
  SamDialog parent_instance;

  SamStoreThread *store;
  GCancellable *making; /* the report that is being made */
  SamReportChoices *choices;
  SamReport *report; /* the one that shows */
  GBytes *logo;
  gboolean kept;    /* it is an edition already */
  gboolean filling; /* the lists are filled by us, not chosen from by a person */

  /* Template children */
  SamFold *fold;
  GtkDropDown *version;
  GtkWidget *choosing;
  GtkDropDown *preset;
  GtkDropDown *part;
  GtkDropDown *period;
  GtkCheckButton *keep;
  GtkSpinner *spinner;
  GtkLabel *message;
  SamPagesView *pages;
};

G_DEFINE_FINAL_TYPE (SamReportsWindow, sam_reports_window, SAM_TYPE_DIALOG)

static const SamReportPeriod *
get_period (SamReportsWindow *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->period);
  guint n;
  const SamReportPeriod *periods = sam_report_periods_list (&n);

  return &periods[MIN (chosen, n - 1)];
}

static const SamReportPreset *
get_preset (SamReportsWindow *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->preset);
  guint n;
  const SamReportPreset *presets = sam_report_presets_list (&n);

  return &presets[MIN (chosen, n - 1)];
}

/* What the list of versions stands at: nothing of these at a new report. */
static const SamReportRecipe *
get_recipe (SamReportsWindow *self)
{
  const guint version = gtk_drop_down_get_selected (self->version);

  return version > 0 && version <= self->choices->recipes->len ? self->choices->recipes->pdata[version - 1] : NULL;
}

static const SamReportEdition *
get_edition (SamReportsWindow *self)
{
  const guint version = gtk_drop_down_get_selected (self->version);
  const guint before = self->choices->recipes->len;

  return version > before && version <= before + self->choices->editions->len
             ? self->choices->editions->pdata[version - before - 1]
             : NULL;
}

static void
tell (SamReportsWindow *self,
      const char *text)
{
  gtk_label_set_label (self->message, text);
}

static void
enable_saving (SamReportsWindow *self,
               gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.save", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.print", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.remember", enabled && !self->kept);
}

static void
on_made_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (SamReportsWindow) self = data;
  g_autoptr (GError) error = NULL;
  SamReportMade *made = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  /* Another choice was made since, or the window is gone. */
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&made, sam_report_made_free);
      return;
    }
  gtk_spinner_stop (self->spinner);
  g_clear_pointer (&self->report, sam_report_free);
  if (made == NULL)
    {
      sam_pages_view_show (self->pages, NULL, NULL, NULL);
      tell (self, error->message);
      return;
    }
  self->report = g_steal_pointer (&made->report);
  g_clear_pointer (&self->logo, g_bytes_unref);
  self->logo = g_steal_pointer (&made->logo);
  sam_pages_view_show (self->pages, g_steal_pointer (&made->flow), self->report->title, made->words);
  sam_report_made_free (made);
  enable_saving (self, TRUE);
  tell (self, "");
}

static SamReportOrder *
new_order (SamReportsWindow *self)
{
  SamReportOrder *order = g_new0 (SamReportOrder, 1);
  const SamReportEdition *edition = get_edition (self);
  const guint part = gtk_drop_down_get_selected (self->part);
  GPtrArray *parts;

  order->preset = get_preset (self);
  order->period = get_period (self);
  order->edition = edition != NULL ? g_strdup (edition->id) : NULL;
  parts = self->choices->parts[order->preset->of];
  if (part < parts->len)
    order->part = g_strdup (((SamReportPart *) parts->pdata[part])->part);
  return order;
}

static void
make (SamReportsWindow *self)
{
  SamReportOrder *order = new_order (self);

  self->kept = order->edition != NULL;
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->making = g_cancellable_new ();
  enable_saving (self, FALSE);
  gtk_widget_set_sensitive (self->choosing, !self->kept);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep), !self->kept);
  if (order->edition == NULL && order->preset->of != SAM_REPORT_OF_REGION && order->part == NULL)
    {
      sam_report_order_free (order);
      sam_pages_view_show (self->pages, NULL, NULL, NULL);
      tell (self, _ ("There is nothing in the region yet that this report could be of."));
      return;
    }
  gtk_spinner_start (self->spinner);
  tell (self, _ ("Reading the figures…"));
  sam_store_thread_run_async (self->store, sam_report_job_make, order, (GDestroyNotify) sam_report_order_free,
                              (GDestroyNotify) sam_report_made_free, self->making, on_made_cb, g_object_ref (self));
}

static void
fill_parts (SamReportsWindow *self)
{
  GPtrArray *parts = self->choices->parts[get_preset (self)->of];
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const gboolean filling = self->filling;

  for (guint i = 0; i < parts->len; i++)
    gtk_string_list_append (names, ((SamReportPart *) parts->pdata[i])->name);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->part, G_LIST_MODEL (names));
  self->filling = filling;
  gtk_widget_set_visible (GTK_WIDGET (self->part), get_preset (self)->of != SAM_REPORT_OF_REGION);
}

/* Chooses what was remembered; of a part that is not there the first one. */
static void
show_recipe (SamReportsWindow *self,
             const SamReportRecipe *recipe)
{
  guint n_presets;
  guint n_periods;
  const SamReportPreset *presets = sam_report_presets_list (&n_presets);
  const SamReportPeriod *periods = sam_report_periods_list (&n_periods);
  GPtrArray *parts = self->choices->parts[recipe->preset->of];

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->preset, (guint) (recipe->preset - presets));
  for (guint i = 0; i < n_periods; i++)
    if (g_strcmp0 (periods[i].name, recipe->period) == 0)
      gtk_drop_down_set_selected (self->period, i);
  fill_parts (self);
  for (guint i = 0; i < parts->len; i++)
    if (g_strcmp0 (((SamReportPart *) parts->pdata[i])->part, recipe->part) == 0)
      gtk_drop_down_set_selected (self->part, i);
  self->filling = FALSE;
}

static void
on_version_changed_cb (SamReportsWindow *self)
{
  if (self->choices == NULL || self->filling)
    return;
  if (get_recipe (self) != NULL)
    show_recipe (self, get_recipe (self));
  make (self);
}

/* What is chosen otherwise is no longer what was remembered. */
static void
leave_recipe (SamReportsWindow *self)
{
  self->filling = TRUE;
  if (get_recipe (self) != NULL)
    gtk_drop_down_set_selected (self->version, 0);
  self->filling = FALSE;
}

static void
on_preset_changed_cb (SamReportsWindow *self)
{
  if (self->choices == NULL || self->filling)
    return;
  leave_recipe (self);
  fill_parts (self);
  make (self);
}

static void
on_choice_changed_cb (SamReportsWindow *self)
{
  if (self->choices == NULL || self->filling)
    return;
  leave_recipe (self);
  make (self);
}

/* The first is a new one; then what was remembered, and what was kept as it was. */
static void
fill_versions (SamReportsWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GDate today;

  sam_dates_get_today (&today);
  gtk_string_list_append (names, _ ("A new report"));
  for (guint i = 0; i < self->choices->recipes->len; i++)
    gtk_string_list_append (names, ((SamReportRecipe *) self->choices->recipes->pdata[i])->title);
  for (guint i = 0; i < self->choices->editions->len; i++)
    {
      const SamReportEdition *edition = g_ptr_array_index (self->choices->editions, i);
      g_autofree char *day = sam_dates_format_day (edition->made_on, &today);
      /* Translators: a report that was kept, and the day on which it was made */
      g_autofree char *name = g_strdup_printf (_ ("%s, made %s"), edition->title, day);

      gtk_string_list_append (names, name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->version, G_LIST_MODEL (names));
  self->filling = FALSE;
}

static void
on_listed_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamReportsWindow) self = data;
  g_autoptr (GError) error = NULL;
  SamReportChoices *choices = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  const gboolean first = self->choices == NULL;

  if (self->store == NULL || choices == NULL)
    {
      g_clear_pointer (&choices, sam_report_choices_free);
      if (self->store != NULL)
        tell (self, error->message);
      return;
    }
  g_clear_pointer (&self->choices, sam_report_choices_free);
  self->choices = choices;
  fill_versions (self);
  if (!first)
    return;
  fill_parts (self);
  make (self);
}

static void
list (SamReportsWindow *self)
{
  sam_store_thread_run_async (self->store, sam_report_job_list, NULL, NULL, (GDestroyNotify) sam_report_choices_free,
                              NULL, on_listed_cb, g_object_ref (self));
}

static void
tell_saved (gpointer data,
            const char *words,
            gboolean done)
{
  SamReportsWindow *self = data;

  gtk_spinner_stop (self->spinner);
  tell (self, words);
  if (gtk_drop_down_get_selected (self->version) == 0)
    list (self);
}

static void
on_remembered_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer data)
{
  g_autoptr (SamReportsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->store == NULL)
    return;
  tell (self, id != NULL ? _ ("These choices stand in the list above, in the toolkit, and in a blueprint.")
                         : error->message);
  list (self);
}

static void
remember (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  SamReportsWindow *self = SAM_REPORTS_WINDOW (widget);

  sam_store_thread_run_async (self->store, sam_report_job_remember, new_order (self),
                              (GDestroyNotify) sam_report_order_free, g_free, NULL, on_remembered_cb,
                              g_object_ref (self));
}

static void
on_path_cb (const char *path,
            gpointer data)
{
  sam_reports_window_save (data, path);
}

static void
save (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  SamReportsWindow *self = SAM_REPORTS_WINDOW (widget);
  g_autofree char *name = sam_report_dup_file_name (self->report, g_variant_get_string (parameter, NULL));

  sam_file_dialogs_save (GTK_WINDOW (widget), _ ("Save the Report"), name, on_path_cb, widget);
}

static void
print (GtkWidget *widget,
       const char *action,
       GVariant *parameter)
{
  g_autoptr (SamReportsWindow) self = g_object_ref (SAM_REPORTS_WINDOW (widget));
  SamPdfFlow *flow = sam_report_new_flow (self->report, self->logo);
  g_autoptr (GError) error = NULL;

  if (!sam_print_pages (GTK_WINDOW (self), flow, self->report->title, &error) && self->store != NULL)
    tell (self, error->message);
}

static void
on_show_pages_clicked_cb (SamReportsWindow *self)
{
  sam_fold_set_show_end (self->fold, TRUE);
}

static void
on_show_choices_clicked_cb (SamReportsWindow *self)
{
  sam_fold_set_show_end (self->fold, FALSE);
}

static void
sam_reports_window_dispose (GObject *object)
{
  SamReportsWindow *self = SAM_REPORTS_WINDOW (object);

  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  g_clear_object (&self->store);
  g_clear_pointer (&self->choices, sam_report_choices_free);
  g_clear_pointer (&self->report, sam_report_free);
  g_clear_pointer (&self->logo, g_bytes_unref);

  G_OBJECT_CLASS (sam_reports_window_parent_class)->dispose (object);
}

static void
sam_reports_window_class_init (SamReportsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_reports_window_dispose;

  g_type_ensure (SAM_TYPE_FOLD);
  g_type_ensure (SAM_TYPE_PAGES_VIEW);
  gtk_widget_class_install_action (widget_class, "reports.save", "s", save);
  gtk_widget_class_install_action (widget_class, "reports.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "reports.remember", NULL, remember);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "reports.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "reports.save", "s", "pdf");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/reports/sam-reports-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SamReportsWindow, fold);
  gtk_widget_class_bind_template_child (widget_class, SamReportsWindow, version);
  gtk_widget_class_bind_template_child (widget_class, SamReportsWindow, choosing);
  gtk_widget_class_bind_template_child (widget_class, SamReportsWindow, preset);
  gtk_widget_class_bind_template_child (widget_class, SamReportsWindow, part);
  gtk_widget_class_bind_template_child (widget_class, SamReportsWindow, period);
  gtk_widget_class_bind_template_child (widget_class, SamReportsWindow, keep);
  gtk_widget_class_bind_template_child (widget_class, SamReportsWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SamReportsWindow, message);
  gtk_widget_class_bind_template_child (widget_class, SamReportsWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, on_version_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_preset_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_pages_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_choices_clicked_cb);
}

static void
sam_reports_window_init (SamReportsWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const SamReportPreset *presets;
  const SamReportPeriod *periods;
  guint n;

  gtk_widget_init_template (GTK_WIDGET (self));
  sam_drop_down_search_anywhere (self->part);
  presets = sam_report_presets_list (&n);
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, _ (presets[i].title));
  periods = sam_report_periods_list (&n);
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, _ (periods[i].label));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->preset, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (labels));
  self->filling = FALSE;
  enable_saving (self, FALSE);
}

/**
 * sam_reports_window_new:
 * @parent: (nullable): the program's window
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_reports_window_new (GtkWindow *parent,
                        SamStoreThread *store)
{
  SamReportsWindow *self = g_object_new (SAM_TYPE_REPORTS_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  list (self);
  return GTK_WIDGET (self);
}

/**
 * sam_reports_window_save:
 * @path: the file: .pdf, .xlsx, .html or .csv
 *
 * Writes the report that shows, keeps it if that is wished for, and tells where it is, or what went wrong.
 */
void
sam_reports_window_save (SamReportsWindow *self,
                         const char *path)
{
  SamReportSaving *saving;

  if (self->report == NULL)
    return;
  saving = g_new0 (SamReportSaving, 1);
  saving->json = sam_report_to_json (self->report);
  saving->path = g_strdup (path);
  /* The same report is kept once, however many files are written of it. */
  saving->keep = !self->kept && gtk_check_button_get_active (self->keep);
  self->kept = self->kept || saving->keep;
  gtk_spinner_start (self->spinner);
  sam_answer_ask (self->store, sam_report_job_save, saving, (GDestroyNotify) sam_report_saving_free, tell_saved, self);
}
