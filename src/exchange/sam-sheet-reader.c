/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-sheet-reader.h"

#include "exchange/sam-csv-reader.h"
#include "exchange/sam-exchange-error.h"
#include "exchange/sam-xlsx-reader.h"
#include "exchange/sam-zip.h"
#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_old_excel (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= 8 && memcmp (data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

/**
 * sam_sheet_read_bytes:
 * @bytes: a list: .csv in any common spelling, or .xlsx; what it is shows in its bytes, not in its name
 * @encoding: (nullable): one of sam_text_encodings(), %NULL to guess
 * @delimiter: between the cells of a .csv, 0 to guess
 *
 * Returns: (transfer full): the table, or %NULL with %SAM_EXCHANGE_ERROR_FORMAT
 */
SamSheet *
sam_sheet_read_bytes (GBytes *bytes,
                      const char *encoding,
                      char delimiter,
                      GError **error)
{
  g_autoptr (SamSheet) table = NULL;

  if (is_old_excel (bytes))
    {
      g_set_error_literal (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT,
                           _ ("This is a workbook of before 2007, or one with a password. Save it as .xlsx without a "
                              "password, or as .csv."));
      return NULL;
    }
  if (sam_zip_is_zip (bytes))
    table = sam_xlsx_read (bytes, error);
  else
    table = sam_csv_read (bytes, encoding, delimiter);
  if (table != NULL && table->n_columns == 0)
    {
      g_set_error_literal (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT, _ ("This list is empty."));
      return NULL;
    }
  return g_steal_pointer (&table);
}

/**
 * sam_sheet_read_file:
 * @file: a list
 * @encoding: (nullable): one of sam_text_encodings(), %NULL to guess
 * @delimiter: between the cells of a .csv, 0 to guess
 *
 * Blocks; see sam_sheet_read_bytes().
 *
 * Returns: (transfer full): the table, or %NULL
 */
SamSheet *
sam_sheet_read_file (GFile *file,
                     const char *encoding,
                     char delimiter,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, error);

  return bytes != NULL ? sam_sheet_read_bytes (bytes, encoding, delimiter, error) : NULL;
}
