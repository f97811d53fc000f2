/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/sam-settings.h"

G_BEGIN_DECLS

/* Light, dark or high contrast: loads our style sheet and follows the person's choice and the desktop's theme. */
#define SAM_TYPE_STYLE (sam_style_get_type ())
G_DECLARE_FINAL_TYPE (SamStyle, sam_style, SAM, STYLE, GObject)

SamStyle *sam_style_new (GdkDisplay *display,
                         SamSettings *settings);

G_END_DECLS
