/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/sam-pages.h"

G_BEGIN_DECLS

/* The record chosen in a list: its editor, and what can be done with it as a whole.
 *
 * Signals: back (the person wants the list), closed (no record is wanted, or it was deleted). */
#define SAM_TYPE_DETAIL_PANE (sam_detail_pane_get_type ())
G_DECLARE_FINAL_TYPE (SamDetailPane, sam_detail_pane, SAM, DETAIL_PANE, GtkWidget)

void sam_detail_pane_setup (SamDetailPane *self,
                            const SamPage *page,
                            SamStoreThread *store);
void sam_detail_pane_show (SamDetailPane *self,
                           const char *id);
void sam_detail_pane_preset (SamDetailPane *self,
                             const char *field,
                             const char *text);
void sam_detail_pane_begin (SamDetailPane *self);
void sam_detail_pane_lead_in (SamDetailPane *self);
const char *sam_detail_pane_get_id (SamDetailPane *self);
void sam_detail_pane_set_folded (SamDetailPane *self,
                                 gboolean folded);

G_END_DECLS
