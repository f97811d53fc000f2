/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-field-row.h"

G_BEGIN_DECLS

/* A row whose value is one line of text as people write it: what all rows with one entry have in common. A row of this
 * kind says which field types it takes, and gives its entry once its template is there. */
#define SAM_TYPE_LINE_ROW (sam_line_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (SamLineRow, sam_line_row, SAM, LINE_ROW, SamFieldRow)

struct _SamLineRowClass
{
  SamFieldRowClass parent_class;
};

void sam_line_row_set_entry (SamLineRow *self,
                             GtkWidget *entry);

G_END_DECLS
