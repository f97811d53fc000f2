/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-output.h"

#include "exchange/sam-csv-writer.h"
#include "exchange/sam-recurrence-writer.h"
#include "json/sam-json-value.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define WIDEST_CELL 48

struct _SamOutput
{
  SamOutputFormat format;
  char **names;
  char **labels;
  guint n_columns;
  guint below;          /* columns from here on stand below their line */
  gboolean keeps_empty; /* columns */
  GPtrArray *rows;      /* of GPtrArray of cells; of JSON texts where the format is JSON */
};

/**
 * sam_output_format_from_name:
 * @name: (nullable): table, csv or json; NULL is table
 *
 * Returns: whether @name is one of them
 */
gboolean
sam_output_format_from_name (const char *name,
                             SamOutputFormat *format)
{
  static const char *const names[] = { "table", "csv", "json" };

  *format = SAM_OUTPUT_TABLE;
  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sam_output_new:
 * @names: the columns as programs call them
 * @labels: the columns as people read them
 *
 * Returns: (transfer full): an output without rows
 */
SamOutput *
sam_output_new (SamOutputFormat format,
                const char *const *names,
                const char *const *labels)
{
  SamOutput *self = g_new0 (SamOutput, 1);

  self->format = format;
  self->names = g_strdupv ((char **) names);
  self->labels = g_strdupv ((char **) labels);
  self->n_columns = g_strv_length (self->names);
  self->below = self->n_columns;
  if (format == SAM_OUTPUT_JSON)
    self->rows = g_ptr_array_new_with_free_func (g_free);
  else
    self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
sam_output_free (SamOutput *self)
{
  g_strfreev (self->names);
  g_strfreev (self->labels);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static char *
format_object (SamOutput *self,
               const char *const *cells)
{
  g_autoptr (SamJsonObject) object = sam_json_object_new ();

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *value = sam_json_from_string (cells[i]);

      sam_json_object_set (object, self->names[i], value);
    }
  return sam_json_object_to_text (object);
}

/**
 * sam_output_set_below:
 * @first: the first column of sentences
 */
void
sam_output_set_below (SamOutput *self,
                      guint first)
{
  self->below = first;
}

/**
 * sam_output_keep_empty:
 *
 * Shows every column in a table, also one without anything in it: whoever asks for a column looks for it.
 */
void
sam_output_keep_empty (SamOutput *self)
{
  self->keeps_empty = TRUE;
}

/**
 * sam_output_choose:
 *
 * Returns: (transfer none): @words in a table, @code in what a program reads
 */
const char *
sam_output_choose (SamOutput *self,
                   const char *code,
                   const char *words)
{
  return self->format == SAM_OUTPUT_TABLE ? words : code;
}

/**
 * sam_output_choose_label:
 * @kind: the name of a kind
 * @code: (nullable): a choice of the field; one of a newer program stays as it is
 *
 * Returns: (transfer none) (nullable): the choice as people read it in a table, @code in what a program reads
 */
const char *
sam_output_choose_label (SamOutput *self,
                         const char *kind,
                         const char *field,
                         const char *code)
{
  const SamField *found = sam_kind_find_field (sam_kind_find (kind), field);
  const gboolean has_choices = found != NULL && found->choices != NULL;
  const SamChoice *choice = code != NULL && has_choices ? sam_field_find_choice (found, code) : NULL;

  return choice != NULL ? sam_output_choose (self, code, _ (choice->label)) : code;
}

static char *
dup_moment (const char *text)
{
  g_autoptr (GDateTime) iso = g_date_time_new_from_iso8601 (text, NULL);
  gint64 seconds = 0;
  g_autoptr (GDateTime) local = NULL;

  if (iso != NULL)
    local = g_date_time_to_local (iso);
  else if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &seconds, NULL))
    local = g_date_time_new_from_unix_local (seconds);
  return local != NULL ? g_date_time_format (local, "%x %H:%M") : g_strdup (text);
}

/**
 * sam_output_dup_words:
 * @text: a value as it is stored
 *
 * Returns: (transfer full): a rhythm in words, a moment as it is here; anything else as it is
 */
char *
sam_output_dup_words (const SamField *field,
                      const char *text)
{
  char *words = NULL;

  if (field->type == SAM_FIELD_INSTANT)
    return dup_moment (text);
  if (field->type == SAM_FIELD_RRULE)
    words = sam_recurrence_describe (text);
  return words != NULL ? words : g_strdup (text);
}

/**
 * sam_output_add:
 * @cells: as many as there are columns; entries may be NULL
 */
void
sam_output_add (SamOutput *self,
                const char *const *cells)
{
  g_autoptr (GPtrArray) row = NULL;

  if (self->format == SAM_OUTPUT_JSON)
    {
      g_ptr_array_add (self->rows, format_object (self, cells));
      return;
    }
  row = g_ptr_array_new_full (self->n_columns, g_free);
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (row, g_strdup (cells[i]));
  g_ptr_array_add (self->rows, g_steal_pointer (&row));
}

/**
 * sam_output_add_json:
 * @object: a JSON object with more in it than columns could show; only for the format JSON
 */
