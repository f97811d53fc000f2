/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-programs.h"

#include "exchange/sam-pdf-round.h"

#include <glib/gstdio.h>

static void
test_sheets (void)
{
  static const char *const texts[] = {
    "Visits on Monday",
    "7 visits",
    "Praktijk 1",
    "Weg 1, 6411 AA Heerlen",
    "Ada Proef · ",
    "Never heard from",
    "Praktijk 7",
    "Where it is, is not known.",
    "Last heard from on 1 May 2026 (Call) · To follow up: Folders (1 July 2026)",
    "Lies there: Folder, Poster",
    "page 2 of 2",
    "no contact person yet",
  };
  static const SamPlace heerlen = { .latitude = 50.88, .longitude = 5.98 };
  static const SamPlace kerkrade = { .latitude = 50.87, .longitude = 6.06 };
  SamVisit visits[7] = { { 0 } };
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autofree char *folder = g_dir_make_tmp ("samenhulp-pdf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "round.pdf", NULL);
  g_autoptr (SamVisitRound) round = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GStatBuf status;

  for (guint i = 0; i < 7; i++)
    {
      visits[i].id = g_strdup_printf ("organisation:%u", i);
      visits[i].name = g_strdup_printf ("Praktijk %u", i + 1);
      visits[i].address = (char *) "Weg 1, 6411 AA  Heerlen";
      visits[i].where = i == 6 ? NULL : &kerkrade;
      g_ptr_array_add (chosen, &visits[i]);
    }
  visits[0].contact = (char *) "Ada Proef";
  visits[0].phone = (char *) "+31450000000";
  visits[1].last_on = (char *) "2026-05-01";
  visits[1].last_through = "Call";
  visits[1].follow_up = (char *) "Folders";
  visits[1].follow_up_on = (char *) "2026-07-01";
  visits[2].material = (char *) "Folder, Poster";
  round = sam_visit_round_new (chosen, &heerlen);
  g_assert_cmpuint (sam_pdf_round_get_n_pages (round), ==, 2);
  g_assert_true (sam_pdf_write_round (round, "Visits on Monday", path, &error));
  g_assert_no_error (error);
  /* Who is contact person where stands in it. */
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  text = read_pdf (path);
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (texts); i++)
    assert_words (text, texts[i]);
  g_unlink (path);
  g_rmdir (folder);
  for (guint i = 0; i < 7; i++)
    {
      g_free (visits[i].id);
      g_free (visits[i].name);
    }
}

static void
test_nowhere (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (SamVisitRound) round = sam_visit_round_new (none, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (sam_pdf_write_round (round, "Visits", "/nowhere/at/all.pdf", &error));
  g_assert_nonnull (error);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/pdf-round/says-what-to-know-before-going-in", test_sheets);
  g_test_add_func ("/exchange/pdf-round/what-can-not-be-written-is-told", test_nowhere);
  return g_test_run ();
}
