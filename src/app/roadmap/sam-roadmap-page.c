/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/roadmap/sam-roadmap-page.h"

#include <glib/gi18n.h>

#include "app/dialogs/sam-file-dialogs.h"
#include "app/lists/sam-changes.h"
#include "app/pages/sam-detail-pane.h"
#include "app/pages/sam-page-widget.h"
#include "app/roadmap/sam-blueprint-dialog.h"
#include "app/roadmap/sam-blueprint-maker.h"
#include "app/roadmap/sam-lesson-row.h"
#include "app/roadmap/sam-roadmap-head.h"
#include "app/roadmap/sam-roadmap-jobs.h"
#include "app/roadmap/sam-roadmap-row.h"
#include "app/sam-dates.h"
#include "app/widgets/sam-focus.h"
#include "app/widgets/sam-fold.h"
#include "app/widgets/sam-loading.h"
#include "app/widgets/sam-status-page.h"

struct _SamRoadmapPage
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable;
  GPtrArray *steps; /* of SamRoadmapStep; NULL: not here yet */

  /* Template children */
  GtkWidget *content;
  GtkLabel *count;
  GtkStack *states;
  GtkListBox *list;
  GtkListBox *lessons;
  GtkWidget *error_page;
  SamDetailPane *detail;
};

static void sam_roadmap_page_page_widget_init (SamPageWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamRoadmapPage, sam_roadmap_page, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_PAGE_WIDGET, sam_roadmap_page_page_widget_init))

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static SamRoadmapRow *
get_row (SamRoadmapPage *self,
         guint position)
{
  return SAM_ROADMAP_ROW (gtk_list_box_get_row_at_index (self->list, (int) position));
}

/* Ticking a step off must not make the rows anew: the keyboard stays where it is. */
static gboolean
shows_same_steps (SamRoadmapPage *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      SamRoadmapRow *row = get_row (self, i);

      if (row == NULL ||
          g_strcmp0 (sam_roadmap_row_get_id (row), ((SamRoadmapStep *) self->steps->pdata[i])->id) != 0)
        return FALSE;
    }
  return get_row (self, self->steps->len) == NULL;
}

static void
select_shown (SamRoadmapPage *self)
{
  const char *id = sam_detail_pane_get_id (self->detail);
  SamRoadmapRow *row;

  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    if (g_strcmp0 (sam_roadmap_row_get_id (row), id) == 0)
      {
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
        return;
      }
  gtk_list_box_unselect_all (self->list);
}

/* (transfer full) (nullable): of the row that has the keyboard. */
static char *
dup_focused (SamRoadmapPage *self)
{
  GtkWidget *focus = sam_focus_find_within (GTK_WIDGET (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, SAM_TYPE_ROADMAP_ROW) : NULL;

  return row != NULL ? g_strdup (sam_roadmap_row_get_id (SAM_ROADMAP_ROW (row))) : NULL;
}

static void
make_rows (SamRoadmapPage *self)
{
  g_autofree char *focused = dup_focused (self);

  clear_list (self->list);
  for (guint i = 0; i < self->steps->len; i++)
    {
      GtkWidget *row = sam_roadmap_row_new ();

      sam_roadmap_row_show (SAM_ROADMAP_ROW (row), self->steps->pdata[i]);
      gtk_list_box_append (self->list, row);
      if (g_strcmp0 (focused, ((SamRoadmapStep *) self->steps->pdata[i])->id) == 0)
        gtk_widget_grab_focus (row);
    }
  select_shown (self);
}

static void
show_lessons (SamRoadmapPage *self)
{
  clear_list (self->lessons);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const SamRoadmapStep *step = self->steps->pdata[i];

      if (step->lesson != NULL)
        gtk_list_box_append (self->lessons, sam_lesson_row_new (step));
    }
}

