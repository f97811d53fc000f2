/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-export-fixture.h"

#include "exchange/sam-exchange-error.h"
#include "exchange/sam-export-job.h"
#include "exchange/sam-recipients.h"
#include "exchange/sam-sheet-reader.h"
#include "exchange/sam-zip.h"
#include "json/sam-json-value.h"
#include "record/sam-field-text.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static const char *
get_cell (const SamSheet *table,
          guint row,
          const char *column)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (g_str_equal (table->header[i], column))
      return ((const SamSheetRow *) g_ptr_array_index (table->rows, row))->cells[i];
  g_error ("no column %s", column);
}

static const char group_body[] =
    "{\"name\":\"Zin; \\\"in\\\" één zin\",\"description\":\"First\\nsecond; third\",\"status\":\"open\","
    "\"audience\":[\"peers\",\"relatives\"],\"languages\":[\"a; b\",\"c\\\\d\"],\"size_max\":12,"
    "\"founded_on\":\"2020-02-29\",\"start_time\":\"19:30\",\"end_time\":\"21:30\",\"postcode\":\"6411 AB\","
    "\"meets\":\"FREQ=MONTHLY;BYDAY=1TU\",\"meets_from\":\"2026-01-01\",\"public_phone\":\"+31600808074\","
    "\"exceptions\":[{\"date\":\"2026-05-05\",\"id\":\"1\",\"moved_to\":\"2026-05-12\"}],"
    "\"notes\":\"Between us\",\"later\":[9007199254740993]}";

static void
test_csv (SamExportFixture *fixture,
          gconstpointer data)
{
  g_autoptr (SamRecord) group = sam_fixture_save (fixture, "group", group_body);
  const SamKind *kind = sam_record_get_kind (group);
  g_auto (GStrv) not_said = NULL;
  g_autofree char *path = sam_fixture_export_file (fixture, "group", ".csv", SAM_CHANNEL_REGION, &not_said);
  g_autoptr (SamSheet) table = sam_fixture_read_table (path);

  g_assert_cmpuint (table->rows->len, ==, 1);
  g_assert_cmpuint (table->problems->len, ==, 0);
  g_assert_cmpuint (table->n_columns, ==, kind->n_fields + 1);
  g_assert_cmpstr (get_cell (table, 0, "id"), ==, sam_record_get_id (group));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      const char *cell = get_cell (table, 0, field->name);
      g_autofree char *value = *cell == '\0' ? NULL : sam_field_parse_text (field, cell, NULL);

      g_test_message ("%s: %s", field->name, cell);
      g_assert_cmpstr (value, ==, sam_record_get_value (group, field->name));
    }
  g_assert_cmpuint (g_strv_length (not_said), ==, 1);
  g_assert_nonnull (strstr (not_said[0], "later"));
}

static gboolean
is_wanted (const char *name,
           gpointer data)
{
  return g_str_has_prefix (name, "xl/worksheets/");
}

static void
assert_no_formula (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GHashTable) parts = NULL;
  GHashTableIter iter;
  gpointer part;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  bytes = g_bytes_new (content, length);
  parts = sam_zip_read (bytes, 1000000, is_wanted, NULL, NULL);
  g_assert_cmpuint (g_hash_table_size (parts), >, 0);
  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, NULL, &part))
    g_assert_null (g_strstr_len (g_bytes_get_data (part, NULL), (gssize) g_bytes_get_size (part), "<f>"));
}

/* Texts that a spreadsheet would compute, and what stands in the file for each. */
static const struct
{
  const char *value;
  const char *cell;
} formulas[] = {
  { "=1+1", ";'=1+1;" },
  { "=HYPERLINK(\"http://x.example\")", ";\"'=HYPERLINK(\"\"http://x.example\"\")\";" },
  { "+1-1", ";'+1-1;" },
  { "-2+3", ";'-2+3;" },
  { "- koffie\n- thee", ";\"'- koffie\n- thee\";" },
  { "@SUM(A1)", ";'@SUM(A1);" },
  { "'=1", ";''=1;" },
  { "'+31600000000", ";''+31600000000;" },
  { "'s avonds", ";'s avonds;" },
  { "+31600000000", ";+31600000000;" },
  { "-12,5", ";-12,5;" },
  { "a=b", ";a=b;" },
  /* A workbook would show the letter A. */
  { "_x0041_", ";_x0041_;" },
};

