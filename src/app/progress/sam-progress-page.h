/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/progress/sam-target-view.h"
#include "app/sam-pages.h"

G_BEGIN_DECLS

/* What the region reaches for, how far it is, and what to do next. */
#define SAM_TYPE_PROGRESS_PAGE (sam_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (SamProgressPage, sam_progress_page, SAM, PROGRESS_PAGE, GtkWidget)

GtkWidget *sam_progress_page_new (const SamPage *page,
                                  SamStoreThread *store);
GListModel *sam_progress_page_get_model (SamProgressPage *self);
const char *sam_progress_page_get_state (SamProgressPage *self);
SamTargetView *sam_progress_page_get_view (SamProgressPage *self);
void sam_progress_page_choose (SamProgressPage *self,
                               const char *project,
                               const char *network);

G_END_DECLS
