/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/sam-store-thread.h"
#include "sync/sam-sync.h"

G_BEGIN_DECLS

#define SAM_TYPE_PAGE_STACK (sam_page_stack_get_type ())
G_DECLARE_FINAL_TYPE (SamPageStack, sam_page_stack, SAM, PAGE_STACK, GtkWidget)

#define SAM_PAGE_SEARCH "search"
#define SAM_PAGE_SYNC "sync"

void sam_page_stack_set_region (SamPageStack *self,
                                SamStoreThread *store,
                                SamSync *sync);

GtkWidget *sam_page_stack_show (SamPageStack *self,
                                const char *name);
void sam_page_stack_search (SamPageStack *self,
                            const char *text);

GtkWidget *sam_page_stack_get_page (SamPageStack *self);
const char *sam_page_stack_get_name (SamPageStack *self);

G_END_DECLS
