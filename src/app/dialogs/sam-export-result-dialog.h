/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "exchange/sam-export.h"

G_BEGIN_DECLS

/* What an export left out: in sentences, and every record with its reason, to be opened from here. */
#define SAM_TYPE_EXPORT_RESULT_DIALOG (sam_export_result_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamExportResultDialog, sam_export_result_dialog, SAM, EXPORT_RESULT_DIALOG, SamDialog)

GtkWidget *sam_export_result_dialog_new (GtkWindow *parent,
                                         const SamExportResult *result);

G_END_DECLS
