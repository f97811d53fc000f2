/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/import/sam-import-request.h"

G_BEGIN_DECLS

/* What an import will do, row by row, and what it asks. Says "changed" when an answer changed the request. */
#define SAM_TYPE_IMPORT_PREVIEW_PAGE (sam_import_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (SamImportPreviewPage, sam_import_preview_page, SAM, IMPORT_PREVIEW_PAGE, GtkWidget)

void sam_import_preview_page_show (SamImportPreviewPage *self,
                                   SamImportRequest *request,
                                   const SamImportReading *reading);
GListModel *sam_import_preview_page_get_rows (SamImportPreviewPage *self);
void sam_import_preview_page_filter (SamImportPreviewPage *self,
                                     int status);

G_END_DECLS
