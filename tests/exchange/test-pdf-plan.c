/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-programs.h"

#include "exchange/sam-pdf-letters.h"
#include "exchange/sam-pdf-plan.h"

#include <glib/gstdio.h>

/* Ten people at three tables in four rounds; the last one has a seat in the first round only. */
static SamEvening *
make_evening (void)
{
  SamEvening *evening = g_new0 (SamEvening, 1);
  const char *hosts[] = { "Ans", "Bram", "Carla" };
  const char *begins[] = { "19:30", "19:45", "20:15", "20:30", NULL };

  evening->ref_count = 1;
  evening->title = g_strdup ("Kennis maken");
  evening->date = g_strdup ("2027-03-04");
  evening->accreditation = g_strdup ("12345");
  evening->n_rounds = 4;
  evening->begins = g_strdupv ((char **) begins);
  evening->hosts = g_ptr_array_new ();
  evening->guests = g_ptr_array_new ();
  evening->seats = g_new (int, 40);
  evening->worth = g_strdup ("27 of at most 28 wished-for talks. People could be mixed at most 12% better.");
  for (guint e = 0; e < 3; e++)
    {
      SamEveningHost *host = g_new0 (SamEveningHost, 1);

      host->first_name = g_strdup (hosts[e]);
      host->name = g_strdup_printf ("%s Gastvrij", hosts[e]);
      host->topics = g_strsplit ("Rouw,Schulden", ",", -1);
      host->table = 3 - e;
      g_ptr_array_add (evening->hosts, host);
    }
  for (guint p = 0; p < 10; p++)
    {
      SamEveningGuest *guest = g_new0 (SamEveningGuest, 1);

      guest->first_name = p >= 8 ? g_strdup ("Jan") : g_strdup_printf ("Gast%c", 'A' + (char) p);
      guest->name = g_strdup_printf ("%s %cchternaam", guest->first_name, 'A' + (char) p);
      guest->organisation = g_strdup ("Praktijk Proef");
      guest->function = g_strdup ("Huisarts");
      g_ptr_array_add (evening->guests, guest);
      for (guint r = 0; r < 4; r++)
        evening->seats[p * 4 + r] = p < 9 || r == 0 ? (int) ((p + r) % 3) : -1;
    }
  return evening;
}

static void
free_evening (SamEvening *evening)
{
  for (guint e = 0; e < evening->hosts->len; e++)
    {
      SamEveningHost *host = sam_evening_host (evening, e);

      g_free (host->first_name);
      g_free (host->name);
      g_strfreev (host->topics);
      g_free (host);
    }
  for (guint p = 0; p < evening->guests->len; p++)
    {
      SamEveningGuest *guest = sam_evening_guest (evening, p);

      g_free (guest->first_name);
      g_free (guest->name);
      g_free (guest->organisation);
      g_free (guest->function);
      g_free (guest);
    }
  sam_evening_unref (evening);
}

typedef struct
{
  SamPdfPlan what;
  const char *pages;
  const char *size;
  const char *texts[6];
  const char *absent;
} Case;

static const Case cases[] = {
  { SAM_PDF_TABLE_CARDS,
    "Pages:           2\n",
    "595.276 x 841.89 pts (A4)",
    { "Table 1", "Carla", "Rouw · Schulden", "20:15", "GastB, GastE, GastH", NULL },
    "chternaam" },
  { SAM_PDF_PERSONAL_CARDS,
    "Pages:           3\n",
    "595.276 x 841.89 pts (A4)",
    { "Jan Jchternaam", "Praktijk Proef", "19:45", "Table 2", "free", NULL },
    "Gastvrij" },
  { SAM_PDF_OVERVIEW,
    "Pages:           1\n",
    "841.89 x 595.276 pts (A4)",
    { "Kennis maken", "Table 3", "GastB Bchternaam", "Free", "mixed at most 12% better.", NULL },
    "Schulden" },
  { SAM_PDF_BADGES,
    "Pages:           2\n",
    "595.276 x 841.89 pts (A4)",
    { "GastA", "Huisarts · Praktijk Proef", "Round: table 1: 3 · 2: 2", "Experience expert", "Table 1", NULL },
    "Rouw" },
  { SAM_PDF_ATTENDANCE,
    "Pages:           1\n",
    "595.276 x 841.89 pts (A4)",
    { "Attendance, page 1 of 1 · Accreditation 12345", "Signature", "GastB Bchternaam", "Huisarts", "14", NULL },
    "Table" },
  { SAM_PDF_TABLE_CARDS_A5,
    "Pages:           3\n",
    "595.276 x 419.528 pts",
    { "Table 1", "Carla", "Rouw · Schulden", "20:15", NULL },
    "chternaam" },
  { SAM_PDF_PERSONAL_CARDS_A6,
    "Pages:           10\n",
    "297.638 x 419.528 pts",
    { "Jan Jchternaam", "Praktijk Proef", "19:45", "Table 2", NULL },
    "Gastvrij" },
};

