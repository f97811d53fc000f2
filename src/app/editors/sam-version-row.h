/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a record was: who did what, and a button that brings it back by the window's action win.restore-version. The
 * button takes the focus, or the row where there is none. */
#define SAM_TYPE_VERSION_ROW (sam_version_row_get_type ())
G_DECLARE_FINAL_TYPE (SamVersionRow, sam_version_row, SAM, VERSION_ROW, GtkListBoxRow)

GtkWidget *sam_version_row_new (const char *title,
                                const char *text,
                                const char *tooltip);
void sam_version_row_offer (SamVersionRow *self,
                            const char *id,
                            const char *revision);

G_END_DECLS
