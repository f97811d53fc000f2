/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The rows of a list that are all made anew when what they show has changed. */
typedef struct _SamRemadeRows SamRemadeRows;

void sam_remade_rows_name (GtkWidget *row,
                           const char *id);
SamRemadeRows *sam_remade_rows_begin (GtkWidget *list);
void sam_remade_rows_end (SamRemadeRows *self);

G_END_DECLS
