/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small rounded label for a topic or a state. Colour comes by style class, and never says anything alone. */
#define SAM_TYPE_CHIP (sam_chip_get_type ())
G_DECLARE_FINAL_TYPE (SamChip, sam_chip, SAM, CHIP, GtkWidget)

GtkWidget *sam_chip_new (const char *label,
                         const char *icon_name,
                         const char *style_class);
void sam_chip_set (SamChip *self,
                   const char *label,
                   const char *icon_name,
                   const char *style_class);

G_END_DECLS
