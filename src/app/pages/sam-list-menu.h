/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/lists/sam-list-choice.h"
#include "app/sam-pages.h"

G_BEGIN_DECLS

/* The menu of a list: its columns and order, more filters, filters kept under a name. It remembers them in the region's
 * file.
 *
 * Signals: columns-changed, filter-added (path), filter-chosen (SamSavedFilter), filter-asked (SamSavedFilter: to be
 * filled with what is chosen now), select-all (nullable: what to do with all rows, an action of the selection). */
#define SAM_TYPE_LIST_MENU (sam_list_menu_get_type ())
G_DECLARE_FINAL_TYPE (SamListMenu, sam_list_menu, SAM, LIST_MENU, GtkWidget)

void sam_list_menu_setup (SamListMenu *self,
                          const SamPage *page,
                          SamPage *own,
                          SamStoreThread *store);
void sam_list_menu_save_filter (SamListMenu *self,
                                const char *name);
void sam_list_menu_rename_filter (SamListMenu *self,
                                  const char *name,
                                  const char *new_name);
void sam_list_menu_set_revealed (SamListMenu *self,
                                 gboolean revealed);

G_END_DECLS
