/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/progress/sam-progress-page.h"

#include <glib/gi18n.h>

#include "app/pages/sam-page-widget.h"
#include "app/progress/sam-month-keeper.h"
#include "app/progress/sam-progress-jobs.h"
#include "app/progress/sam-progress-row.h"
#include "app/sam-dates.h"
#include "app/widgets/sam-filter-chip.h"
#include "app/widgets/sam-focus.h"
#include "app/widgets/sam-fold.h"
#include "app/widgets/sam-loading.h"
#include "app/widgets/sam-status-page.h"
#include "app/widgets/sam-tab-stop.h"

struct _SamProgressPage
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable;
  SamMonthKeeper *months;
  GPtrArray *items;       /* of SamTargetItem: every target */
  GListStore *shown;      /* of SamTargetItem: what the chips let through */
  SamFilterChip *project; /* children of the template's box */
  SamFilterChip *network;
  char *wanted; /* the target to show, once it is there */
  gboolean loading;
  gboolean stale;   /* something changed since the last load began */
  gboolean hurried; /* somebody would not wait for the months to be kept */

  /* Template children */
  GtkWidget *content;
  GtkLabel *count;
  GtkBox *filters;
  GtkMenuButton *new_button;
  GtkMenuButton *first_button;
  GtkStack *states;
  GtkLabel *keeping;
  GtkProgressBar *keeping_bar;
  GtkSingleSelection *selection;
  GtkWidget *error_page;
  GtkStack *details;
  SamTargetView *view;
};

static void sam_progress_page_page_widget_init (SamPageWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamProgressPage, sam_progress_page, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_PAGE_WIDGET, sam_progress_page_page_widget_init))

static void load (SamProgressPage *self);

static void
show_chosen (SamProgressPage *self)
{
  SamTargetItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (sam_target_item_get_id (item));
      sam_target_view_show (self->view, item);
    }
  gtk_stack_set_visible_child_name (self->details, item != NULL ? "target" : "none");
}

static void
show_state (SamProgressPage *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *count = g_strdup_printf (ngettext ("%u target", "%u targets", n), n);

  gtk_label_set_label (self->count, count);
  gtk_stack_set_visible_child_name (self->states, n > 0                  ? "list"
                                                  : self->items->len > 0 ? "nothing-found"
                                                                         : "empty");
}

static gboolean
is_let_through (SamProgressPage *self,
                SamTargetItem *item)
{
  const char *project = sam_filter_chip_get_value (self->project);
  const char *network = sam_filter_chip_get_value (self->network);
  const SamTargetStand *stand = sam_target_item_get_stand (item);

  return (project == NULL || g_strcmp0 (project, stand->project_id) == 0) &&
         (network == NULL || g_strcmp0 (network, stand->network_id) == 0);
}

/* The target that was shown stays shown, by its id: it is another object after each load. */
static void
show_items (SamProgressPage *self)
{
  g_autofree char *wanted = g_strdup (self->wanted);
  g_autoptr (GPtrArray) let_through = g_ptr_array_new ();
  guint chosen = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      SamTargetItem *item = g_ptr_array_index (self->items, i);

      if (!is_let_through (self, item))
        continue;
      if (g_strcmp0 (sam_target_item_get_id (item), wanted) == 0)
        chosen = let_through->len;
      g_ptr_array_add (let_through, item);
    }
  g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)), let_through->pdata,
                       let_through->len);
  gtk_single_selection_set_selected (self->selection, chosen);
  show_chosen (self);
  show_state (self);
}

/* What targets are narrowed to, with its titles. */
static void
offer_values (SamProgressPage *self,
              SamFilterChip *chip)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len; i++)
    {
      const SamTargetStand *stand = sam_target_item_get_stand (g_ptr_array_index (self->items, i));
      const char *id = chip == self->project ? stand->project_id : stand->network_id;
      const char *title = chip == self->project ? stand->project : stand->network;

      if (id == NULL || title == NULL || !g_hash_table_add (seen, (gpointer) id))
        continue;
      g_ptr_array_add (ids, (gpointer) id);
      g_ptr_array_add (titles, (gpointer) title);
    }
  sam_filter_chip_set_values (chip, ids, titles);
  gtk_widget_set_visible (GTK_WIDGET (chip), ids->len > 0 || sam_filter_chip_get_value (chip) != NULL);
}

static void
take_over (SamProgressPage *self,
           SamProgressLoaded *loaded)
{
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < loaded->stands->len; i++)
    {
      SamTargetStand *stand = g_steal_pointer (&loaded->stands->pdata[i]);

      g_ptr_array_add (self->items, sam_target_item_new (stand, loaded->titles, loaded->calls));
    }
  offer_values (self, self->project);
  offer_values (self, self->network);
  show_items (self);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamProgressPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamProgressLoaded) loaded = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  self->loading = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (loaded == NULL)
    {
      g_object_set (self->error_page, "description", error->message, NULL);
      gtk_stack_set_visible_child_name (self->states, "error");
      return;
    }
  take_over (self, loaded);
  load (self);
}

