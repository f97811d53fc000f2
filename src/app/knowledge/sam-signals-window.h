/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* The signals by theme and by topic. */
#define SAM_TYPE_SIGNALS_WINDOW (sam_signals_window_get_type ())
G_DECLARE_FINAL_TYPE (SamSignalsWindow, sam_signals_window, SAM, SIGNALS_WINDOW, SamDialog)

GtkWidget *sam_signals_window_new (GtkWindow *parent,
                                   SamStoreThread *store);

G_END_DECLS
