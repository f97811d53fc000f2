/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-sheet.h"

G_BEGIN_DECLS

/* Where among the raw rows of a file (element-type SamSheetRow) the names of its columns stand, if they stand there. */
guint sam_sheet_header_find (GPtrArray *raw_rows);
gboolean sam_sheet_header_is_row (GPtrArray *raw_rows,
                                  guint at);

gboolean sam_sheet_is_blank (const char *cell);
guint sam_sheet_count_filled (char **cells);

G_END_DECLS
