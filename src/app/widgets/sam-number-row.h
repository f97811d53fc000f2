/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A number with the sentence that says what it is.
 *
 * Properties, to be set in a template:
 *   label: the sentence
 *   upper: the highest number
 *
 * Signals:
 *   changed: somebody, or the program, changed the number */
#define SAM_TYPE_NUMBER_ROW (sam_number_row_get_type ())
G_DECLARE_FINAL_TYPE (SamNumberRow, sam_number_row, SAM, NUMBER_ROW, GtkWidget)

guint sam_number_row_get_value (SamNumberRow *self);
void sam_number_row_set_value (SamNumberRow *self,
                               guint value);

G_END_DECLS
