/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Its child, with short messages floating over the bottom. One at a time; the newest wins. */
#define SAM_TYPE_TOAST_OVERLAY (sam_toast_overlay_get_type ())
G_DECLARE_FINAL_TYPE (SamToastOverlay, sam_toast_overlay, SAM, TOAST_OVERLAY, GtkWidget)

void sam_toast_overlay_show (SamToastOverlay *self,
                             const char *text,
                             const char *button_label,
                             const char *action_name);
const char *sam_toast_overlay_get_text (SamToastOverlay *self);

G_END_DECLS
