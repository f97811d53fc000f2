/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-plan-window.h"

#include "app/dialogs/sam-file-dialogs.h"
#include "app/widgets/sam-menu-later.h"
#include "app/widgets/sam-toast-overlay.h"
#include "app/workshop/sam-plan-grid.h"
#include "app/workshop/sam-plan-prints.h"
#include "app/workshop/sam-plan-words.h"

#include <glib/gi18n.h>

struct _SamPlanWindow
{
  SamDialog parent_instance;

  SamPlanSession *session;
  char *problem;   /* the last thing that went wrong; NULL once something works */
  SamPdfPlan what; /* being saved as PDF */

  /* Template children */
  GtkWidget *toasts;
  GtkWidget *plan_button;
  GtkWidget *stop_button;
  GtkWidget *progress;
  GtkWidget *summary;
  GtkWidget *effect;
  GtkWidget *stack;
  GtkWidget *empty;
  GtkWidget *grid;
  GtkWidget *prints;
};

G_DEFINE_FINAL_TYPE (SamPlanWindow, sam_plan_window, SAM_TYPE_DIALOG)

static void
set_effect (SamPlanWindow *self,
            const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->effect), words != NULL ? words : self->problem != NULL ? self->problem
                                                                                               : "");
  if (words == NULL && self->problem != NULL)
    gtk_widget_add_css_class (self->effect, "problem");
  else
    gtk_widget_remove_css_class (self->effect, "problem");
}

static void
show_actions (SamPlanWindow *self,
              const SamPlanLoaded *loaded,
              gboolean planning)
{
  const gboolean has_plan = loaded != NULL && loaded->has_plan;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.make", loaded != NULL && !planning);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.stop", planning);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.undo",
                                 !planning && sam_plan_session_can_undo (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.redo",
                                 !planning && sam_plan_session_can_redo (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.print", has_plan && !planning);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.save-pdf", has_plan && !planning);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.announce", has_plan && !planning && !loaded->announced);
}

static void
show_prints (SamPlanWindow *self,
             const SamPlanLoaded *loaded)
{
  g_autoptr (GMenu) menu = loaded != NULL ? sam_plan_prints_new_menu (loaded->evening) : NULL;

  gtk_widget_set_sensitive (self->prints, loaded != NULL && loaded->has_plan);
  if (menu != NULL)
    sam_menu_later_set (GTK_MENU_BUTTON (self->prints), G_MENU_MODEL (menu));
}

static void
on_session_changed_cb (SamPlanWindow *self)
{
  const SamPlanLoaded *loaded = sam_plan_session_get_loaded (self->session);
  const char *message = sam_plan_session_get_message (self->session);
  const gboolean planning = sam_plan_session_is_planning (self->session);
  g_autofree char *summary = loaded != NULL ? sam_plan_words_describe (loaded) : NULL;

  gtk_widget_set_visible (self->plan_button, !planning);
  gtk_widget_set_visible (self->stop_button, planning);
  gtk_widget_set_visible (self->progress, planning);
  gtk_widget_set_sensitive (self->grid, !planning);
  gtk_label_set_label (GTK_LABEL (self->summary), summary != NULL ? summary : "");
  gtk_label_set_label (GTK_LABEL (self->empty), message != NULL ? message : _ ("Loading…"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), loaded != NULL ? "plan" : "empty");
  show_actions (self, loaded, planning);
  show_prints (self, loaded);
  g_clear_pointer (&self->problem, g_free);
  set_effect (self, NULL);
}

static void
on_session_progress_cb (SamPlanWindow *self,
                        double fraction)
{
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), fraction);
}

static void
on_session_problem_cb (SamPlanWindow *self,
                       const char *sentence)
{
  g_free (self->problem);
  self->problem = g_strdup (sentence);
  set_effect (self, NULL);
}

static void
on_session_done_cb (SamPlanWindow *self,
                    const char *sentence,
                    const char *action)
{
  const char *label = action == NULL ? NULL : g_str_equal (action, "plan.redo") ? _ ("_Redo")
                                                                                : _ ("_Undo");

  sam_toast_overlay_show (SAM_TOAST_OVERLAY (self->toasts), sentence, label, action);
}

static void
on_grid_told_cb (SamPlanWindow *self,
                 const char *words)
{
  set_effect (self, words);
}

