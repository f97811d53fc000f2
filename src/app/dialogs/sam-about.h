/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/sam-window.h"

G_BEGIN_DECLS

char *sam_about_describe_system (SamWindow *window);
void sam_about_show (SamWindow *window);

G_END_DECLS
