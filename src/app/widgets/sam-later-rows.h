/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes what is shown in a row. */
typedef GtkWidget *(*SamLaterRowCreate) (gpointer data);
/* Shows an item of the model in it, or NULL where it shows none any more. */
typedef void (*SamLaterRowShow) (GtkWidget *content,
                                 gpointer item,
                                 gpointer data);

GtkListItemFactory *sam_later_rows_new_factory (GtkWidget *view,
                                                SamLaterRowCreate create,
                                                SamLaterRowShow show,
                                                gpointer data,
                                                GDestroyNotify data_free);

G_END_DECLS
