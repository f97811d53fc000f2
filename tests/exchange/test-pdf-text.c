/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <gio/gio.h>
#include <string.h>

#include "pdf-programs.h"
#include "exchange/sam-pdf-text.h"
#include "network/sam-shipped-texts.h"
#include "sam-marked-record.h"

/* The words of the file, in the order of reading, with single spaces; the file is checked on the way. */
static char *
read_back (SamRecord *text,
           SamRecord *region)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "tekst.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *checked = NULL;
  g_autofree char *words = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  g_mkdir_with_parents (g_get_user_runtime_dir (), 0700);
  sam_pdf_write_text (text, region, path, &error);
  g_assert_no_error (error);
  checked = run ((const char *[]){ "qpdf", "--check", path, NULL });
  words = run ((const char *[]){ "pdftotext", "-layout", path, "-", NULL });
  g_unlink (path);
  parts = g_strsplit_set (words, " \n\f", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (joined, "%s ", parts[i]);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static SamRecord *
make_text (const char *title,
           const char *subject,
           const char *text)
{
  SamRecord *record = sam_record_new (sam_kind_find ("template"), "template:x");

  sam_record_set_text (record, "title", title);
  sam_record_set_text (record, "subject", subject);
  sam_record_set_text (record, "text", text);
  return record;
}

static void
test_blocks (void)
{
  g_autoptr (SamRecord) text =
      make_text ("Formulier", NULL, "## Kop\n\nMet **nadruk** & [link](https://a.example).\n\n1. een\n2. twee\n\n"
                                    "> Het hielp.\n\nNaam:\n\n---\n\n---\n\nSlot");
  g_autofree char *words = NULL;

  if (is_missing ("pdftotext") || is_missing ("qpdf"))
    return;
  words = read_back (text, NULL);
  g_assert_true (g_str_has_prefix (words, "Formulier Kop Met nadruk & link. 1. een 2. twee Het hielp. Naam: "));
  g_assert_nonnull (strstr (words, "Slot"));
}

static void
test_sender (void)
{
  g_autoptr (SamRecord) text = make_text ("In de kast", "Kom kennismaken", "Beste lezer,");
  g_autoptr (SamRecord) region = sam_record_new (sam_kind_find ("region"), "region:x");
  g_autofree char *words = NULL;

  if (is_missing ("pdftotext") || is_missing ("qpdf"))
    return;
  sam_record_set_text (region, "name", "Proefstreek");
  sam_record_set_text (region, "email", "info@proef.example");
  words = read_back (text, region);
  g_assert_true (g_str_has_prefix (words, "Kom kennismaken Beste lezer, "));
  g_assert_null (strstr (words, "In de kast"));
  g_assert_nonnull (strstr (words, "Proefstreek · info@proef.example"));
}

/* What is handed out to anybody says no more of the region than anybody may know. */
static void
test_leak (void)
{
  g_autoptr (SamRecord) text = make_text ("Formulier", NULL, "Naam:");
  g_autoptr (SamRecord) region = sam_marked_record_new (sam_kind_find ("region"));
  g_autofree char *name = sam_record_dup_text (region, "name");
  g_autofree char *words = NULL;

  if (is_missing ("pdftotext") || is_missing ("qpdf"))
    return;
  words = read_back (text, region);
  g_assert_nonnull (strstr (words, name));
  sam_marked_record_assert_absent (region, SAM_REACH_PUBLIC, words);
}

/* Every paragraph of every text that comes with the program stands on the paper. */
static void
test_shipped (gconstpointer data)
{
  g_autoptr (GPtrArray) texts = sam_shipped_texts_load (sam_kind_find (data), NULL);

  if (is_missing ("pdftotext") || is_missing ("qpdf"))
    return;
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *markdown = sam_record_dup_text (texts->pdata[i], "text");
      g_autofree char *words = read_back (texts->pdata[i], NULL);
      g_auto (GStrv) written = g_strsplit_set (markdown, " \n", -1);

      for (guint w = 0; written[w] != NULL; w++)
        if (g_regex_match_simple ("^[[:alpha:]]{2,}$", written[w], 0, 0) && strstr (words, written[w]) == NULL)
          g_error ("“%s” is not on the paper:\n%s", written[w], words);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/exchange/pdf-text/what-is-written-stands-on-paper", test_blocks);
  g_test_add_func ("/exchange/pdf-text/a-letter-says-who-sends-it", test_sender);
  g_test_add_func ("/exchange/pdf-text/nothing-narrower-than-public-is-on-it", test_leak);
  g_test_add_data_func ("/exchange/pdf-text/every-tool-can-be-printed", "template", test_shipped);
  g_test_add_data_func ("/exchange/pdf-text/every-article-can-be-printed", "article", test_shipped);

  return g_test_run ();
}
