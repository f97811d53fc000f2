/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-evaluation-reader.h"

#include "exchange/sam-sheet-reader.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

enum
{
  KNOWLEDGE,
  ATTITUDE,
  HELPED,
  REMARKS,
  N_ANSWERS,
};

/* What a column may be called begins with one of these; where no column is called so, they stand in this order. */
static const char *const names[N_ANSWERS][3] = {
  [KNOWLEDGE] = { "kennis", "knowledge", NULL },
  [ATTITUDE] = { "houding", "attitude", NULL },
  [HELPED] = { "geholpen", "helped", NULL },
  [REMARKS] = { "opmerking", "remark", NULL },
};

static void
find_columns (const SamSheet *sheet,
              guint *columns)
{
  for (guint answer = 0; answer < N_ANSWERS; answer++)
    {
      columns[answer] = answer;
      for (guint column = 0; column < sheet->n_columns; column++)
        {
          g_autofree char *title = g_utf8_strdown (sheet->header[column], -1);

          for (const char *const *name = names[answer]; *name != NULL; name++)
            if (g_str_has_prefix (title, *name))
              columns[answer] = column;
        }
    }
}

static const char *
get_cell (const SamSheet *sheet,
          const SamSheetRow *row,
          guint column)
{
  return column < sheet->n_columns && row->cells[column] != NULL ? row->cells[column] : "";
}

/* A row says what somebody would type of the form on paper, so that the same rules hold. */
static char *
join_typed (const SamSheet *sheet,
            const SamSheetRow *row,
            const guint *columns,
            gboolean after)
{
  const char *helped = get_cell (sheet, row, columns[HELPED]);
  const char letter = *helped != '\0' && strchr ("yYjJnN", *helped) != NULL ? *helped : '-';
  g_autofree char *answered = after ? g_strdup_printf (" %c", letter) : g_strdup ("");

  return g_strdup_printf ("%s %s%s %s", get_cell (sheet, row, columns[KNOWLEDGE]),
                          get_cell (sheet, row, columns[ATTITUDE]), answered,
                          get_cell (sheet, row, columns[REMARKS]));
}

static gboolean
save_row (SamStore *store,
          const char *workshop_id,
          const char *typed,
          gboolean after,
          const char *today,
          char **problem,
          GError **error)
{
  g_autofree char *id = sam_id_new (sam_kind_find ("evaluation"));
  g_autoptr (SamRecord) record = sam_record_new (sam_kind_find ("evaluation"), id);
  g_autoptr (GError) misread = NULL;

  sam_record_set_text (record, "form", after ? "workshop" : "workshop_before");
  sam_record_set_text (record, "about", workshop_id);
  sam_record_set_text (record, "filled_in_on", today);
  if (sam_after_parse_form (record, typed, &misread))
    return sam_store_save (store, record, error);
  *problem = g_strdup (misread->message);
  return TRUE;
}

static gboolean
save_rows (SamStore *store,
           const char *workshop_id,
           const SamSheet *sheet,
           gboolean after,
           const char *today,
           GString *problems,
           guint *n,
           GError **error)
{
  guint columns[N_ANSWERS];

  find_columns (sheet, columns);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const SamSheetRow *row = g_ptr_array_index (sheet->rows, i);
      g_autofree char *typed = join_typed (sheet, row, columns, after);
      g_autofree char *problem = NULL;

      if (!save_row (store, workshop_id, typed, after, today, &problem, error))
        return FALSE;
      if (problem != NULL)
        {
          g_string_append_c (problems, ' ');
          /* Translators: %u is a line of a file, %s a sentence that says what is wrong there */
          g_string_append_printf (problems, _ ("Line %u: %s"), row->line, problem);
        }
      else
        *n += 1;
    }
  return TRUE;
}

/**
 * sam_evaluation_import:
 * @after: whether the forms are those from after the workshop
 * @today: YYYY-MM-DD
 *
 * Reads one form from each row of a list. A row that is not understood is told and left out. One step to undo.
 *
 * Returns: (transfer full): what was read, in words, or %NULL
 */
char *
sam_evaluation_import (SamStore *store,
                       const char *workshop_id,
                       const char *path,
                       gboolean after,
                       const char *today,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  /* Without the names of its questions nothing can be read. */
  const SamSheetSpelling spelling = { .header = SAM_SHEET_HEADER_THERE };
  g_autoptr (SamSheet) sheet = sam_sheet_read_file (file, &spelling, cancellable, error);
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autofree char *read = NULL;
  guint n = 0;

  if (sheet == NULL || !sam_store_begin (store, error))
    return NULL;
  if (!sam_store_begin_step (store, _ ("Evaluation forms"), error) ||
      !save_rows (store, workshop_id, sheet, after, today, problems, &n, error) ||
      !sam_store_end_step (store, error) || !sam_store_commit (store, error))
    {
      sam_store_rollback (store);
      return NULL;
    }
  read = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u form read.", "%u forms read.", n), n);
  return g_strconcat (read, problems->str, NULL);
}
