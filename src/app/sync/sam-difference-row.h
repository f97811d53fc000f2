/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/sync/sam-conflict-view.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* One field of a conflict: what it was, what each side says, and the choice between them or something else.
 *
 * Signals:
 *   changed: another choice was made */
#define SAM_TYPE_DIFFERENCE_ROW (sam_difference_row_get_type ())
G_DECLARE_FINAL_TYPE (SamDifferenceRow, sam_difference_row, SAM, DIFFERENCE_ROW, GtkWidget)

/* @view has to stay as long as the row. */
GtkWidget *sam_difference_row_new (SamConflictView *view,
                                   guint field,
                                   SamStoreThread *store);
const char *sam_difference_row_get_key (SamDifferenceRow *self);
gboolean sam_difference_row_is_open (SamDifferenceRow *self);
/* Chooses what the version @version says. */
void sam_difference_row_choose (SamDifferenceRow *self,
                                guint version);
/* FALSE: nothing is chosen, or what was written is no value. */
gboolean sam_difference_row_read (SamDifferenceRow *self,
                                  char **value);

G_END_DECLS
