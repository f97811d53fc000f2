/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The person's preferences on this computer. Without an installed schema they last as long as the program runs. */
#define SAM_TYPE_SETTINGS (sam_settings_get_type ())
G_DECLARE_FINAL_TYPE (SamSettings, sam_settings, SAM, SETTINGS, GObject)

SamSettings *sam_settings_new (void);

G_END_DECLS
