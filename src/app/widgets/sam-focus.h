/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *sam_focus_find_within (GtkWidget *widget);

typedef gboolean (*SamGrabFocus) (GtkWidget *widget);

void sam_focus_set_grab (GtkWidgetClass *widget_class,
                         SamGrabFocus grab);

void sam_focus_keep (GtkWindow *window,
                     SamGrabFocus lead_in);

G_END_DECLS