void
sam_output_add_json (SamOutput *self,
                     const char *object)
{
  g_return_if_fail (self->format == SAM_OUTPUT_JSON);

  g_ptr_array_add (self->rows, g_strdup (object));
}

static char *
join_lines (const char *cell)
{
  return g_strdelimit (g_strdup (cell != NULL ? cell : ""), "\r\n\t", ' ');
}

/* An id is there to be copied; half of one finds nothing. */
static gboolean
holds_ids (const char *cell)
{
  g_auto (GStrv) words = g_strsplit (cell, "; ", 2);

  return words[0] != NULL && sam_id_is_valid (words[0]);
}

/* One line; on a screen of at most so many characters, for whatever reads a pipe all there is. */
static char *
dup_line (const char *cell)
{
  g_autofree char *line = join_lines (cell);

  if (g_utf8_strlen (line, -1) <= WIDEST_CELL || !isatty (STDOUT_FILENO) || holds_ids (line))
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, WIDEST_CELL - 1) = '\0';
  return g_strconcat (line, "…", NULL);
}

static void
append_padded (GString *text,
               const char *cell,
               glong width,
               gboolean last)
{
  g_string_append (text, cell);
  for (glong i = g_utf8_strlen (cell, -1); !last && i < width + 2; i++)
    g_string_append_c (text, ' ');
}

static gboolean
is_below (SamOutput *self,
          guint column)
{
  return column >= self->below && !g_str_equal (self->names[column], "id");
}

static const char *
get_cell (SamOutput *self,
          guint row,
          guint column)
{
  return g_ptr_array_index ((GPtrArray *) g_ptr_array_index (self->rows, row), column);
}

static char *
dup_cell (SamOutput *self,
          guint row,
          guint column)
{
  return dup_line (get_cell (self, row, column));
}

/* The widest cell of a column; 0 where the column is not shown because all are empty. */
static glong
measure_column (SamOutput *self,
                guint column)
{
  glong width = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *cell = dup_cell (self, i, column);

      width = MAX (width, g_utf8_strlen (cell, -1));
    }
  return width > 0 || self->keeps_empty ? MAX (width, g_utf8_strlen (self->labels[column], -1)) : 0;
}

static void
append_below (SamOutput *self,
              GString *text,
              guint row)
{
  for (guint column = self->below; column < self->n_columns; column++)
    {
      g_autofree char *cell = is_below (self, column) ? join_lines (get_cell (self, row, column)) : NULL;

      if (cell != NULL && *cell != '\0')
        g_string_append_printf (text, "    %s: %s\n", self->labels[column], cell);
    }
}

static void
append_table (SamOutput *self,
              GString *text)
{
  g_autofree glong *widths = g_new0 (glong, self->n_columns);

  for (guint column = 0; column < self->n_columns; column++)
    {
      widths[column] = is_below (self, column) ? 0 : measure_column (self, column);
      if (widths[column] > 0)
        append_padded (text, self->labels[column], widths[column], column + 1 == self->n_columns);
    }
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->rows->len; i++)
    {
      for (guint column = 0; column < self->n_columns; column++)
        {
          g_autofree char *cell = widths[column] > 0 ? dup_cell (self, i, column) : NULL;

          if (cell != NULL)
            append_padded (text, cell, widths[column], column + 1 == self->n_columns);
        }
      g_string_append_c (text, '\n');
      append_below (self, text, i);
    }
}

static void
append_csv (SamOutput *self,
            GString *text)
{
  sam_csv_append_row (text, (const char *const *) self->names, self->n_columns, ',');
  for (guint i = 0; i < self->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (self->rows, i);

      sam_csv_append_row (text, (const char *const *) row->pdata, row->len, ',');
    }
}

static void
append_json (SamOutput *self,
             GString *text)
{
  g_string_append_c (text, '[');
  for (guint i = 0; i < self->rows->len; i++)
    g_string_append_printf (text, "%s\n%s", i > 0 ? "," : "", (char *) g_ptr_array_index (self->rows, i));
  g_string_append (text, self->rows->len > 0 ? "\n]\n" : "]\n");
}

/**
 * sam_output_print:
 *
 * Writes what was gathered to standard output.
 */
void
sam_output_print (SamOutput *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->format == SAM_OUTPUT_JSON)
    append_json (self, text);
  else if (self->format == SAM_OUTPUT_CSV)
    append_csv (self, text);
  else if (self->rows->len > 0)
    append_table (self, text);
  fwrite (text->str, 1, text->len, stdout);
}

/**
 * sam_output_format_document:
 *
 * Returns: (transfer full): the record as the database has it, with its `_id` and `_rev`
 */
char *
sam_output_format_document (SamRecord *record)
{
  g_autoptr (SamJsonObject) object = sam_json_object_copy (sam_record_get_members (record));
  g_autofree char *id = sam_json_from_string (sam_record_get_id (record));
  g_autofree char *revision = sam_json_from_string (sam_record_get_revision (record));

  sam_json_object_set (object, "_id", id);
  if (sam_record_get_revision (record) != NULL)
    sam_json_object_set (object, "_rev", revision);
  return sam_json_object_to_text (object);
}
