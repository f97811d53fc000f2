/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/today/sam-today-page.h"

#include <glib/gi18n.h>

#include "app/dialogs/sam-print-table.h"
#include "app/pages/sam-page-widget.h"
#include "app/today/sam-today-row.h"
#include "app/widgets/sam-clamp.h"
#include "app/widgets/sam-filter-chip.h"
#include "app/widgets/sam-focus.h"
#include "app/widgets/sam-later-rows.h"
#include "app/widgets/sam-loading.h"
#include "app/widgets/sam-status-page.h"
#include "app/widgets/sam-tab-stop.h"
#include "exchange/sam-pdf-desk.h"
#include "network/sam-today-collect.h"
#include "sync/sam-sync-run.h"

/* The clock of help questions goes on while nobody touches anything. */
#define REFRESH_SECONDS 60

struct _SamTodayPage
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable;
  GPtrArray *items;   /* of SamTodayEntry: everybody's */
  GListStore *shown;  /* of SamTodayEntry: what the chips let through */
  SamFilterChip *who; /* children of the template's box */
  SamFilterChip *what;
  guint refresh_id;
  gboolean loading;
  gboolean load_again;
  gboolean stale; /* something changed while nobody looked */

  /* Template children */
  GtkWidget *content;
  GtkLabel *count;
  GtkBox *filters;
  GtkStack *states;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkWidget *error_page;
};

static void sam_today_page_page_widget_init (SamPageWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamTodayPage, sam_today_page, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_PAGE_WIDGET, sam_today_page_page_widget_init))

static void load (SamTodayPage *self);

static void
show_state (SamTodayPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *count = g_strdup_printf (ngettext ("%u thing waits", "%u things wait", n), n);
  gboolean narrowed = sam_filter_chip_get_value (self->who) != NULL || sam_filter_chip_get_value (self->what) != NULL;

  gtk_label_set_label (self->count, count);
  gtk_stack_set_visible_child_name (self->states, n > 0 ? "list" : narrowed ? "nothing-found"
                                                                            : "empty");
}

static gboolean
is_let_through (SamTodayPage *self,
                const SamTodayItem *item)
{
  const char *source = sam_filter_chip_get_value (self->what);

  return sam_today_item_is_for (item, sam_filter_chip_get_value (self->who)) &&
         (source == NULL || g_str_equal (source, sam_today_source_get_name (item->source)));
}

static gboolean
is_shown_at (SamTodayPage *self,
             guint position,
             SamTodayEntry *entry)
{
  g_autoptr (SamTodayEntry) shown = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  return shown != NULL && sam_today_entry_equal (shown, entry);
}

/* Only what differs is changed: the keyboard stays where it is while things are ticked off. */
static void
show_items (SamTodayPage *self)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint same = 0;
  guint same_at_end = 0;

  for (guint i = 0; i < self->items->len; i++)
    if (is_let_through (self, sam_today_entry_get_item (self->items->pdata[i])))
      g_ptr_array_add (wanted, self->items->pdata[i]);
  while (same < n_before && same < wanted->len && is_shown_at (self, same, wanted->pdata[same]))
    same++;
  while (same_at_end < n_before - same && same_at_end < wanted->len - same &&
         is_shown_at (self, n_before - 1 - same_at_end, wanted->pdata[wanted->len - 1 - same_at_end]))
    same_at_end++;
  g_list_store_splice (self->shown, same, n_before - same - same_at_end, wanted->pdata + same,
                       wanted->len - same - same_at_end);
  show_state (self);
  /* Whoever is at a button stays there as long as no row has gone. */
  if (same + same_at_end < n_before)
    sam_page_widget_keep_on_row (GTK_WIDGET (self->states));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* The people that something waits for, and who was chosen: after the last work of theirs it is not everybody's turn. */
static void
offer_people (SamTodayPage *self)
{
  g_autofree char *chosen = g_strdup (sam_filter_chip_get_value (self->who));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len; i++)
    {
      const char *person = sam_today_entry_get_item (self->items->pdata[i])->person;

      if (person != NULL && g_hash_table_add (seen, (gpointer) person))
        g_ptr_array_add (names, (gpointer) person);
    }
  if (chosen != NULL && g_hash_table_add (seen, chosen))
    g_ptr_array_add (names, chosen);
  g_ptr_array_sort (names, compare_names);
  sam_filter_chip_set_values (self->who, names, names);
  gtk_widget_set_visible (GTK_WIDGET (self->who), names->len > 0);
}

static gpointer
collect (SamStore *store,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GPtrArray) set_aside = sam_sync_list_set_aside (store, error);
  GPtrArray *rejected;
  const SamMoment now = sam_moment_now ();

  if (set_aside == NULL)
    return NULL;
  rejected = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_today_item_free);
  for (guint i = 0; i < set_aside->len; i++)
    {
      const SamSetAside *entry = g_ptr_array_index (set_aside, i);

      g_ptr_array_add (rejected, sam_today_judge_rejected (entry->id, entry->reason, &now));
    }
  return sam_today_collect (store, rejected, &now, error);
}

