/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the one who leaves to the one who comes. */

#include "sam-laptop.h"

#include "network/sam-new-region.h"
#include "sync/sam-handover.h"

#include <string.h>

#define NUMBER "59000000100"
#define PASSPHRASE "drie kopjes koffie"

typedef struct
{
  SamLaptop *laptop;
  char *sealed; /* the file */
  char *there;  /* the successor's region file */
  char *staff;
} Office;

static void
set_up (Office *office,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *group = NULL;
  g_autoptr (SamRecord) staff = NULL;

  office->laptop = sam_laptop_new ("Ada");
  office->sealed = g_build_filename (office->laptop->folder, "oost.handover", NULL);
  office->there = g_build_filename (office->laptop->folder, "there.db", NULL);
  g_assert_true (sam_new_region (office->laptop->store, "Oost", NULL, &error));
  group = sam_laptop_add (office->laptop, "Zin in koffie");
  sam_laptop_set (office->laptop, group, "notes", "Alleen voor ons");
  office->staff = sam_id_new (sam_kind_find ("staff"));
  staff = sam_record_new (sam_kind_find ("staff"), office->staff);
  sam_record_set_text (staff, "person", "person:11111111-1111-4111-8111-111111111111");
  sam_record_set_text (staff, "organisation", "organisation:11111111-1111-4111-8111-111111111111");
  sam_record_set_text (staff, "registration_number", NUMBER);
  sam_record_set_text (staff, "notes", "Belt graag");
  g_assert_true (sam_store_save (office->laptop->store, staff, &error));
  g_assert_true (sam_store_set_setting (office->laptop->store, "whisper", "Alleen hier", &error));
}

static void
tear_down (Office *office,
           gconstpointer data)
{
  sam_laptop_free (office->laptop);
  g_free (office->sealed);
  g_free (office->there);
  g_free (office->staff);
}

static void
seal (Office *office)
{
  g_autoptr (SamSealer) sealer = sam_sealer_new (PASSPHRASE, SAM_SEAL_WEAK);
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_handover_write (office->laptop->store, office->sealed, sealer, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
open_with (Office *office,
           const char *passphrase,
           GError **error)
{
  g_autoptr (SamSealer) sealer = sam_sealer_new (passphrase, SAM_SEAL_WEAK);

  return sam_handover_open (office->sealed, office->there, sealer, error);
}

static gboolean
has_bytes (const char *path,
           const char *text)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return memmem (bytes, length, text, strlen (text)) != NULL;
}

static guint
count_files (Office *office)
{
  g_autoptr (GDir) files = g_dir_open (office->laptop->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (files) != NULL)
    n++;
  return n;
}

static void
test_it_opens_on_the_next_laptop (Office *office,
                                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStore) there = NULL;
  g_autoptr (SamRecord) staff = NULL;
  g_autoptr (SamRecord) here = sam_store_load (office->laptop->store, office->staff, NULL);
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *notes = NULL;
  const guint n_files = count_files (office);

  seal (office);
  /* Nothing lies beside it. */
  g_assert_cmpuint (count_files (office), ==, n_files + 1);
  g_assert_false (has_bytes (office->sealed, "Alleen voor ons"));
  g_assert_false (has_bytes (office->sealed, "SQLite"));
  g_assert_true (open_with (office, PASSPHRASE, &error));
  g_assert_no_error (error);
  there = sam_store_open (office->there, SAM_DATABASE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  staff = sam_store_load (there, office->staff, &error);
  g_assert_no_error (error);
  notes = sam_record_dup_text (staff, "notes");
  g_assert_cmpstr (notes, ==, "Belt graag");
  /* The same revision: both laptops can go on with one server. */
  g_assert_cmpstr (sam_record_get_revision (staff), ==, sam_record_get_revision (here));
  history = sam_store_list_history (there, office->staff, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, >, 0);
}

/* What belongs to one computer stays on it. */
static void
test_what_stays_here_is_not_in_it (Office *office,
                                   gconstpointer data)
{
  g_autoptr (SamStore) there = NULL;
  g_autoptr (SamRecord) staff = NULL;
  g_autoptr (SamRecord) here = NULL;
  g_autofree char *setting = NULL;
  g_autofree char *undo = NULL;

  seal (office);
  g_assert_true (open_with (office, PASSPHRASE, NULL));
  g_assert_false (has_bytes (office->there, NUMBER));
  g_assert_false (has_bytes (office->there, "Alleen hier"));
  there = sam_store_open (office->there, SAM_DATABASE_OPEN_EXISTING, NULL);
  staff = sam_store_load (there, office->staff, NULL);
  g_assert_null (sam_record_get_value (staff, "registration_number"));
  setting = sam_store_dup_setting (there, "whisper");
  g_assert_null (setting);
  undo = sam_store_dup_undo_label (there, NULL);
  g_assert_null (undo);
  /* Here it is all as it was. */
  here = sam_store_load (office->laptop->store, office->staff, NULL);
  g_assert_nonnull (sam_record_get_value (here, "registration_number"));
}

static void
test_a_wrong_passphrase_opens_nothing (Office *office,
                                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  seal (office);
  g_assert_false (open_with (office, "vier kopjes thee", &error));
  g_assert_error (error, SAM_SEAL_ERROR, SAM_SEAL_ERROR_PASSPHRASE);
  g_assert_false (g_file_test (office->there, G_FILE_TEST_EXISTS));
}

static void
test_a_damaged_file_opens_nothing (Office *office,
                                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  seal (office);
  g_assert_true (g_file_get_contents (office->sealed, &bytes, &length, NULL));
  bytes[length - 100] ^= 1;
  g_assert_true (g_file_set_contents (office->sealed, bytes, (gssize) length, NULL));
  g_assert_false (open_with (office, PASSPHRASE, &error));
  g_assert_error (error, SAM_SEAL_ERROR, SAM_SEAL_ERROR_DAMAGED);
  g_assert_false (g_file_test (office->there, G_FILE_TEST_EXISTS));
}

static void
test_it_takes_no_place_that_is_taken (Office *office,
                                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  seal (office);
  g_assert_true (g_file_set_contents (office->there, "taken", -1, NULL));
  g_assert_false (open_with (office, PASSPHRASE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_true (has_bytes (office->there, "taken"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/sync/handover/" path, Office, NULL, set_up, func, tear_down)
  ADD ("it-opens-on-the-next-laptop", test_it_opens_on_the_next_laptop);
  ADD ("what-stays-here-is-not-in-it", test_what_stays_here_is_not_in_it);
  ADD ("a-wrong-passphrase-opens-nothing", test_a_wrong_passphrase_opens_nothing);
  ADD ("a-damaged-file-opens-nothing", test_a_damaged_file_opens_nothing);
  ADD ("it-takes-no-place-that-is-taken", test_it_takes_no_place_that_is_taken);
  return g_test_run ();
}
