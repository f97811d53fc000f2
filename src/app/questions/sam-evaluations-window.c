/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/questions/sam-evaluations-window.h"

#include "app/dialogs/sam-file-dialogs.h"
#include "app/lists/sam-changes.h"
#include "app/questions/sam-evaluation-jobs.h"
#include "app/questions/sam-offer-row.h"
#include "app/rows/sam-wrap-layout.h"
#include "app/sam-answer.h"
#include "app/sam-dates.h"
#include "app/sam-undo-actions.h"
#include "app/widgets/sam-focus.h"
#include "app/widgets/sam-remade-rows.h"
#include "app/widgets/sam-show-uri.h"
#include "network/sam-evaluation-link.h"
#include "network/sam-match-evaluation.h"
#include "network/sam-privacy.h"

#include <glib/gi18n.h>

struct _SamEvaluationsWindow
{
  SamDialog parent_instance;

  SamStoreThread *store;
  char **due;   /* ids of the matches shown */
  char *warned; /* the form that was typed with a name in it, or a number, and is saved by a second Enter */

  /* Template children */
  GtkWidget *message;
  GtkWidget *rows;
  GtkWidget *all_sent;
  GtkWidget *relative;
  GtkWidget *form;
  GtkWidget *told;
  GtkWidget *own_results;
  GtkWidget *relative_results;
};

G_DEFINE_FINAL_TYPE (SamEvaluationsWindow, sam_evaluations_window, SAM_TYPE_DIALOG)

static void
tell (SamEvaluationsWindow *self,
      const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->told), words);
  gtk_widget_show (self->told);
}

static GtkWidget *
make_row (const SamEvaluationDue *due,
          gboolean by_link)
{
  g_autofree char *since = NULL;
  g_autofree char *detail = NULL;
  GtkWidget *row;
  GDate today;

  sam_dates_get_today (&today);
  since = sam_dates_format_day (due->since, &today);
  /* Translators: %s is the day on which two people spoke for the first time */
  detail = g_strdup_printf (due->relative ? _ ("in contact since %s; the form for relatives")
                                          : _ ("in contact since %s"),
                            since);
  row = sam_offer_row_new (due->match, due->title, detail);
  if (by_link)
    sam_offer_row_offer (SAM_OFFER_ROW (row), _ ("By Link…"), "evaluations.link", g_variant_new_string (due->match));
  sam_offer_row_offer (SAM_OFFER_ROW (row), _ ("Form Sent"), "evaluations.sent", g_variant_new_string (due->match));
  return row;
}

static void
show_due (SamEvaluationsWindow *self,
          GPtrArray *due,
          gboolean by_link)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const gboolean at_rows = sam_focus_find_within (self->rows) != NULL;
  const gboolean at_all = sam_focus_find_within (self->all_sent) != NULL;
  SamRemadeRows *remade = sam_remade_rows_begin (self->rows);

  for (guint i = 0; i < due->len; i++)
    {
      gtk_box_append (GTK_BOX (self->rows), make_row (g_ptr_array_index (due, i), by_link));
      g_strv_builder_add (ids, ((SamEvaluationDue *) due->pdata[i])->match);
    }
  g_strfreev (self->due);
  self->due = g_strv_builder_end (ids);
  gtk_label_set_label (GTK_LABEL (self->message), due->len > 0
                                                      ? _ ("Four weeks after the first contact, a form is due:")
                                                      : _ ("No form is due. Four weeks after a first contact, it "
                                                           "stands here."));
  gtk_widget_set_visible (self->rows, due->len > 0);
  sam_remade_rows_end (remade);
  gtk_widget_set_visible (self->all_sent, due->len > 1);
  /* With the last form that was due its button goes. */
  if ((at_rows && due->len == 0) || (at_all && due->len <= 1))
    gtk_widget_grab_focus (self->form);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamEvaluationsWindow) self = data;
  g_autoptr (GError) error = NULL;
  SamEvaluationsLoaded *loaded = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->store == NULL || loaded == NULL)
    {
      if (self->store != NULL)
        tell (self, error->message);
      g_clear_pointer (&loaded, sam_evaluations_loaded_free);
      return;
    }
  show_due (self, loaded->due, loaded->by_link);
  gtk_label_set_label (GTK_LABEL (self->own_results), loaded->results[0]);
  gtk_label_set_label (GTK_LABEL (self->relative_results), loaded->results[1]);
  sam_evaluations_loaded_free (loaded);
}

static void
load (SamEvaluationsWindow *self)
{
  sam_store_thread_run_async (self->store, sam_evaluation_job_load, NULL, NULL,
                              (GDestroyNotify) sam_evaluations_loaded_free, NULL, on_loaded_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamEvaluationsWindow *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "match", "evaluation", "question", NULL };

  if (self->store != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static void
tell_done (gpointer self,
           const char *words,
           gboolean done)
{
  tell (self, words);
}

static void
run (SamEvaluationsWindow *self,
     SamStoreFunc func,
     SamEvaluationJob *job,
     SamAnswered answered)
{
  sam_answer_ask (self->store, func, job, (GDestroyNotify) sam_evaluation_job_free, answered, self);
}

static void
tell_saved (gpointer data,
            const char *words,
            gboolean done)
{
  SamEvaluationsWindow *self = data;

  if (done)
    {
      /* Ctrl+Z would bring it back into the line, to be saved a second time. */
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->form), FALSE);
      gtk_editable_set_text (GTK_EDITABLE (self->form), "");
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->form), TRUE);
    }
  tell (self, words);
}