static void
test_formulas (SamExportFixture *fixture,
               gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (SamRecord) group = sam_fixture_save (fixture, "group", "{\"name\":\"Zin\"}");
      g_autofree char *path = NULL;
      g_autofree char *text = NULL;
      g_autofree char *sheet = NULL;
      g_autoptr (SamSheet) table = NULL;
      g_autoptr (SamSheet) workbook = NULL;

      g_test_message ("%s", formulas[i].value);
      sam_record_set_text (group, "description", formulas[i].value);
      g_assert_true (sam_store_save (fixture->store, group, NULL));
      path = sam_fixture_export_file (fixture, "group", ".csv", SAM_CHANNEL_REGION, NULL);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_nonnull (strstr (text, formulas[i].cell));
      table = sam_fixture_read_table (path);
      g_assert_cmpstr (get_cell (table, 0, "description"), ==, formulas[i].value);

      sheet = sam_fixture_export_file (fixture, "group", ".xlsx", SAM_CHANNEL_REGION, NULL);
      assert_no_formula (sheet);
      workbook = sam_fixture_read_table (sheet);
      g_assert_cmpstr (get_cell (workbook, 0, "Description"), ==, formulas[i].value);
      g_assert_true (sam_store_delete (fixture->store, sam_record_get_id (group), NULL));
    }
}

/* The schema is one of JSON too, says what each field is, and names no field that may not travel that far. */
static void
test_json_schema (SamExportFixture *fixture,
                  gconstpointer data)
{
  g_autofree char *text = sam_fixture_export_text (fixture, "group", ".schema.json", SAM_CHANNEL_PUBLIC, NULL);
  g_autoptr (SamJsonObject) schema = sam_json_object_parse (text, -1, NULL);
  g_autoptr (SamJsonObject) items = NULL;
  g_autoptr (SamJsonObject) properties = NULL;
  g_autoptr (SamJsonObject) name = NULL;
  g_auto (GStrv) keys = NULL;

  g_assert_nonnull (schema);
  items = sam_json_object_parse (sam_json_object_get (schema, "items"), -1, NULL);
  g_assert_cmpstr (sam_json_object_get (items, "required"), ==, "[]");
  properties = sam_json_object_parse (sam_json_object_get (items, "properties"), -1, NULL);
  name = sam_json_object_parse (sam_json_object_get (properties, "name"), -1, NULL);
  g_assert_cmpstr (sam_json_object_get (name, "type"), ==, "\"string\"");
  keys = sam_json_object_dup_keys (properties);
  for (guint i = 0; keys[i] != NULL; i++)
    g_assert_cmpint (sam_kind_find_field (sam_kind_find ("group"), keys[i])->reach, ==, SAM_REACH_PUBLIC);
  g_assert_cmpuint (g_strv_length (keys), >, 10);
}

static void
test_json (SamExportFixture *fixture,
           gconstpointer data)
{
  g_autoptr (SamRecord) first = sam_fixture_save (fixture, "group", group_body);
  g_autoptr (SamRecord) second = sam_fixture_save (fixture, "group", "{\"name\":\"Zout\"}");
  g_auto (GStrv) not_said = NULL;
  g_autofree char *text = sam_fixture_export_text (fixture, "group", ".json", SAM_CHANNEL_REGION, &not_said);
  g_autoptr (GPtrArray) items = sam_json_to_items (text);
  guint n_found = 0;

  g_assert_nonnull (items);
  g_assert_cmpuint (items->len, ==, 2);
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (SamJsonObject) object = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      g_autofree char *id = sam_json_to_string (sam_json_object_get (object, "_id"));
      g_autofree char *rest = NULL;
      g_autofree char *body = NULL;

      if (!g_str_equal (id, sam_record_get_id (first)))
        continue;
      sam_json_object_remove (object, "_id");
      rest = sam_json_object_to_text (object);
      body = sam_record_to_body (first);
      g_assert_cmpstr (rest, ==, body);
      n_found++;
    }
  g_assert_cmpuint (n_found, ==, 1);
  g_assert_cmpuint (g_strv_length (not_said), ==, 0);
}

