/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Chips on one line; those that do not fit are counted at the end: "+2". The whole text is the tooltip. */
#define SAM_TYPE_CHIP_ROW (sam_chip_row_get_type ())
G_DECLARE_FINAL_TYPE (SamChipRow, sam_chip_row, SAM, CHIP_ROW, GtkWidget)

GtkWidget *sam_chip_row_new (void);
void sam_chip_row_clear (SamChipRow *self);
void sam_chip_row_add (SamChipRow *self,
                       const char *label,
                       const char *icon_name,
                       const char *style_class);

G_END_DECLS
