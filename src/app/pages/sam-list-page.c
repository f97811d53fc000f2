/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-list-page.h"

#include <glib/gi18n.h>

#include "app/cells/sam-order-actions.h"
#include "app/cells/sam-record-list.h"
#include "app/cells/sam-row-selection.h"
#include "app/pages/sam-chosen-row.h"
#include "app/pages/sam-detail-pane.h"
#include "app/pages/sam-filter-bar.h"
#include "app/pages/sam-list-menu.h"
#include "app/pages/sam-own-page.h"
#include "app/pages/sam-page-widget.h"
#include "app/pages/sam-selection-bar.h"
#include "app/widgets/sam-focus.h"
#include "app/widgets/sam-fold.h"
#include "app/widgets/sam-loading.h"
#include "app/widgets/sam-status-page.h"
#include "app/widgets/sam-tab-stop.h"

struct _SamListPage
{
  GtkWidget parent_instance;

  SamPage *page; /* with what the person chose */
  SamStoreThread *store;
  SamTopicList *topics;
  SamQueryModel *model;
  SamRowSelection *selection;
  SamChosenRow *chosen;
  gboolean revealed;

  /* Template children */
  GtkWidget *content;
  GtkLabel *title;
  GtkLabel *count;
  GtkToggleButton *reveal_button;
  GtkWidget *more_button;
  GtkWidget *add_button;
  GtkWidget *add_label;
  GtkEditable *search_entry;
  SamFilterBar *filters;
  SamListMenu *menu;
  SamSelectionBar *selection_bar;
  GtkStack *states;
  SamRecordList *list;
  GtkWidget *empty_page;
  GtkButton *empty_add_button;
  GtkWidget *empty_begin_button;
  GtkWidget *empty_import_button;
  GtkWidget *error_page;
  SamDetailPane *detail;
};

static void sam_list_page_page_widget_init (SamPageWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamListPage, sam_list_page, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_PAGE_WIDGET, sam_list_page_page_widget_init))

static gboolean
is_narrowed (SamListPage *self)
{
  return *gtk_editable_get_text (self->search_entry) != '\0' || sam_filter_bar_is_active (self->filters);
}

static void
show_state (SamListPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  const char *error = sam_query_model_get_error (self->model);
  g_autofree char *count = self->page->format_count (n);
  const char *state = "list";

  if (error != NULL)
    state = "error";
  else if (n == 0 && sam_query_model_is_loading (self->model))
    state = "loading";
  else if (n == 0)
    state = is_narrowed (self) ? "nothing-found" : "empty";
  g_object_set (self->error_page, "description", error, NULL);
  gtk_stack_set_visible_child_name (self->states, state);
  gtk_label_set_label (self->count, count);
}

static gboolean
build_query (SamListPage *self,
             SamQuery *query,
             GError **error)
{
  const SamPage *page = self->page;
  gboolean descending = page->newest_first;
  const char *order = sam_record_list_get_order (self->list, &descending);

  /* A cell is known by its place among all columns; what nobody wants to see is not looked up. */
  for (guint i = 0; page->columns[i].path != NULL; i++)
    if (!sam_query_add_column (query, page->columns[i].unchosen ? "id" : page->columns[i].path, error))
      return FALSE;
  if (page->condition[0] != NULL &&
      !sam_query_add_condition (query, page->condition[0], SAM_COMPARE_EQUAL, page->condition[1], error))
    return FALSE;
  sam_query_set_search (query, gtk_editable_get_text (self->search_entry));
  return sam_filter_bar_apply (self->filters, query, error) &&
         sam_query_set_order (query, order != NULL ? order : page->order, descending, error);
}

static void
on_query_changed_cb (SamListPage *self)
{
  g_autoptr (SamQuery) query = NULL;
  g_autoptr (GError) error = NULL;

  if (self->model == NULL)
    return;
  query = sam_query_new (sam_kind_find (self->page->kind));
  if (build_query (self, query, &error))
    sam_query_model_set_query (self->model, g_steal_pointer (&query));
  else
    g_critical ("The page \"%s\": %s", self->page->name, error->message);
  show_state (self);
}

static void
on_clear_clicked_cb (SamListPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
  sam_filter_bar_clear (self->filters);
}

static gboolean
sam_list_page_grab_focus (GtkWidget *widget)
{
  return sam_page_widget_focus_content (SAM_LIST_PAGE (widget)->states);
}

