/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sam-exchange-error.h"
#include "exchange/sam-sheet-reader.h"
#include "exchange/sam-text-encoding.h"
#include "exchange/sam-zip.h"

#include <string.h>

static SamSheet *
read_text (const char *text,
           gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  SamSheet *table = sam_sheet_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static SamSheet *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "lists", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  SamSheet *table = sam_sheet_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static const char *
cell (SamSheet *table,
      guint row,
      guint column)
{
  return ((SamSheetRow *) g_ptr_array_index (table->rows, row))->cells[column];
}

static guint
line (SamSheet *table,
      guint row)
{
  return ((SamSheetRow *) g_ptr_array_index (table->rows, row))->line;
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *bytes;
    gssize length;
    const char *encoding;
  } cases[] = {
    { "Naam;Plaats\nMéni;Café\n", -1, "UTF-8" },
    { "\xEF\xBB\xBFNaam;Plaats\nMéni;Café\n", -1, "UTF-8" },
    { "Naam;Plaats\nM\xE9ni;Caf\xE9\n", -1, "Windows-1252" },
    { "\xFF\xFEN\0a\0a\0m\0;\0P\0l\0a\0a\0t\0s\0\n\0M\0\xE9\0n\0i\0;\0C\0a\0f\0\xE9\0\n\0", 46, "UTF-16LE" },
    { "N\0a\0a\0m\0;\0P\0l\0a\0a\0t\0s\0\n\0M\0\xE9\0n\0i\0;\0C\0a\0f\0\xE9\0\n\0", 44, "UTF-16LE" },
    { "\xFE\xFF\0N\0a\0a\0m\0;\0P\0l\0a\0a\0t\0s\0\n\0M\0\xE9\0n\0i\0;\0C\0a\0f\0\xE9\0\n", 46, "UTF-16BE" },
    { "\0N\0a\0a\0m\0;\0P\0l\0a\0a\0t\0s\0\n\0M\0\xE9\0n\0i\0;\0C\0a\0f\0\xE9\0\n", 44, "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamSheet) table = read_text (cases[i].bytes, cases[i].length);

      g_assert_cmpstr (table->encoding, ==, cases[i].encoding);
      g_assert_cmpstr (table->header[0], ==, "Naam");
      g_assert_cmpstr (cell (table, 0, 0), ==, "Méni");
      g_assert_cmpstr (cell (table, 0, 1), ==, "Café");
      g_assert_cmpuint (table->problems->len, ==, 0);
    }
}

static void
test_windows_letters (void)
{
  g_autoptr (SamSheet) table = read_text ("a;b\n\x80 2,50;\x92t Huis \x96 zaal\n", -1);

  g_assert_cmpstr (cell (table, 0, 0), ==, "€ 2,50");
  g_assert_cmpstr (cell (table, 0, 1), ==, "’t Huis – zaal");
}

static void
test_damaged_letters (void)
{
  g_autoptr (SamSheet) table = read_text ("naam;plaats\nMéé\xC3;Café één ĳs\n", -1);

  g_assert_cmpstr (table->encoding, ==, "UTF-8");
  g_assert_cmpuint (table->rows->len, ==, 1);
  g_assert_cmpstr (cell (table, 0, 0), ==, "Méé\xEF\xBF\xBD");
  g_assert_nonnull (sam_sheet_find_problem (table, 0));
}

static void
test_delimiters (void)
{
  static const struct
  {
    const char *text;
    char delimiter;
  } cases[] = {
    { "a;b;c\n1;2;3\n", ';' },
    { "a,b,c\n1,2,3\n", ',' },
    { "a\tb\tc\n1\t2\t3\n", '\t' },
    { "naam;kosten\nx;€ 2,50\ny;€ 3,00\nz;€ 4,00\n", ';' },
    { "naam,onderwerp\n\"x, y\",\"a;b;c\"\nz,\"d;e;f\"\n", ',' },
    { "sep=,\nnaam,kosten\nx,1\n", ',' },
    { "a;b\nx, y, z;1\nu, v, w;2\n", ';' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamSheet) table = read_text (cases[i].text, -1);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (table->delimiter, ==, cases[i].delimiter);
      g_assert_cmpuint (table->n_columns, >, 1);
    }
}

static void
test_quotes_and_lines (void)
{
  g_autoptr (SamSheet) table = read_text ("naam;tekst\r\n"
                                          "een;\"regel 1\r\nregel \"\"2\"\"; met puntkomma\"\r\n"
                                          "twee;los \"citaat\" erin\n"
                                          "drie;x\r"
                                          "\r\n"
                                          "vijf;y",
                                          -1);

  g_assert_cmpuint (table->rows->len, ==, 4);
  g_assert_cmpstr (cell (table, 0, 1), ==, "regel 1\nregel \"2\"; met puntkomma");
  g_assert_cmpuint (line (table, 0), ==, 2);
  g_assert_cmpstr (cell (table, 1, 1), ==, "los \"citaat\" erin");
  g_assert_cmpuint (line (table, 1), ==, 4);
  g_assert_cmpuint (line (table, 2), ==, 5);
  g_assert_cmpuint (line (table, 3), ==, 7);
}

static void
test_open_quote (void)
{
  g_autoptr (SamSheet) table = read_text ("a;b\n1;\"nooit dicht\n2;goed\n", -1);

  g_assert_cmpuint (table->rows->len, ==, 2);
  g_assert_cmpstr (cell (table, 0, 1), ==, "\"nooit dicht");
  g_assert_cmpstr (cell (table, 1, 1), ==, "goed");
  g_assert_nonnull (sam_sheet_find_problem (table, 2));
}

static void
test_uneven_rows (void)
{
  g_autoptr (SamSheet) table = read_text ("a;b;c\n1;2;3;;\n1;2;3;4\n1\n;;\na;b;c\n", -1);

  g_assert_cmpuint (table->rows->len, ==, 3);
  g_assert_null (sam_sheet_find_problem (table, 2));
  g_assert_nonnull (sam_sheet_find_problem (table, 3));
  g_assert_nonnull (sam_sheet_find_problem (table, 4));
  g_assert_cmpstr (cell (table, 2, 2), ==, "");
}

static void
test_title_above (void)
{
  g_autoptr (SamSheet) table = read_text ("Lijst groepen;;\n;;\nNaam;Plaats;Tijd\nx;y;z\n", -1);

  g_assert_cmpuint (table->header_line, ==, 3);
  g_assert_cmpstr (table->header[0], ==, "Naam");
  g_assert_cmpuint (table->rows->len, ==, 1);
}

static void
test_no_header (void)
{
  static const struct
  {
    const char *text;
    gboolean without;
  } cases[] = {
    { "Rouwcafé;rouw@zin.example;Heerlen\nKoffie;koffie@zin.example;Kerkrade\n", TRUE },
    { "Rouwcafé;Heerlen;045-5712345\nKoffie;Kerkrade;06-12345678\n", TRUE },
    { "Anna;6411 CD\nBea;6462 AB\n", TRUE },
    { "Anna;1-12-2026\nBea;2-12-2026\n", TRUE },
    { "01000001;Praktijk Zon\n01000002;Praktijk Maan\n", TRUE },
    { "Rouwcafé;rouw@zin.example\n", TRUE },
    { "Naam;Plaats\nRouwcafé;Heerlen\n", FALSE },
    { "Naam;045-5712345\nRouwcafé;045-5712346\n", FALSE },
    { "Gemeente;2024;2025\nHeerlen;1200;1300\n", FALSE },
    { "Vraag;Telefoon of mail\nRouwcafé;rouw@zin.example\n", FALSE },
    { "Rouwcafé;Heerlen\nKoffie;Kerkrade\n", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamSheet) table = read_text (cases[i].text, -1);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (table->without_header, ==, cases[i].without);
      g_assert_cmpuint (line (table, 0), ==, cases[i].without ? 1 : 2);
    }
}

/* Every row is there, also a shorter one above and what is wider than the first. */
static void
test_no_header_loses_nothing (void)
{
  const SamSheetSpelling missing = { .header = SAM_SHEET_HEADER_MISSING };
  const SamSheetSpelling there = { .header = SAM_SHEET_HEADER_THERE };
  const char *text = "Losse;;\nAnna;a@zin.example;;\nBea;b@zin.example;Heerlen;laat\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (SamSheet) table = sam_sheet_read_bytes (bytes, &missing, NULL);
  g_autoptr (SamSheet) named = sam_sheet_read_bytes (bytes, &there, NULL);

  g_assert_cmpuint (table->rows->len, ==, 3);
  g_assert_cmpuint (table->n_columns, ==, 4);
  g_assert_cmpstr (table->header[3], ==, "Column 4");
  g_assert_cmpstr (cell (table, 0, 0), ==, "Losse");
  g_assert_cmpstr (cell (table, 2, 3), ==, "laat");
  g_assert_false (named->without_header);
  g_assert_cmpstr (named->header[1], ==, "b@zin.example");
}

static void
test_real_list (void)
{
  g_autoptr (SamSheet) table = read_fixture ("groepen.csv");

  g_assert_cmpstr (table->encoding, ==, "Windows-1252");
  g_assert_cmpint (table->delimiter, ==, ';');
  g_assert_cmpuint (table->n_columns, ==, 18);
  g_assert_cmpuint (table->rows->len, ==, 192);
  g_assert_cmpuint (table->problems->len, ==, 1);
  g_assert_cmpuint (line (table, 191), ==, 213);
  g_assert_nonnull (sam_sheet_find_problem (table, 213));
  g_assert_cmpstr (cell (table, 7, 17), ==, "Koffie staat klaar.\nGraag vooraf bellen; anders \"gewoon\" binnenlopen.");
}

static void
test_workbook (void)
{
  g_autoptr (SamSheet) table = read_fixture ("werkblad.xlsx");

  g_assert_null (table->encoding);
  g_assert_cmpuint (table->n_columns, ==, 6);
  g_assert_cmpstr (table->header[0], ==, "Naam groep");
  g_assert_cmpuint (table->rows->len, ==, 2);
  g_assert_cmpuint (line (table, 1), ==, 6);
  g_assert_cmpstr (cell (table, 0, 0), ==, "Praatgroep Rouw");
  g_assert_cmpstr (cell (table, 0, 1), ==, "2026-01-08");
  g_assert_cmpstr (cell (table, 0, 2), ==, "19:30");
  g_assert_cmpstr (cell (table, 0, 3), ==, "12");
  g_assert_cmpstr (cell (table, 0, 4), ==, "ja");
  g_assert_cmpstr (cell (table, 0, 5), ==, "2026-01-08 19:30");
  g_assert_cmpstr (cell (table, 1, 0), ==, "Café & zo");
  g_assert_cmpstr (cell (table, 1, 1), ==, "");
  g_assert_cmpstr (cell (table, 1, 2), ==, "half acht");
  g_assert_cmpstr (cell (table, 1, 3), ==, "0.1");
  g_assert_nonnull (sam_sheet_find_problem (table, 6));
}

/* A workbook of what stands within its first sheet, and of its shared strings. */
static GBytes *
make_workbook (const char *sheets,
               const char *rows,
               const char *strings)
{
  g_autofree char *book = g_strdup_printf ("<workbook><sheets>%s</sheets></workbook>", sheets);
  g_autofree char *sheet = g_strdup_printf ("<worksheet><sheetData>%s</sheetData></worksheet>", rows);
  g_autofree char *shared = g_strdup_printf ("<sst>%s</sst>", strings);
  const SamZipPart parts[] = {
    { "xl/workbook.xml", book, strlen (book) },
    { "xl/sharedStrings.xml", shared, strlen (shared) },
    { "xl/worksheets/sheet1.xml", sheet, strlen (sheet) },
  };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = sam_zip_write (parts, G_N_ELEMENTS (parts), &error);

  g_assert_no_error (error);
  return bytes;
}

/* Excel spells what XML can't hold, as the line breaks of a cell, and guards what looks like that. */
static void
test_spelled_letters (void)
{
  g_autoptr (GBytes) bytes = make_workbook ("<sheet id='1'/>",
                                            "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"
                                            "<row><c t='inlineStr'><is><t>a_x000D_&#10;b</t></is></c>"
                                            "<c t='str'><v>_x005F_x0041_ _xD83D__xDE00_ _x00_ _xD800_</v></c></row>",
                                            "<si><r><t>Na</t></r><r><t>am</t></r></si><si><t>_x0042_</t></si>");
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSheet) table = sam_sheet_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (table->header[0], ==, "Naam");
  g_assert_cmpstr (table->header[1], ==, "B");
  g_assert_cmpstr (cell (table, 0, 0), ==, "a\r\nb");
  g_assert_cmpstr (cell (table, 0, 1), ==, "_x0041_ 😀 _x00_ \xEF\xBF\xBD");
}

