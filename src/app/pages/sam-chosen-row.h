/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cells/sam-row-selection.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* Which row of a list is the person's, through all that comes, goes and moves in it.
 *
 * Signals:
 *   chosen (const char *id): the record of the row that was chosen, once the pointer or the arrow key rests there
 *   found (guint position): the row of a record that was opened by its id */
#define SAM_TYPE_CHOSEN_ROW (sam_chosen_row_get_type ())
G_DECLARE_FINAL_TYPE (SamChosenRow, sam_chosen_row, SAM, CHOSEN_ROW, GObject)

SamChosenRow *sam_chosen_row_new (SamStoreThread *store,
                                  SamQueryModel *model,
                                  SamRowSelection *selection);

void sam_chosen_row_set_on_click_only (SamChosenRow *self,
                                       gboolean on_click_only);
void sam_chosen_row_activate (SamChosenRow *self,
                              guint position);
void sam_chosen_row_open (SamChosenRow *self,
                          const char *id);

G_END_DECLS
