/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/lists/sam-query-model.h"
#include "app/sam-pages.h"

G_BEGIN_DECLS

/* A list of one kind of record, with the chosen one beside it. */
#define SAM_TYPE_LIST_PAGE (sam_list_page_get_type ())
G_DECLARE_FINAL_TYPE (SamListPage, sam_list_page, SAM, LIST_PAGE, GtkWidget)

GtkWidget *sam_list_page_new (const SamPage *page,
                              SamStoreThread *store);
SamQueryModel *sam_list_page_get_model (SamListPage *self);
const char *sam_list_page_get_shown_id (SamListPage *self);
const char *sam_list_page_get_state (SamListPage *self);
void sam_list_page_set_search (SamListPage *self,
                               const char *text);
void sam_list_page_reveal (SamListPage *self,
                           gboolean revealed);

G_END_DECLS