static void
test_print (gconstpointer data)
{
  const Case *print = data;
  SamEvening *evening = make_evening ();
  g_autofree char *folder = g_dir_make_tmp ("samenhulp-pdf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.pdf", NULL);
  g_autofree char *text = NULL;
  GStatBuf status;
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_pdf_write_plan (print->what, evening, path, &error));
  g_assert_no_error (error);
  /* Names of people stand in it. */
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  free_evening (evening);
  text = read_pdf (path);
  if (text != NULL)
    {
      g_autofree char *info = run ((const char *[]){ "pdfinfo", path, NULL });

      for (const char *const *wanted = print->texts; *wanted != NULL; wanted++)
        assert_words (text, *wanted);
      g_assert_null (strstr (text, print->absent));
      g_assert_nonnull (strstr (info, print->pages));
      g_assert_nonnull (strstr (info, print->size));
    }
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_letters_go_on_the_next_sheet (void)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_pdf_letter_free);
  g_autoptr (GString) body = g_string_new ("Beste Els,\n");
  g_autofree char *folder = g_dir_make_tmp ("samenhulp-pdf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letters.pdf", NULL);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 60; i++)
    g_string_append_printf (body, "\nRegel %u van een lange brief.", i);
  g_ptr_array_add (letters, sam_pdf_letter_new ("De Linde\nEls Proef\n6411 AB  Heerlen", "1 februari 2027",
                                                "Uitnodiging", body->str));
  g_ptr_array_add (letters, sam_pdf_letter_new ("Jan Proef", NULL, "Uitnodiging", "Kom je?"));
  g_assert_true (sam_pdf_write_letters (letters, path, &error));
  g_assert_no_error (error);
  words = read_pdf (path);
  if (words != NULL)
    {
      g_assert_cmpuint (count_pages (words), ==, 3);
      assert_words (words, "Regel 60 van een lange brief.");
      assert_words (words, "6411 AB");
      assert_words (words, "Kom je?");
    }
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_what_can_not_be_written_is_told (void)
{
  SamEvening *evening = make_evening ();
  g_autoptr (GError) error = NULL;

  g_assert_false (sam_pdf_write_plan (SAM_PDF_OVERVIEW, evening, "/nowhere/at/all.pdf", &error));
  g_assert_nonnull (error);
  free_evening (evening);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/exchange/pdf-plan/table-cards", &cases[0], test_print);
  g_test_add_data_func ("/exchange/pdf-plan/personal-cards", &cases[1], test_print);
  g_test_add_data_func ("/exchange/pdf-plan/overview", &cases[2], test_print);
  g_test_add_data_func ("/exchange/pdf-plan/badges", &cases[3], test_print);
  g_test_add_data_func ("/exchange/pdf-plan/attendance", &cases[4], test_print);
  g_test_add_data_func ("/exchange/pdf-plan/table-cards-on-a5", &cases[5], test_print);
  g_test_add_data_func ("/exchange/pdf-plan/personal-cards-on-a6", &cases[6], test_print);
  g_test_add_func ("/exchange/pdf-letters/go-on-on-the-next-sheet", test_letters_go_on_the_next_sheet);
  g_test_add_func ("/exchange/pdf-plan/what-can-not-be-written-is-told", test_what_can_not_be_written_is_told);
  return g_test_run ();
}
