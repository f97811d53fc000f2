/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-sync-page.h"

#include <glib/gi18n.h>

#include "app/pages/sam-page-widget.h"
#include "app/rows/sam-wrap-layout.h"
#include "app/sync/sam-publication-part.h"
#include "app/sync/sam-sync-item.h"
#include "app/sync/sam-sync-lists.h"
#include "app/sync/sam-sync-section.h"
#include "app/widgets/sam-clamp.h"
#include "app/widgets/sam-status-page.h"
#include "network/sam-following.h"
#include "store/sam-clock.h"
#include "store/sam-query.h"

struct _SamSyncPage
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable;
  char *wanted; /* the section to show once it is filled */

  /* Template children */
  GtkStack *states;
  SamSyncSection *conflicts;
  SamSyncSection *set_aside;
  SamSyncSection *received;
  SamSyncSection *waiting;
  SamSyncSection *parallel;
  GtkWidget *nothing;
  SamPublicationPart *publication;
  GtkWidget *several;
  GtkCheckButton *all_check;
  GtkWidget *mine_button;
  GtkWidget *theirs_button;
  GtkWidget *error_page;
};

static void sam_sync_page_page_widget_init (SamPageWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamSyncPage, sam_sync_page, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_PAGE_WIDGET, sam_sync_page_page_widget_init))

static void
sam_sync_page_page_widget_init (SamPageWidgetInterface *iface)
{
}

/* The ids of the conflicts that are ticked. */
static char **
list_chosen (SamSyncPage *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  SamSyncItem *item;

  for (guint i = 0; (item = sam_sync_section_get_item (self->conflicts, i)) != NULL; i++)
    if (sam_sync_item_is_chosen (item))
      g_strv_builder_add (ids, sam_sync_item_get_id (item));
  return g_strv_builder_end (ids);
}

static void on_all_toggled_cb (SamSyncPage *self);

static void
on_selection_changed_cb (SamSyncPage *self)
{
  g_auto (GStrv) chosen = list_chosen (self);
  SamSyncItem *item;
  guint n = 0;

  for (guint i = 0; (item = sam_sync_section_get_item (self->conflicts, i)) != NULL; i++)
    n += sam_sync_item_has_choice (item);
  gtk_widget_set_sensitive (self->mine_button, chosen[0] != NULL);
  gtk_widget_set_sensitive (self->theirs_button, chosen[0] != NULL);
  gtk_widget_set_visible (self->several, n > 0);
  g_signal_handlers_block_by_func (self->all_check, on_all_toggled_cb, self);
  gtk_check_button_set_active (self->all_check, n > 0 && g_strv_length (chosen) == n);
  g_signal_handlers_unblock_by_func (self->all_check, on_all_toggled_cb, self);
}

static void
on_all_toggled_cb (SamSyncPage *self)
{
  gboolean all = gtk_check_button_get_active (self->all_check);
  SamSyncItem *item;

  for (guint i = 0; (item = sam_sync_section_get_item (self->conflicts, i)) != NULL; i++)
    if (sam_sync_item_has_choice (item))
      sam_sync_item_choose (item, all);
}

static void
on_done_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (SamSyncPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), text != NULL ? "win.toast-undo" : "win.toast", "s",
                              text != NULL ? text : error->message);
}

/* What the worker needs to settle several at once. */
typedef struct
{
  char **ids;
  gboolean mine;
} Several;

static void
free_several (gpointer data)
{
  Several *several = data;

  g_strfreev (several->ids);
  g_free (several);
}

static gpointer
settle_several (SamStore *store,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  Several *several = data;
  guint n = g_strv_length (several->ids);
  g_autofree char *told = NULL;
  g_autofree char *text = NULL;

  if (!sam_following_settle_all (store, (const char *const *) several->ids, several->mine, &told, error))
    return NULL;
  text = g_strdup_printf (ngettext ("%u conflict settled", "%u conflicts settled", n), n);
  return told == NULL ? g_steal_pointer (&text) : g_strdup_printf ("%s\n%s", text, told);
}

static void
settle_chosen (SamSyncPage *self,
               gboolean mine)
{
  Several *several = g_new0 (Several, 1);

  several->ids = list_chosen (self);
  several->mine = mine;
  sam_store_thread_run_async (self->store, settle_several, several, free_several, g_free, NULL, on_done_cb,
                              g_object_ref (self));
}

