/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/import/sam-import-preview-page.h"

#include <glib/gi18n.h>

#include "app/import/sam-import-item.h"
#include "app/import/sam-import-words.h"
#include "app/widgets/sam-tab-stop.h"

/* Choices of the filter beside the statuses: every row, and rows of any status with remarks. */
#define EVERYTHING (-1)
#define WITH_REMARKS SAM_IMPORT_N_STATUSES

struct _SamImportPreviewPage
{
  GtkWidget parent_instance;

  SamImportRequest *request; /* the dialog's */
  const SamImportPlan *plan; /* the dialog's */
  GListStore *rows;
  GPtrArray *topic_ids;
  int statuses[SAM_IMPORT_N_STATUSES + 2]; /* by the choices of the filter */
  gboolean showing;

  /* Template children */
  GtkWidget *content;
  GtkLabel *summary;
  GtkLabel *besides;
  GtkDropDown *status;
  GtkDropDown *duplicates;
  GtkWidget *duplicates_box;
  GtkSwitch *problems;
  GtkWidget *problems_box;
  GtkBox *questions;
  GtkWidget *questions_box;
  GtkFilterListModel *filtered;
};

G_DEFINE_FINAL_TYPE (SamImportPreviewPage, sam_import_preview_page, GTK_TYPE_WIDGET)

static guint changed_signal;

static gboolean
is_shown (gpointer item,
          gpointer data)
{
  SamImportPreviewPage *self = data;
  guint selected = gtk_drop_down_get_selected (self->status);
  int status = selected < G_N_ELEMENTS (self->statuses) ? self->statuses[selected] : EVERYTHING;

  if (status == WITH_REMARKS)
    return sam_import_item_has_remarks (item);
  return status == EVERYTHING || (int) sam_import_item_get_status (item) == status;
}

static void
on_status_selected_cb (SamImportPreviewPage *self)
{
  GtkFilter *filter = gtk_filter_list_model_get_filter (self->filtered);

  if (filter != NULL)
    gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* What comes in by the choices as they are now. */
static void
show_summary (SamImportPreviewPage *self)
{
  const SamImportApply how = { .duplicates = self->request->duplicates,
                               .leave_out_problems = self->request->leave_out_problems };
  guint left_out_of[SAM_IMPORT_N_STATUSES] = { 0 };
  g_autofree char *sum = NULL;

  for (guint i = 0; i < self->plan->rows->len; i++)
    {
      const SamImportRow *row = g_ptr_array_index (self->plan->rows, i);

      left_out_of[row->status] += sam_import_is_left_out (row, &how);
    }
  sum = sam_import_words_sum (self->plan->counts, left_out_of);
  gtk_label_set_label (self->summary, sum);
}

static void
on_duplicates_selected_cb (SamImportPreviewPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->duplicates);

  if (self->showing || self->request == NULL || selected > SAM_IMPORT_ADD_DUPLICATES)
    return;
  self->request->duplicates = (SamImportDuplicates) selected;
  show_summary (self);
}

static void
on_problems_switched_cb (SamImportPreviewPage *self)
{
  if (self->showing || self->request == NULL)
    return;
  self->request->leave_out_problems = !gtk_switch_get_active (self->problems);
  show_summary (self);
}

static void
on_answer_selected_cb (GtkDropDown *choice,
                       GParamSpec *spec,
                       SamImportPreviewPage *self)
{
  const char *text = g_object_get_data (G_OBJECT (choice), "text");
  guint selected = gtk_drop_down_get_selected (choice);

  if (self->showing || self->request == NULL)
    return;
  if (selected == 0 || selected > self->topic_ids->len)
    g_hash_table_remove (self->request->answers, text);
  else
    g_hash_table_insert (self->request->answers, g_strdup (text),
                         g_strdup (g_ptr_array_index (self->topic_ids, selected - 1)));
  g_signal_emit (self, changed_signal, 0);
}

