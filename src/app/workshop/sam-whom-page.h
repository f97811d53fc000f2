/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store-thread.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whom to invite: the practices in the order of what inviting them adds, with what is assumed. */
#define SAM_TYPE_WHOM_PAGE (sam_whom_page_get_type ())
G_DECLARE_FINAL_TYPE (SamWhomPage, sam_whom_page, SAM, WHOM_PAGE, GtkWidget)

void sam_whom_page_set_workshop (SamWhomPage *self,
                                 SamStoreThread *store,
                                 const char *workshop_id);

G_END_DECLS