static void
on_columns_changed_cb (SamListPage *self)
{
  sam_record_list_reveal (self->list, self->revealed);
  on_query_changed_cb (self);
}

static void
on_filter_added_cb (SamListPage *self,
                    const char *path)
{
  sam_filter_bar_add (self->filters, path);
}

static void
on_filter_chosen_cb (SamListPage *self,
                     SamSavedFilter *filter)
{
  GHashTableIter iter;
  gpointer path;
  gpointer value;

  sam_filter_bar_clear (self->filters);
  gtk_editable_set_text (self->search_entry, filter->search != NULL ? filter->search : "");
  g_hash_table_iter_init (&iter, filter->filters);
  while (g_hash_table_iter_next (&iter, &path, &value))
    sam_filter_bar_choose (self->filters, path, value);
  if (filter->order != NULL)
    sam_record_list_set_order (self->list, filter->order, filter->descending);
  on_query_changed_cb (self);
}

static void
on_filter_asked_cb (SamListPage *self,
                    SamSavedFilter *filter)
{
  filter->search = g_strdup (gtk_editable_get_text (self->search_entry));
  filter->order = g_strdup (sam_record_list_get_order (self->list, &filter->descending));
  sam_filter_bar_note (self->filters, filter->filters);
}

static void
on_select_all_cb (SamListPage *self,
                  const char *action)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
  if (action != NULL)
    sam_selection_bar_use_list (self->selection_bar, action);
}

static void
on_search_activated_cb (SamListPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Beside a record, or in a narrow window, the page's name needs the room more than a button's or what is typed. */
static void
share_room (SamListPage *self)
{
  const gboolean wide =
      !gtk_widget_get_visible (GTK_WIDGET (self->detail)) && !sam_fold_get_folded (SAM_FOLD (self->content));

  gtk_widget_set_visible (self->add_label, wide);
  gtk_editable_set_max_width_chars (self->search_entry, wide ? 10 : 3);
}

/* Without a record the list has all the room. */
static void
show_record (SamListPage *self,
             const char *id)
{
  sam_detail_pane_show (self->detail, id);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), id != NULL);
  share_room (self);
}

static void
on_chosen_cb (SamListPage *self,
              const char *id)
{
  show_record (self, id);
}

static void
on_found_cb (SamListPage *self,
             guint position)
{
  sam_record_list_scroll_to (self->list, position);
}

static void
on_row_activated_cb (SamListPage *self,
                     guint position)
{
  sam_chosen_row_activate (self->chosen, position);
  sam_fold_set_show_end (SAM_FOLD (self->content), TRUE);
  sam_detail_pane_begin (self->detail);
}

static void
on_folded_cb (SamListPage *self)
{
  gboolean folded = sam_fold_get_folded (SAM_FOLD (self->content));

  sam_detail_pane_set_folded (self->detail, folded);
  sam_record_list_set_single_click (self->list, folded);
  sam_chosen_row_set_on_click_only (self->chosen, folded);
  share_room (self);
}

static void
on_back_cb (SamListPage *self)
{
  sam_fold_set_show_end (SAM_FOLD (self->content), FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->states), GTK_DIR_TAB_FORWARD);
}

static void
on_detail_closed_cb (SamListPage *self)
{
  sam_chosen_row_open (self->chosen, NULL);
  show_record (self, NULL);
  on_back_cb (self);
}

static void
on_reveal_toggled_cb (SamListPage *self)
{
  sam_list_page_reveal (self, gtk_toggle_button_get_active (self->reveal_button));
}

/* Who leaves the page closes the curtain: showing it is a deliberate click each time. */
static void
sam_list_page_unmap (GtkWidget *widget)
{
  SamListPage *self = SAM_LIST_PAGE (widget);

  GTK_WIDGET_CLASS (sam_list_page_parent_class)->unmap (widget);

  gtk_toggle_button_set_active (self->reveal_button, FALSE);
}

