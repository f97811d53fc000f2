/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-window.h"

#include <glib/gi18n.h>

#include "app/editors/sam-editor-window.h"
#include "app/editors/sam-editor.h"
#include "app/import/sam-import-dialog.h"
#include "app/pages/sam-page-widget.h"
#include "app/pages/sam-welcome-page.h"
#include "app/sam-open-region.h"
#include "app/sam-opening-page.h"
#include "app/sam-page-stack.h"
#include "app/sam-pages.h"
#include "app/sam-sidebar.h"
#include "app/sam-window-actions.h"
#include "app/sync/sam-sync-chip.h"
#include "app/sync/sam-sync-page.h"
#include "app/widgets/sam-clamp.h"
#include "app/widgets/sam-focus.h"
#include "app/widgets/sam-fold.h"
#include "app/widgets/sam-menu-later.h"
#include "app/widgets/sam-toast-overlay.h"

struct _SamWindow
{
  GtkApplicationWindow parent_instance;

  SamSettings *settings;
  SamOpenRegion *region;        /* NULL: the welcome page shows */
  SamWelcomePage *welcome_page; /* NULL until it is first looked at */
  char *list_to_import;         /* once the region is open */

  /* Template children */
  SamToastOverlay *toasts;
  GtkStack *root;
  GtkBox *welcome;
  GtkMenuButton *welcome_menu_button;
  SamOpeningPage *opening_page;
  SamFold *fold;
  SamSidebar *sidebar;
  GtkSearchEntry *search_entry;
  SamSyncChip *sync_chip;
  GtkMenuButton *menu_button;
  SamPageStack *pages;
  GMenuModel *main_menu;
};

enum
{
  PROP_SETTINGS = 1,
};

G_DEFINE_FINAL_TYPE (SamWindow, sam_window, GTK_TYPE_APPLICATION_WINDOW)