static void
show_steps (SamRoadmapPage *self)
{
  SamRoadmapProgress progress = sam_roadmap_measure (self->steps, NULL);
  /* Translators: %u of the %u steps of the road map are done. */
  g_autofree char *count = g_strdup_printf (ngettext ("%u of %u step done", "%u of %u steps done", progress.n_steps),
                                            progress.n_done, progress.n_steps);

  if (shows_same_steps (self))
    for (guint i = 0; i < self->steps->len; i++)
      sam_roadmap_row_show (get_row (self, i), self->steps->pdata[i]);
  else
    make_rows (self);
  gtk_list_box_invalidate_headers (self->list);
  show_lessons (self);
  gtk_label_set_label (self->count, self->steps->len > 0 ? count : "");
  gtk_stack_set_visible_child_name (self->states, self->steps->len > 0 ? "list" : "empty");
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer data)
{
  SamRoadmapPage *self = data;
  const char *phase = sam_roadmap_row_get_phase (SAM_ROADMAP_ROW (row));
  gboolean begins = before == NULL ||
                    g_strcmp0 (sam_roadmap_row_get_phase (SAM_ROADMAP_ROW (before)), phase) != 0;

  gtk_list_box_row_set_header (row, begins && self->steps != NULL && phase != NULL
                                        ? sam_roadmap_head_new (phase, sam_roadmap_measure (self->steps, phase))
                                        : NULL);
}

static gpointer
load_steps (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  return sam_roadmap_load (store, data, error);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamRoadmapPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (steps == NULL)
    {
      g_object_set (self->error_page, "description", error->message, NULL);
      gtk_stack_set_visible_child_name (self->states, "error");
      return;
    }
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  self->steps = g_steal_pointer (&steps);
  show_steps (self);
}

