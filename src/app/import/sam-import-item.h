/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-import.h"

G_BEGIN_DECLS

/* One row of the preview, in words. */
#define SAM_TYPE_IMPORT_ITEM (sam_import_item_get_type ())
G_DECLARE_FINAL_TYPE (SamImportItem, sam_import_item, SAM, IMPORT_ITEM, GObject)

SamImportItem *sam_import_item_new (const SamImportPlan *plan,
                                    const SamImportRow *row);
SamImportStatus sam_import_item_get_status (SamImportItem *self);
gboolean sam_import_item_has_remarks (SamImportItem *self);
const char *sam_import_item_get_reason (SamImportItem *self);
const char *sam_import_status_label (SamImportStatus status);

G_END_DECLS