static void
on_mine_clicked_cb (SamSyncPage *self)
{
  settle_chosen (self, TRUE);
}

static void
on_theirs_clicked_cb (SamSyncPage *self)
{
  settle_chosen (self, FALSE);
}

static gpointer
undo_merge (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  char **target = data;

  if (!sam_store_undo_merge (store, target[0], target[1], target[2], error))
    return NULL;
  return g_strdup (_ ("Parallel change undone"));
}

/* The target is the record, the merge and the side that stays. */
static void
undo (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  SamSyncPage *self = SAM_SYNC_PAGE (widget);

  sam_store_thread_run_async (self->store, undo_merge, g_variant_dup_strv (parameter, NULL),
                              (GDestroyNotify) g_strfreev, g_free, NULL, on_done_cb, g_object_ref (self));
}

static gpointer
delete_record (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *title = sam_store_dup_title (store, data);

  if (!sam_store_delete (store, data, error))
    return NULL;
  /* Translators: %s is the title of a record */
  return g_strdup_printf (_ ("“%s” deleted"), title != NULL ? title : "");
}

static void
delete_after_all (GtkWidget *widget,
                  const char *action,
                  GVariant *parameter)
{
  SamSyncPage *self = SAM_SYNC_PAGE (widget);

  sam_store_thread_run_async (self->store, delete_record, g_variant_dup_string (parameter, NULL), g_free, g_free, NULL,
                              on_done_cb, g_object_ref (self));
}

/* Where none is mine, as between two colleagues, each is looked at by itself. */
static void
offer_choices (SamSyncPage *self,
               GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      SamSyncItem *item = sam_sync_section_get_item (self->conflicts, i);

      if (!((SamSyncLine *) g_ptr_array_index (lines, i))->has_mine)
        continue;
      sam_sync_item_offer_choice (item);
      g_signal_connect_object (item, "selection-changed", G_CALLBACK (on_selection_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  on_selection_changed_cb (self);
}

/* A deletion that lost can be meant all the same. */
static void
offer_deletion (GMenu *ways,
                const SamParallel *parallel)
{
  g_autoptr (GMenuItem) way = g_menu_item_new (_ ("Delete After All"), NULL);

  g_menu_item_set_action_and_target (way, "sync.delete", "s", parallel->id);
  g_menu_append_item (ways, way);
}

static void
offer_undo (SamSyncPage *self,
            const SamParallel *parallel,
            SamSyncItem *item)
{
  g_autoptr (GMenu) ways = g_menu_new ();

  if (parallel->type == SAM_PARALLEL_KEPT)
    offer_deletion (ways, parallel);
  for (guint i = 0; i < parallel->sides->len; i++)
    {
      const SamParallelSide *side = g_ptr_array_index (parallel->sides, i);
      const char *target[] = { parallel->id, parallel->revision, side->revision, NULL };
      g_autofree char *label = sam_sync_lists_format_side (parallel, side);
      g_autoptr (GMenuItem) way = g_menu_item_new (label, NULL);

      if (!side->restorable)
        continue;
      g_menu_item_set_action_and_target_value (way, "sync.undo", g_variant_new_strv (target, -1));
      g_menu_append_item (ways, way);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (ways)) > 0)
    sam_sync_item_offer_undo (item, G_MENU_MODEL (ways));
}

static void
show_lists (SamSyncPage *self,
            SamSyncLists *lists)
{
  sam_sync_section_fill (self->conflicts, lists->conflicts, lists->conflicts->len);
  offer_choices (self, lists->conflicts);
  sam_sync_section_fill (self->set_aside, lists->set_aside, lists->set_aside->len);
  sam_sync_section_fill (self->received, lists->received, lists->received->len);
  sam_sync_section_fill (self->waiting, lists->waiting, lists->n_waiting);
  sam_sync_section_fill (self->parallel, lists->parallel_line, lists->parallel_line->len);
  for (guint i = 0; i < lists->parallel->len; i++)
    offer_undo (self, g_ptr_array_index (lists->parallel, i), sam_sync_section_get_item (self->parallel, i));
  gtk_widget_set_visible (self->nothing, lists->conflicts->len + lists->set_aside->len + lists->waiting->len == 0);
  gtk_stack_set_visible_child_name (self->states, "lists");
  if (self->wanted != NULL)
    {
      g_autofree char *wanted = g_steal_pointer (&self->wanted);

      sam_sync_page_show_section (self, wanted);
    }
}

static gpointer
load_lists (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  return sam_sync_lists_load (store, sam_clock_get_seconds (), error);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamSyncPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSyncLists) lists = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (lists != NULL)
    {
      show_lists (self, lists);
      return;
    }
  g_object_set (self->error_page, "description", error->message, NULL);
  gtk_stack_set_visible_child_name (self->states, "error");
}

