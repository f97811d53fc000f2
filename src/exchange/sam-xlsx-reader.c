/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A spreadsheet (ECMA-376) is a zip of XML files. Of it we need the first sheet, the strings its cells share, and which
 * number formats mean a date. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-xlsx-reader.h"

#include "exchange/sam-exchange-error.h"
#include "exchange/sam-xlsx-text.h"
#include "exchange/sam-zip.h"
#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_UNPACKED (256 * 1024 * 1024)
#define MAX_COLUMNS 1024

typedef struct
{
  GHashTable *parts;    /* name in the zip → GBytes */
  GPtrArray *strings;   /* the shared ones */
  GString *shared;      /* (nullable): one of them, being collected */
  GHashTable *formats;  /* number format id → SamXlsxFormat, of the workbook's own */
  GArray *cell_formats; /* SamXlsxFormat per cell style */
  gboolean in_cell_styles;
  gboolean epoch_1904;
  guint n_sheets;
  guint n_cells;
  char *sheet_id; /* relation of the first sheet */
  char *sheet_part;
  GString *text;        /* (nullable): being collected */
  gboolean in_phonetic; /* how a Japanese string is pronounced is no part of it */
  SamSheet *table;
  GPtrArray *rows;
  GPtrArray *cells;
  guint line;
  guint column;
  char type[12];
  guint style;
} Reader;

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->parts, g_hash_table_unref);
  g_clear_pointer (&reader->strings, g_ptr_array_unref);
  g_clear_pointer (&reader->formats, g_hash_table_unref);
  g_clear_pointer (&reader->cell_formats, g_array_unref);
  g_clear_pointer (&reader->sheet_id, g_free);
  g_clear_pointer (&reader->sheet_part, g_free);
  g_clear_pointer (&reader->table, sam_sheet_free);
  g_clear_pointer (&reader->rows, g_ptr_array_unref);
  g_clear_pointer (&reader->cells, g_ptr_array_unref);
  if (reader->text != NULL)
    g_string_free (g_steal_pointer (&reader->text), TRUE);
  if (reader->shared != NULL)
    g_string_free (g_steal_pointer (&reader->shared), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean
is_wanted (const char *name,
           gpointer data)
{
  return g_str_has_prefix (name, "xl/") && (g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels"));
}

static const char *
local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

/* Attributes with and without a namespace prefix, as "id" in r:id. */
static const char *
find_attribute (const char **names,
                const char **values,
                const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (local_name (names[i]), name) == 0)
      return values[i];
  return NULL;
}

static guint
find_number (const char **names,
             const char **values,
             const char *name)
{
  const char *value = find_attribute (names, values, name);

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : 0;
}

static gboolean
parse_part (Reader *reader,
            const char *name,
            const GMarkupParser *parser,
            GError **error)
{
  GBytes *part = g_hash_table_lookup (reader->parts, name);
  GMarkupParseContext *context;
  gsize length;
  const char *text;
  gboolean good;

  if (part == NULL)
    return TRUE;
  text = g_bytes_get_data (part, &length);
  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    text += 3, length -= 3;
  context = g_markup_parse_context_new (parser, G_MARKUP_TREAT_CDATA_AS_TEXT, reader, NULL);
  good = g_markup_parse_context_parse (context, text, (gssize) length, error) &&
         g_markup_parse_context_end_parse (context, error);
  g_markup_parse_context_free (context);
  return good;
}

static void
begin_text (Reader *reader)
{
  if (reader->text == NULL)
    reader->text = g_string_new (NULL);
}

static void
on_text (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer data,
         GError **error)
{
  Reader *reader = data;

  if (reader->text != NULL && !reader->in_phonetic)
    g_string_append_len (reader->text, text, (gssize) length);
}

static void
on_workbook_start (GMarkupParseContext *context,
                   const char *element,
                   const char **names,
                   const char **values,
                   gpointer data,
                   GError **error)
{
  Reader *reader = data;
  const char *name = local_name (element);

  if (strcmp (name, "workbookPr") == 0)
    {
      const char *flag = find_attribute (names, values, "date1904");

      reader->epoch_1904 = flag != NULL && (strcmp (flag, "1") == 0 || strcmp (flag, "true") == 0);
    }
  else if (strcmp (name, "sheet") == 0 && reader->n_sheets++ == 0)
    reader->sheet_id = g_strdup (find_attribute (names, values, "id"));
  else if (strcmp (name, "Relationship") == 0 && reader->sheet_part == NULL &&
           g_strcmp0 (find_attribute (names, values, "Id"), reader->sheet_id) == 0)
    {
      const char *target = find_attribute (names, values, "Target");

      if (target != NULL && target[0] == '/')
        reader->sheet_part = g_strdup (target + 1);
      else if (target != NULL)
        reader->sheet_part = g_strconcat ("xl/", target, NULL);
    }
}

static void
on_string_start (GMarkupParseContext *context,
                 const char *element,
                 const char **names,
                 const char **values,
                 gpointer data,
                 GError **error)
{
  Reader *reader = data;
  const char *name = local_name (element);

  if (strcmp (name, "rPh") == 0)
    reader->in_phonetic = TRUE;
  else if (strcmp (name, "t") == 0 && reader->text == NULL)
    begin_text (reader);
  else if (strcmp (name, "si") == 0 && reader->shared == NULL)
    reader->shared = g_string_new (NULL);
}

static void
on_string_end (GMarkupParseContext *context,
               const char *element,
               gpointer data,
               GError **error)
{
  Reader *reader = data;
  const char *name = local_name (element);

  if (strcmp (name, "rPh") == 0)
    reader->in_phonetic = FALSE;
  else if (strcmp (name, "t") == 0 && reader->text != NULL)
    {
      if (reader->shared != NULL)
        g_string_append (reader->shared, reader->text->str);
      g_string_free (g_steal_pointer (&reader->text), TRUE);
    }
  else if (strcmp (name, "si") == 0 && reader->shared != NULL)
    {
      g_ptr_array_add (reader->strings, sam_xlsx_text_unescape (reader->shared->str));
      g_string_free (g_steal_pointer (&reader->shared), TRUE);
    }
}

static SamXlsxFormat
find_format (Reader *reader,
             guint id)
{
  if (g_hash_table_contains (reader->formats, GUINT_TO_POINTER (id)))
    return GPOINTER_TO_UINT (g_hash_table_lookup (reader->formats, GUINT_TO_POINTER (id)));
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return SAM_XLSX_DATE;
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
    return SAM_XLSX_TIME;
  return id == 22 ? SAM_XLSX_DATE | SAM_XLSX_TIME : SAM_XLSX_NUMBER;
}

static void
on_style_start (GMarkupParseContext *context,
                const char *element,
                const char **names,
                const char **values,
                gpointer data,
                GError **error)
{
  Reader *reader = data;
  const char *name = local_name (element);

  if (strcmp (name, "numFmt") == 0)
    {
      const char *code = find_attribute (names, values, "formatCode");

      g_hash_table_replace (reader->formats, GUINT_TO_POINTER (find_number (names, values, "numFmtId")),
                            GUINT_TO_POINTER (sam_xlsx_format_classify (code != NULL ? code : "")));
    }
  else if (strcmp (name, "cellXfs") == 0)
    reader->in_cell_styles = TRUE;
  else if (strcmp (name, "xf") == 0 && reader->in_cell_styles)
    {
      SamXlsxFormat format = find_format (reader, find_number (names, values, "numFmtId"));

      g_array_append_val (reader->cell_formats, format);
    }
}

static void
on_style_end (GMarkupParseContext *context,
              const char *element,
              gpointer data,
              GError **error)
{
  if (strcmp (local_name (element), "cellXfs") == 0)
    ((Reader *) data)->in_cell_styles = FALSE;
}

static char *
format_number (Reader *reader,
               const char *text)
{
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);
  SamXlsxFormat format = SAM_XLSX_NUMBER;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (end == text || *end != '\0' || !isfinite (number))
    return g_strdup (text);
  if (reader->style < reader->cell_formats->len)
    format = g_array_index (reader->cell_formats, SamXlsxFormat, reader->style);
  if (format != SAM_XLSX_NUMBER && number >= 0 && number < 2958466)
    return sam_xlsx_format_moment (number, reader->epoch_1904, format);
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static char *
read_value (Reader *reader,
            const char *text)
{
  if (strcmp (reader->type, "s") == 0)
    {
      guint64 index = g_ascii_strtoull (text, NULL, 10);

      return g_strdup (index < reader->strings->len ? g_ptr_array_index (reader->strings, index) : "");
    }
  if (strcmp (reader->type, "e") == 0)
    {
      sam_sheet_add_problem (reader->table, reader->line, _ ("A cell is an error in the sheet: %s."), text);
      return g_strdup ("");
    }
  if (strcmp (reader->type, "b") == 0)
    return g_strdup (text[0] == '1' ? "ja" : "nee");
  if (strcmp (reader->type, "str") == 0 || strcmp (reader->type, "inlineStr") == 0)
    return sam_xlsx_text_unescape (text);
  if (strcmp (reader->type, "d") == 0)
    return g_strndup (text, strcspn (text, "T"));
  return format_number (reader, text);
}

/* "AB12" is column 27. Cells may leave it out and then follow each other. */
static void
begin_cell (Reader *reader,
            const char **names,
            const char **values)
{
  const char *reference = find_attribute (names, values, "r");
  const char *type = find_attribute (names, values, "t");
  guint column = 0;

  for (; reference != NULL && g_ascii_isalpha (*reference) && column < MAX_COLUMNS; reference++)
    column = column * 26 + (guint) (g_ascii_toupper (*reference) - 'A' + 1);
  reader->column = column > 0 ? column - 1 : reader->cells->len;
  reader->style = find_number (names, values, "s");
  g_strlcpy (reader->type, type != NULL ? type : "n", sizeof reader->type);
}

static void
on_sheet_start (GMarkupParseContext *context,
                const char *element,
                const char **names,
                const char **values,
                gpointer data,
                GError **error)
{
  Reader *reader = data;
  const char *name = local_name (element);

  if (strcmp (name, "row") == 0)
    {
      guint line = find_number (names, values, "r");

      reader->line = line > 0 ? line : reader->line + 1;
      g_clear_pointer (&reader->cells, g_ptr_array_unref);
      reader->cells = g_ptr_array_new ();
    }
  else if (reader->cells == NULL)
    return;
  else if (strcmp (name, "c") == 0)
    begin_cell (reader, names, values);
  else if (strcmp (name, "rPh") == 0)
    reader->in_phonetic = TRUE;
  else if (strcmp (name, "v") == 0 || strcmp (name, "is") == 0)
    begin_text (reader);
}

static void
end_value (Reader *reader,
           GError **error)
{
  char *value = read_value (reader, reader->text->str);

  g_string_free (g_steal_pointer (&reader->text), TRUE);
  if (reader->column >= MAX_COLUMNS || reader->column < reader->cells->len)
    {
      g_free (value);
      return;
    }
  /* One cell at the far right of each row makes gigabytes of empty ones of a few kilobytes. */
  reader->n_cells += reader->column + 1 - reader->cells->len;
  if (reader->n_cells > SAM_SHEET_MOST_CELLS)
    {
      g_free (value);
      g_set_error_literal (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT,
                           _ ("it unpacks to more than it may"));
      return;
    }
  while (reader->cells->len < reader->column)
    g_ptr_array_add (reader->cells, g_strdup (""));
  g_ptr_array_add (reader->cells, value);
}

static void
on_sheet_end (GMarkupParseContext *context,
              const char *element,
              gpointer data,
              GError **error)
{
  Reader *reader = data;
  const char *name = local_name (element);

  if (strcmp (name, "rPh") == 0)
    reader->in_phonetic = FALSE;
  else if ((strcmp (name, "v") == 0 || strcmp (name, "is") == 0) && reader->text != NULL)
    end_value (reader, error);
  else if (strcmp (name, "row") == 0 && reader->cells != NULL && reader->cells->len > 0)
    g_ptr_array_add (reader->rows, sam_sheet_row_new (reader->line, g_steal_pointer (&reader->cells)));
}

static gboolean
read_parts (Reader *reader,
            GError **error)
{
  static const GMarkupParser workbook = { .start_element = on_workbook_start };
  static const GMarkupParser strings = { on_string_start, on_string_end, on_text, NULL, NULL };
  static const GMarkupParser styles = { .start_element = on_style_start, .end_element = on_style_end };
  static const GMarkupParser sheet = { on_sheet_start, on_sheet_end, on_text, NULL, NULL };

  const struct
  {
    const char *name;
    const GMarkupParser *parser;
  } parts[] = {
    { "xl/workbook.xml", &workbook },
    { "xl/_rels/workbook.xml.rels", &workbook },
    { "xl/sharedStrings.xml", &strings },
    { "xl/styles.xml", &styles },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!parse_part (reader, parts[i].name, parts[i].parser, error))
      return FALSE;
  if (reader->sheet_part == NULL)
    reader->sheet_part = g_strdup ("xl/worksheets/sheet1.xml");
  if (!g_hash_table_contains (reader->parts, reader->sheet_part))
    {
      g_set_error_literal (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT, _ ("it has no sheet"));
      return FALSE;
    }
  return parse_part (reader, reader->sheet_part, &sheet, error);
}

/**
 * sam_xlsx_read:
 * @bytes: the file
 *
 * Returns: (transfer full): its first sheet, or %NULL with %SAM_EXCHANGE_ERROR_FORMAT. Dates come as YYYY-MM-DD, times
 *   as HH:MM.
 */
SamSheet *
sam_xlsx_read (GBytes *bytes,
               SamSheetHeader header,
               GError **error)
{
  g_auto (Reader) reader = { 0 };
  g_autoptr (GError) cause = NULL;

  reader.parts = sam_zip_read (bytes, MAX_UNPACKED, is_wanted, NULL, &cause);
  reader.strings = g_ptr_array_new_with_free_func (g_free);
  reader.formats = g_hash_table_new (NULL, NULL);
  reader.cell_formats = g_array_new (FALSE, FALSE, sizeof (SamXlsxFormat));
  reader.rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_sheet_row_free);
  reader.table = sam_sheet_new ();
  if (reader.parts == NULL || !read_parts (&reader, &cause))
    {
      g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT,
                   _ ("This file can't be read as a spreadsheet (%s). Open it in a spreadsheet program and save it "
                      "again as .xlsx or .csv."),
                   cause != NULL ? cause->message : _ ("it is damaged"));
      return NULL;
    }
  if (reader.n_sheets > 1)
    sam_sheet_add_problem (reader.table, 0,
                           g_dngettext (GETTEXT_PACKAGE, "Only the first sheet was read; there is %u more.",
                                        "Only the first sheet was read; there are %u more.", reader.n_sheets - 1),
                           reader.n_sheets - 1);
  sam_sheet_take_rows (reader.table, g_steal_pointer (&reader.rows), header);
  return g_steal_pointer (&reader.table);
}
