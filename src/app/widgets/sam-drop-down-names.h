/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sam_drop_down_names_start (void);
void sam_drop_down_names_set (GtkDropDown *drop_down,
                              const char *name);

G_END_DECLS
