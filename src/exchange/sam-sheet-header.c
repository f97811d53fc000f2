/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which row of a list names its columns, and whether it names them at all: a list without names would else lose its
 * first row to them. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-sheet-header.h"

#include "exchange/sam-dutch-values.h"
#include "exchange/sam-import-columns.h"
#include "record/sam-spelling.h"

#include <string.h>

/* How many rows from the top are looked through for the header: people put a title and a date above it. And how many
 * below it for what stands in its columns. */
#define SEARCH_ROWS 20

/* In how many columns: a file made to be slow has sixteen thousand. */
#define SEARCH_COLUMNS 100

/**
 * sam_sheet_is_blank:
 *
 * Returns: whether nothing can be read in it
 */
gboolean
sam_sheet_is_blank (const char *cell)
{
  for (; *cell != '\0'; cell = g_utf8_next_char (cell))
    if (!g_unichar_isspace (g_utf8_get_char (cell)))
      return FALSE;
  return TRUE;
}

/**
 * sam_sheet_count_filled:
 * @cells: (array zero-terminated=1):
 *
 * Returns: how many of them say something
 */
guint
sam_sheet_count_filled (char **cells)
{
  guint n = 0;

  for (guint i = 0; cells[i] != NULL; i++)
    n += !sam_sheet_is_blank (cells[i]);
  return n;
}

static char **
get_cells (GPtrArray *raw_rows,
           guint row)
{
  return ((SamSheetRow *) g_ptr_array_index (raw_rows, row))->cells;
}

/**
 * sam_sheet_header_find:
 *
 * The header is the first row that is about as full as the fullest: a title above it fills one cell.
 *
 * Returns: its index, from 0
 */
guint
sam_sheet_header_find (GPtrArray *raw_rows)
{
  guint fullest = 0;

  for (guint i = 0; i < raw_rows->len && i < SEARCH_ROWS; i++)
    fullest = MAX (fullest, sam_sheet_count_filled (get_cells (raw_rows, i)));
  for (guint i = 0; i < raw_rows->len && i < SEARCH_ROWS; i++)
    if (sam_sheet_count_filled (get_cells (raw_rows, i)) * 2 > fullest)
      return i;
  return 0;
}

typedef enum
{
  CELL_WORDS,
  CELL_NUMBER,
  CELL_EMAIL,
  CELL_DATE,
  CELL_POSTCODE,
} CellKind;

/* A column may be named after a year. */
static gboolean
is_year (const char *text)
{
  return strlen (text) == 4 && (g_str_has_prefix (text, "19") || g_str_has_prefix (text, "20"));
}

static CellKind
tell_cell (const char *cell)
{
  g_autofree char *text = sam_spelling_trim (cell);
  g_autofree char *email = sam_dutch_read_email (text);
  g_autofree char *date = sam_dutch_read_date (text);
  g_autofree char *postcode = sam_dutch_read_postcode (text);
  g_autofree char *phone = sam_dutch_read_phone (text);

  if (strlen (text) < 2 || is_year (text))
    return CELL_WORDS;
  if (email != NULL)
    return CELL_EMAIL;
  if (postcode != NULL)
    return CELL_POSTCODE;
  if (phone != NULL || strspn (text, "0123456789.,") == strlen (text))
    return CELL_NUMBER;
  return date != NULL ? CELL_DATE : CELL_WORDS;
}

/* What stands first in a column below a row; @otherwise where nothing does. */
static CellKind
tell_below (GPtrArray *raw_rows,
            guint row,
            guint column,
            CellKind otherwise)
{
  for (guint i = row + 1; i < raw_rows->len && i <= row + SEARCH_ROWS; i++)
    {
      char **cells = get_cells (raw_rows, i);

      if (column < g_strv_length (cells) && !sam_sheet_is_blank (cells[column]))
        return tell_cell (cells[column]);
    }
  return otherwise;
}

/**
 * sam_sheet_header_is_row:
 * @at: what sam_sheet_header_find() says
 *
 * Returns: whether that row is no header: a mail address, a phone number, a postcode, a number or a date stands in it
 *   as below it, and none of its cells is the name of a column
 */
gboolean
sam_sheet_header_is_row (GPtrArray *raw_rows,
                         guint at)
{
  char **cells = at < raw_rows->len ? get_cells (raw_rows, at) : NULL;
  gboolean like_below = FALSE;

  for (guint c = 0; cells != NULL && cells[c] != NULL && c < SEARCH_COLUMNS && !like_below; c++)
    {
      const CellKind kind = tell_cell (cells[c]);

      like_below = kind != CELL_WORDS && tell_below (raw_rows, at, c, kind) == kind;
    }
  for (guint c = 0; like_below && cells[c] != NULL && c < SEARCH_COLUMNS; c++)
    if (sam_import_knows_column (cells[c]))
      return FALSE;
  return like_below;
}
