/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf-programs.h"

#include "exchange/sam-pdf-evaluation.h"

#include <glib/gstdio.h>

static void
test_paper (void)
{
  static const char *const expected[] = {
    "How was the contact for you?",
    "5. Did you feel understood?",
    "4 Don’t know",
    "How was the contact for you, as a relative?",
    "2. Do things go better at home?",
    "Please do not write your name",
    "Samenhulp Proefstad, Marktplein 1",
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("evaluation-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "forms.pdf", NULL);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  sam_pdf_write_evaluation (2, 1, "Samenhulp Proefstad, Marktplein 1", path, &error);
  g_assert_no_error (error);
  text = read_pdf (path);
  g_unlink (path);
  g_rmdir (folder);
  if (text == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_words (text, expected[i]);
  g_assert_cmpuint (count_pages (text), ==, 3);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/evaluation/the-forms-stand-on-paper", test_paper);
  return g_test_run ();
}
