/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Beyond this a file is no list that people keep, but one made to fill the memory. */
#define SAM_SHEET_MOST_CELLS (10 * 1000 * 1000)

/* What a list file holds, whatever its format: a header and rows of text, each with the line (or sheet row) it stands
 * on, and what was wrong with the file. Reading never stops at a bad row. */
typedef struct
{
  guint line;
  char **cells; /* as many as the header has, UTF-8, as in the file */
} SamSheetRow;

typedef struct
{
  guint line;    /* 0: the file as a whole */
  char *message; /* a sentence for people, translated */
} SamSheetProblem;

/* Whether the list begins with the names of its columns. */
typedef enum
{
  SAM_SHEET_HEADER_GUESSED,
  SAM_SHEET_HEADER_THERE,
  SAM_SHEET_HEADER_MISSING,
} SamSheetHeader;

/* How a list is written; what is nothing is guessed. */
typedef struct
{
  const char *encoding; /* (nullable): one of sam_text_encodings() */
  char delimiter;       /* between the cells of a .csv */
  SamSheetHeader header;
} SamSheetSpelling;

typedef struct
{
  char **header;
  guint n_columns;
  guint header_line;
  gboolean without_header; /* the first line is a row too, and the names in `header` are made up */
  GPtrArray *rows;         /* (element-type SamSheetRow) */
  GPtrArray *problems;     /* (element-type SamSheetProblem), by line */
  char *encoding;          /* "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252"; NULL for .xlsx */
  char delimiter;          /* 0 for .xlsx */
  const char *kind;        /* NULL for a list; else what the file is about, and the header has names of fields */
} SamSheet;

SamSheet *sam_sheet_new (void);
void sam_sheet_free (SamSheet *self);
void sam_sheet_add_problem (SamSheet *self,
                            guint line,
                            const char *format,
                            ...) G_GNUC_PRINTF (3, 4);
char *sam_sheet_problem_describe (const SamSheetProblem *problem);
const SamSheetProblem *sam_sheet_find_problem (const SamSheet *self,
                                               guint line);
const char *sam_sheet_get_column_label (const SamSheet *self,
                                        guint column);

/* Takes the raw rows of a file (element-type SamSheetRow, of any length), finds the header among them, and fills the
 * table with the rest, all as long as the header. */
void sam_sheet_take_rows (SamSheet *self,
                          GPtrArray *raw_rows,
                          SamSheetHeader header);
SamSheetRow *sam_sheet_row_new (guint line,
                                GPtrArray *cells);
void sam_sheet_row_free (SamSheetRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSheet, sam_sheet_free)

G_END_DECLS
