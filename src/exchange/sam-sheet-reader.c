/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-sheet-reader.h"

#include "exchange/sam-calendar-reader.h"
#include "exchange/sam-csv-reader.h"
#include "exchange/sam-exchange-error.h"
#include "exchange/sam-meeting-guide-reader.h"
#include "exchange/sam-text-encoding.h"
#include "exchange/sam-vcard-reader.h"
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

/* Files that are no tables; each shows in its first signs. */
static const struct
{
  gboolean (*is) (const char *text);
  SamSheet *(*read) (const char *text);
} readers[] = {
  { sam_vcard_is_vcard, sam_vcard_read },
  { sam_calendar_is_calendar, sam_calendar_read },
  { sam_meeting_guide_is_feed, sam_meeting_guide_read },
};

/* NULL: it is a table. */
static SamSheet *
read_other (GBytes *bytes,
            const char *encoding)
{
  gboolean damaged;
  g_autofree char *text =
      sam_text_encoding_decode (bytes, encoding != NULL ? encoding : sam_text_encoding_guess (bytes), &damaged);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (readers[i].is (text))
      return readers[i].read (text);
  return NULL;
}

/* Why there is nothing in it, where that is known. */
static void
refuse_empty (const SamSheet *table,
              GError **error)
{
  g_autofree char *why = table->problems->len > 0
                             ? sam_sheet_problem_describe (g_ptr_array_index (table->problems, 0))
                             : g_strdup (_ ("This list is empty."));

  g_set_error_literal (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT, why);
}

/**
 * sam_sheet_read_bytes:
 * @bytes: a list: .csv in any common spelling, .xlsx, address cards, a calendar or a Meeting Guide feed; what it is
 *   shows in its bytes, not in its name
 * @spelling: (nullable): how it is written; %NULL to guess all of it
 *
 * Returns: (transfer full): the table, or %NULL with %SAM_EXCHANGE_ERROR_FORMAT
 */
SamSheet *
sam_sheet_read_bytes (GBytes *bytes,
                      const SamSheetSpelling *spelling,
                      GError **error)
{
  const SamSheetSpelling guessed = { NULL };
  g_autoptr (SamSheet) table = NULL;

  if (spelling == NULL)
    spelling = &guessed;
  if (is_old_excel (bytes))
    {
      g_set_error_literal (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT,
                           _ ("This is a workbook of before 2007, or one with a password. Save it as .xlsx without a "
                              "password, or as .csv."));
      return NULL;
    }
  if (sam_zip_is_zip (bytes))
    table = sam_xlsx_read (bytes, spelling->header, error);
  else
    table = read_other (bytes, spelling->encoding);
  if (table == NULL && !sam_zip_is_zip (bytes))
    table = sam_csv_read (bytes, spelling);
  if (table != NULL && table->n_columns == 0)
    {
      refuse_empty (table, error);
      return NULL;
    }
  return g_steal_pointer (&table);
}

/**
 * sam_sheet_read_file:
 * @file: a list
 * @spelling: (nullable): how it is written; %NULL to guess all of it
 *
 * Blocks; see sam_sheet_read_bytes().
 *
 * Returns: (transfer full): the table, or %NULL
 */
SamSheet *
sam_sheet_read_file (GFile *file,
                     const SamSheetSpelling *spelling,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, error);

  return bytes != NULL ? sam_sheet_read_bytes (bytes, spelling, error) : NULL;
}
