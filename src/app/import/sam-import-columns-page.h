/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/import/sam-import-request.h"

G_BEGIN_DECLS

/* How a list was read and what its columns are, to be set right by hand. Says "changed" when the request changed. */
#define SAM_TYPE_IMPORT_COLUMNS_PAGE (sam_import_columns_page_get_type ())
G_DECLARE_FINAL_TYPE (SamImportColumnsPage, sam_import_columns_page, SAM, IMPORT_COLUMNS_PAGE, GtkWidget)

void sam_import_columns_page_show (SamImportColumnsPage *self,
                                   SamImportRequest *request,
                                   const SamImportReading *reading);

G_END_DECLS
