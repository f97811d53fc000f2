/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What shows while a region file is opened, which takes a while where another version of the program made its tables.
 *
 * Signals:
 *   opened (SamStoreThread *store, const char *path)
 *   failed (const char *problem): a sentence */
#define SAM_TYPE_OPENING_PAGE (sam_opening_page_get_type ())
G_DECLARE_FINAL_TYPE (SamOpeningPage, sam_opening_page, SAM, OPENING_PAGE, GtkWidget)

void sam_opening_page_open (SamOpeningPage *self,
                            const char *path,
                            const char *author);
void sam_opening_page_forget (SamOpeningPage *self);
gboolean sam_opening_page_is_opening (SamOpeningPage *self);

G_END_DECLS
