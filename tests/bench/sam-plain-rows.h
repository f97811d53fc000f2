/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* Writes all rows of the region in the file @from into an empty region with plain SQL, @batch documents in a
 * transaction, one table after the other: the least that it costs to have the same tables and indexes. */
void sam_plain_rows_copy (SamStore *into,
                          const char *from,
                          guint n_documents,
                          guint batch);

/* The same from memory, in one transaction, with one prepared INSERT for each row, and record after record, as whoever
 * reads a list has them; only the index of words comes last. It costs more, since every tree is gone into anew. */
typedef struct _SamPlainRows SamPlainRows;

SamPlainRows *sam_plain_rows_read (const char *from);
void sam_plain_rows_free (SamPlainRows *self);
void sam_plain_rows_insert (SamPlainRows *self,
                            SamStore *into,
                            guint n_documents);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamPlainRows, sam_plain_rows_free)

G_END_DECLS