static void
sam_import_preview_page_dispose (GObject *object)
{
  SamImportPreviewPage *self = SAM_IMPORT_PREVIEW_PAGE (object);

  self->request = NULL;
  self->plan = NULL;
  if (self->filtered != NULL)
    gtk_filter_list_model_set_filter (self->filtered, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_IMPORT_PREVIEW_PAGE);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->topic_ids, g_ptr_array_unref);

  G_OBJECT_CLASS (sam_import_preview_page_parent_class)->dispose (object);
}

static void
sam_import_preview_page_class_init (SamImportPreviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_import_preview_page_dispose;
  changed_signal = g_signal_new ("changed", SAM_TYPE_IMPORT_PREVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  g_type_ensure (SAM_TYPE_IMPORT_ITEM);
  g_type_ensure (SAM_TYPE_TAB_STOP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/import/sam-import-preview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamImportPreviewPage, content);
  gtk_widget_class_bind_template_child (widget_class, SamImportPreviewPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SamImportPreviewPage, besides);
  gtk_widget_class_bind_template_child (widget_class, SamImportPreviewPage, status);
  gtk_widget_class_bind_template_child (widget_class, SamImportPreviewPage, duplicates);
  gtk_widget_class_bind_template_child (widget_class, SamImportPreviewPage, duplicates_box);
  gtk_widget_class_bind_template_child (widget_class, SamImportPreviewPage, problems);
  gtk_widget_class_bind_template_child (widget_class, SamImportPreviewPage, problems_box);
  gtk_widget_class_bind_template_child (widget_class, SamImportPreviewPage, questions);
  gtk_widget_class_bind_template_child (widget_class, SamImportPreviewPage, questions_box);
  gtk_widget_class_bind_template_child (widget_class, SamImportPreviewPage, filtered);
  gtk_widget_class_bind_template_callback (widget_class, on_status_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_duplicates_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_problems_switched_cb);
}

static void
sam_import_preview_page_init (SamImportPreviewPage *self)
{
  g_autoptr (GtkFilter) filter = NULL;

  self->rows = g_list_store_new (SAM_TYPE_IMPORT_ITEM);
  self->topic_ids = g_ptr_array_new_with_free_func (g_free);
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (self->rows));
  gtk_filter_list_model_set_filter (self->filtered, filter);
  self->showing = FALSE;
}

/* The choices of the filter with their numbers, only those that there are. */
static void
show_statuses (SamImportPreviewPage *self,
               const SamImportPlan *plan)
{
  guint selected = gtk_drop_down_get_selected (self->status);
  int before = selected < G_N_ELEMENTS (self->statuses) ? self->statuses[selected] : EVERYTHING;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n = 0;
  guint again = 0;

  self->statuses[n++] = EVERYTHING;
  gtk_string_list_take (labels, g_strdup_printf (_ ("All rows (%u)"), plan->rows->len));
  for (int status = 0; status < SAM_IMPORT_N_STATUSES; status++)
    {
      if (plan->counts[status] == 0)
        continue;
      if (status == before)
        again = n;
      self->statuses[n++] = status;
      /* Translators: what happens with rows of a list, and how many: "New (187)" */
      gtk_string_list_take (labels, g_strdup_printf (_ ("%s (%u)"), sam_import_status_label ((SamImportStatus) status),
                                                     plan->counts[status]));
    }
  if (plan->n_noted > 0)
    {
      if (before == WITH_REMARKS)
        again = n;
      self->statuses[n++] = WITH_REMARKS;
      gtk_string_list_take (labels, g_strdup_printf (_ ("With remarks (%u)"), plan->n_noted));
    }
  gtk_drop_down_set_model (self->status, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->status, again);
}

