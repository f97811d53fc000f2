/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rosters in which nobody meets anybody twice, where one is known. */

gboolean sam_speeddate_roster_has (guint n_tables,
                                   guint table_size,
                                   guint n_rounds,
                                   gboolean moving);
guint sam_speeddate_roster_get_table (guint n_tables,
                                      guint table_size,
                                      gboolean moving,
                                      guint participant,
                                      guint round);

guint sam_speeddate_classes_get_table (guint n_tables,
                                       guint n_classes,
                                       guint participant,
                                       guint round);

G_END_DECLS
