/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/sam-pages.h"

G_BEGIN_DECLS

/* The first page: what needs a person now and why, each a click from being done. */
#define SAM_TYPE_TODAY_PAGE (sam_today_page_get_type ())
G_DECLARE_FINAL_TYPE (SamTodayPage, sam_today_page, SAM, TODAY_PAGE, GtkWidget)

GtkWidget *sam_today_page_new (const SamPage *page,
                               SamStoreThread *store);
GListModel *sam_today_page_get_model (SamTodayPage *self);
const char *sam_today_page_get_state (SamTodayPage *self);
void sam_today_page_choose (SamTodayPage *self,
                            const char *person,
                            const char *source);

G_END_DECLS