static void
show_question (SamImportPreviewPage *self,
               const SamImportReading *reading,
               const SamImportQuestion *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *text = g_strdup_printf (ngettext ("“%s” in %u row", "“%s” in %u rows", question->n_rows),
                                           question->text, question->n_rows);
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  const char *answer = g_hash_table_lookup (self->request->answers, question->text);
  GtkWidget *choice;
  guint selected = 0;

  gtk_string_list_append (titles, _ ("Leave it in the notes"));
  for (guint i = 0; i < reading->topics->len; i++)
    {
      const SamImportChoice *topic = g_ptr_array_index (reading->topics, i);
      gboolean suggested = g_strcmp0 (topic->id, question->suggestion) == 0;

      gtk_string_list_take (titles, suggested ? g_strdup_printf (_ ("%s (suggested)"), topic->title)
                                              : g_strdup (topic->title));
      if (g_strcmp0 (topic->id, answer) == 0)
        selected = i + 1;
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), g_steal_pointer (&expression));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (choice), "text", g_strdup (question->text), g_free);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_answer_selected_cb), self, 0);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), choice);
  gtk_box_append (self->questions, box);
}

static void
show_questions (SamImportPreviewPage *self,
                const SamImportReading *reading)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->questions))) != NULL)
    gtk_box_remove (self->questions, child);
  g_ptr_array_set_size (self->topic_ids, 0);
  for (guint i = 0; i < reading->topics->len; i++)
    g_ptr_array_add (self->topic_ids, g_strdup (((SamImportChoice *) g_ptr_array_index (reading->topics, i))->id));
  for (guint i = 0; i < reading->plan->questions->len; i++)
    show_question (self, reading, g_ptr_array_index (reading->plan->questions, i));
  gtk_widget_set_visible (self->questions_box, reading->plan->questions->len > 0);
}

static void
show_rows (SamImportPreviewPage *self,
           const SamImportPlan *plan)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < plan->rows->len; i++)
    g_ptr_array_add (items, sam_import_item_new (plan, g_ptr_array_index (plan->rows, i)));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), items->pdata, items->len);
}

/**
 * sam_import_preview_page_show:
 * @request: what the person's answers change; it must live as long as the page
 * @reading: what to show; it has a plan, and lives as long as the page shows it
 */
void
sam_import_preview_page_show (SamImportPreviewPage *self,
                              SamImportRequest *request,
                              const SamImportReading *reading)
{
  const SamImportPlan *plan = reading->plan;
  g_autofree char *besides = sam_import_words_besides (plan);

  self->request = request;
  self->plan = plan;
  self->showing = TRUE;
  show_summary (self);
  gtk_label_set_label (self->besides, besides);
  gtk_widget_set_visible (GTK_WIDGET (self->besides), *besides != '\0');
  show_questions (self, reading);
  show_rows (self, plan);
  show_statuses (self, plan);
  gtk_drop_down_set_selected (self->duplicates, request->duplicates);
  gtk_widget_set_visible (self->duplicates_box, plan->counts[SAM_IMPORT_DUPLICATE] > 0);
  gtk_switch_set_active (self->problems, !request->leave_out_problems);
  gtk_widget_set_visible (self->problems_box, plan->n_importable_problems > 0);
  self->showing = FALSE;
}

/**
 * sam_import_preview_page_get_rows:
 *
 * Returns: (transfer none): the rows that show (of SamImportItem)
 */
GListModel *
sam_import_preview_page_get_rows (SamImportPreviewPage *self)
{
  return G_LIST_MODEL (self->filtered);
}

/**
 * sam_import_preview_page_filter:
 * @status: a SamImportStatus, %SAM_IMPORT_N_STATUSES for rows with remarks, or -1 for all rows
 */
void
sam_import_preview_page_filter (SamImportPreviewPage *self,
                                int status)
{
  guint n = g_list_model_get_n_items (gtk_drop_down_get_model (self->status));

  for (guint i = 0; i < n; i++)
    if (self->statuses[i] == status)
      gtk_drop_down_set_selected (self->status, i);
}