static void
test_other_sheets (void)
{
  g_autoptr (GBytes) bytes = make_workbook ("<sheet id='1'/><sheet id='2'/><sheet id='3'/>",
                                            "<row><c t='str'><v>Naam</v></c></row>", "");
  g_autoptr (SamSheet) table = sam_sheet_read_bytes (bytes, NULL, NULL);

  g_assert_cmpstr (sam_sheet_find_problem (table, 0)->message, ==, "Only the first sheet was read; there are 2 more.");
}

static void
assert_too_large (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sam_sheet_read_bytes (bytes, NULL, &error));
  g_assert_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT);
}

/* A few kilobytes can stand for gigabytes of empty cells. */
static void
test_too_large (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GBytes) workbook = NULL;
  g_autoptr (GBytes) text = NULL;

  for (guint i = 0; i < 11000; i++)
    g_string_append (rows, "<row><c r='ALL1'><v>1</v></c></row>");
  workbook = make_workbook ("<sheet id='1'/>", rows->str, "");
  assert_too_large (workbook);
  for (guint i = 0; i < 4000; i++)
    g_string_append (list, "k;");
  for (guint i = 0; i < 4000; i++)
    g_string_append (list, "k\n");
  text = g_bytes_new (list->str, list->len);
  assert_too_large (text);
}

