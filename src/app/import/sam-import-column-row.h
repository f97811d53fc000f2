/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "exchange/sam-import-columns.h"

G_BEGIN_DECLS

/* One column of a list: its header, an example, and what it is. Says "changed". */
#define SAM_TYPE_IMPORT_COLUMN_ROW (sam_import_column_row_get_type ())
G_DECLARE_FINAL_TYPE (SamImportColumnRow, sam_import_column_row, SAM, IMPORT_COLUMN_ROW, GtkWidget)

GtkWidget *sam_import_column_row_new (const SamKind *kind,
                                      const char *header,
                                      const char *example,
                                      const char *field);
const char *sam_import_column_row_get_field (SamImportColumnRow *self);
void sam_import_column_row_set_field (SamImportColumnRow *self,
                                      const char *field);

G_END_DECLS