static void
make_plan (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (SAM_PLAN_WINDOW (widget)->progress), 0);
  sam_plan_session_plan (SAM_PLAN_WINDOW (widget)->session);
}

static void
stop_planning (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  sam_plan_session_stop (SAM_PLAN_WINDOW (widget)->session);
}

static void
undo (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  sam_plan_session_undo (SAM_PLAN_WINDOW (widget)->session);
}

static void
redo (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  sam_plan_session_redo (SAM_PLAN_WINDOW (widget)->session);
}

static void
announce (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  sam_plan_session_announce (SAM_PLAN_WINDOW (widget)->session);
}

static void
print (GtkWidget *widget,
       const char *action,
       GVariant *parameter)
{
  SamPlanWindow *self = SAM_PLAN_WINDOW (widget);
  const SamPlanLoaded *loaded = sam_plan_session_get_loaded (self->session);
  g_autoptr (GError) error = NULL;

  if (!sam_plan_prints_run (GTK_WINDOW (self), (SamPdfPlan) g_variant_get_int32 (parameter), loaded->evening, &error))
    on_session_problem_cb (self, error->message);
}

static void
on_path_chosen_cb (const char *path,
                   gpointer data)
{
  SamPlanWindow *self = data;

  sam_plan_session_write (self->session, self->what, path);
}

static void
save_pdf (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  SamPlanWindow *self = SAM_PLAN_WINDOW (widget);
  g_autofree char *name = NULL;

  self->what = (SamPdfPlan) g_variant_get_int32 (parameter);
  name = sam_plan_prints_dup_file_name (self->what, sam_plan_session_get_loaded (self->session)->evening);
  sam_file_dialogs_save (GTK_WINDOW (self), _ ("Save as PDF"), name, on_path_chosen_cb, self);
}

static void
sam_plan_window_dispose (GObject *object)
{
  SamPlanWindow *self = SAM_PLAN_WINDOW (object);

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      sam_plan_session_close (self->session);
    }
  g_clear_object (&self->session);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (sam_plan_window_parent_class)->dispose (object);
}

static void
sam_plan_window_class_init (SamPlanWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SAM_TYPE_PLAN_GRID);
  g_type_ensure (SAM_TYPE_TOAST_OVERLAY);
  G_OBJECT_CLASS (klass)->dispose = sam_plan_window_dispose;

  gtk_widget_class_install_action (widget_class, "plan.make", NULL, make_plan);
  gtk_widget_class_install_action (widget_class, "plan.stop", NULL, stop_planning);
  gtk_widget_class_install_action (widget_class, "plan.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "plan.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "plan.announce", NULL, announce);
  gtk_widget_class_install_action (widget_class, "plan.print", "i", print);
  gtk_widget_class_install_action (widget_class, "plan.save-pdf", "i", save_pdf);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "plan.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "plan.redo", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/workshop/sam-plan-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SamPlanWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SamPlanWindow, plan_button);
  gtk_widget_class_bind_template_child (widget_class, SamPlanWindow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, SamPlanWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, SamPlanWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, SamPlanWindow, effect);
  gtk_widget_class_bind_template_child (widget_class, SamPlanWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SamPlanWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, SamPlanWindow, grid);
  gtk_widget_class_bind_template_child (widget_class, SamPlanWindow, prints);
  gtk_widget_class_bind_template_callback (widget_class, on_grid_told_cb);
}

static void
sam_plan_window_init (SamPlanWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_plan_window_new:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_plan_window_new (GtkWindow *parent,
                     SamStoreThread *store,
                     const char *workshop_id)
{
  SamPlanWindow *self = g_object_new (SAM_TYPE_PLAN_WINDOW, "transient-for", parent, NULL);

  self->session = sam_plan_session_new (store, workshop_id);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (on_session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "progress", G_CALLBACK (on_session_progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "problem", G_CALLBACK (on_session_problem_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "done", G_CALLBACK (on_session_done_cb), self, G_CONNECT_SWAPPED);
  sam_plan_grid_set_session (SAM_PLAN_GRID (self->grid), self->session);
  on_session_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * sam_plan_window_get_session:
 *
 * Returns: (transfer none): the plan it shows
 */
SamPlanSession *
sam_plan_window_get_session (SamPlanWindow *self)
{
  return self->session;
}
