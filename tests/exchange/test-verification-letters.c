/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf-programs.h"

#include "exchange/sam-verification-calls.h"
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

/* The most urgent first, each with whom to call; and what it is, said on the paper. */
static void
test_calls_to_all_that_are_due (Region *region,
                                gconstpointer data)
{
  static const char *const expected[] = {
    "Groups to call",
    "Confidential",
    "045-571 22 33 Ada Wit",
    "06-12 34 56 78 Bo Zwart",
    "Not reached: try number 3",
    "Never verified",
    "045-571 44 55",
    "What came of it",
  };
  const SamMoment now = { .day = "2026-06-15" };
  g_autofree char *ada = sam_id_from_key (sam_kind_find ("person"), "ada");
  g_autofree char *bo = sam_id_from_key (sam_kind_find ("person"), "bo");
  g_autofree char *due = g_strdup_printf ("name=Praatgroep|verified_on=2025-01-06|verify_tries=2|"
                                          "verify_tried_on=2026-06-01|contact_phone=+31455712233|contacts=%s; %s",
                                          ada, bo);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  g_assert_false (sam_verification_calls_write (region->store, &now, region->path, &n, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  put (region, "person", "ada", "first_name=Ada|last_name=Wit");
  put (region, "person", "bo", "first_name=Bo|last_name=Zwart|phone=+31612345678");
  put (region, "group", "never", "name=Avondgroep|public_phone=+31455714455");
  put (region, "group", "due", due);
  put (region, "group", "right", "name=Wandelgroep|connected_since=2020-01-01|verified_on=2026-06-01");
  put (region, "group", "tried", "name=Stille groep|verify_tries=1|verify_tried_on=2026-06-14");
  sam_verification_calls_write (region->store, &now, region->path, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  text = read_pdf (region->path);
  if (text == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_words (text, expected[i]);
  g_assert_true (strstr (text, "Praatgroep") < strstr (text, "Avondgroep"));
  g_assert_null (strstr (text, "Wandelgroep"));
  g_assert_null (strstr (text, "Stille groep"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/verification-letters/go-to-all-that-are-due", Region, NULL, set_up,
              test_letters_to_all_that_are_due, tear_down);
  g_test_add ("/exchange/verification-calls/go-to-all-that-are-due", Region, NULL, set_up,
              test_calls_to_all_that_are_due, tear_down);
  return g_test_run ();
}
