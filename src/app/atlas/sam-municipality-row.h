/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A municipality in the list beside the map: its name, the figure that the map is coloured by, and the others. */
#define SAM_TYPE_MUNICIPALITY_ROW (sam_municipality_row_get_type ())
G_DECLARE_FINAL_TYPE (SamMunicipalityRow, sam_municipality_row, SAM, MUNICIPALITY_ROW, GtkListBoxRow)

GtkWidget *sam_municipality_row_new (const char *name,
                                     const char *figure,
                                     const char *others);

G_END_DECLS
