/* SPDX-License-Identifier: GPL-3.0-or-later */

/* RFC 4180 as people's programs write it: any line end, quotes in the middle of a cell, a quote that is never closed.
 * Nothing makes it stop; what it had to guess is reported with its line. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-csv-reader.h"

#include "exchange/sam-csv-writer.h"
#include "exchange/sam-text-encoding.h"
#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define GUESS_ROWS 200

typedef struct
{
  const char *text; /* where we are */
  guint line;
  char delimiter;
  SamSheet *table; /* (nullable): who hears of problems */
} Reader;

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r' || c == '\0';
}

static void
skip_line_end (Reader *reader)
{
  if (*reader->text == '\0')
    return;
  if (*reader->text == '\r' && reader->text[1] == '\n')
    reader->text++;
  reader->text++;
  reader->line++;
}

static void
read_plain (Reader *reader,
            GString *cell)
{
  while (*reader->text != reader->delimiter && !is_line_end (*reader->text))
    g_string_append_c (cell, *reader->text++);
}

/* FALSE, and nothing read, when the quote is never closed. Line breaks inside become "\n". */
static gboolean
read_quoted (Reader *reader,
             GString *cell)
{
  const char *start = reader->text;
  guint line = reader->line;

  for (reader->text++; *reader->text != '\0';)
    {
      if (*reader->text == '"' && reader->text[1] == '"')
        {
          g_string_append_c (cell, '"');
          reader->text += 2;
        }
      else if (*reader->text == '"')
        {
          reader->text++;
          return TRUE;
        }
      else if (is_line_end (*reader->text))
        {
          g_string_append_c (cell, '\n');
          skip_line_end (reader);
        }
      else
        g_string_append_c (cell, *reader->text++);
    }
  g_string_truncate (cell, 0);
  reader->text = start;
  reader->line = line;
  return FALSE;
}

static char *
read_cell (Reader *reader)
{
  GString *cell = g_string_new (NULL);

  if (*reader->text == '"' && !read_quoted (reader, cell) && reader->table != NULL)
    sam_sheet_add_problem (reader->table, reader->line,
                           _ ("A quotation mark is opened here and never closed."));
  read_plain (reader, cell);
  if (cell->str[0] == '\'' && sam_csv_looks_like_formula (cell->str))
    g_string_erase (cell, 0, 1);
  return g_string_free (cell, FALSE);
}

static SamSheetRow *
read_row (Reader *reader)
{
  GPtrArray *cells = g_ptr_array_new ();
  guint line = reader->line;

  g_ptr_array_add (cells, read_cell (reader));
  while (*reader->text == reader->delimiter)
    {
      reader->text++;
      g_ptr_array_add (cells, read_cell (reader));
    }
  skip_line_end (reader);
  return sam_sheet_row_new (line, cells);
}

static GPtrArray *
read_rows (Reader *reader,
           guint limit)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_sheet_row_free);

  while (*reader->text != '\0' && (limit == 0 || rows->len < limit))
    g_ptr_array_add (rows, read_row (reader));
  return rows;
}

/* How well the file falls into columns: the share of rows with the commonest width, times a little for the width, and
 * much less when the first row has another width (a comma in every price makes "columns" too). */
static double
rate_delimiter (const char *text,
                char delimiter)
{
  Reader reader = { text, 1, delimiter, NULL };
  g_autoptr (GPtrArray) rows = read_rows (&reader, GUESS_ROWS);
  guint counts[256] = { 0 };
  guint width = 0;
  guint total = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = ((SamSheetRow *) g_ptr_array_index (rows, i))->cells;
      guint length = MIN (g_strv_length (cells), G_N_ELEMENTS (counts) - 1);

      if (length == 1 && cells[0][0] == '\0')
        continue;
      total++;
      counts[length]++;
      if (counts[length] > counts[width] || width == 0)
        width = length;
    }
  if (width < 2)
    return 0;
  return (double) counts[width] / total * sqrt (width) *
         (g_strv_length (((SamSheetRow *) g_ptr_array_index (rows, 0))->cells) == width ? 1 : 0.3);
}

static char
guess_delimiter (const char *text)
{
  static const char candidates[] = { ';', ',', '\t', '|' };
  char best = ';';
  double best_rate = 0;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      double rate = rate_delimiter (text, candidates[i]);

      if (rate > best_rate)
        {
          best = candidates[i];
          best_rate = rate;
        }
    }
  return best;
}

/* Spreadsheets may say it themselves in a first line "sep=;". */
static gboolean
read_declaration (Reader *reader)
{
  if (g_ascii_strncasecmp (reader->text, "sep=", 4) != 0 || is_line_end (reader->text[4]) ||
      !is_line_end (reader->text[5]))
    return FALSE;
  if (reader->delimiter == 0)
    reader->delimiter = reader->text[4];
  reader->text += 5;
  skip_line_end (reader);
  return TRUE;
}

/**
 * sam_csv_read:
 * @bytes: the file
 * @spelling: how it is written
 *
 * Returns: (transfer full): what it holds, with what was guessed
 */
SamSheet *
sam_csv_read (GBytes *bytes,
              const SamSheetSpelling *spelling)
{
  g_autoptr (SamSheet) table = sam_sheet_new ();
  g_autofree char *text = NULL;
  Reader reader = { NULL, 1, spelling->delimiter, table };
  gboolean damaged;

  table->encoding = g_strdup (spelling->encoding != NULL ? spelling->encoding : sam_text_encoding_guess (bytes));
  text = sam_text_encoding_decode (bytes, table->encoding, &damaged);
  if (damaged)
    sam_sheet_add_problem (table, 0, _ ("Some letters could not be read as %s; they are shown as “%s”."),
                           table->encoding, "\xEF\xBF\xBD");
  reader.text = text;
  read_declaration (&reader);
  if (reader.delimiter == 0)
    reader.delimiter = guess_delimiter (reader.text);
  table->delimiter = reader.delimiter;
  sam_sheet_take_rows (table, read_rows (&reader, 0), spelling->header);
  return g_steal_pointer (&table);
}
