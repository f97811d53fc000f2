/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* One record, to look at and to edit. It saves by itself; leaving it loses nothing. Uses the window's actions win.open
 * and win.toast-undo.
 *
 * Properties:
 *   title (string, readable): of the record, or "New" before the first save
 * Signals:
 *   deleted: the person deleted the record here; a toast with Undo is shown */
#define SAM_TYPE_EDITOR (sam_editor_get_type ())
G_DECLARE_FINAL_TYPE (SamEditor, sam_editor, SAM, EDITOR, GtkWidget)

/* The editor of the record @id, for the detail pane. An id that the store does not have yet begins a new record of that
 * kind, which is saved once it is valid. */
GtkWidget *sam_editor_new_for (SamStoreThread *store,
                               const char *id);
gboolean sam_editor_is_offered_for (const SamKind *kind);
void sam_editor_preset (SamEditor *self,
                        const char *field,
                        const char *text);
void sam_editor_begin (SamEditor *self);
void sam_editor_lead_in (SamEditor *self);
void sam_editor_save (SamEditor *self);

G_END_DECLS
