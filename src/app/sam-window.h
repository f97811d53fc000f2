/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/sam-settings.h"
#include "store/sam-store-thread.h"
#include "sync/sam-sync.h"

G_BEGIN_DECLS

#define SAM_TYPE_WINDOW (sam_window_get_type ())
G_DECLARE_FINAL_TYPE (SamWindow, sam_window, SAM, WINDOW, GtkApplicationWindow)

GtkWidget *sam_window_new (GtkApplication *application,
                           SamSettings *settings);

/* The region that shows; NULL: the welcome page. */
SamStoreThread *sam_window_get_store (SamWindow *self);
void sam_window_set_store (SamWindow *self,
                           SamStoreThread *store);
void sam_window_open_file (SamWindow *self,
                           const char *path);
gboolean sam_window_is_opening (SamWindow *self);
void sam_window_import_list (SamWindow *self,
                             const char *path);

/* Its synchronisation; NULL without a region. */
SamSync *sam_window_get_sync (SamWindow *self);

void sam_window_show_page (SamWindow *self,
                           const char *name);
void sam_window_show_sync_list (SamWindow *self,
                                const char *name);
GtkWidget *sam_window_get_page (SamWindow *self);
const char *sam_window_get_page_name (SamWindow *self);
/* Shows a record on the page of its kind. */
void sam_window_open_record (SamWindow *self,
                             const char *id);
void sam_window_focus_search (SamWindow *self);

/* Also as actions, for widgets that know nothing of the window: win.toast (text) and win.toast-undo (text). */
void sam_window_toast (SamWindow *self,
                       const char *text,
                       const char *button_label,
                       const char *action_name);
const char *sam_window_get_toast (SamWindow *self);

G_END_DECLS
