/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "network/sam-duplicates.h"

G_BEGIN_DECLS

/* Two records that look like one, and why. Its buttons are actions of the dialog: duplicates.compare and
 * duplicates.dismiss, with both ids. */
#define SAM_TYPE_DUPLICATE_ROW (sam_duplicate_row_get_type ())
G_DECLARE_FINAL_TYPE (SamDuplicateRow, sam_duplicate_row, SAM, DUPLICATE_ROW, GtkListBoxRow)

GtkWidget *sam_duplicate_row_new (const SamLikelyPair *pair);

G_END_DECLS
