/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store-thread.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which experts to ask: by topic and distance, and with care for them. No topic is named: who stands beside which is
 * nobody's business at a glance. */
#define SAM_TYPE_EXPERTS_PAGE (sam_experts_page_get_type ())
G_DECLARE_FINAL_TYPE (SamExpertsPage, sam_experts_page, SAM, EXPERTS_PAGE, GtkWidget)

void sam_experts_page_set_workshop (SamExpertsPage *self,
                                    SamStoreThread *store,
                                    const char *workshop_id);

G_END_DECLS
