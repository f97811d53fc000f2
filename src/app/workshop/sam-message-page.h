/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-letter.h"
#include "store/sam-store-thread.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is written to whom: mail drafts, letters, and the calendar file. */
#define SAM_TYPE_MESSAGE_PAGE (sam_message_page_get_type ())
G_DECLARE_FINAL_TYPE (SamMessagePage, sam_message_page, SAM, MESSAGE_PAGE, GtkWidget)

void sam_message_page_set_workshop (SamMessagePage *self,
                                    SamStoreThread *store,
                                    const char *workshop_id);
void sam_message_page_choose (SamMessagePage *self,
                              SamLetterKind letter);

G_END_DECLS
