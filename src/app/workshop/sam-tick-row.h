/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A record that can be ticked, with why it stands where it does. */
#define SAM_TYPE_TICK_ROW (sam_tick_row_get_type ())
G_DECLARE_FINAL_TYPE (SamTickRow, sam_tick_row, SAM, TICK_ROW, GtkListBoxRow)

GtkWidget *sam_tick_row_new (const char *id,
                             const char *title,
                             const char *detail);
GtkCheckButton *sam_tick_row_get_check (SamTickRow *self);
char **sam_tick_row_list_chosen (GtkWidget *list);

G_END_DECLS
