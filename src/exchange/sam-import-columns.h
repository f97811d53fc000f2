/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-sheet.h"
#include "record/sam-kind.h"

G_BEGIN_DECLS

/* What a column of a list can be. Some fill a field of the record itself, others make the people and places around it
 * ("contact", "venue"): sam-import-*.c know what each means. */
typedef struct
{
  const char *name;
  const char *label; /* marked with N_() */
} SamImportField;

const SamImportField *sam_import_fields (const SamKind *kind,
                                         guint *n_fields);
const SamImportField *sam_import_find_field (const SamKind *kind,
                                             const char *name);

gboolean sam_import_has_reader (const SamKind *kind,
                                const char *name);

gboolean sam_import_knows_column (const char *header);

/* A mapping is one field name for each column, "" where the column is left out. */
char **sam_import_guess_columns (const SamKind *kind,
                                 const SamSheet *table);
const SamKind *sam_import_guess_kind (const SamSheet *sheet);
gboolean sam_import_map_column (const SamKind *kind,
                                const SamSheet *table,
                                char **mapping,
                                const char *column,
                                const char *field,
                                GError **error);
char *sam_import_source_key (const SamKind *kind,
                             const SamSheet *table);

G_END_DECLS