static void
test_xlsx (SamExportFixture *fixture,
           gconstpointer data)
{
  g_autoptr (SamRecord) topic = sam_fixture_save (fixture, "topic", "{\"name\":\"Angst\"}");
  g_autofree char *body = g_strdup_printf ("{\"name\":\"Zin & zin\",\"status\":\"open\",\"topics\":[\"%s\"],"
                                           "\"founded_on\":\"2020-02-29\",\"start_time\":\"19:30\",\"size_max\":12,"
                                           "\"postcode\":\"6411 AB\",\"public_phone\":\"+31600808074\"}",
                                           sam_record_get_id (topic));
  g_autoptr (SamRecord) group = sam_fixture_save (fixture, "group", body);
  g_autofree char *path = sam_fixture_export_file (fixture, "group", ".xlsx", SAM_CHANNEL_REGION, NULL);
  g_autoptr (SamSheet) table = sam_fixture_read_table (path);

  g_assert_cmpuint (table->rows->len, ==, 1);
  g_assert_cmpstr (get_cell (table, 0, "Name"), ==, "Zin & zin");
  g_assert_cmpstr (get_cell (table, 0, "Topics"), ==, "Angst");
  g_assert_cmpstr (get_cell (table, 0, "Status"), ==, "Open");
  g_assert_cmpstr (get_cell (table, 0, "Most members"), ==, "12");
  g_assert_cmpstr (get_cell (table, 0, "Phone to publish"), ==, "+31600808074");
  g_assert_cmpstr (get_cell (table, 0, "Founded"), ==, "2020-02-29");
  g_assert_cmpstr (get_cell (table, 0, "From"), ==, "19:30");
  g_assert_cmpstr (get_cell (table, 0, "Id"), ==, sam_record_get_id (group));
}

