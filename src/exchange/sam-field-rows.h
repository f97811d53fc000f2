/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-sheet.h"

G_BEGIN_DECLS

/* Before what another program knows the record by, in the column "uid". */
#define SAM_FIELD_ROWS_UID "uid:"

/* Rows whose columns are known from the start, for readers of files that are no tables. */
typedef struct _SamFieldRows SamFieldRows;

SamFieldRows *sam_field_rows_new (const char *const *columns);
void sam_field_rows_free (SamFieldRows *self);
void sam_field_rows_add (SamFieldRows *self,
                         guint line);
void sam_field_rows_set (SamFieldRows *self,
                         const char *column,
                         const char *text);
gboolean sam_field_rows_has (SamFieldRows *self,
                             const char *column);
void sam_field_rows_append (SamFieldRows *self,
                            const char *column,
                            const char *text,
                            const char *separator);
void sam_field_rows_add_problem (SamFieldRows *self,
                                 guint line,
                                 const char *message);
SamSheet *sam_field_rows_to_sheet (SamFieldRows *self,
                                   const char *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamFieldRows, sam_field_rows_free)

G_END_DECLS
