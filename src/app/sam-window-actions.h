/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/sam-window.h"

G_BEGIN_DECLS

/* Every command of the window: dialogs are opened here. */
void sam_window_actions_install (SamWindow *window);
void sam_window_actions_update (SamWindow *window);

G_END_DECLS