/* Where numbers are written with a comma, a workbook has points all the same. */
static void
test_xlsx_points (SamExportFixture *fixture,
                  gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("samenhulp-xlsx-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "numbers.xlsx", NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  char *head[] = { (char *) "Number", NULL };
  char *row[] = { (char *) "1.5", NULL };
  const SamXlsxTable table = { .name = "Numbers", .title = "Numbers", .rows = rows, .numbers = 1 };
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  gboolean found = FALSE;
  GStatBuf status;

  g_ptr_array_add (rows, head);
  g_ptr_array_add (rows, row);
  if (setlocale (LC_NUMERIC, "nl_NL.UTF-8") == NULL && setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    g_test_skip ("no language with decimal commas is installed");
  g_assert_true (sam_xlsx_write_tables (&table, 1, path, NULL));
  setlocale (LC_NUMERIC, before);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  {
    g_autoptr (SamSheet) sheet = sam_fixture_read_table (path);

    for (guint i = 0; i < sheet->rows->len; i++)
      found = found || g_str_equal (((SamSheetRow *) sheet->rows->pdata[i])->cells[0], "1.5");
  }
  g_assert_true (found);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_calendar_of_groups (SamExportFixture *fixture,
                         gconstpointer data)
{
  g_autoptr (SamRecord) group = sam_fixture_save (fixture, "group", group_body);
  g_autoptr (SamRecord) ended =
      sam_fixture_save (fixture, "group", "{\"name\":\"Gone\",\"status\":\"ended\",\"meets\":\"FREQ=DAILY\"}");
  g_autoptr (SamRecord) loose = sam_fixture_save (fixture, "group", "{\"name\":\"Loose\"}");
  g_auto (GStrv) not_said = NULL;
  g_autofree char *text = sam_fixture_export_text (fixture, "group", ".ics", SAM_CHANNEL_REGION, &not_said);

  g_assert_nonnull (strstr (text, "BEGIN:VCALENDAR\r\n"));
  g_assert_nonnull (strstr (text, "BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\n"));
  g_assert_nonnull (strstr (text, "RRULE:FREQ=MONTHLY;BYDAY=1TU\r\n"));
  /* The first Tuesday on or after the day it began. */
  g_assert_nonnull (strstr (text, "DTSTART;TZID=Europe/Amsterdam:20260106T193000\r\n"));
  g_assert_nonnull (strstr (text, "DTEND;TZID=Europe/Amsterdam:20260106T213000\r\n"));
  g_assert_nonnull (strstr (text, "EXDATE;TZID=Europe/Amsterdam:20260505T193000\r\n"));
  g_assert_nonnull (strstr (text, "RDATE;TZID=Europe/Amsterdam:20260512T193000\r\n"));
  g_assert_null (strstr (text, "Gone"));
  g_assert_cmpuint (g_strv_length (not_said), ==, 4);
  g_assert_nonnull (strstr (not_said[0], "Gone"));
  g_assert_nonnull (strstr (not_said[1], "Loose"));
  g_assert_nonnull (strstr (not_said[2], "later"));
  g_assert_nonnull (strstr (not_said[3], "Most members, Phone to publish, Founded, Notes."));
}

static void
test_calendar_of_workshops (SamExportFixture *fixture,
                            gconstpointer data)
{
  g_autoptr (SamRecord) venue = sam_fixture_save (fixture, "venue", "{\"name\":\"De Mijnlamp\"}");
  g_autofree char *body = g_strdup_printf ("{\"title\":\"Self-help, in practice\",\"date\":\"2026-12-01\","
                                           "\"start\":\"19:30\",\"end\":\"00:30\",\"venue\":\"%s\",\"room\":\"2\","
                                           "\"status\":\"cancelled\"}",
                                           sam_record_get_id (venue));
  g_autoptr (SamRecord) workshop = sam_fixture_save (fixture, "workshop", body);
  g_autofree char *text = sam_fixture_export_text (fixture, "workshop", ".ics", SAM_CHANNEL_REGION, NULL);

  g_assert_nonnull (strstr (text, "SUMMARY:Self-help\\, in practice\r\n"));
  g_assert_nonnull (strstr (text, "DTSTART;TZID=Europe/Amsterdam:20261201T193000\r\n"));
  g_assert_nonnull (strstr (text, "DTEND;TZID=Europe/Amsterdam:20261202T003000\r\n"));
  g_assert_nonnull (strstr (text, "LOCATION:De Mijnlamp\\, 2\r\n"));
  g_assert_nonnull (strstr (text, "STATUS:CANCELLED\r\n"));
}

static void
test_cards (SamExportFixture *fixture,
            gconstpointer data)
{
  g_autoptr (SamRecord) person = sam_fixture_save (fixture, "person",
                                                   "{\"first_name\":\"Marcel\",\"particle\":\"de\","
                                                   "\"last_name\":\"Wit; jr\","
                                                   "\"phone\":\"+31600808074\",\"email\":\"marcel@praktijk.example\","
                                                   "\"notes\":\"Between us\"}");
  g_autofree char *body = g_strdup_printf ("{\"person\":\"%s\",\"private_notes\":\"His own story\"}",
                                           sam_record_get_id (person));
  g_autoptr (SamRecord) expert = sam_fixture_save (fixture, "expert", body);
  g_autofree char *text = sam_fixture_export_text (fixture, "expert", ".vcf", SAM_CHANNEL_REGION, NULL);
  g_autofree char *old = sam_fixture_export_text (fixture, "expert", ".3.vcf", SAM_CHANNEL_REGION, NULL);
  g_autofree char *public = sam_fixture_export_file (fixture, "expert", ".vcf", SAM_CHANNEL_PUBLIC, NULL);
  g_autofree char *uid = g_strconcat ("UID:urn:uuid:", strchr (sam_record_get_id (expert), ':') + 1, "\r\n", NULL);

  g_assert_true (g_str_has_prefix (text, "BEGIN:VCARD\r\nVERSION:4.0\r\n"));
  g_assert_nonnull (strstr (text, uid));
  g_assert_nonnull (strstr (text, "KIND:individual\r\n"));
  g_assert_nonnull (strstr (text, "FN:Marcel de Wit\\; jr\r\n"));
  g_assert_nonnull (strstr (text, "N:de Wit\\; jr;Marcel;;;\r\n"));
  g_assert_nonnull (strstr (text, "TEL;VALUE=uri:tel:+31600808074\r\n"));
  g_assert_true (g_str_has_prefix (old, "BEGIN:VCARD\r\nVERSION:3.0\r\n"));
  g_assert_nonnull (strstr (old, "TEL:+31600808074\r\n"));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (strstr (i == 0 ? text : old, "story"));
      g_assert_null (strstr (i == 0 ? text : old, "Between"));
    }
  /* Under the same name, and nobody agreed: what was there for the region is gone. */
  g_assert_false (g_file_test (public, G_FILE_TEST_EXISTS));
}

static void
test_failures (SamExportFixture *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SamRecord) group = sam_fixture_save (fixture, "group", group_body);
  g_autofree char *path = g_build_filename (fixture->folder, "old.csv", NULL);
  g_autofree char *text = NULL;
  SamExportRequest request = { sam_kind_find ("group"), NULL, NULL, SAM_CHANNEL_REGION, SAM_FIXTURE_TODAY };

  request.path = "/nowhere/x.csv";
  g_assert_false (sam_export (fixture->store, &request, NULL, NULL, &error));
  g_clear_error (&error);
  request.path = "/nowhere/x.xlsx";
  g_assert_false (sam_export (fixture->store, &request, NULL, NULL, &error));
  g_clear_error (&error);

  /* Of a person nothing is public. */
  request.kind = sam_kind_find ("person");
  request.path = path;
  request.recipient = SAM_CHANNEL_PUBLIC;
  g_assert_false (sam_export (fixture->store, &request, NULL, NULL, &error));
  g_clear_error (&error);

  /* A file that was there is there still when the new one could not be written in full. */
  request.kind = sam_kind_find ("group");
  request.recipient = SAM_CHANNEL_REGION;
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (sam_export (fixture->store, &request, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
}

/* A name that ends in a form that the kind has not is no name for another form. */
static void
test_form_of_other_kinds (SamExportFixture *fixture,
                          gconstpointer data)
{
  static const struct
  {
    const char *kind;
    const char *name;
    gboolean fits;
  } cases[] = {
    { "person", "x.json", TRUE },
    { "person", "x.hsds.json", FALSE },
    { "person", "x.HSDS.json", FALSE },
    { "workshop", "x.meetings.json", FALSE },
    { "consent", "x.meetings.json", FALSE },
    { "consent", "x.vcf", FALSE },
    { "organisation", "x.hsds.json", TRUE },
    { "group", "x.meetings.json", TRUE },
    { "person", "hsds.json", TRUE },
    { "person", "x.schema.json", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].name, NULL);
      g_autoptr (GError) error = NULL;
      SamExportRequest request = { sam_kind_find (cases[i].kind), NULL, path, SAM_CHANNEL_REGION, SAM_FIXTURE_TODAY };

      g_test_message ("%s to %s", cases[i].kind, cases[i].name);
      g_assert_cmpint (sam_export (fixture->store, &request, NULL, NULL, &error), ==, cases[i].fits);
      g_assert_true (cases[i].fits || g_error_matches (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT));
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, cases[i].fits);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test) \
  g_test_add ("/exchange/export/" path, SamExportFixture, NULL, sam_fixture_set_up, test, sam_fixture_tear_down)
  ADD ("a-json-schema-of-what-may-travel", test_json_schema);
  ADD ("csv-is-read-back-as-it-was", test_csv);
  ADD ("no-text-becomes-a-formula", test_formulas);
  ADD ("json-loses-nothing", test_json);
  ADD ("xlsx-is-for-reading", test_xlsx);
  ADD ("xlsx-has-points-whatever-the-language", test_xlsx_points);
  ADD ("ics-repeats-meetings", test_calendar_of_groups);
  ADD ("ics-has-workshops", test_calendar_of_workshops);
  ADD ("cards-reach-people-and-no-more", test_cards);
  ADD ("forms-of-other-kinds-are-refused", test_form_of_other_kinds);
  ADD ("failure-keeps-the-old-file", test_failures);
  return g_test_run ();
}