/* Only what is looked at is read. */
static void
load (SamSyncPage *self)
{
  if (self->store == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  sam_store_thread_run_async (self->store, load_lists, NULL, NULL, (GDestroyNotify) sam_sync_lists_free,
                              self->cancellable, on_loaded_cb, g_object_ref (self));
  sam_publication_part_load (self->publication);
}

static void
sam_sync_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sam_sync_page_parent_class)->map (widget);

  load (SAM_SYNC_PAGE (widget));
}

static void
sam_sync_page_dispose (GObject *object)
{
  SamSyncPage *self = SAM_SYNC_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_SYNC_PAGE);

  G_OBJECT_CLASS (sam_sync_page_parent_class)->dispose (object);
}

static void
sam_sync_page_finalize (GObject *object)
{
  g_free (SAM_SYNC_PAGE (object)->wanted);

  G_OBJECT_CLASS (sam_sync_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/sync/sam-sync-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamSyncPage, states);
  gtk_widget_class_bind_template_child (widget_class, SamSyncPage, conflicts);
  gtk_widget_class_bind_template_child (widget_class, SamSyncPage, set_aside);
  gtk_widget_class_bind_template_child (widget_class, SamSyncPage, received);
  gtk_widget_class_bind_template_child (widget_class, SamSyncPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, SamSyncPage, parallel);
  gtk_widget_class_bind_template_child (widget_class, SamSyncPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, SamSyncPage, publication);
  gtk_widget_class_bind_template_child (widget_class, SamSyncPage, several);
  gtk_widget_class_bind_template_child (widget_class, SamSyncPage, all_check);
  gtk_widget_class_bind_template_child (widget_class, SamSyncPage, mine_button);
  gtk_widget_class_bind_template_child (widget_class, SamSyncPage, theirs_button);
  gtk_widget_class_bind_template_child (widget_class, SamSyncPage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mine_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_theirs_clicked_cb);
}

static void
sam_sync_page_class_init (SamSyncPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_sync_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_sync_page_finalize;
  widget_class->map = sam_sync_page_map;

  g_type_ensure (SAM_TYPE_CLAMP);
  g_type_ensure (SAM_TYPE_PUBLICATION_PART);
  g_type_ensure (SAM_TYPE_STATUS_PAGE);
  g_type_ensure (SAM_TYPE_SYNC_SECTION);
  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "sync.undo", "as", undo);
  gtk_widget_class_install_action (widget_class, "sync.delete", "s", delete_after_all);
  bind_template (widget_class);
}

static void
sam_sync_page_init (SamSyncPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_sync_page_new:
 * @store: the region
 * @sync: its synchronisation
 *
 * Returns: (transfer floating): a page that reads its lists when it shows
 */
GtkWidget *
sam_sync_page_new (SamStoreThread *store,
                   SamSync *sync)
{
  SamSyncPage *self = g_object_new (SAM_TYPE_SYNC_PAGE, NULL);

  self->store = g_object_ref (store);
  sam_publication_part_set_region (self->publication, store, sync);
  g_signal_connect_object (store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::last-time", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::refused", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::waiting", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * sam_sync_page_show_section:
 * @name: "conflicts", "set_aside", "received", "waiting" or "parallel"
 *
 * Brings a list into view, with the focus in it, now or as soon as it is filled.
 */
void
sam_sync_page_show_section (SamSyncPage *self,
                            const char *name)
{
  SamSyncSection *sections[] = { self->conflicts, self->set_aside, self->received, self->waiting, self->parallel };
  const char *names[] = { "conflicts", "set_aside", "received", "waiting", "parallel" };

  g_return_if_fail (SAM_IS_SYNC_PAGE (self));

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (names[i], name) && sam_sync_section_get_item (sections[i], 0) != NULL)
      {
        gtk_widget_grab_focus (GTK_WIDGET (sam_sync_section_get_item (sections[i], 0)));
        return;
      }
  g_free (self->wanted);
  self->wanted = g_strdup (name);
}
