/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sam-pdf-evaluation.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

/* What stands on paper, as another program reads it; NULL where there is none. */
static char *
read_text (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  char *output = NULL;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output,
                     NULL, NULL, NULL))
    return NULL;
  return output;
}

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
  guint n_pages = 0;

  g_assert_no_error (error);
  sam_pdf_write_evaluation (2, 1, "Samenhulp Proefstad, Marktplein 1", path, &error);
  g_assert_no_error (error);
  text = read_text (path);
  g_unlink (path);
  g_rmdir (folder);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (text, expected[i]) == NULL)
      g_error ("“%s” is not in: %s", expected[i], text);
  for (const char *p = text; *p != '\0'; p++)
    n_pages += *p == '\f';
  g_assert_cmpuint (n_pages, ==, 3);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/evaluation/the-forms-stand-on-paper", test_paper);
  return g_test_run ();
}
