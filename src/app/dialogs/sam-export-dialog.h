/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/pages/sam-selection-bar.h"
#include "app/widgets/sam-dialog.h"

G_BEGIN_DECLS

/* In which form the selected records leave, and for whom: that decides which of their fields go. */
#define SAM_TYPE_EXPORT_DIALOG (sam_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamExportDialog, sam_export_dialog, SAM, EXPORT_DIALOG, SamDialog)

GtkWidget *sam_export_dialog_new (GtkWindow *parent,
                                  const SamKind *kind,
                                  SamSelectionBar *rows);

G_END_DECLS
