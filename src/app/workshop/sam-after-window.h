/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* After the evening: the forms typed in, contact persons, and what the registers ask. */
#define SAM_TYPE_AFTER_WINDOW (sam_after_window_get_type ())
G_DECLARE_FINAL_TYPE (SamAfterWindow, sam_after_window, SAM, AFTER_WINDOW, SamDialog)

GtkWidget *sam_after_window_new (GtkWindow *parent,
                                 SamStoreThread *store,
                                 const char *workshop_id);
GtkWidget *sam_after_window_new_for_accreditation (GtkWindow *parent,
                                                   SamStoreThread *store,
                                                   const char *workshop_id);

G_END_DECLS
