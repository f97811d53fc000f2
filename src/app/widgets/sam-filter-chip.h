/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A chip with a list of values to choose from; nothing chosen is the first of them. Says "changed", and
 * "opening" when the values are about to be seen. */
#define SAM_TYPE_FILTER_CHIP (sam_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (SamFilterChip, sam_filter_chip, SAM, FILTER_CHIP, GtkWidget)

GtkWidget *sam_filter_chip_new (const char *label);
void sam_filter_chip_set_values (SamFilterChip *self,
                                 GPtrArray *values,
                                 GPtrArray *labels);
void sam_filter_chip_add_value (SamFilterChip *self,
                                const char *value,
                                const char *label);
const char *sam_filter_chip_get_value (SamFilterChip *self);
void sam_filter_chip_set_value (SamFilterChip *self,
                                const char *value);

G_END_DECLS