static gboolean
sam_list_page_find (SamPageWidget *widget)
{
  SamListPage *self = SAM_LIST_PAGE (widget);

  sam_fold_set_show_end (SAM_FOLD (self->content), FALSE);
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static gboolean
sam_list_page_can_add (SamPageWidget *widget)
{
  return SAM_LIST_PAGE (widget)->page->add_label != NULL;
}

static void
open_record (SamListPage *self,
             const char *id)
{
  show_record (self, id);
  sam_chosen_row_open (self->chosen, id);
  sam_fold_set_show_end (SAM_FOLD (self->content), TRUE);
}

/* Who opens a record from elsewhere goes on in it, not in the list beside it. */
static void
sam_list_page_open (SamPageWidget *widget,
                    const char *id)
{
  SamListPage *self = SAM_LIST_PAGE (widget);

  open_record (self, id);
  sam_detail_pane_begin (self->detail);
}

static void
sam_list_page_go_on (SamPageWidget *widget)
{
  sam_detail_pane_lead_in (SAM_LIST_PAGE (widget)->detail);
}

/* An id that the store does not have yet: the editor saves the record once it is valid. */
static void
sam_list_page_add (SamPageWidget *widget)
{
  SamListPage *self = SAM_LIST_PAGE (widget);
  g_autofree char *id = NULL;

  if (self->page->add_action != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), self->page->add_action, NULL);
      return;
    }
  id = sam_id_new (sam_kind_find (self->page->kind));
  open_record (self, id);
  sam_detail_pane_begin (self->detail);
}

static void
sam_list_page_back (SamPageWidget *widget)
{
  on_back_cb (SAM_LIST_PAGE (widget));
}

static void
sam_list_page_page_widget_init (SamPageWidgetInterface *iface)
{
  iface->find = sam_list_page_find;
  iface->can_add = sam_list_page_can_add;
  iface->add = sam_list_page_add;
  iface->back = sam_list_page_back;
  iface->open = sam_list_page_open;
  iface->go_on = sam_list_page_go_on;
}

static void
sam_list_page_dispose (GObject *object)
{
  SamListPage *self = SAM_LIST_PAGE (object);

  if (self->chosen != NULL)
    g_object_run_dispose (G_OBJECT (self->chosen));
  g_clear_object (&self->chosen);
  /* First: entries and views that are taken down still say that they changed. */
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_LIST_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->topics);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_list_page_parent_class)->dispose (object);
}

static void
sam_list_page_finalize (GObject *object)
{
  g_clear_pointer (&SAM_LIST_PAGE (object)->page, sam_own_page_free);

  G_OBJECT_CLASS (sam_list_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SamListPage, content);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, title);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, count);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, add_label);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, menu);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, states);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, list);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, empty_add_button);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, empty_begin_button);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, empty_import_button);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, SamListPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, on_folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reveal_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_columns_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_added_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_select_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_detail_closed_cb);
}

static void
sam_list_page_class_init (SamListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_list_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_list_page_finalize;
  sam_focus_set_grab (widget_class, sam_list_page_grab_focus);
  widget_class->unmap = sam_list_page_unmap;

  g_type_ensure (SAM_TYPE_FOLD);
  g_type_ensure (SAM_TYPE_TAB_STOP);
  g_type_ensure (SAM_TYPE_LOADING);
  g_type_ensure (SAM_TYPE_STATUS_PAGE);
  g_type_ensure (SAM_TYPE_RECORD_LIST);
  g_type_ensure (SAM_TYPE_FILTER_BAR);
  g_type_ensure (SAM_TYPE_LIST_MENU);
  g_type_ensure (SAM_TYPE_SELECTION_BAR);
  g_type_ensure (SAM_TYPE_DETAIL_PANE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/pages/sam-list-page.ui");
  bind_children (widget_class);
}

static void
sam_list_page_init (SamListPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_more_button (SamListPage *self)
{
  const char *label = _ (self->page->more_label);

  gtk_button_set_icon_name (GTK_BUTTON (self->more_button), self->page->more_icon);
  gtk_widget_set_tooltip_text (self->more_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->more_button), self->page->more_action);
}

static void
show_texts (SamListPage *self)
{
  const SamPage *page = self->page;
  gboolean keeps_secrets = FALSE;

  for (guint i = 0; page->columns[i].path != NULL; i++)
    keeps_secrets = keeps_secrets || page->columns[i].shown == SAM_SHOWN_REVEALED;
  gtk_label_set_label (self->title, _ (page->title));
  gtk_label_set_label (GTK_LABEL (self->add_label), page->add_label != NULL ? _ (page->add_label) : "");
  gtk_widget_set_tooltip_text (self->add_button, gtk_label_get_text (GTK_LABEL (self->add_label)));
  gtk_widget_set_visible (self->add_button, page->add_label != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal_button), keeps_secrets);
  gtk_widget_set_visible (self->more_button, page->more_action != NULL);
  if (page->more_action != NULL)
    show_more_button (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->search_entry), _ (page->find_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (page->find_label), -1);
  g_object_set (self->empty_page, "icon-name", page->icon, "title", _ (page->empty_title), "description",
                _ (page->empty_text), NULL);
  gtk_button_set_label (self->empty_add_button, page->add_label != NULL ? _ (page->add_label) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->empty_add_button), page->add_label != NULL);
  gtk_widget_set_visible (self->empty_import_button, page->imports);
  gtk_widget_set_visible (self->empty_begin_button, page->empty_action != NULL);
  if (page->empty_action != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->empty_begin_button), _ (page->empty_label));
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->empty_begin_button), page->empty_action);
    }
}

