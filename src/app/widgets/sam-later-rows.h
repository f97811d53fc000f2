/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef GtkWidget *(*SamLaterRowCreate) (void);
typedef void (*SamLaterRowShow) (GtkWidget *content,
                                 gpointer item);

GtkListItemFactory *sam_later_rows_new_factory (GtkWidget *view,
                                                SamLaterRowCreate create,
                                                SamLaterRowShow show);

G_END_DECLS
