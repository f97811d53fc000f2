/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf-programs.h"

#include "exchange/sam-verification-letters.h"

#include "store/sam-query.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path; /* of the letters */
  SamStore *store;
} Region;

static void
put (Region *region,
     const char *kind,
     const char *key,
     const char *fields)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find (kind), key);
  g_autoptr (SamRecord) record = sam_record_new (sam_kind_find (kind), id);
  g_auto (GStrv) pairs = g_strsplit (fields, "|", -1);
  g_autoptr (GError) error = NULL;

  for (char **pair = pairs; *pair != NULL; pair++)
    {
      g_auto (GStrv) parts = g_strsplit (*pair, "=", 2);

      sam_record_parse_field (record, parts[0], parts[1], &error);
      g_assert_no_error (error);
    }
  sam_store_save (region->store, record, &error);
  g_assert_no_error (error);
}

static void
set_up (Region *region,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;

  region->folder = g_dir_make_tmp ("letters-XXXXXX", &error);
  g_assert_no_error (error);
  file = g_build_filename (region->folder, "region.samenhulp", NULL);
  region->path = g_build_filename (region->folder, "letters.pdf", NULL);
  region->store = sam_store_open (file, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  put (region, "region", "R", "name=Proefstreek|address=Marktplein 1|postcode=6411 AB|place=Heerlen");
}

static void
tear_down (Region *region,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", region->folder);

  sam_store_close (region->store);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (region->path);
  g_free (region->folder);
}

static void
test_letters_to_all_that_are_due (Region *region,
                                  gconstpointer data)
{
  static const char *const expected[] = {
    "Monday 15 June 2026",
    "Is this still right about “Praatgroep”?",
    "Dorpsstraat 5",
    "6431 AB Hoensbroek",
    "Meets: ",
    "Cost: 2 euro",
    "We do not want to be listed",
    "Please send it to: Proefstreek, Marktplein 1, 6411 AB Heerlen",
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  g_assert_false (sam_verification_letters_write (region->store, NULL, "2026-06-15", region->path, &n, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  put (region, "group", "due", "name=Praatgroep|status=open|address=Dorpsstraat 5|postcode=6431 AB|place=Hoensbroek|"
                               "cost=2 euro|meets=FREQ=WEEKLY;BYDAY=TU");
  put (region, "group", "right", "name=Wandelgroep|status=open|connected_since=2020-01-01|verified_on=2026-06-01");
  put (region, "group", "ended", "name=Oude groep|status=ended");
  put (region, "group", "hidden", "name=Stille groep|status=open|unlisted_on=2026-01-01");
  sam_verification_letters_write (region->store, NULL, "2026-06-15", region->path, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  text = read_pdf (region->path);
  if (text == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_words (text, expected[i]);
  g_assert_null (strstr (text, "Stille groep"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/verification-letters/go-to-all-that-are-due", Region, NULL, set_up,
              test_letters_to_all_that_are_due, tear_down);
  return g_test_run ();
}
