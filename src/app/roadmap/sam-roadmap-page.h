/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/sam-pages.h"

G_BEGIN_DECLS

/* The steps to build the network, phase by phase, and what was learnt on the way. */
#define SAM_TYPE_ROADMAP_PAGE (sam_roadmap_page_get_type ())
G_DECLARE_FINAL_TYPE (SamRoadmapPage, sam_roadmap_page, SAM, ROADMAP_PAGE, GtkWidget)

GtkWidget *sam_roadmap_page_new (const SamPage *page,
                                 SamStoreThread *store);
const char *sam_roadmap_page_get_state (SamRoadmapPage *self);

G_END_DECLS
