/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Address cards, calendars and feeds of meetings come in as lists do. */

#include "sam-export-fixture.h"

#include "exchange/sam-import.h"
#include "exchange/sam-sheet-reader.h"

#include <string.h>

static SamSheet *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  SamSheet *sheet = sam_sheet_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

static const char *
get_cell (const SamSheet *sheet,
          guint row,
          const char *column)
{
  for (guint i = 0; i < sheet->n_columns; i++)
    if (g_str_equal (sheet->header[i], column))
      return ((const SamSheetRow *) sheet->rows->pdata[row])->cells[i];
  g_error ("no column %s", column);
}

/* Takes over what is new in @text; in @result what came of it. */
static void
import_text (SamExportFixture *fixture,
             const char *kind_name,
             const char *text,
             SamImportResult *result)
{
  const SamKind *kind = sam_kind_find (kind_name);
  g_autoptr (SamSheet) sheet = read_text (text);
  g_auto (GStrv) mapping = sam_import_guess_columns (kind, sheet);
  const SamImportOptions options = { .today = SAM_FIXTURE_TODAY };
  const SamImportApply how = { .duplicates = SAM_IMPORT_SKIP_DUPLICATES };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamImportPlan) plan =
      sam_import_prepare (fixture->store, kind, sheet, (const char *const *) mapping, &options, &error);

  g_assert_no_error (error);
  sam_import_apply (fixture->store, plan, &how, result, NULL, &error);
  g_assert_no_error (error);
}

static SamRecord *
load_only (SamExportFixture *fixture,
           const char *kind)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));
  g_autoptr (GPtrArray) rows = sam_store_list (fixture->store, query, 0, 0, NULL);

  g_assert_cmpuint (rows->len, ==, 1);
  return sam_store_load (fixture->store, ((SamRow *) rows->pdata[0])->id, NULL);
}

static void
check (SamRecord *record,
       const char *field,
       const char *expected)
{
  g_autofree char *text = sam_record_format_field (record, field);

  g_assert_cmpstr (text, ==, expected);
}

static const char foreign_card[] =
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:4711@elders\r\nFN:Marcel de Wit\r\nN:de Wit;Marcel;;;\r\n"
    "item1.TEL;TYPE=\"CELL:1\":06 - 00 80 80 74\r\nTEL:tel:+31600000001\r\nEMAIL:marcel@praktijk.example\r\n"
    "ADR;TYPE=HOME:;;Plein 1;Heerlen;;6411AB;\r\nNOTE:Eén\\, twee\\; drie\r\n  en vier\\nvijf\r\n"
    "PHOTO:http://x.example/\r\n"
    "END:VCARD\r\n";

static void
test_card (SamExportFixture *fixture,
           gconstpointer data)
{
  g_autoptr (SamSheet) sheet = read_text (foreign_card);
  SamImportResult first = { 0 };
  SamImportResult second = { 0 };
  g_autoptr (SamRecord) person = NULL;

  g_assert_cmpstr (get_cell (sheet, 0, "notes"), ==, "Eén, twee; drie en vier\nvijf");
  g_assert_cmpstr (sam_import_guess_kind (sheet)->name, ==, "person");
  g_assert_cmpuint (sheet->problems->len, ==, 1);
  g_assert_nonnull (strstr (((SamSheetProblem *) sheet->problems->pdata[0])->message, "PHOTO"));

  import_text (fixture, "person", foreign_card, &first);
  person = load_only (fixture, "person");
  check (person, "first_name", "Marcel");
  check (person, "particle", "de");
  check (person, "last_name", "Wit");
  check (person, "phone", "+31600808074");
  check (person, "postcode", "6411 AB");
  check (person, "place", "Heerlen");
  g_assert_nonnull (strstr (sam_record_get_value (person, "phones"), "+31600000001"));

  /* The same card again is the same person, even under another name. */
  import_text (fixture, "person", foreign_card, &second);
  g_assert_cmpuint (first.added, ==, 1);
  g_assert_cmpuint (second.added, ==, 0);
  g_assert_cmpuint (second.unchanged, ==, 1);
}

