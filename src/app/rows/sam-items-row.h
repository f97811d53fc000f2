/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-field-row.h"

G_BEGIN_DECLS

/* A short list of small things, such as rooms: a line of entries each. `keys` names the members, `titles` their
 * headings, both with commas between; a key that ends in '#' holds whole numbers, one in '@' dates. Members not
 * named are kept. */
#define SAM_TYPE_ITEMS_ROW (sam_items_row_get_type ())
G_DECLARE_FINAL_TYPE (SamItemsRow, sam_items_row, SAM, ITEMS_ROW, SamFieldRow)

G_END_DECLS
