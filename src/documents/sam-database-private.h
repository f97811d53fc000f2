/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/sam-database.h"

G_BEGIN_DECLS

/* Only for sam-database.c and sam-database-transaction.c. */
struct _SamDatabase
{
  sqlite3 *handle;
  char *path;
  GHashTable *statements; /* SQL text → GPtrArray of sqlite3_stmt: more than one where a call runs inside another */
  guint depth;
  GThread *owner;  /* whose transaction is open; only to be compared */
  guint joined;    /* the depth from which on inner transactions are parts of one; 0: none */
  gboolean broken; /* one of those parts was rolled back */
  gboolean reading;
  gint64 sequence; /* of the last change in the open transaction, which the file gets with the commit; 0: none */
};

gboolean sam_database_fail (SamDatabase *self,
                            int code,
                            const char *what,
                            GError **error);
gboolean sam_database_check_thread (SamDatabase *self,
                                    GError **error);

G_END_DECLS