static void
on_collected_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (SamTodayPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  self->loading = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (items == NULL)
    {
      g_object_set (self->error_page, "description", error->message, NULL);
      gtk_stack_set_visible_child_name (self->states, "error");
      return;
    }
  g_ptr_array_set_size (self->items, 0);
  g_ptr_array_set_free_func (items, NULL);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, sam_today_entry_new (items->pdata[i]));
  offer_people (self);
  show_items (self);
  if (self->load_again)
    load (self);
}

/* One at a time: what changes meanwhile is looked at afterwards. */
static void
load (SamTodayPage *self)
{
  self->load_again = self->loading;
  if (self->loading)
    return;
  self->stale = FALSE;
  self->loading = TRUE;
  sam_store_thread_run_async (self->store, collect, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                              on_collected_cb, g_object_ref (self));
}

/* Only while somebody looks: who types elsewhere must not wait for it. */
static void
look_again (SamTodayPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

/* The figures of past months, which the first start keeps one by one, wait for nobody. */
static gboolean
concerns_nobody (const char *const *ids)
{
  const SamKind *snapshots = sam_kind_find ("snapshot");

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (sam_kind_of_id (ids[i]) != snapshots)
      return FALSE;
  return ids != NULL;
}

static void
on_changed_cb (SamTodayPage *self,
               const char *const *ids)
{
  if (!concerns_nobody (ids))
    look_again (self);
}

static gboolean
on_refresh_cb (gpointer data)
{
  look_again (data);
  return G_SOURCE_CONTINUE;
}

static gpointer
finish (SamStore *store,
        gpointer data,
        GCancellable *cancellable,
        GError **error)
{
  const SamMoment now = sam_moment_now ();
  const char *id;
  int source;

  g_variant_get (data, "(i&s)", &source, &id);
  if (!sam_today_finish (store, (SamTodaySource) source, id, &now, error))
    return NULL;
  return sam_store_dup_title (store, id);
}

static void
on_finished_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (SamTodayPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *text = NULL;

  if (error != NULL)
    text = g_strdup (error->message);
  else
    /* Translators: %s is what was done, such as the title of a task. */
    text = g_strdup_printf (_ ("“%s” done"), title != NULL ? title : "");
  gtk_widget_activate_action (GTK_WIDGET (self), error == NULL ? "win.toast-undo" : "win.toast", "s", text);
}

static void
finish_item (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  sam_store_thread_run_async (SAM_TODAY_PAGE (widget)->store, finish, g_variant_ref (parameter),
                              (GDestroyNotify) g_variant_unref, g_free, NULL, on_finished_cb, g_object_ref (widget));
}

/* A conflict wants a decision, not an editor, and what was not taken is perhaps no record. */
static void
open_item (SamTodayPage *self,
           const SamTodayItem *item)
{
  const char *action = item->source == SAM_TODAY_CONFLICT   ? "win.settle"
                       : item->source == SAM_TODAY_REJECTED ? "win.set-aside"
                                                            : "win.open";

  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", item->id);
}

/* By the keyboard: the row that is chosen. */
static void
finish_chosen (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  SamTodayEntry *entry = gtk_single_selection_get_selected_item (SAM_TODAY_PAGE (widget)->selection);
  const SamTodayItem *item = entry != NULL ? sam_today_entry_get_item (entry) : NULL;

  if (item == NULL)
    return;
  if (sam_today_row_get_done_label (item->source) != NULL)
    gtk_widget_activate_action (widget, "today.finish", "(is)", (int) item->source, item->id);
  else
    open_item (SAM_TODAY_PAGE (widget), item);
}

/* What is shown is what is printed. */
static SamPdfTable *
build_list (SamTodayPage *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  const SamMoment now = sam_moment_now ();

  for (guint i = 0; i < self->items->len; i++)
    if (is_let_through (self, sam_today_entry_get_item (self->items->pdata[i])))
      g_ptr_array_add (items, (gpointer) sam_today_entry_get_item (self->items->pdata[i]));
  return sam_pdf_desk_new (items, sam_filter_chip_get_value (self->who), now.day);
}

static void
on_print_clicked_cb (SamTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;

  if (!sam_print_table (GTK_WINDOW (root), build_list (self), &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
on_row_activated_cb (SamTodayPage *self,
                     guint position)
{
  g_autoptr (SamTodayEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  open_item (self, sam_today_entry_get_item (entry));
}

static void
on_clear_clicked_cb (SamTodayPage *self)
{
  sam_today_page_choose (self, NULL, NULL);
}

static void
show_row (GtkWidget *row,
          gpointer entry)
{
  sam_today_row_show (SAM_TODAY_ROW (row), entry);
}

static gboolean
sam_today_page_can_add (SamPageWidget *widget)
{
  return TRUE;
}

/* What one thinks of while reading this list is a task. */
static void
sam_today_page_add (SamPageWidget *widget)
{
  g_autofree char *id = sam_id_new (sam_kind_find ("task"));

  gtk_widget_activate_action (GTK_WIDGET (widget), "win.open", "s", id);
}

static void
sam_today_page_page_widget_init (SamPageWidgetInterface *iface)
{
  iface->can_add = sam_today_page_can_add;
  iface->add = sam_today_page_add;
}

static void
sam_today_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sam_today_page_parent_class)->map (widget);

  if (SAM_TODAY_PAGE (widget)->stale)
    load (SAM_TODAY_PAGE (widget));
}

static void
sam_today_page_dispose (GObject *object)
{
  SamTodayPage *self = SAM_TODAY_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_TODAY_PAGE);
  g_clear_object (&self->shown);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_today_page_parent_class)->dispose (object);
}

static void
sam_today_page_finalize (GObject *object)
{
  g_ptr_array_unref (SAM_TODAY_PAGE (object)->items);

  G_OBJECT_CLASS (sam_today_page_parent_class)->finalize (object);
}

static gboolean
sam_today_page_grab_focus (GtkWidget *widget)
{
  return sam_page_widget_focus_content (SAM_TODAY_PAGE (widget)->states);
}

static void
sam_today_page_class_init (SamTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sam_today_page_dispose;
  object_class->finalize = sam_today_page_finalize;
  widget_class->map = sam_today_page_map;
  sam_focus_set_grab (widget_class, sam_today_page_grab_focus);

  gtk_widget_class_install_action (widget_class, "today.finish", "(is)", finish_item);
  gtk_widget_class_install_action (widget_class, "today.finish-chosen", NULL, finish_chosen);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "today.finish-chosen", NULL);

  g_type_ensure (SAM_TYPE_CLAMP);
  g_type_ensure (SAM_TYPE_LOADING);
  g_type_ensure (SAM_TYPE_STATUS_PAGE);
  g_type_ensure (SAM_TYPE_TAB_STOP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/today/sam-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamTodayPage, content);
  gtk_widget_class_bind_template_child (widget_class, SamTodayPage, count);
  gtk_widget_class_bind_template_child (widget_class, SamTodayPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SamTodayPage, states);
  gtk_widget_class_bind_template_child (widget_class, SamTodayPage, list);
  gtk_widget_class_bind_template_child (widget_class, SamTodayPage, selection);
  gtk_widget_class_bind_template_child (widget_class, SamTodayPage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked_cb);
}

