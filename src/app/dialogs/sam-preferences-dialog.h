/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/sam-settings.h"
#include "app/widgets/sam-dialog.h"

G_BEGIN_DECLS

#define SAM_TYPE_PREFERENCES_DIALOG (sam_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamPreferencesDialog, sam_preferences_dialog, SAM, PREFERENCES_DIALOG, SamDialog)

GtkWidget *sam_preferences_dialog_new (GtkWindow *parent,
                                       SamSettings *settings);

G_END_DECLS
