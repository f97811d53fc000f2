/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/atlas/sam-guide-window.h"

#include <glib/gi18n.h>

#include "app/atlas/sam-guide-jobs.h"
#include "app/atlas/sam-guide-view.h"
#include "app/dialogs/sam-file-dialogs.h"
#include "app/lists/sam-changes.h"
#include "app/questions/sam-offer-row.h"
#include "app/rows/sam-wrap-layout.h"
#include "app/sam-answer.h"
#include "network/sam-editions.h"

struct _SamGuideWindow
{
  SamDialog parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable; /* of the guide that is being made */
  SamGuideMade *made;        /* NULL: none yet */
  gboolean following;        /* the lists are filled by us, not chosen from by a person */

  /* Template children */
  GtkDropDown *where;
  GtkDropDown *order;
  GtkDropDown *form;
  GtkCheckButton *remember;
  GtkSpinButton *copies;
  GtkLabel *count;
  GtkWidget *left_out;
  GtkLabel *left_out_count;
  GtkBox *left_out_rows;
  GtkBox *held;
  SamGuideView *view;
  GtkLabel *told;
};

G_DEFINE_FINAL_TYPE (SamGuideWindow, sam_guide_window, SAM_TYPE_DIALOG)

static void
tell (SamGuideWindow *self,
      const char *text)
{
  gtk_label_set_label (self->told, text);
  gtk_widget_set_visible (GTK_WIDGET (self->told), TRUE);
}

/* NULL: the whole region. */
static const char *
get_municipality (SamGuideWindow *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->where);

  if (chosen == GTK_INVALID_LIST_POSITION || chosen == 0)
    return NULL;
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (self->where));
}

static SamGuideWish *
new_wish (SamGuideWindow *self,
          const char *path)
{
  SamGuideWish *wish = g_new0 (SamGuideWish, 1);

  wish->municipality = g_strdup (get_municipality (self));
  wish->order = gtk_drop_down_get_selected (self->order) == 1 ? SAM_GUIDE_BY_PLACE : SAM_GUIDE_BY_TOPIC;
  wish->form = (SamPdfGuideForm) MIN (gtk_drop_down_get_selected (self->form), SAM_PDF_GUIDE_N_FORMS - 1);
  wish->path = g_strdup (path);
  wish->remember = gtk_check_button_get_active (self->remember);
  wish->copies = (guint) gtk_spin_button_get_value_as_int (self->copies);
  return wish;
}

static void
show_count (SamGuideWindow *self)
{
  const guint n_groups = self->made->guide->groups->len;
  const guint n_pages = sam_pdf_guide_count_pages (self->made->pdf);
  const guint n_sheets = sam_pdf_guide_count_sheets (self->made->pdf);
  g_autofree char *groups = g_strdup_printf (ngettext ("%u group", "%u groups", n_groups), n_groups);
  g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
  g_autofree char *sheets =
      g_strdup_printf (ngettext ("%u sheet of A4, both sides", "%u sheets of A4, both sides", n_sheets), n_sheets);
  g_autofree char *text = g_strjoin (" · ", groups, pages, sheets, NULL);

  gtk_label_set_label (self->count, n_groups > 0 ? text
                                                 : _ ("No group agreed to print yet. Note the consents of the groups, "
                                                      "for the channel Print."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.save", n_groups > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.print", n_groups > 0);
}

static void
show_left_out (SamGuideWindow *self)
{
  GPtrArray *groups = self->made->guide->left_out;
  g_autofree char *label =
      g_strdup_printf (ngettext ("%u group is not in it", "%u groups are not in it", groups->len), groups->len);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->left_out_rows))) != NULL)
    gtk_box_remove (self->left_out_rows, child);
  for (guint i = 0; i < groups->len; i++)
    {
      const SamGuideLeftOut *group = g_ptr_array_index (groups, i);
      const char *why = sam_export_reason_get_words (sam_pdf_guide_get_reason (group));

      gtk_box_append (self->left_out_rows, sam_offer_row_new (group->id, group->title, why));
    }
  gtk_label_set_label (self->left_out_count, label);
  gtk_widget_set_visible (self->left_out, groups->len > 0);
}

