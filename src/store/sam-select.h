/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* Questions that are too much for a SamQuery, asked of the kinds' tables in SQL that stands in the program. What people
 * typed is bound, never part of the SQL. */
typedef struct
{
  const char *name; /* as it stands in the SQL, ":day" */
  const char *text; /* (nullable) */
} SamBinding;

GPtrArray *sam_store_select (SamStore *self,
                             const char *sql,
                             const SamBinding *bindings,
                             guint n_bindings,
                             GError **error);

G_END_DECLS