/* A form is anonymous: what in it says whose it is, is to be seen before it is kept. */
static gboolean
warn_of_persons (SamEvaluationsWindow *self,
                 const char *typed)
{
  g_autofree char *words = sam_privacy_describe (sam_privacy_find (typed));
  g_autofree char *told = NULL;

  if (words == NULL || g_strcmp0 (typed, self->warned) == 0)
    return FALSE;
  g_free (self->warned);
  self->warned = g_strdup (typed);
  told = g_strconcat (words, " ", _ ("Enter once more saves it as it is."), NULL);
  tell (self, told);
  return TRUE;
}

/* Enter saves the form and waits for the next one. */
static void
on_form_activate_cb (SamEvaluationsWindow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->form));

  if (!warn_of_persons (self, typed))
    run (self, sam_evaluation_job_save,
         sam_evaluation_job_new (typed, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->relative))), tell_saved);
}

static void
note_sent (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  const char *match = g_variant_get_string (parameter, NULL);
  SamEvaluationJob *job = sam_evaluation_job_new (NULL, FALSE);

  job->matches = g_strdupv ((char *[]){ (char *) match, NULL });
  run (SAM_EVALUATIONS_WINDOW (widget), sam_evaluation_job_sent, job, tell_done);
}

/* A draft where the asker left an address; else the link, to be passed on. */
static void
on_link_made_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (SamEvaluationsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamEvaluationLink) link = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->store == NULL)
    return;
  if (link == NULL)
    {
      tell (self, error->message);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), link->url);
  if (link->mail != NULL)
    sam_show_uri (GTK_WIDGET (self), link->mail);
  tell (self, link->mail != NULL ? _ ("The mail is ready to be sent, and the form noted as sent.")
                                 : _ ("The link is on the clipboard, and the form noted as sent: no e-mail address of "
                                      "who asked is known."));
}

static void
send_link (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  SamEvaluationsWindow *self = SAM_EVALUATIONS_WINDOW (widget);
  SamEvaluationJob *job = sam_evaluation_job_new (NULL, FALSE);

  job->matches = g_strdupv ((char *[]){ (char *) g_variant_get_string (parameter, NULL), NULL });
  sam_store_thread_run_async (self->store, sam_evaluation_job_link, job, (GDestroyNotify) sam_evaluation_job_free,
                              (GDestroyNotify) sam_evaluation_link_free, NULL, on_link_made_cb, g_object_ref (self));
}

static void
note_all_sent (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  SamEvaluationsWindow *self = SAM_EVALUATIONS_WINDOW (widget);
  SamEvaluationJob *job = sam_evaluation_job_new (NULL, FALSE);

  job->matches = g_strdupv (self->due);
  run (self, sam_evaluation_job_sent, job, tell_done);
}

static void
on_path_chosen_cb (const char *path,
                   gpointer data)
{
  run (data, sam_evaluation_job_write, sam_evaluation_job_new (path, FALSE), tell_done);
}

static void
save_paper (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  sam_file_dialogs_save (GTK_WINDOW (widget), _ ("Save the Forms"), _ ("evaluation forms.pdf"), on_path_chosen_cb,
                         widget);
}

static void
sam_evaluations_window_dispose (GObject *object)
{
  SamEvaluationsWindow *self = SAM_EVALUATIONS_WINDOW (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->due, g_strfreev);
  g_clear_pointer (&self->warned, g_free);

  G_OBJECT_CLASS (sam_evaluations_window_parent_class)->dispose (object);
}

static void
sam_evaluations_window_class_init (SamEvaluationsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_evaluations_window_dispose;

  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_install_action (widget_class, "evaluations.sent", "s", note_sent);
  gtk_widget_class_install_action (widget_class, "evaluations.link", "s", send_link);
  gtk_widget_class_install_action (widget_class, "evaluations.all-sent", NULL, note_all_sent);
  gtk_widget_class_install_action (widget_class, "evaluations.paper", NULL, save_paper);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/questions/sam-evaluations-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SamEvaluationsWindow, message);
  gtk_widget_class_bind_template_child (widget_class, SamEvaluationsWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, SamEvaluationsWindow, all_sent);
  gtk_widget_class_bind_template_child (widget_class, SamEvaluationsWindow, relative);
  gtk_widget_class_bind_template_child (widget_class, SamEvaluationsWindow, form);
  gtk_widget_class_bind_template_child (widget_class, SamEvaluationsWindow, told);
  gtk_widget_class_bind_template_child (widget_class, SamEvaluationsWindow, own_results);
  gtk_widget_class_bind_template_child (widget_class, SamEvaluationsWindow, relative_results);
  gtk_widget_class_bind_template_callback (widget_class, on_form_activate_cb);
}

static void
sam_evaluations_window_init (SamEvaluationsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_evaluations_window_new:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_evaluations_window_new (GtkWindow *parent,
                            SamStoreThread *store)
{
  SamEvaluationsWindow *self = g_object_new (SAM_TYPE_EVALUATIONS_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  sam_undo_actions_add_keys (GTK_WIDGET (self));
  load (self);
  return GTK_WIDGET (self);
}
