/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* An editor in a window of its own, for records that have no page: a member of staff, a venue, a person. Its actions
 * are those of @parent. */
#define SAM_TYPE_EDITOR_WINDOW (sam_editor_window_get_type ())
G_DECLARE_FINAL_TYPE (SamEditorWindow, sam_editor_window, SAM, EDITOR_WINDOW, SamDialog)

GtkWidget *sam_editor_window_new (GtkWindow *parent,
                                  SamStoreThread *store,
                                  const char *id);

G_END_DECLS
