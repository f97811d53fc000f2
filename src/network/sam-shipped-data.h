/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *sam_shipped_data_load (const char *name,
                               GError **error);
GPtrArray *sam_shipped_data_load_table (const char *name,
                                        guint n_cells,
                                        GError **error);

char **sam_shipped_data_list (const char *folder,
                              const char *ending,
                              GError **error);

G_END_DECLS
