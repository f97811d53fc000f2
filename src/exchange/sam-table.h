/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a list file holds, whatever its format: a header and rows of text, each with the line (or sheet row) it stands
 * on, and what was wrong with the file. Reading never stops at a bad row. */
typedef struct
{
  guint line;
  char **cells; /* as many as the header has, UTF-8, as in the file */
} SamTableRow;

typedef struct
{
  guint line;
  char *message; /* a sentence for people, translated */
} SamTableProblem;

typedef struct
{
  char **header;
  guint n_columns;
  guint header_line;
  GPtrArray *rows;     /* (element-type SamTableRow) */
  GPtrArray *problems; /* (element-type SamTableProblem), by line */
  char *encoding;      /* "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252"; NULL for .xlsx */
  char delimiter;      /* 0 for .xlsx */
} SamTable;

SamTable *sam_table_new (void);
void sam_table_free (SamTable *self);
void sam_table_add_problem (SamTable *self,
                            guint line,
                            const char *format,
                            ...) G_GNUC_PRINTF (3, 4);
const SamTableProblem *sam_table_find_problem (const SamTable *self,
                                               guint line);

/* Takes the raw rows of a file (element-type SamTableRow, of any length), finds the header among them, and fills the
 * table with the rest, all as long as the header. */
void sam_table_take_rows (SamTable *self,
                          GPtrArray *raw_rows);
SamTableRow *sam_table_row_new (guint line,
                                GPtrArray *cells);
void sam_table_row_free (SamTableRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamTable, sam_table_free)

G_END_DECLS
