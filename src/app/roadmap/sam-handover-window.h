/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What ends when and what hangs on one person, and the dossier for a successor: on paper, and sealed. */
#define SAM_TYPE_HANDOVER_WINDOW (sam_handover_window_get_type ())
G_DECLARE_FINAL_TYPE (SamHandoverWindow, sam_handover_window, SAM, HANDOVER_WINDOW, SamDialog)

GtkWidget *sam_handover_window_new (GtkWindow *parent,
                                    SamStoreThread *store);
void sam_handover_window_save_paper (SamHandoverWindow *self,
                                     const char *path);
void sam_handover_window_seal (SamHandoverWindow *self,
                               const char *path);

G_END_DECLS
