/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What is told to whom: planned and done, by audience and channel. */
#define SAM_TYPE_COMMUNICATION_WINDOW (sam_communication_window_get_type ())
G_DECLARE_FINAL_TYPE (SamCommunicationWindow, sam_communication_window, SAM, COMMUNICATION_WINDOW, SamDialog)

GtkWidget *sam_communication_window_new (GtkWindow *parent,
                                         SamStoreThread *store);

G_END_DECLS
