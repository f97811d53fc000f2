/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* Writes all rows of the region in the file @from into an empty region with plain SQL, @batch documents in a
 * transaction: what any program pays that keeps the same tables and indexes. */
void sam_plain_rows_copy (SamStore *into,
                          const char *from,
                          guint n_documents,
                          guint batch);

G_END_DECLS
