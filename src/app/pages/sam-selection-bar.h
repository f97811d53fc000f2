/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cells/sam-row-selection.h"
#include "app/sam-pages.h"
#include "network/sam-projection.h"

G_BEGIN_DECLS

/* Shows below a list as soon as several rows are selected: how many, and what can be done with all of them. */
#define SAM_TYPE_SELECTION_BAR (sam_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (SamSelectionBar, sam_selection_bar, SAM, SELECTION_BAR, GtkWidget)

void sam_selection_bar_setup (SamSelectionBar *self,
                              const SamPage *page,
                              SamStoreThread *store,
                              SamRowSelection *selection);
void sam_selection_bar_use_list (SamSelectionBar *self,
                                 const char *action);
/* What the print and the export do once a file or a printer is chosen. */
void sam_selection_bar_export_to (SamSelectionBar *self,
                                  const char *path,
                                  SamChannel recipient);

G_END_DECLS