static void
show_held (SamGuideWindow *self)
{
  GtkWidget *child;

  /* The heading stays. */
  while ((child = gtk_widget_get_last_child (GTK_WIDGET (self->held))) !=
         gtk_widget_get_first_child (GTK_WIDGET (self->held)))
    gtk_box_remove (self->held, child);
  for (guint i = 0; i < self->made->held->len; i++)
    {
      const SamHeld *held = g_ptr_array_index (self->made->held, i);
      g_autofree char *detail = sam_held_describe (held);
      GtkWidget *row = sam_offer_row_new (held->record, held->title, detail);

      sam_offer_row_offer (SAM_OFFER_ROW (row), _ ("This Edition Is No Longer in Use"), "guide.gone",
                           g_variant_new_string (held->edition));
      gtk_box_append (self->held, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->held), self->made->held->len > 0);
}

static void
fill_where (SamGuideWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *const[]){ _ ("The whole region"), NULL });
  g_autofree char *chosen = g_strdup (get_municipality (self));
  guint again = 0;

  for (guint i = 0; i < self->made->municipalities->len; i++)
    {
      const char *name = g_ptr_array_index (self->made->municipalities, i);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (name, chosen) == 0)
        again = i + 1;
    }
  self->following = TRUE;
  gtk_drop_down_set_model (self->where, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->where, again);
  self->following = FALSE;
}

static void
on_made_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (SamGuideWindow) self = data;
  g_autoptr (GError) error = NULL;
  SamGuideMade *made = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&made, sam_guide_made_free);
      return;
    }
  if (made == NULL)
    {
      gtk_label_set_label (self->count, error->message);
      return;
    }
  sam_guide_view_show (self->view, NULL);
  g_clear_pointer (&self->made, sam_guide_made_free);
  self->made = made;
  sam_guide_view_show (self->view, made->guide->groups->len > 0 ? made->pdf : NULL);
  fill_where (self);
  show_count (self);
  show_left_out (self);
  show_held (self);
}

/* The last wish counts. */
static void
make (SamGuideWindow *self)
{
  if (self->following || self->store == NULL)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  sam_store_thread_run_async (self->store, sam_guide_jobs_make, new_wish (self, NULL),
                              (GDestroyNotify) sam_guide_wish_free, (GDestroyNotify) sam_guide_made_free,
                              self->cancellable, on_made_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamGuideWindow *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "group", "consent", "topic", "venue", "region", "edition", NULL };

  if (sam_changes_concern (ids, kinds))
    make (self);
}

static void
tell_done (gpointer self,
           const char *words,
           gboolean done)
{
  tell (self, words);
}

static void
on_path_cb (const char *path,
            gpointer data)
{
  sam_guide_window_save (data, path);
}

static void
save (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  sam_file_dialogs_save (GTK_WINDOW (widget), _ ("Save the Guide"), _ ("guide.pdf"), on_path_cb, widget);
}

static void
on_draw_page_cb (GtkPrintOperation *operation,
                 GtkPrintContext *context,
                 int side,
                 SamPdfGuide *pdf)
{
  sam_pdf_guide_draw_side (pdf, (guint) side, gtk_print_context_get_cairo_context (context));
}