/* Of what nobody waits for yet there is no need to tell. */
static gboolean
is_waited_for (SamProgressPage *self)
{
  const char *state = gtk_stack_get_visible_child_name (self->states);

  return g_str_equal (state, "loading") || g_str_equal (state, "keeping");
}

static void
on_month_kept_cb (SamProgressPage *self,
                  guint n,
                  guint of)
{
  /* Translators: months of targets whose figures are reckoned and kept */
  g_autofree char *text = g_strdup_printf (ngettext ("Keeping the figures of past months: %u of %u",
                                                     "Keeping the figures of past months: %u of %u", of),
                                           n, of);

  gtk_label_set_label (self->keeping, text);
  gtk_progress_bar_set_fraction (self->keeping_bar, (double) n / (double) of);
  if (is_waited_for (self))
    gtk_stack_set_visible_child_name (self->states, "keeping");
}

static void
begin_load (SamProgressPage *self)
{
  self->stale = FALSE;
  self->loading = TRUE;
  sam_store_thread_run_async (self->store, sam_progress_load, sam_dates_dup_today (), g_free,
                              (GDestroyNotify) sam_progress_loaded_free, self->cancellable, on_loaded_cb,
                              g_object_ref (self));
}

/* One at a time, and only while somebody looks: a figure is made of every record. */
static void
load (SamProgressPage *self)
{
  if (!self->stale || self->loading || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->hurried)
    begin_load (self);
  else
    sam_month_keeper_start (self->months);
}

static void
on_months_finished_cb (SamProgressPage *self,
                       const char *problem)
{
  if (problem == NULL)
    {
      if (!self->loading)
        begin_load (self);
      return;
    }
  g_object_set (self->error_page, "description", problem, NULL);
  gtk_stack_set_visible_child_name (self->states, "error");
}

/* The window goes on keeping them, and the page shows each that comes. */
static void
on_hurry_clicked_cb (SamProgressPage *self)
{
  self->hurried = TRUE;
  sam_month_keeper_stop (self->months);
  gtk_stack_set_visible_child_name (self->states, "loading");
  self->stale = TRUE;
  load (self);
}

static void
on_changed_cb (SamProgressPage *self)
{
  self->stale = TRUE;
  load (self);
}

static void
on_created_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamProgressPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->store == NULL)
    return;
  if (id == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      return;
    }
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "s", id);
}

/* An own one begins empty; the others with what the first regions reached for. */
static void
create_target (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  SamProgressPage *self = SAM_PROGRESS_PAGE (widget);
  const char *indicator = g_variant_get_string (parameter, NULL);
  g_autofree char *id = NULL;

  if (*indicator != '\0')
    {
      sam_store_thread_run_async (self->store, sam_progress_create_target, g_strdup (indicator), g_free, g_free, NULL,
                                  on_created_cb, g_object_ref (self));
      return;
    }
  id = sam_id_new (sam_kind_find ("target"));
  gtk_widget_activate_action (widget, "win.open", "s", id);
}

static GMenuModel *
create_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) suggested = g_menu_new ();
  guint n;
  const SamTargetSuggestion *suggestions = sam_target_get_suggestions (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = sam_target_suggestion_describe (&suggestions[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "progress.new", "s", suggestions[i].indicator);
      g_menu_append_item (suggested, item);
    }
  g_menu_append (own, _ ("_Another Target"), "progress.new::");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (suggested));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
on_row_activated_cb (SamProgressPage *self,
                     guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  sam_fold_set_show_end (SAM_FOLD (self->content), TRUE);
}

static void
on_back_cb (SamProgressPage *self)
{
  sam_fold_set_show_end (SAM_FOLD (self->content), FALSE);
}

static void
on_folded_cb (SamProgressPage *self)
{
  sam_target_view_set_folded (self->view, sam_fold_get_folded (SAM_FOLD (self->content)));
}

static void
on_clear_clicked_cb (SamProgressPage *self)
{
  sam_progress_page_choose (self, NULL, NULL);
}

static void
on_bind_cb (GtkListItemFactory *factory,
            GtkListItem *list_item)
{
  sam_progress_row_show_target (SAM_PROGRESS_ROW (gtk_list_item_get_child (list_item)),
                                gtk_list_item_get_item (list_item));
}

static gboolean
sam_progress_page_can_add (SamPageWidget *widget)
{
  return TRUE;
}

static void
sam_progress_page_add (SamPageWidget *widget)
{
  SamProgressPage *self = SAM_PROGRESS_PAGE (widget);

  sam_fold_set_show_end (SAM_FOLD (self->content), FALSE);
  gtk_menu_button_popup (self->new_button);
}

static void
sam_progress_page_back (SamPageWidget *widget)
{
  on_back_cb (SAM_PROGRESS_PAGE (widget));
}

static void
sam_progress_page_page_widget_init (SamPageWidgetInterface *iface)
{
  iface->can_add = sam_progress_page_can_add;
  iface->add = sam_progress_page_add;
  iface->back = sam_progress_page_back;
}

static void
sam_progress_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sam_progress_page_parent_class)->map (widget);

  load (SAM_PROGRESS_PAGE (widget));
}