/* Somebody whom we know under another identity is shown as a probable duplicate, not added. */
static void
test_card_of_somebody_known (SamExportFixture *fixture,
                             gconstpointer data)
{
  g_autoptr (SamRecord) person =
      sam_fixture_save (fixture, "person", "{\"first_name\":\"Marcel\",\"particle\":\"de\",\"last_name\":\"Wit\"}");
  SamImportResult result = { 0 };

  import_text (fixture, "person", foreign_card, &result);
  g_assert_cmpuint (result.added, ==, 0);
  g_object_unref (load_only (fixture, "person"));
}

/* What was written for the coordinators is known again when it comes back. */
static void
test_back (SamExportFixture *fixture,
           gconstpointer data)
{
  static const char *const endings[] = { ".vcf", ".3.vcf" };
  g_autoptr (SamRecord) person = sam_fixture_save (fixture, "person",
                                                   "{\"first_name\":\"Marcel\",\"particle\":\"de\","
                                                   "\"last_name\":\"Wit\",\"phone\":\"+31600808074\"}");
  g_autoptr (SamRecord) workshop =
      sam_fixture_save (fixture, "workshop", "{\"title\":\"Kennis; maken\",\"date\":\"2026-12-01\","
                                             "\"start\":\"19:30\"}");
  g_autofree char *calendar = sam_fixture_export_text (fixture, "workshop", ".ics", SAM_CHANNEL_REGION, NULL);
  SamImportResult result = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *cards = sam_fixture_export_text (fixture, "person", endings[i], SAM_CHANNEL_REGION, NULL);

      memset (&result, 0, sizeof result);
      import_text (fixture, "person", cards, &result);
      g_assert_cmpuint (result.unchanged, ==, 1);
    }
  memset (&result, 0, sizeof result);
  import_text (fixture, "workshop", calendar, &result);
  g_assert_cmpuint (result.unchanged, ==, 1);
}

static void
test_calendar (SamExportFixture *fixture,
               gconstpointer data)
{
  static const char calendar[] =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//elders//NL\r\nBEGIN:VEVENT\r\nUID:1@elders\r\n"
      "DTSTAMP:20260101T000000Z\r\nSUMMARY:Praatgroep\\, Zin\r\nDTSTART:20260106T183000Z\r\nDTEND:20260106T203000Z\r\n"
      "RRULE:FREQ=MONTHLY;BYDAY=1TU\r\nEXDATE:20260505T173000Z\r\nLOCATION:De Mijnlamp\r\nCATEGORIES:Angst\r\n"
      "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:1@elders\r\nDTSTAMP:20260101T000000Z\r\nRECURRENCE-ID:20260203T183000Z\r\n"
      "DTSTART:20260204T183000Z\r\nSUMMARY:Anders\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  g_autoptr (SamRecord) topic = sam_fixture_save (fixture, "topic", "{\"name\":\"Angst\"}");
  g_autoptr (SamSheet) sheet = read_text (calendar);
  SamImportResult result = { 0 };
  g_autoptr (SamRecord) group = NULL;

  g_assert_cmpuint (sheet->rows->len, ==, 1);
  g_assert_cmpuint (sheet->problems->len, ==, 1);
  import_text (fixture, "group", calendar, &result);
  group = load_only (fixture, "group");
  check (group, "name", "Praatgroep, Zin");
  check (group, "meets", "FREQ=MONTHLY;BYDAY=1TU");
  check (group, "meets_from", "2026-01-06");
  /* On the clock in the Netherlands, in winter and in summer. */
  check (group, "start_time", "19:30");
  check (group, "end_time", "21:30");
  check (group, "topics", sam_record_get_id (topic));
  g_assert_nonnull (strstr (sam_record_get_value (group, "exceptions"), "\"2026-05-05\""));
}

