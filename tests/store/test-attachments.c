/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "store/sam-attachments.h"
#include "store/sam-query.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define FLYER "%PDF-1.7 Een folder die nergens anders staat"

static char *
add_group (SamStore *store,
           const char *name)
{
  g_autoptr (SamRecord) record = sam_record_new (sam_kind_find ("group"), NULL);

  sam_record_set_text (record, "name", name);
  save (store, record);
  return g_strdup (sam_record_get_id (record));
}

static char *
attach (SamStore *store,
        const char *about,
        const char *name,
        const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  char *id = sam_store_attach (store, about, name, "application/pdf", bytes, &error);

  g_assert_no_error (error);
  return id;
}

static void
assert_holds (SamStore *store,
              const char *id,
              const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sam_store_load_attached (store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

static guint
count_problems (SamStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = sam_store_verify (store, NULL, &error);

  g_assert_no_error (error);
  return problems->len;
}

static void
test_attach (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *group = add_group (fixture->store, "Zin");
  g_autofree char *other = add_group (fixture->store, "Zout");
  g_autofree char *second = attach (fixture->store, group, "formulier.pdf", "een formulier");
  g_autofree char *first = attach (fixture->store, group, "flyer.pdf", FLYER);
  g_autofree char *same = attach (fixture->store, other, "ook.pdf", FLYER);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) attached = sam_store_list_attached (fixture->store, group, &error);
  g_auto (GStrv) unfetched = sam_store_list_unfetched (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (attached->len, ==, 2);
  g_assert_cmpstr (sam_record_get_id (attached->pdata[0]), ==, first);
  g_assert_cmpint (sam_record_get_integer (attached->pdata[0], "size", 0), ==, strlen (FLYER));
  g_assert_cmpuint (g_strv_length (unfetched), ==, 0);
  assert_holds (fixture->store, first, FLYER);
  assert_holds (fixture->store, second, "een formulier");
  assert_holds (fixture->store, same, FLYER);
  g_assert_cmpuint (count_problems (fixture->store), ==, 0);
}

static void
test_too_large (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *group = add_group (fixture->store, "Zin");
  g_autofree char *text = g_strnfill (SAM_ATTACHMENT_MAX_BYTES + 1, 'x');
  g_autoptr (GBytes) too_much = g_bytes_new_static (text, SAM_ATTACHMENT_MAX_BYTES + 1);
  g_autoptr (GBytes) enough = g_bytes_new_static (text, SAM_ATTACHMENT_MAX_BYTES);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) attached = NULL;

  g_assert_null (sam_store_attach (fixture->store, group, "film.mp4", "video/mp4", too_much, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "film.mp4"));
  g_clear_error (&error);
  attached = sam_store_list_attached (fixture->store, group, &error);
  g_assert_cmpuint (attached->len, ==, 0);
  id = sam_store_attach (fixture->store, group, "film.mp4", "video/mp4", enough, &error);
  g_assert_no_error (error);
}

/* Deleting can be undone, so what it held stays; erasing can't, and nothing of it does. */
static void
test_remove (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *group = add_group (fixture->store, "Zin");
  g_autofree char *id = attach (fixture->store, group, "flyer.pdf", FLYER);
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, FLYER, -1);
  SamDatabase *database = sam_store_get_database (fixture->store);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (sam_store_delete (fixture->store, id, &error));
  g_assert_true (sam_store_undo (fixture->store, &error));
  assert_holds (fixture->store, id, FLYER);

  g_assert_true (sam_store_erase (fixture->store, group, &error));
  g_assert_no_error (error);
  g_assert_false (sam_documents_has_blob (database, sha256));
  g_assert_null (sam_store_load (fixture->store, id, NULL));
  g_assert_cmpuint (count_problems (fixture->store), ==, 0);
  g_assert_true (g_file_get_contents (sam_database_get_path (database), &bytes, &length, NULL));
  g_assert_null (g_strstr_len (bytes, (gssize) length, "die nergens anders staat"));
}

/* What another holds too stays. */
static void
test_shared (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *group = add_group (fixture->store, "Zin");
  g_autofree char *other = add_group (fixture->store, "Zout");
  g_autofree char *first = attach (fixture->store, group, "flyer.pdf", FLYER);
  g_autofree char *second = attach (fixture->store, other, "flyer.pdf", FLYER);

  g_assert_true (sam_store_erase (fixture->store, group, NULL));
  assert_holds (fixture->store, second, FLYER);
}

static void
test_wrong_bytes (Fixture *fixture,
                  gconstpointer data)
{
  g_autofree char *group = add_group (fixture->store, "Zin");
  g_autofree char *id = attach (fixture->store, group, "flyer.pdf", FLYER);
  g_autoptr (GBytes) wrong = g_bytes_new_static ("iets anders", 11);
  g_autoptr (GError) error = NULL;

  g_assert_false (sam_store_receive_attached (fixture->store, id, wrong, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID);
  assert_holds (fixture->store, id, FLYER);

  g_assert_true (sam_database_execute (sam_store_get_database (fixture->store),
                                       "UPDATE blob SET bytes = CAST ('stuk' AS BLOB)", NULL));
  g_assert_cmpuint (count_problems (fixture->store), ==, 1);
}

/* Killed at any instant, each attachment has its document and what it holds, or neither. */
static void
test_killed (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *group = add_group (fixture->store, "Zin");
  g_autofree char *path = g_strdup (sam_database_get_path (sam_store_get_database (fixture->store)));
  g_autofree char *text = g_strnfill (200 * 1000, 'x');

  for (guint round = 0; round < 6; round++)
    {
      g_auto (GStrv) unfetched = NULL;
      int ends[2];
      char done;
      pid_t child;
      int status;

      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          SamStore *store = sam_store_open (path, SAM_DATABASE_CREATE, NULL);

          for (guint i = 0; store != NULL; i++)
            {
              g_autofree char *different = g_strdup_printf ("%u %u %s", round, i, text);
              g_autoptr (GBytes) bytes = g_bytes_new (different, strlen (different));

              g_free (sam_store_attach (store, group, "flyer.pdf", "text/plain", bytes, NULL));
              if (write (ends[1], "", 1) != 1)
                break;
            }
          _exit (1);
        }
      close (ends[1]);
      /* It goes on meanwhile, so it is hit wherever it is after so many. */
      for (guint i = 0; i < 1 + round; i++)
        g_assert_cmpint (read (ends[0], &done, 1), ==, 1);
      kill (child, SIGKILL);
      close (ends[0]);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      unfetched = sam_store_list_unfetched (fixture->store, NULL);
      g_assert_cmpuint (g_strv_length (unfetched), ==, 0);
    }
  g_assert_cmpuint (count_problems (fixture->store), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test) g_test_add ("/store/attachments/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("a-file-is-kept-with-a-record", test_attach);
  ADD ("too-large-is-refused", test_too_large);
  ADD ("erasing-leaves-nothing", test_remove);
  ADD ("what-two-hold-stays-with-one", test_shared);
  ADD ("what-is-not-what-its-name-says-is-noticed", test_wrong_bytes);
  ADD ("a-killed-program-leaves-whole-ones", test_killed);
  return g_test_run ();
}