static void
test_no_list (void)
{
  static const char *const cases[] = { "", "\n\n;;\n", "PK\003\004 geen werkmap", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i], strlen (cases[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (sam_sheet_read_bytes (bytes, NULL, &error));
      g_assert_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT);
    }
}

/* Whatever the bytes, reading ends, and every row is as long as the header. */
static void
test_any_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 300; i++)
    {
      guint8 data[200];
      gsize length = (gsize) g_rand_int_range (random, 1, sizeof data);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (SamSheet) table = NULL;

      for (gsize j = 0; j < length; j++)
        data[j] = (guint8) (g_rand_boolean (random) ? ";,\"\n\r\t\0a"[g_rand_int_range (random, 0, 8)]
                                                    : g_rand_int_range (random, 0, 256));
      bytes = g_bytes_new (data, length);
      table = sam_sheet_read_bytes (bytes, NULL, NULL);
      for (guint r = 0; table != NULL && r < table->rows->len; r++)
        {
          SamSheetRow *row = g_ptr_array_index (table->rows, r);

          g_assert_cmpuint (g_strv_length (row->cells), ==, table->n_columns);
          for (guint c = 0; c < table->n_columns; c++)
            g_assert_true (g_utf8_validate (row->cells[c], -1, NULL));
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/exchange/sheet/each-encoding-is-recognised", test_encodings);
  g_test_add_func ("/exchange/sheet/windows-letters-are-read", test_windows_letters);
  g_test_add_func ("/exchange/sheet/a-damaged-letter-costs-one-letter", test_damaged_letters);
  g_test_add_func ("/exchange/sheet/each-delimiter-is-recognised", test_delimiters);
  g_test_add_func ("/exchange/sheet/quoted-line-breaks-keep-the-line-count", test_quotes_and_lines);
  g_test_add_func ("/exchange/sheet/an-open-quote-ends-at-its-line", test_open_quote);
  g_test_add_func ("/exchange/sheet/uneven-rows-are-fitted-and-told", test_uneven_rows);
  g_test_add_func ("/exchange/sheet/a-title-above-the-header-is-skipped", test_title_above);
  g_test_add_func ("/exchange/sheet/a-first-row-that-is-no-header-is-a-row", test_no_header);
  g_test_add_func ("/exchange/sheet/without-a-header-every-row-is-there", test_no_header_loses_nothing);
  g_test_add_func ("/exchange/sheet/the-list-of-groups-is-read-whole", test_real_list);
  g_test_add_func ("/exchange/sheet/a-workbook-is-read", test_workbook);
  g_test_add_func ("/exchange/sheet/letters-that-a-workbook-spells-are-read", test_spelled_letters);
  g_test_add_func ("/exchange/sheet/other-sheets-of-a-workbook-are-told", test_other_sheets);
  g_test_add_func ("/exchange/sheet/a-list-that-would-fill-the-memory-is-refused", test_too_large);
  g_test_add_func ("/exchange/sheet/what-is-no-list-is-refused", test_no_list);
  g_test_add_func ("/exchange/sheet/any-bytes-end-in-a-table", test_any_bytes);
  return g_test_run ();
}