/* Rules that not every calendar reads are written out, or told to be no rule for us. */
static void
test_calendar_positions (SamExportFixture *fixture,
                         gconstpointer data)
{
  static const struct
  {
    const char *rule;
    const char *meets;
  } cases[] = {
    { "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=1TU" },
    { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *calendar = g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//elders//NL\r\n"
                                                   "BEGIN:VEVENT\r\nUID:1@elders\r\nDTSTAMP:20260101T000000Z\r\n"
                                                   "SUMMARY:Zin\r\nDTSTART:20260106T183000Z\r\nRRULE:%s\r\n"
                                                   "END:VEVENT\r\nEND:VCALENDAR\r\n",
                                                   cases[i].rule);
      g_autoptr (SamRecord) group = NULL;
      SamImportResult result = { 0 };

      g_test_message ("%s", cases[i].rule);
      import_text (fixture, "group", calendar, &result);
      group = load_only (fixture, "group");
      check (group, "meets", cases[i].meets);
      g_assert_true (sam_store_delete (fixture->store, sam_record_get_id (group), NULL));
    }
}

static void
test_feed (SamExportFixture *fixture,
           gconstpointer data)
{
  static const char feed[] =
      "[{\"slug\":\"maandag\",\"name\":\"AA Heerlen\",\"day\":[1,4],\"time\":\"20:00\",\"end_time\":\"21:00\","
      "\"timezone\":\"Europe/Amsterdam\",\"location\":\"Wijkhuis\",\"address\":\"Plein 1\",\"city\":\"Heerlen\","
      "\"postal_code\":\"6411 AB\",\"types\":[\"O\",\"X\"],\"conference_url\":\"https://zoom.example/1\"}]";
  SamImportResult result = { 0 };
  g_autoptr (SamRecord) group = NULL;
  g_autofree char *notes = NULL;
  g_autofree char *back = NULL;

  import_text (fixture, "group", feed, &result);
  g_assert_cmpuint (result.added, ==, 1);
  group = load_only (fixture, "group");
  check (group, "name", "AA Heerlen");
  check (group, "meets", "FREQ=WEEKLY;BYDAY=MO,TH");
  check (group, "start_time", "20:00");
  check (group, "wheelchair", "yes");
  notes = sam_record_dup_text (group, "notes");
  g_assert_nonnull (strstr (notes, "https://zoom.example/1"));

  back = sam_fixture_export_text (fixture, "group", ".meetings.json", SAM_CHANNEL_REGION, NULL);
  memset (&result, 0, sizeof result);
  import_text (fixture, "group", back, &result);
  g_assert_cmpuint (result.added, ==, 0);
}

/* Of a group in either version, as we write it: it is not part of itself, and has no family name. */
static void
test_card_of_a_group (void)
{
  static const char *const texts[] = {
    "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:De Brug\nORG:De Brug\nEND:VCARD\n",
    "BEGIN:VCARD\nVERSION:3.0\nFN:De Brug\nN:De Brug;;;;\nORG:De Brug\nEND:VCARD\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SamSheet) sheet = read_text (texts[i]);

      g_assert_cmpuint (sheet->n_columns, ==, 1);
      g_assert_cmpstr (get_cell (sheet, 0, "name"), ==, "De Brug");
    }
}

/* What is damaged makes a list without rows or a row with less in it, and nothing falls over. */
static void
test_damaged (void)
{
  static const char *const texts[] = {
    "BEGIN:VCARD",
    "BEGIN:VCARD\nEND:VCARD\nFN:outside\nEND:VCARD",
    "BEGIN:VCARD\nN\nFN\nTEL:\nADR:;\nNOTE:\\\nEND:VCARD\n",
    "BEGIN:VCALENDAR",
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:morgen\nRRULE:FREQ=NOOIT\nEND:VEVENT\nEND:VCALENDAR\n",
    "[{\"slug\":1,\"day\":[9,\"x\"],\"types\":{}},3]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (SamSheet) sheet = sam_sheet_read_bytes (bytes, NULL, &error);

      g_assert_true ((sheet == NULL) == (error != NULL));
    }
}