static void
offer_sources (SamTodayPage *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < SAM_TODAY_N_SOURCES; i++)
    {
      g_ptr_array_add (names, (gpointer) sam_today_source_get_name ((SamTodaySource) i));
      g_ptr_array_add (labels, (gpointer) sam_today_source_get_label ((SamTodaySource) i));
    }
  sam_filter_chip_set_values (self->what, names, labels);
}

static SamFilterChip *
add_chip (SamTodayPage *self,
          const char *label)
{
  GtkWidget *chip = sam_filter_chip_new (label);

  g_signal_connect_object (chip, "changed", G_CALLBACK (show_items), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->filters, chip);
  return SAM_FILTER_CHIP (chip);
}

static void
sam_today_page_init (SamTodayPage *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  self->cancellable = g_cancellable_new ();
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_list_store_new (SAM_TYPE_TODAY_ENTRY);
  gtk_widget_init_template (GTK_WIDGET (self));
  factory = sam_later_rows_new_factory (GTK_WIDGET (self->list), sam_today_row_new, show_row);
  gtk_list_view_set_factory (self->list, factory);
  self->who = add_chip (self, _ ("Who"));
  self->what = add_chip (self, _ ("What"));
  offer_sources (self);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->shown));
}

/**
 * sam_today_page_new:
 * @page: the row of the table of pages
 * @store: the region
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
sam_today_page_new (const SamPage *page,
                    SamStoreThread *store)
{
  SamTodayPage *self = g_object_new (SAM_TYPE_TODAY_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  self->refresh_id = g_timeout_add_seconds (REFRESH_SECONDS, on_refresh_cb, self);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * sam_today_page_get_model:
 *
 * Returns: (transfer none): what it shows, as SamTodayEntry
 */
GListModel *
sam_today_page_get_model (SamTodayPage *self)
{
  g_return_val_if_fail (SAM_IS_TODAY_PAGE (self), NULL);

  return G_LIST_MODEL (self->shown);
}

/**
 * sam_today_page_get_state:
 *
 * Returns: "loading", "list", "empty", "nothing-found" or "error"
 */
const char *
sam_today_page_get_state (SamTodayPage *self)
{
  g_return_val_if_fail (SAM_IS_TODAY_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (self->states);
}

/**
 * sam_today_page_choose:
 * @person: (nullable): whose list
 * @source: (nullable): the name of a source
 */
void
sam_today_page_choose (SamTodayPage *self,
                       const char *person,
                       const char *source)
{
  g_return_if_fail (SAM_IS_TODAY_PAGE (self));

  sam_filter_chip_set_value (self->who, person);
  sam_filter_chip_set_value (self->what, source);
}
