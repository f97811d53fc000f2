/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store-thread.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was promised, who is thanked, and the story of the evening. */
#define SAM_TYPE_THANKS_PAGE (sam_thanks_page_get_type ())
G_DECLARE_FINAL_TYPE (SamThanksPage, sam_thanks_page, SAM, THANKS_PAGE, GtkWidget)

void sam_thanks_page_set_workshop (SamThanksPage *self,
                                   SamStoreThread *store,
                                   const char *workshop_id);

G_END_DECLS