/* All that is wrong with a file, a sentence on a line each; of one that can't be used at all, why. */
static char *
tell_problems (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSheet) sheet = sam_sheet_read_bytes (bytes, NULL, &error);
  g_autoptr (GString) told = g_string_new (NULL);

  if (sheet == NULL)
    return g_strdup (error->message);
  for (guint i = 0; i < sheet->problems->len; i++)
    {
      g_autofree char *sentence = sam_sheet_problem_describe (sheet->problems->pdata[i]);

      g_string_append_printf (told, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  g_string_append_printf (told, "%s%u", told->len > 0 ? "\n" : "", sheet->rows->len);
  return g_string_free (g_steal_pointer (&told), FALSE);
}

#define BROKEN "From here on nothing of the calendar was read: its parts do not begin and end as they must."

/* What is wrong, with its line, and how many rows are read all the same. */
static void
test_problems (void)
{
  static const char *const cases[][2] = {
    { "BEGIN:VCARD\r\n", "Line 1: This card is broken off: what came after it is missing." },
    { "BEGIN:VCARD\nFN:Ada\nTEL:06", "Line 1: This card is broken off: what came after it is missing.\n1" },
    { "BEGIN:VCARD\nFN:Ada\nNOTE:een\n  twee\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n",
      "Line 1: This card has no end; it was read as far as the next one.\n2" },
    { "BEGIN:VCARD\nFN Ada\nEND:VCARD\n",
      "Line 2: This line of a card can't be read and was left out: it has no “:”." },
    { "BEGIN:VCARD\nFN:Ada\nNOTE:een\n  twee\nEMAIL ada\nEND:VCARD\n",
      "Line 5: This line of a card can't be read and was left out: it has no “:”.\n1" },
    { "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Zin\nDTSTART:20260105T100000\n", "Line 3: " BROKEN },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Zin\nDTSTART:20260105T100000\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Zon\n",
      "Line 6: " BROKEN "\n1" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Zin\nEND:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n", "Line 5: " BROKEN "\n1" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Zin\nEND:VEVENT\n",
      "The end of the calendar is missing: what came after it was not read.\n1" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Zin\nDTSTART:20260105T100000\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Zon\n"
      "DTSTART:morgen\nRRULE:FREQ=NOOIT\nEND:VEVENT\nEND:VCALENDAR\n",
      "Line 6: Something in this one can't be read, such as its day or how it repeats, and was left out.\n2" },
    { "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "This list is empty." },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Zin\nEND:VEVENT\nEND:VCALENDAR\n"
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Zon\nEND:VEVENT\nEND:VCALENDAR\n",
      "2" },
    { "[{\"slug\":\"a\",\"name\":\"AA\",\"day\":1,\"time\":\"20:00\"},3]",
      "Line 2: This is no meeting, and was left out.\n1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = tell_problems (cases[i][0]);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (told, ==, cases[i][1]);
    }
}

/* What is wrong beside the rows is told with the plan. */
static const char unread_columns[] = "naam;lievelingskleur;;naam;plaats;schoenmaat\n"
                                     "Rouw;groen;x;Rouwgroep;Heerlen;\n";

/* Nothing of a list stays behind in silence. */
static void
test_unread_columns (SamExportFixture *fixture,
                     gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (unread_columns, strlen (unread_columns));
  g_autoptr (SamSheet) sheet = sam_sheet_read_bytes (bytes, NULL, NULL);
  const SamKind *kind = sam_kind_find ("group");
  g_auto (GStrv) mapping = sam_import_guess_columns (kind, sheet);
  SamImportOptions options = { .today = SAM_FIXTURE_TODAY };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamImportPlan) plan =
      sam_import_prepare (fixture->store, kind, sheet, (const char *const *) mapping, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (plan->remarks->len, ==, 1);
  g_assert_cmpstr (plan->remarks->pdata[0], ==,
                   "These columns are not taken over: lievelingskleur, without a name, naam.");
}

/* By its UID a card is known again; that it is no field of a group is nobody's concern. */
static void
test_uid_is_not_told (SamExportFixture *fixture,
                      gconstpointer data)
{
  const SamKind *kind = sam_kind_find ("group");
  g_autoptr (SamSheet) sheet =
      read_text ("BEGIN:VCARD\nUID:urn:uuid:1\nKIND:org\nFN:De Brug\nTITLE:Baas\nEND:VCARD\n");
  g_auto (GStrv) mapping = sam_import_guess_columns (kind, sheet);
  const SamImportOptions options = { .today = SAM_FIXTURE_TODAY };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamImportPlan) plan =
      sam_import_prepare (fixture->store, kind, sheet, (const char *const *) mapping, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (plan->remarks->len, ==, 1);
  g_assert_cmpstr (plan->remarks->pdata[0], ==, "These columns are not taken over: function.");
}

static void
test_remarks (SamExportFixture *fixture,
              gconstpointer data)
{
  const SamKind *kind = sam_kind_find ("person");
  g_autoptr (SamSheet) sheet =
      read_text ("BEGIN:VCARD\nN:Meijer;Cor;;;\nLOGO:x\nEMAIL\nEND:VCARD\nBEGIN:VCARD\nN:Bos;Bea;;;\n");
  g_auto (GStrv) mapping = sam_import_guess_columns (kind, sheet);
  const SamImportOptions options = { .today = SAM_FIXTURE_TODAY };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamImportPlan) plan =
      sam_import_prepare (fixture->store, kind, sheet, (const char *const *) mapping, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (plan->counts[SAM_IMPORT_NEW], ==, 1);
  g_assert_cmpuint (plan->counts[SAM_IMPORT_PROBLEM], ==, 1);
  g_assert_cmpuint (plan->remarks->len, ==, 2);
  g_assert_cmpstr (plan->remarks->pdata[0], ==,
                   "Line 4: This line of a card can't be read and was left out: it has no “:”.");
  g_assert_cmpstr (plan->remarks->pdata[1], ==, "This was not read from the cards: LOGO.");
}

/* A photo is one line in a hundred thousand pieces. */
static void
test_card_with_a_photo (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Marcel de Wit\r\nPHOTO;ENCODING=b:\r\n");
  g_autoptr (SamSheet) sheet = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, " AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n");
  g_string_append (text, "NOTE:een \r\n \r\n twee\r\nEND:VCARD\r\n");
  sheet = read_text (text->str);
  g_assert_cmpuint (sheet->rows->len, ==, 1);
  g_assert_cmpstr (get_cell (sheet, 0, "notes"), ==, "een twee");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test) \
  g_test_add ("/exchange/import/" path, SamExportFixture, NULL, sam_fixture_set_up, test, sam_fixture_tear_down)
  ADD ("a-card-of-another-program-is-one-person-however-often", test_card);
  ADD ("a-card-of-somebody-known-adds-nobody", test_card_of_somebody_known);
  ADD ("what-was-written-is-known-again", test_back);
  ADD ("a-calendar-becomes-groups", test_calendar);
  ADD ("calendars-with-positions", test_calendar_positions);
  ADD ("a-feed-of-meetings-becomes-groups", test_feed);
  g_test_add_func ("/exchange/import/a-card-with-a-photo-is-read-in-one-go", test_card_with_a_photo);
  g_test_add_func ("/exchange/import/a-card-of-a-group-names-only-the-group", test_card_of_a_group);
  g_test_add_func ("/exchange/import/damaged-files-do-no-harm", test_damaged);
  g_test_add_func ("/exchange/import/what-is-damaged-is-told-with-its-line", test_problems);
  ADD ("what-is-wrong-beside-the-rows-is-told", test_remarks);
  ADD ("columns-that-are-not-taken-over-are-told", test_unread_columns);
  ADD ("what-a-card-is-known-by-is-not-told", test_uid_is_not_told);
  return g_test_run ();
}
