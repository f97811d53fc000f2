/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"

G_BEGIN_DECLS

/* Opens what whoever was here before has sealed. Signal: opened (char *path), the region file that was made of it. */
#define SAM_TYPE_HANDOVER_DIALOG (sam_handover_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamHandoverDialog, sam_handover_dialog, SAM, HANDOVER_DIALOG, SamDialog)

GtkWidget *sam_handover_dialog_new (GtkWindow *parent,
                                    const char *path,
                                    const char *wanted_path);

G_END_DECLS