static void
on_sidebar_button_clicked_cb (SamWindow *self)
{
  sam_fold_set_show_end (self->fold, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
}

static void
on_search_changed_cb (SamWindow *self)
{
  sam_page_stack_search (self->pages, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
on_search_stopped_cb (SamWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
on_search_activated_cb (SamWindow *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

static void
on_page_shown_cb (SamWindow *self,
                  const char *name)
{
  sam_sidebar_select (self->sidebar, name);
  sam_window_actions_update (self);
}

static void
on_page_chosen_cb (SamWindow *self,
                   const char *name)
{
  sam_window_show_page (self, name);
}

static void
on_file_chosen_cb (SamWindow *self,
                   const char *path)
{
  sam_window_open_file (self, path);
}

static void
on_opened_cb (SamWindow *self,
              SamStoreThread *store,
              const char *path)
{
  g_object_set (self->settings, "last-region", path, NULL);
  sam_window_set_store (self, store);
  if (self->list_to_import != NULL)
    sam_window_import_list (self, self->list_to_import);
  g_clear_pointer (&self->list_to_import, g_free);
}

static void
show_root (SamWindow *self)
{
  gtk_stack_set_visible_child_name (self->root, self->region != NULL ? "region" : "welcome");
}

static void
on_open_failed_cb (SamWindow *self,
                   const char *problem)
{
  show_root (self);
  sam_window_toast (self, problem, NULL, NULL);
}

static SamWelcomePage *
ensure_welcome_page (SamWindow *self)
{
  if (self->welcome_page == NULL)
    {
      self->welcome_page = SAM_WELCOME_PAGE (sam_welcome_page_new ());
      gtk_widget_set_vexpand (GTK_WIDGET (self->welcome_page), TRUE);
      g_signal_connect_object (self->welcome_page, "file-chosen", G_CALLBACK (on_file_chosen_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->welcome, GTK_WIDGET (self->welcome_page));
    }
  return self->welcome_page;
}

static void
on_welcome_map_cb (SamWindow *self)
{
  ensure_welcome_page (self);
}

static gboolean
sam_window_close_request (GtkWindow *window)
{
  SamWindow *self = SAM_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  if (width > 0 && height > 0)
    g_object_set (self->settings, "window-width", width, "window-height", height, NULL);
  g_object_set (self->settings, "window-maximized", gtk_window_is_maximized (window), NULL);

  return GTK_WINDOW_CLASS (sam_window_parent_class)->close_request (window);
}

static void
sam_window_set_property (GObject *object,
                         guint id,
                         const GValue *value,
                         GParamSpec *pspec)
{
  if (id != PROP_SETTINGS)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  SAM_WINDOW (object)->settings = g_value_dup_object (value);
}

static void
sam_window_constructed (GObject *object)
{
  SamWindow *self = SAM_WINDOW (object);
  gboolean maximized;
  int width, height;

  G_OBJECT_CLASS (sam_window_parent_class)->constructed (object);

  g_object_get (self->settings, "window-width", &width, "window-height", &height, "window-maximized", &maximized, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
close_region (SamWindow *self)
{
  if (self->region == NULL)
    return;
  sam_sync_chip_set_sync (self->sync_chip, NULL);
  sam_open_region_close (self->region);
  g_clear_object (&self->region);
}

static void
sam_window_dispose (GObject *object)
{
  SamWindow *self = SAM_WINDOW (object);

  if (self->pages != NULL)
    sam_page_stack_set_region (self->pages, NULL, NULL);
  close_region (self);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->list_to_import, g_free);
  /* GtkWindow must not find its child already gone. */
  gtk_window_set_child (GTK_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_WINDOW);

  G_OBJECT_CLASS (sam_window_parent_class)->dispose (object);
}

static void
sam_window_class_init (SamWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = sam_window_set_property;
  object_class->constructed = sam_window_constructed;
  object_class->dispose = sam_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sam_window_close_request;

  g_object_class_install_property (
      object_class, PROP_SETTINGS,
      g_param_spec_object ("settings", NULL, NULL, SAM_TYPE_SETTINGS,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  g_type_ensure (SAM_TYPE_CLAMP);
  g_type_ensure (SAM_TYPE_FOLD);
  g_type_ensure (SAM_TYPE_OPENING_PAGE);
  g_type_ensure (SAM_TYPE_PAGE_STACK);
  g_type_ensure (SAM_TYPE_SIDEBAR);
  g_type_ensure (SAM_TYPE_SYNC_CHIP);
  g_type_ensure (SAM_TYPE_TOAST_OVERLAY);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/window/sam-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SamWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SamWindow, root);
  gtk_widget_class_bind_template_child (widget_class, SamWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, SamWindow, welcome_menu_button);
  gtk_widget_class_bind_template_child (widget_class, SamWindow, opening_page);
  gtk_widget_class_bind_template_child (widget_class, SamWindow, fold);
  gtk_widget_class_bind_template_child (widget_class, SamWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SamWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SamWindow, sync_chip);
  gtk_widget_class_bind_template_child (widget_class, SamWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SamWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SamWindow, main_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_page_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_page_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_welcome_map_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_failed_cb);
}

/* A page that shows nothing takes no focus, and from the sidebar every other is one key away. */
static gboolean
focus_page (GtkWidget *widget)
{
  SamWindow *self = SAM_WINDOW (widget);
  GtkWidget *page = sam_window_get_page (self);

  return page != NULL && (gtk_widget_grab_focus (page) || gtk_widget_grab_focus (GTK_WIDGET (self->sidebar)));
}

static void
sam_window_init (SamWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_menu_later_set (self->welcome_menu_button, self->main_menu);
  sam_menu_later_set (self->menu_button, self->main_menu);
  sam_window_actions_install (self);
  sam_focus_keep (GTK_WINDOW (self), focus_page);
}

/**
 * sam_window_new:
 * @application: the program
 * @settings: the person's preferences
 *
 * Returns: (transfer floating): a window with the welcome page
 */
GtkWidget *
sam_window_new (GtkApplication *application,
                SamSettings *settings)
{
  return g_object_new (SAM_TYPE_WINDOW, "application", application, "settings", settings, NULL);
}

/**
 * sam_window_get_store:
 *
 * Returns: (transfer none) (nullable): the region that is open
 */
SamStoreThread *
sam_window_get_store (SamWindow *self)
{
  g_return_val_if_fail (SAM_IS_WINDOW (self), NULL);

  return self->region != NULL ? sam_open_region_get_store (self->region) : NULL;
}

/**
 * sam_window_get_sync:
 *
 * Returns: (transfer none) (nullable): the synchronisation of the region that is open
 */
SamSync *
sam_window_get_sync (SamWindow *self)
{
  g_return_val_if_fail (SAM_IS_WINDOW (self), NULL);

  return self->region != NULL ? sam_open_region_get_sync (self->region) : NULL;
}

static void
on_region_named_cb (SamWindow *self,
                    const char *title)
{
  sam_sidebar_set_title (self->sidebar, title);
}

static void
on_region_told_cb (SamWindow *self,
                   const char *words)
{
  sam_window_toast (self, words, NULL, NULL);
}

static void
open_region (SamWindow *self,
             SamStoreThread *store)
{
  SamOpenRegion *region = sam_open_region_new (store);

  self->region = region;
  /* Until it is named, it must not go by the name of the one before. */
  sam_sidebar_set_title (self->sidebar, g_get_application_name ());
  g_signal_connect_object (region, "named", G_CALLBACK (on_region_named_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (region, "told", G_CALLBACK (on_region_told_cb), self, G_CONNECT_SWAPPED);
  sam_sync_chip_set_sync (self->sync_chip, sam_open_region_get_sync (region));
  sam_page_stack_set_region (self->pages, store, sam_open_region_get_sync (region));
  show_root (self);
  sam_window_show_page (self, sam_pages_get_all (NULL)[0].name);
  /* What had the focus, the welcome page, is gone. */
  gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
  sam_open_region_start (region);
}

/**
 * sam_window_set_store:
 * @store: (nullable): the region to show; NULL shows the welcome page
 *
 * The window closes the store when it shows another or goes away.
 */
void
sam_window_set_store (SamWindow *self,
                      SamStoreThread *store)
{
  g_return_if_fail (SAM_IS_WINDOW (self));

  sam_page_stack_set_region (self->pages, NULL, NULL);
  close_region (self);
  sam_opening_page_forget (self->opening_page);
  if (self->welcome_page != NULL)
    sam_welcome_page_set_wanted_path (self->welcome_page, NULL);
  if (store != NULL)
    {
      open_region (self, store);
    }
  else
    {
      show_root (self);
      sam_window_actions_update (self);
    }
}

/* A file that could be there but is not: a region begins with its name, on the welcome page. */
static gboolean
is_missing (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return !g_file_test (path, G_FILE_TEST_EXISTS) && g_file_test (folder, G_FILE_TEST_IS_DIR);
}

static void
offer_new_region (SamWindow *self,
                  const char *path)
{
  g_autofree char *text = g_strdup_printf (_ ("“%s” is not there yet. Create a region to make it."), path);

  sam_window_set_store (self, NULL);
  sam_welcome_page_set_wanted_path (ensure_welcome_page (self), path);
  sam_window_toast (self, text, NULL, NULL);
}

/**
 * sam_window_open_file:
 * @path: of a region file
 *
 * Shows the region once it is open; where it can't be opened, the person is told.
 */
void
sam_window_open_file (SamWindow *self,
                      const char *path)
{
  g_autofree char *author = NULL;

  g_return_if_fail (SAM_IS_WINDOW (self));

  /* It was for the region asked for before, which never opened. */
  g_clear_pointer (&self->list_to_import, g_free);
  if (is_missing (path))
    {
      offer_new_region (self, path);
      return;
    }
  g_object_get (self->settings, "author", &author, NULL);
  gtk_stack_set_visible_child_name (self->root, "opening");
  sam_opening_page_open (self->opening_page, path, *author != '\0' ? author : g_get_real_name ());
}

/**
 * sam_window_is_opening:
 *
 * Returns: whether a file is being opened
 */
gboolean
sam_window_is_opening (SamWindow *self)
{
  g_return_val_if_fail (SAM_IS_WINDOW (self), FALSE);

  return sam_opening_page_is_opening (self->opening_page);
}

/**
 * sam_window_import_list:
 * @path: of a list
 *
 * Shows what it would change in the region that is open, or that is being opened.
 */
void
sam_window_import_list (SamWindow *self,
                        const char *path)
{
  GtkWidget *dialog;

  g_return_if_fail (SAM_IS_WINDOW (self));

  if (sam_window_is_opening (self))
    {
      g_free (self->list_to_import);
      self->list_to_import = g_strdup (path);
    }
  else if (self->region != NULL)
    {
      dialog = sam_import_dialog_new (GTK_WINDOW (self), sam_window_get_store (self));
      gtk_window_present (GTK_WINDOW (dialog));
      sam_import_dialog_open (SAM_IMPORT_DIALOG (dialog), path);
    }
}

/**
 * sam_window_show_page:
 * @name: of a page
 */
void
sam_window_show_page (SamWindow *self,
                      const char *name)
{
  g_return_if_fail (SAM_IS_WINDOW (self));

  if (sam_page_stack_show (self->pages, name) != NULL)
    sam_fold_set_show_end (self->fold, TRUE);
}

/**
 * sam_window_show_sync_list:
 * @name: "conflicts", "set_aside", "received", "waiting" or "parallel"
 *
 * Shows what needs somebody, what waits or what was merged.
 */
void
sam_window_show_sync_list (SamWindow *self,
                           const char *name)
{
  g_return_if_fail (SAM_IS_WINDOW (self));

  sam_window_show_page (self, SAM_PAGE_SYNC);
  sam_sync_page_show_section (SAM_SYNC_PAGE (sam_window_get_page (self)), name);
}

/**
 * sam_window_get_page:
 *
 * Returns: (transfer none) (nullable): the page that shows
 */
GtkWidget *
sam_window_get_page (SamWindow *self)
{
  g_return_val_if_fail (SAM_IS_WINDOW (self), NULL);

  return self->region != NULL ? sam_page_stack_get_page (self->pages) : NULL;
}

/**
 * sam_window_get_page_name:
 *
 * Returns: (nullable): what the page that shows is called
 */
const char *
sam_window_get_page_name (SamWindow *self)
{
  g_return_val_if_fail (SAM_IS_WINDOW (self), NULL);

  return self->region != NULL ? sam_page_stack_get_name (self->pages) : NULL;
}

/**
 * sam_window_open_record:
 * @id: of a record
 */
void
sam_window_open_record (SamWindow *self,
                        const char *id)
{
  const SamKind *kind = sam_kind_of_id (id);
  const SamPage *page = kind != NULL ? sam_pages_find_for_kind (kind->name) : NULL;

  g_return_if_fail (SAM_IS_WINDOW (self));

  if (page != NULL)
    {
      sam_window_show_page (self, page->name);
      sam_page_widget_open (sam_window_get_page (self), id);
      /* From a dialog the keyboard comes along. */
      gtk_window_present (GTK_WINDOW (self));
    }
  else if (kind != NULL && sam_editor_is_offered_for (kind))
    gtk_window_present (GTK_WINDOW (sam_editor_window_new (GTK_WINDOW (self), sam_window_get_store (self), id)));
}

/**
 * sam_window_focus_search:
 *
 * Puts the focus in the search over everything. What was looked for before is typed over.
 */
void
sam_window_focus_search (SamWindow *self)
{
  g_return_if_fail (SAM_IS_WINDOW (self));

  sam_fold_set_show_end (self->fold, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

/**
 * sam_window_toast:
 * @text: one sentence
 * @button_label: (nullable): what can be done about it
 * @action_name: (nullable): the action of that button
 */
void
sam_window_toast (SamWindow *self,
                  const char *text,
                  const char *button_label,
                  const char *action_name)
{
  g_return_if_fail (SAM_IS_WINDOW (self));

  sam_toast_overlay_show (self->toasts, text, button_label, action_name);
}

/**
 * sam_window_get_toast:
 *
 * Returns: (nullable): the message that shows
 */
const char *
sam_window_get_toast (SamWindow *self)
{
  g_return_val_if_fail (SAM_IS_WINDOW (self), NULL);

  return sam_toast_overlay_get_text (self->toasts);
}
