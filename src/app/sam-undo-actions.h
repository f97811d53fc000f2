/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/sam-window.h"

G_BEGIN_DECLS

/* Ctrl+Z and its opposite, as actions of a window: of what is being typed, else of the last save. */
void sam_undo_actions_undo (GSimpleAction *action,
                            GVariant *parameter,
                            gpointer window);
void sam_undo_actions_redo (GSimpleAction *action,
                            GVariant *parameter,
                            gpointer window);

/* The same in a dialog, whose keys the program's window does not see. */
void sam_undo_actions_undo_save (GSimpleAction *action,
                                 GVariant *parameter,
                                 gpointer window);
void sam_undo_actions_redo_save (GSimpleAction *action,
                                 GVariant *parameter,
                                 gpointer window);
void sam_undo_actions_add_keys (GtkWidget *dialog);

G_END_DECLS
