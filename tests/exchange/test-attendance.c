/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf-programs.h"

#include "exchange/sam-attendance-writer.h"
#include "exchange/sam-sheet-reader.h"
#include "region-fixture.h"

/* One after the other by the clock, in whatever order they were typed. */
static void
put_programme (Region *region)
{
  g_autofree char *id = make_id ("workshop", "W");
  g_autoptr (SamRecord) workshop = sam_store_load (region->store, id, NULL);

  sam_record_set_value (workshop, "programme",
                        "[{\"at\":\"19.45\",\"by\":\"Lea Leider\",\"id\":\"1\",\"what\":\"Speeddates\"},"
                        "{\"id\":\"2\",\"what\":\"Napraten\"},"
                        "{\"at\":\"19:30\",\"id\":\"3\",\"what\":\"Welkom\"}]");
  g_assert_true (sam_store_save (region->store, workshop, NULL));
}

/* Of an evening of two hours: who came for all of it, and who left a minute early. */
static void
put_evening (Region *region)
{
  put_record (region, "venue", "V", "name=Het Huis");
  put_record (region, "person", "Lea", "first_name=Lea|last_name=Leider");
  put_record (region, "workshop", "W",
              "title=Kennis maken|date=2027-03-04|start=19:30|end=21:30|venue=@venue:V|leader=@person:Lea|"
              "accreditation_body=gaia|accreditation_number=4711|accreditation_points=2");
  put_programme (region);
  put_record (region, "organisation", "L", "name=De Linde|type=practice");
  put_record (region, "person", "Els", "first_name=Els|last_name=Proef");
  put_record (region, "person", "Jan", "first_name=Jan|last_name=Proef");
  put_record (region, "participation", "Els",
              "person=@person:Els|workshop=@workshop:W|organisation=@organisation:L|status=attended|"
              "function_text=Huisarts|register=gaia|registration_number=09000000100");
  put_record (region, "participation", "Jan",
              "person=@person:Jan|workshop=@workshop:W|organisation=@organisation:L|status=attended|leaves_at=21:15|"
              "function_text=Huisarts|register=gaia|registration_number=59000000100");
}

typedef gboolean (*Write) (const SamAttendanceSheet *sheet,
                           const char *path,
                           GError **error);

static char *
write_file (Region *region,
            Write write,
            const char *name)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autoptr (GError) error = NULL;
  g_autoptr (SamAttendanceSheet) sheet = sam_attendance_sheet_load (region->store, workshop, &error);
  g_autofree char *path = g_build_filename (region->folder, name, NULL);

  g_assert_no_error (error);
  write (sheet, path, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static void
test_the_list_has_what_registers_ask (Region *region,
                                      gconstpointer data)
{
  static const char *const expected[] = {
    "Kennis maken",
    "Thursday 4 March 2027 · Het Huis · 2 hours · Accreditation 4711",
    "Els Proef",
    "Huisarts",
    "De Linde",
    "GAIA",
    "09000000100",
    "21:15",
    "1.75",
    "Programme",
    "19:30",
    "Welkom",
    "Speeddates",
    "Lea Leider",
  };
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;

  put_evening (region);
  path = write_file (region, sam_attendance_write_pdf, "list.pdf");
  words = read_pdf (path);
  g_assert_true (words == NULL || count_pages (words) == 2);
  for (guint i = 0; words != NULL && i < G_N_ELEMENTS (expected); i++)
    assert_words (words, expected[i]);
}

/* A register reads the programme to its end. */
static void
test_a_long_programme_goes_on_overleaf (Region *region,
                                        gconstpointer data)
{
  g_autofree char *id = make_id ("workshop", "W");
  g_autoptr (GString) parts = g_string_new ("[");
  g_autoptr (SamRecord) workshop = NULL;
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;

  put_evening (region);
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (parts, "%s{\"at\":\"19:%02u\",\"id\":\"%u\",\"what\":\"Deel %u\"}", i > 0 ? "," : "", i,
                            i, i);
  g_string_append_c (parts, ']');
  workshop = sam_store_load (region->store, id, NULL);
  sam_record_set_value (workshop, "programme", parts->str);
  g_assert_true (sam_store_save (region->store, workshop, NULL));
  path = write_file (region, sam_attendance_write_pdf, "long.pdf");
  words = read_pdf (path);
  if (words == NULL)
    return;
  g_assert_cmpuint (count_pages (words), >, 2);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *part = g_strdup_printf ("Deel %u", i);

      assert_words (words, part);
    }
}

/* The cells of the row that begins with a person's name, "|" between them. */
static char *
read_row (const char *path,
          const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSheet) sheet = sam_sheet_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const SamSheetRow *row = g_ptr_array_index (sheet->rows, i);
      g_autofree char *cells = g_strjoinv ("|", row->cells);

      if (strstr (cells, name) != NULL)
        return g_steal_pointer (&cells);
    }
  g_error ("%s is not in the sheet", name);
}

static void
test_the_sheet_counts_as_the_register_does (Region *region,
                                            gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *els = NULL;
  g_autofree char *jan = NULL;

  put_evening (region);
  path = write_file (region, sam_attendance_write_xlsx, "list.xlsx");
  els = read_row (path, "Els Proef");
  jan = read_row (path, "Jan Proef");
  /* A number that begins with a nought keeps it; GAIA counts whole hours only. */
  g_assert_cmpstr (els, ==, "1|Els Proef|Huisarts|De Linde|GAIA|09000000100|||2|2|yes");
  g_assert_cmpstr (jan, ==, "2|Jan Proef|Huisarts|De Linde|GAIA|59000000100||21:15|1.75|1|no");
}

static void
test_certificates_say_how_long_somebody_was_there (Region *region,
                                                   gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;
  const char *second;

  put_evening (region);
  path = write_file (region, sam_attendance_write_certificates, "certificates.pdf");
  words = read_pdf (path);
  if (words == NULL)
    return;
  g_assert_cmpuint (count_pages (words), ==, 2);
  second = strchr (words, '\f');
  assert_words (words, "attended 2 hours of “Kennis maken”");
  assert_words (words, "GAIA, number 09000000100");
  assert_words (words, "Points: 2");
  assert_words (words, "Lea Leider");
  g_assert_null (strstr (words, "· 2 hours"));
  /* A quarter of an hour less is no reason for a whole one's points. */
  assert_words (second, "attended 1.75 hours of “Kennis maken”");
  g_assert_null (strstr (second, "Points"));
}

static void
test_without_anybody_there_is_no_certificate (Region *region,
                                              gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autoptr (GError) error = NULL;
  g_autoptr (SamAttendanceSheet) sheet = NULL;

  put_record (region, "workshop", "W", "title=Kennis maken");
  sheet = sam_attendance_sheet_load (region->store, workshop, &error);
  g_assert_no_error (error);
  g_assert_false (sam_attendance_write_certificates (sheet, "/nowhere/at/all.pdf", &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND);
}

#define ADD(name, func) g_test_add ("/exchange/attendance/" name, Region, NULL, region_set_up, func, region_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-list-has-what-registers-ask", test_the_list_has_what_registers_ask);
  ADD ("a-long-programme-goes-on-overleaf", test_a_long_programme_goes_on_overleaf);
  ADD ("the-sheet-counts-as-the-register-does", test_the_sheet_counts_as_the_register_does);
  ADD ("certificates-say-how-long-somebody-was-there", test_certificates_say_how_long_somebody_was_there);
  ADD ("without-anybody-there-is-no-certificate", test_without_anybody_there_is_no_certificate);
  return g_test_run ();
}
