/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sam-evaluation-reader.h"
#include "store/sam-query.h"

#include <glib/gstdio.h>

static void
test_a_list_of_forms_is_read (void)
{
  static const struct
  {
    const char *text, *words;
    gboolean after;
    guint n;
  } cases[] = {
    { "Naam;Houding;Kennis;Geholpen?;Opmerkingen\r\nx;5;4;ja;Fijn\r\nx;3;2;nee;\r\nx;;;;\r\n",
      "2 forms read. Line 4: Begin with a figure of 1 to 5 for each question: 2 are asked.", TRUE, 2 },
    { "a,b,c,d\n4,5,y,Good\n", "1 form read.", TRUE, 3 },
    { "knowledge,attitude\n1,2\n", "1 form read.", FALSE, 4 },
  };
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autofree char *database = g_build_filename (folder, "region.samenhulp", NULL);
  g_autofree char *path = g_build_filename (folder, "forms.csv", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);
  g_autofree char *workshop = sam_id_from_key (sam_kind_find ("workshop"), "W");
  g_autofree char *results = NULL;
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GError) error = NULL;
  SamStore *store = sam_store_open (database, SAM_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;

      g_assert_true (g_file_set_contents (path, cases[i].text, -1, NULL));
      words = sam_evaluation_import (store, workshop, path, cases[i].after, "2027-03-05", NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_clear_pointer (&forms, g_ptr_array_unref);
      forms = sam_workshop_load_kind (store, workshop, "evaluation", "about", &error);
      g_assert_cmpuint (forms->len, ==, cases[i].n);
    }
  /* What was imported is fewer than five, and gives no percentage. */
  results = sam_after_describe_forms (forms);
  g_assert_null (strchr (results, '%'));
  g_assert_nonnull (strstr (results, "It helped: 2 of 3"));
  g_assert_true (sam_store_undo (store, &error));
  g_clear_pointer (&forms, g_ptr_array_unref);
  forms = sam_workshop_load_kind (store, workshop, "evaluation", "about", NULL);
  g_assert_cmpuint (forms->len, ==, 3);
  sam_store_close (store);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/evaluation/a-list-of-forms-is-read", test_a_list_of_forms_is_read);
  return g_test_run ();
}