static void
sam_progress_page_dispose (GObject *object)
{
  SamProgressPage *self = SAM_PROGRESS_PAGE (object);

  if (self->months != NULL)
    sam_month_keeper_stop (self->months);
  g_clear_object (&self->months);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_PROGRESS_PAGE);
  g_clear_object (&self->shown);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_progress_page_parent_class)->dispose (object);
}

static void
sam_progress_page_finalize (GObject *object)
{
  SamProgressPage *self = SAM_PROGRESS_PAGE (object);

  g_ptr_array_unref (self->items);
  g_free (self->wanted);

  G_OBJECT_CLASS (sam_progress_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SamProgressPage, content);
  gtk_widget_class_bind_template_child (widget_class, SamProgressPage, count);
  gtk_widget_class_bind_template_child (widget_class, SamProgressPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SamProgressPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, SamProgressPage, first_button);
  gtk_widget_class_bind_template_child (widget_class, SamProgressPage, states);
  gtk_widget_class_bind_template_child (widget_class, SamProgressPage, keeping);
  gtk_widget_class_bind_template_child (widget_class, SamProgressPage, keeping_bar);
  gtk_widget_class_bind_template_child (widget_class, SamProgressPage, selection);
  gtk_widget_class_bind_template_child (widget_class, SamProgressPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, SamProgressPage, details);
  gtk_widget_class_bind_template_child (widget_class, SamProgressPage, view);
  gtk_widget_class_bind_template_callback (widget_class, on_hurry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sam_progress_row_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_cb);
}

static gboolean
sam_progress_page_grab_focus (GtkWidget *widget)
{
  return sam_page_widget_focus_content (SAM_PROGRESS_PAGE (widget)->states);
}

static void
sam_progress_page_class_init (SamProgressPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sam_progress_page_dispose;
  object_class->finalize = sam_progress_page_finalize;
  widget_class->map = sam_progress_page_map;
  sam_focus_set_grab (widget_class, sam_progress_page_grab_focus);

  gtk_widget_class_install_action (widget_class, "progress.new", "s", create_target);

  g_type_ensure (SAM_TYPE_FOLD);
  g_type_ensure (SAM_TYPE_LOADING);
  g_type_ensure (SAM_TYPE_STATUS_PAGE);
  g_type_ensure (SAM_TYPE_TAB_STOP);
  g_type_ensure (SAM_TYPE_TARGET_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/progress/sam-progress-page.ui");
  bind_children (widget_class);
}

static SamFilterChip *
add_chip (SamProgressPage *self,
          const char *label)
{
  GtkWidget *chip = sam_filter_chip_new (label);

  g_signal_connect_object (chip, "changed", G_CALLBACK (show_items), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (chip, FALSE);
  gtk_box_append (self->filters, chip);
  return SAM_FILTER_CHIP (chip);
}

static void
sam_progress_page_init (SamProgressPage *self)
{
  g_autoptr (GMenuModel) menu = create_menu ();

  self->cancellable = g_cancellable_new ();
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_list_store_new (SAM_TYPE_TARGET_ITEM);
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->project = add_chip (self, _ ("Project"));
  self->network = add_chip (self, _ ("Network"));
  gtk_menu_button_set_menu_model (self->new_button, menu);
  gtk_menu_button_set_menu_model (self->first_button, menu);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->shown));
}

/**
 * sam_progress_page_new:
 * @page: the row of the table of pages
 * @store: the region
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
sam_progress_page_new (const SamPage *page,
                       SamStoreThread *store)
{
  SamProgressPage *self = g_object_new (SAM_TYPE_PROGRESS_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  self->months = sam_month_keeper_new (store);
  g_signal_connect_object (self->months, "kept", G_CALLBACK (on_month_kept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->months, "finished", G_CALLBACK (on_months_finished_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * sam_progress_page_get_model:
 *
 * Returns: (transfer none): the targets that are listed, as SamTargetItem
 */
GListModel *
sam_progress_page_get_model (SamProgressPage *self)
{
  g_return_val_if_fail (SAM_IS_PROGRESS_PAGE (self), NULL);

  return G_LIST_MODEL (self->shown);
}

/**
 * sam_progress_page_get_state:
 *
 * Returns: "loading", "list", "empty", "nothing-found" or "error"
 */
const char *
sam_progress_page_get_state (SamProgressPage *self)
{
  g_return_val_if_fail (SAM_IS_PROGRESS_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (self->states);
}

/**
 * sam_progress_page_get_view:
 *
 * Returns: (transfer none): the target beside the list
 */
SamTargetView *
sam_progress_page_get_view (SamProgressPage *self)
{
  g_return_val_if_fail (SAM_IS_PROGRESS_PAGE (self), NULL);

  return self->view;
}

/**
 * sam_progress_page_choose:
 * @project: (nullable): only its targets
 * @network: (nullable): only its targets
 */
void
sam_progress_page_choose (SamProgressPage *self,
                          const char *project,
                          const char *network)
{
  g_return_if_fail (SAM_IS_PROGRESS_PAGE (self));

  sam_filter_chip_set_value (self->project, project);
  sam_filter_chip_set_value (self->network, network);
  show_items (self);
}
