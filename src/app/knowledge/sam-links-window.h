/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* The links of all articles, and on request whether they are still there. */
#define SAM_TYPE_LINKS_WINDOW (sam_links_window_get_type ())
G_DECLARE_FINAL_TYPE (SamLinksWindow, sam_links_window, SAM, LINKS_WINDOW, SamDialog)

GtkWidget *sam_links_window_new (GtkWindow *parent,
                                 SamStoreThread *store);

G_END_DECLS