/* Both sides: a booklet is turned over at its short edge. */
static GtkPrintOperation *
new_operation (SamGuideWindow *self,
               SamPdfGuideForm form)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  GtkPaperSize *paper = gtk_paper_size_new (form == SAM_PDF_GUIDE_A5 ? GTK_PAPER_NAME_A5 : GTK_PAPER_NAME_A4);
  g_autofree char *title = sam_guide_dup_title (self->made->guide);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);
  if (form == SAM_PDF_GUIDE_BOOKLET)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_settings_set_duplex (settings, form == SAM_PDF_GUIDE_BOOKLET ? GTK_PRINT_DUPLEX_VERTICAL
                                                                         : GTK_PRINT_DUPLEX_HORIZONTAL);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) sam_pdf_guide_count_sides (self->made->pdf));
  gtk_print_operation_set_job_name (operation, title);
  return operation;
}

static void
print (GtkWidget *widget,
       const char *action,
       GVariant *parameter)
{
  SamGuideWindow *self = SAM_GUIDE_WINDOW (widget);
  SamGuideWish *wish = new_wish (self, NULL);
  g_autoptr (GtkPrintOperation) operation = new_operation (self, wish->form);
  /* What is printed must not change while the dialog is open. */
  g_autoptr (SamPdfGuide) pdf = sam_pdf_guide_new (self->made->guide, wish->form);
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;

  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page_cb), pdf);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error);
  if (error != NULL && self->store != NULL)
    tell (self, error->message);
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && wish->remember && self->store != NULL)
    sam_answer_ask (self->store, sam_guide_jobs_write, wish, (GDestroyNotify) sam_guide_wish_free, tell_done, self);
  else
    sam_guide_wish_free (wish);
}

static void
note_gone (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  sam_answer_ask (SAM_GUIDE_WINDOW (widget)->store, sam_guide_jobs_note_gone,
                  g_variant_dup_string (parameter, NULL), g_free, tell_done, widget);
}

static void
sam_guide_window_dispose (GObject *object)
{
  SamGuideWindow *self = SAM_GUIDE_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->view != NULL)
    sam_guide_view_show (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->made, sam_guide_made_free);

  G_OBJECT_CLASS (sam_guide_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SamGuideWindow, where);
  gtk_widget_class_bind_template_child (widget_class, SamGuideWindow, order);
  gtk_widget_class_bind_template_child (widget_class, SamGuideWindow, form);
  gtk_widget_class_bind_template_child (widget_class, SamGuideWindow, remember);
  gtk_widget_class_bind_template_child (widget_class, SamGuideWindow, copies);
  gtk_widget_class_bind_template_child (widget_class, SamGuideWindow, count);
  gtk_widget_class_bind_template_child (widget_class, SamGuideWindow, left_out);
  gtk_widget_class_bind_template_child (widget_class, SamGuideWindow, left_out_count);
  gtk_widget_class_bind_template_child (widget_class, SamGuideWindow, left_out_rows);
  gtk_widget_class_bind_template_child (widget_class, SamGuideWindow, held);
  gtk_widget_class_bind_template_child (widget_class, SamGuideWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SamGuideWindow, told);
}

static void
sam_guide_window_class_init (SamGuideWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_guide_window_dispose;

  g_type_ensure (SAM_TYPE_GUIDE_VIEW);
  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_install_action (widget_class, "guide.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "guide.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "guide.gone", "s", note_gone);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "guide.print", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/atlas/sam-guide-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, make);
}

static void
sam_guide_window_init (SamGuideWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.print", FALSE);
}

/**
 * sam_guide_window_new:
 * @parent: (nullable): the window it belongs to, whose actions it uses
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_guide_window_new (GtkWindow *parent,
                      SamStoreThread *store)
{
  SamGuideWindow *self = g_object_new (SAM_TYPE_GUIDE_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  make (self);
  return GTK_WIDGET (self);
}

/**
 * sam_guide_window_save:
 * @path: the file
 *
 * Writes the guide as it was chosen, and remembers the edition where that is wished.
 */
void
sam_guide_window_save (SamGuideWindow *self,
                       const char *path)
{
  sam_answer_ask (self->store, sam_guide_jobs_write, new_wish (self, path), (GDestroyNotify) sam_guide_wish_free,
                  tell_done, self);
}
