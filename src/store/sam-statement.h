/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

sqlite3_stmt *sam_store_prepare (SamStore *self,
                                 GError **error,
                                 const char *sql,
                                 const char *types,
                                 ...);
gboolean sam_store_run (SamStore *self,
                        GError **error,
                        const char *sql,
                        const char *types,
                        ...);
gboolean sam_store_read_text (SamStore *self,
                              char **text,
                              GError **error,
                              const char *sql,
                              const char *types,
                              ...);
gboolean sam_store_read_integer (SamStore *self,
                                 gint64 *integer,
                                 GError **error,
                                 const char *sql,
                                 const char *types,
                                 ...);

G_END_DECLS
