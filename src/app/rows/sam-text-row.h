/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-line-row.h"

G_BEGIN_DECLS

/* One line of text: names, numbers, addresses, words. Shown and typed the Dutch way, stored in one form. */
#define SAM_TYPE_TEXT_ROW (sam_text_row_get_type ())
G_DECLARE_FINAL_TYPE (SamTextRow, sam_text_row, SAM, TEXT_ROW, SamLineRow)

G_END_DECLS
