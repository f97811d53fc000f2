/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What a search over everything found, by kind. */
#define SAM_TYPE_SEARCH_PAGE (sam_search_page_get_type ())
G_DECLARE_FINAL_TYPE (SamSearchPage, sam_search_page, SAM, SEARCH_PAGE, GtkWidget)

GtkWidget *sam_search_page_new (SamStoreThread *store);
void sam_search_page_set_text (SamSearchPage *self,
                               const char *text);
guint sam_search_page_get_n_hits (SamSearchPage *self);
const char *sam_search_page_get_state (SamSearchPage *self);

G_END_DECLS