static void
load (SamRoadmapPage *self)
{
  sam_store_thread_run_async (self->store, load_steps, sam_dates_dup_today (), g_free,
                              (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_loaded_cb,
                              g_object_ref (self));
}

static void
on_store_changed_cb (SamRoadmapPage *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "step", NULL };

  if (self->store != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

/* --- what is done with steps --- */

static void
on_changed_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamRoadmapPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (text == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  else if (*text != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", text);
}

static void
change (SamRoadmapPage *self,
        SamStoreFunc job,
        GVariant *parameter)
{
  sam_store_thread_run_async (self->store, job, parameter != NULL ? g_variant_ref_sink (parameter) : NULL,
                              parameter != NULL ? (GDestroyNotify) g_variant_unref : NULL, g_free, NULL, on_changed_cb,
                              g_object_ref (self));
}

static void
set_status (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  change (SAM_ROADMAP_PAGE (widget), sam_roadmap_job_set_status, parameter);
}

static void
move (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  change (SAM_ROADMAP_PAGE (widget), sam_roadmap_job_move, parameter);
}

static void
take_over (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  change (SAM_ROADMAP_PAGE (widget), sam_roadmap_job_take_over, NULL);
}

/* --- blueprints --- */

static GtkWindow *
get_window (SamRoadmapPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
make_blueprint (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  SamRoadmapPage *self = SAM_ROADMAP_PAGE (widget);

  gtk_window_present (GTK_WINDOW (sam_blueprint_maker_new (get_window (self), self->store)));
}

static void
on_blueprint_chosen_cb (const char *path,
                        gpointer data)
{
  SamRoadmapPage *self = data;

  gtk_window_present (GTK_WINDOW (sam_blueprint_dialog_new (get_window (self), self->store, path)));
}

static void
take_blueprint (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  static const char *const patterns[] = { "*.zip", NULL };

  sam_file_dialogs_open (get_window (SAM_ROADMAP_PAGE (widget)), _ ("Take Over a Blueprint"), _ ("Blueprints"),
                         patterns, on_blueprint_chosen_cb, widget);
}

/* --- the record beside the list --- */

static void
show_record (SamRoadmapPage *self,
             const char *id)
{
  sam_detail_pane_show (self->detail, id);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), id != NULL);
  sam_fold_set_show_end (SAM_FOLD (self->content), id != NULL);
  select_shown (self);
}

static void
on_row_activated_cb (SamRoadmapPage *self,
                     SamRoadmapRow *row)
{
  show_record (self, sam_roadmap_row_get_id (row));
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static void
on_lesson_activated_cb (SamRoadmapPage *self,
                        SamLessonRow *row)
{
  show_record (self, sam_lesson_row_get_id (row));
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static void
on_back_cb (SamRoadmapPage *self)
{
  sam_fold_set_show_end (SAM_FOLD (self->content), FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->states), GTK_DIR_TAB_FORWARD);
}

static void
on_detail_closed_cb (SamRoadmapPage *self)
{
  show_record (self, NULL);
  on_back_cb (self);
}

static void
on_folded_cb (SamRoadmapPage *self)
{
  sam_detail_pane_set_folded (self->detail, sam_fold_get_folded (SAM_FOLD (self->content)));
}

/* --- what the window asks --- */

static gboolean
sam_roadmap_page_can_add (SamPageWidget *widget)
{
  return TRUE;
}

/* (transfer none): of the step that is chosen, or of the last one. */
static const char *
find_phase (SamRoadmapPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    return sam_roadmap_row_get_phase (SAM_ROADMAP_ROW (row));
  if (self->steps == NULL || self->steps->len == 0)
    return "";
  return ((SamRoadmapStep *) self->steps->pdata[self->steps->len - 1])->phase;
}

static void
sam_roadmap_page_add (SamPageWidget *widget)
{
  SamRoadmapPage *self = SAM_ROADMAP_PAGE (widget);
  g_autofree char *id = sam_id_new (sam_kind_find ("step"));
  g_autofree char *phase = g_strdup (find_phase (self));
  g_autofree char *position = NULL;

  show_record (self, id);
  if (*phase != '\0')
    sam_detail_pane_preset (self->detail, "phase", phase);
  if (self->steps != NULL)
    {
      position = g_strdup_printf ("%" G_GINT64_FORMAT, sam_roadmap_find_end (self->steps, phase));
      sam_detail_pane_preset (self->detail, "position", position);
    }
  sam_detail_pane_begin (self->detail);
}

static void
sam_roadmap_page_back (SamPageWidget *widget)
{
  on_back_cb (SAM_ROADMAP_PAGE (widget));
}

static void
sam_roadmap_page_open (SamPageWidget *widget,
                       const char *id)
{
  show_record (SAM_ROADMAP_PAGE (widget), id);
}

static void
sam_roadmap_page_page_widget_init (SamPageWidgetInterface *iface)
{
  iface->can_add = sam_roadmap_page_can_add;
  iface->add = sam_roadmap_page_add;
  iface->back = sam_roadmap_page_back;
  iface->open = sam_roadmap_page_open;
}

static void
sam_roadmap_page_dispose (GObject *object)
{
  SamRoadmapPage *self = SAM_ROADMAP_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_ROADMAP_PAGE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->steps, g_ptr_array_unref);

  G_OBJECT_CLASS (sam_roadmap_page_parent_class)->dispose (object);
}

static gboolean
sam_roadmap_page_grab_focus (GtkWidget *widget)
{
  return sam_page_widget_focus_content (SAM_ROADMAP_PAGE (widget)->states);
}

static void
sam_roadmap_page_class_init (SamRoadmapPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_roadmap_page_dispose;
  sam_focus_set_grab (widget_class, sam_roadmap_page_grab_focus);

  gtk_widget_class_install_action (widget_class, "roadmap.set-status", "(ss)", set_status);
  gtk_widget_class_install_action (widget_class, "roadmap.move", "(sb)", move);
  gtk_widget_class_install_action (widget_class, "roadmap.take-over", NULL, take_over);
  gtk_widget_class_install_action (widget_class, "roadmap.make-blueprint", NULL, make_blueprint);
  gtk_widget_class_install_action (widget_class, "roadmap.take-blueprint", NULL, take_blueprint);

  g_type_ensure (SAM_TYPE_DETAIL_PANE);
  g_type_ensure (SAM_TYPE_FOLD);
  g_type_ensure (SAM_TYPE_LOADING);
  g_type_ensure (SAM_TYPE_STATUS_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/roadmap/sam-roadmap-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapPage, content);
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapPage, count);
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapPage, states);
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapPage, list);
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapPage, lessons);
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_lesson_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_detail_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_folded_cb);
}

static void
sam_roadmap_page_init (SamRoadmapPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, self, NULL);
}

/**
 * sam_roadmap_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
sam_roadmap_page_new (const SamPage *page,
                      SamStoreThread *store)
{
  SamRoadmapPage *self = g_object_new (SAM_TYPE_ROADMAP_PAGE, NULL);

  self->store = g_object_ref (store);
  sam_detail_pane_setup (self->detail, page, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * sam_roadmap_page_get_state:
 *
 * Returns: "loading", "list", "empty" or "error"
 */
const char *
sam_roadmap_page_get_state (SamRoadmapPage *self)
{
  return gtk_stack_get_visible_child_name (self->states);
}