static void
build_list (SamListPage *self)
{
  g_autoptr (GSimpleActionGroup) order = NULL;

  self->selection = sam_row_selection_new (self->model);
  sam_record_list_setup (self->list, self->page, self->topics, GTK_SELECTION_MODEL (self->selection));
  order = sam_order_actions_new (self->list);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "order", G_ACTION_GROUP (order));
  self->chosen = sam_chosen_row_new (self->store, self->model, self->selection);
  g_signal_connect_object (self->chosen, "chosen", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chosen, "found", G_CALLBACK (on_found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
}

/**
 * sam_list_page_new:
 * @page: what to list
 * @store: the region
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
sam_list_page_new (const SamPage *page,
                   SamStoreThread *store)
{
  SamListPage *self = g_object_new (SAM_TYPE_LIST_PAGE, NULL);

  self->page = sam_own_page_new (page);
  self->store = g_object_ref (store);
  self->topics = sam_topic_list_new (store);
  show_texts (self);
  sam_filter_bar_setup (self->filters, self->page, store, self->topics);
  sam_list_menu_setup (self->menu, page, self->page, store);
  sam_detail_pane_setup (self->detail, page, store);
  self->model = sam_query_model_new (store);
  build_list (self);
  sam_selection_bar_setup (self->selection_bar, self->page, store, self->selection);
  on_query_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * sam_list_page_get_model:
 *
 * Returns: (transfer none): the rows
 */
SamQueryModel *
sam_list_page_get_model (SamListPage *self)
{
  g_return_val_if_fail (SAM_IS_LIST_PAGE (self), NULL);

  return self->model;
}

/**
 * sam_list_page_get_shown_id:
 *
 * Returns: (nullable): the record in the detail pane
 */
const char *
sam_list_page_get_shown_id (SamListPage *self)
{
  g_return_val_if_fail (SAM_IS_LIST_PAGE (self), NULL);

  return sam_detail_pane_get_id (self->detail);
}

/**
 * sam_list_page_get_state:
 *
 * Returns: "loading", "list", "empty", "nothing-found" or "error"
 */
const char *
sam_list_page_get_state (SamListPage *self)
{
  g_return_val_if_fail (SAM_IS_LIST_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (self->states);
}

/**
 * sam_list_page_set_search:
 * @text: words to find
 */
void
sam_list_page_set_search (SamListPage *self,
                          const char *text)
{
  g_return_if_fail (SAM_IS_LIST_PAGE (self));

  gtk_editable_set_text (self->search_entry, text);
}

/**
 * sam_list_page_reveal:
 * @revealed: whether names may stand beside topics
 */
void
sam_list_page_reveal (SamListPage *self,
                      gboolean revealed)
{
  g_return_if_fail (SAM_IS_LIST_PAGE (self));

  if (self->revealed == revealed)
    return;
  self->revealed = revealed;
  gtk_toggle_button_set_active (self->reveal_button, revealed);
  gtk_button_set_icon_name (GTK_BUTTON (self->reveal_button),
                            revealed ? "view-conceal-symbolic" : "view-reveal-symbolic");
  sam_record_list_reveal (self->list, revealed);
  sam_filter_bar_set_revealed (self->filters, revealed);
  sam_list_menu_set_revealed (self->menu, revealed);
  on_query_changed_cb (self);
}
