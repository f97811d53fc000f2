/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-laptop.h"

#include "network/sam-new-region.h"
#include "store/sam-attachments.h"
#include "store/sam-query.h"
#include "sync/sam-folder-peer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <utime.h>

/* A stick, and three laptops of one region. */
typedef struct
{
  char *stick;
  SamSealer *sealer;
  SamLaptop *laptops[3];
} Office;

static SamLaptop *
new_laptop (const char *name,
            const char *region)
{
  SamLaptop *laptop = sam_laptop_new (name);
  g_autoptr (GError) error = NULL;

  sam_new_region (laptop->store, region, NULL, &error);
  g_assert_no_error (error);
  return laptop;
}

static void
set_up (Office *office,
        gconstpointer data)
{
  static const char *const names[] = { "Ada", "Bea", "Cas" };

  office->stick = g_dir_make_tmp ("samenhulp-stick-XXXXXX", NULL);
  office->sealer = sam_sealer_new ("drie kopjes koffie", SAM_SEAL_WEAK);
  for (guint i = 0; i < 3; i++)
    office->laptops[i] = new_laptop (names[i], "Heerlen");
}

static void
empty (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
}

static void
tear_down (Office *office,
           gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    sam_laptop_free (office->laptops[i]);
  sam_sealer_free (office->sealer);
  g_chmod (office->stick, 0700);
  empty (office->stick);
  g_rmdir (office->stick);
  g_free (office->stick);
}

static SamFolderResult
sync_with (Office *office,
           guint laptop)
{
  g_autoptr (GError) error = NULL;
  SamFolderResult result;

  sam_folder_sync (office->laptops[laptop]->store, office->stick, office->sealer, &result, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static void
sync_badly (Office *office,
            guint laptop,
            SamSealer *sealer,
            SamFolderError code)
{
  g_autoptr (GError) error = NULL;
  SamFolderResult result;

  g_assert_false (sam_folder_sync (office->laptops[laptop]->store, office->stick, sealer, &result, NULL, &error));
  g_assert_error (error, SAM_FOLDER_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static char *
get_file (Office *office,
          guint number)
{
  g_autofree char *name = g_strdup_printf ("region-heerlen-%u.sealed", number);

  return g_build_filename (office->stick, name, NULL);
}

static GBytes *
read_file (Office *office,
           guint number)
{
  g_autofree char *path = get_file (office, number);
  char *text = NULL;
  gsize length;

  return g_file_get_contents (path, &text, &length, NULL) ? g_bytes_new_take (text, length) : NULL;
}

static void
write_file (Office *office,
            guint number,
            gconstpointer bytes,
            gsize length)
{
  g_autofree char *path = get_file (office, number);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
assert_same (Office *office,
             const char *id)
{
  g_autofree char *first = sam_laptop_dup_leaves (office->laptops[0], id);

  for (guint i = 1; i < 3; i++)
    {
      g_autofree char *other = sam_laptop_dup_leaves (office->laptops[i], id);

      g_assert_cmpstr (first, ==, other);
    }
}

static void
assert_field (Office *office,
              guint laptop,
              const char *id,
              const char *field,
              const char *expected)
{
  g_autofree char *found = sam_laptop_get (office->laptops[laptop], id, field);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_in_turn (Office *office,
              gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (office->laptops[0], "Groep");
  g_autofree char *gone = sam_laptop_add (office->laptops[0], "Weg");
  SamFolderResult result = sync_with (office, 0);

  g_assert_cmpuint (result.sync.pushed, >, 2);
  result = sync_with (office, 1);
  g_assert_cmpuint (result.sync.pulled, ==, 2);
  result = sync_with (office, 2);
  g_assert_cmpuint (result.sync.pulled, ==, 2);

  /* Parallel changes of different fields, a deletion, and a real conflict. */
  sam_laptop_set (office->laptops[0], id, "cost", "gratis");
  sam_laptop_set (office->laptops[1], id, "place", "Heerlen");
  sam_laptop_delete (office->laptops[2], gone);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < 3; i++)
      sync_with (office, i);
  for (guint i = 0; i < 3; i++)
    {
      assert_field (office, i, id, "cost", "gratis");
      assert_field (office, i, id, "place", "Heerlen");
      g_assert_false (sam_laptop_has (office->laptops[i], gone));
    }
  assert_same (office, id);
  assert_same (office, gone);
  sam_laptop_set (office->laptops[0], id, "cost", "een euro");
  sam_laptop_set (office->laptops[2], id, "cost", "twee euro");
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < 3; i++)
      result = sync_with (office, i);
  g_assert_cmpuint (result.sync.conflicts, ==, 1);
  assert_same (office, id);
  for (guint i = 0; i < 3; i++)
    sam_laptop_assert_sound (office->laptops[i]);
}

static void
test_nothing_new (Office *office,
                  gconstpointer data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  sync_with (office, 0);
  sync_with (office, 0);
  before = read_file (office, 1);
  sync_with (office, 0);
  after = read_file (office, 1);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_sealed (Office *office,
             gconstpointer data)
{
  g_free (sam_laptop_add (office->laptops[0], "Zin in koffie"));
  for (guint i = 0; i < 3; i++)
    {
      g_free (sam_laptop_add (office->laptops[i], "Zin in thee"));
      sync_with (office, i);
    }
  for (guint i = 1; i <= 2; i++)
    {
      g_autoptr (GBytes) sealed = read_file (office, i);
      gsize length;
      const char *bytes = g_bytes_get_data (sealed, &length);
      const char *words[] = { "Zin in", "group:", "SQLite", "heerlen" };

      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        g_assert_null (memmem (bytes, length, words[j], strlen (words[j])));
    }
}

static void
test_wrong_passphrase (Office *office,
                       gconstpointer data)
{
  g_autoptr (SamSealer) wrong = sam_sealer_new ("vier kopjes koffie", SAM_SEAL_WEAK);
  g_autofree char *id = sam_laptop_add (office->laptops[0], "Groep");
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  sync_with (office, 0);
  before = read_file (office, 1);
  sync_badly (office, 1, wrong, SAM_FOLDER_ERROR_PASSPHRASE);
  after = read_file (office, 1);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_null (read_file (office, 2));
  sync_with (office, 1);
  assert_field (office, 1, id, "name", "Groep");
}

static void
test_no_folder (Office *office,
                gconstpointer data)
{
  g_autofree char *stick = g_steal_pointer (&office->stick);

  office->stick = g_build_filename (stick, "not-there", NULL);
  sync_badly (office, 0, office->sealer, SAM_FOLDER_ERROR_MISSING);
  g_free (office->stick);
  office->stick = g_steal_pointer (&stick);
}

/* Any byte of the newer file changed, or its end cut off: the older one is taken, and all comes right again. With the
 * older one gone too, nothing on the stick is touched. */
static void
test_damage (Office *office,
             gconstpointer data)
{
  g_autofree char *first = sam_laptop_add (office->laptops[0], "Eerste");
  g_autofree char *second = NULL;
  g_autoptr (GBytes) older = NULL;
  g_autoptr (GBytes) newer = NULL;
  gsize length;

  sync_with (office, 0);
  sync_with (office, 1);
  second = sam_laptop_add (office->laptops[0], "Tweede");
  sync_with (office, 0);
  older = read_file (office, 2);
  newer = read_file (office, 1);
  length = g_bytes_get_size (newer);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (newer, NULL), length);
      gsize at = i < 30 ? i * 5 : (gsize) g_test_rand_int_range (0, (int) length);
      gsize rest = i % 2 == 0 ? length : at;
      SamFolderResult result;

      bytes[at] ^= 1;
      write_file (office, 1, bytes, rest);
      write_file (office, 2, g_bytes_get_data (older, NULL), g_bytes_get_size (older));
      result = sync_with (office, i % 3);
      g_assert_true (result.mended);
      sync_with (office, 0);
      sync_with (office, 2);
      assert_field (office, 2, first, "name", "Eerste");
      assert_field (office, 2, second, "name", "Tweede");
      empty (office->stick);
      write_file (office, 1, bytes, rest);
      /* A changed salt or nonce looks like another passphrase. */
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) now = NULL;
        g_autoptr (GBytes) damaged = g_bytes_new (bytes, rest);

        g_assert_false (
            sam_folder_sync (office->laptops[1]->store, office->stick, office->sealer, &result, NULL, &error));
        g_assert_true (error->domain == SAM_FOLDER_ERROR);
        now = read_file (office, 1);
        g_assert_true (g_bytes_equal (now, damaged));
      }
    }
  sam_laptop_assert_sound (office->laptops[2]);
}

/* The stick is pulled out while the file is written: what was there is there, and a later turn makes up for it. */
static void
test_pulled_out (Office *office,
                 gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (office->laptops[0], "Groep");
  g_autofree char *half = g_build_filename (office->stick, "region-heerlen-1.sealed.0123abcd.new", NULL);
  g_autoptr (SamFolderPeer) peer = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  struct rlimit limit;
  GStatBuf status;

  sync_with (office, 0);
  sync_with (office, 1);
  sam_laptop_set (office->laptops[1], id, "cost", "gratis");
  peer = sam_folder_peer_new (office->stick, "region-heerlen", office->sealer, &error);
  g_assert_true (sam_sync_run (office->laptops[1]->store, SAM_PEER (peer), NULL, NULL, NULL, NULL, NULL));
  /* Nobody may write more than a part of the file, whoever we are. */
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 20000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (sam_folder_peer_save (peer, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_nonnull (strstr (error->message, "still there"));
  sync_with (office, 2);
  assert_field (office, 2, id, "name", "Groep");
  /* And the laptop had no time to take its half away. */
  g_assert_true (g_file_set_contents (half, "half", 4, NULL));
  g_assert_cmpint (g_utime (half, &(struct utimbuf){ 0 }), ==, 0);
  sync_with (office, 1);
  sync_with (office, 2);
  assert_field (office, 2, id, "cost", "gratis");
  assert_field (office, 1, id, "cost", "gratis");
  g_assert_cmpint (g_stat (half, &status), !=, 0);
}

typedef struct
{
  Office *office;
  guint laptop;
} Writer;

static gpointer
write_on (gpointer data)
{
  Writer *writer = data;
  g_autoptr (SamStore) store = sam_laptop_open_store (writer->office->laptops[writer->laptop]);
  g_autoptr (SamSealer) sealer = sam_sealer_new ("drie kopjes koffie", SAM_SEAL_WEAK);

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Groep %u", i);
      g_autoptr (SamRecord) record = sam_record_new (sam_kind_find ("group"), NULL);
      g_autoptr (GError) error = NULL;
      SamFolderResult result;

      sam_record_set_text (record, "name", name);
      g_assert_true (sam_store_save (store, record, NULL));
      if (!sam_folder_sync (store, writer->office->stick, sealer, &result, NULL, &error))
        g_assert_error (error, SAM_FOLDER_ERROR, SAM_FOLDER_ERROR_CHANGED);
      g_assert_false (result.mended);
    }
  return NULL;
}

/* Two that write at the very same moment may have to try again, but neither spoils the other's file. */
static void
test_both_write (Office *office,
                 gconstpointer data)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  Writer writers[2] = { { office, 0 }, { office, 1 } };
  GThread *threads[2];

  for (guint i = 0; i < 2; i++)
    threads[i] = g_thread_new ("writer", write_on, &writers[i]);
  for (guint i = 0; i < 2; i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < 6; i++)
    sync_with (office, i % 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (sam_store_count (office->laptops[i]->store, query, NULL), ==, 24);
}

/* Two laptops on one shared folder at the same moment: the one that comes second begins again. */
static void
test_at_once (Office *office,
              gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (office->laptops[0], "Groep");
  g_autoptr (SamFolderPeer) slow = NULL;
  g_autoptr (GError) error = NULL;

  sync_with (office, 1);
  slow = sam_folder_peer_new (office->stick, "region-heerlen", office->sealer, &error);
  g_assert_no_error (error);
  g_assert_true (sam_sync_run (office->laptops[0]->store, SAM_PEER (slow), NULL, NULL, NULL, NULL, NULL));
  g_free (sam_laptop_add (office->laptops[1], "Nog een"));
  sync_with (office, 1);
  g_assert_false (sam_folder_peer_save (slow, &error));
  g_assert_error (error, SAM_FOLDER_ERROR, SAM_FOLDER_ERROR_CHANGED);
  /* It thought that it had sent everything. */
  sync_with (office, 0);
  sync_with (office, 1);
  assert_field (office, 1, id, "name", "Groep");
}

/* Back to an old copy of the stick, and on with a new, empty one. */
static void
test_old_stick (Office *office,
                gconstpointer data)
{
  g_autofree char *first = sam_laptop_add (office->laptops[0], "Eerste");
  g_autofree char *second = NULL;
  g_autoptr (GBytes) old = NULL;

  sync_with (office, 0);
  old = read_file (office, 1);
  second = sam_laptop_add (office->laptops[0], "Tweede");
  sync_with (office, 0);
  sync_with (office, 1);
  empty (office->stick);
  write_file (office, 1, g_bytes_get_data (old, NULL), g_bytes_get_size (old));
  sync_with (office, 1);
  sync_with (office, 2);
  assert_field (office, 2, second, "name", "Tweede");
  empty (office->stick);
  sam_laptop_set (office->laptops[2], first, "cost", "gratis");
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < 3; i++)
      sync_with (office, i);
  assert_same (office, first);
  assert_same (office, second);
  assert_field (office, 0, first, "cost", "gratis");
}

/* What is in the folder was written by somebody else: of what can't be read the others hear, and nothing is stored. */
static void
test_unreadable (Office *office,
                 gconstpointer data)
{
  static const char *const path[] = { "1-0123456789abcdef0123456789abcdef", NULL };
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);
  g_autoptr (GPtrArray) refusals = NULL;
  g_autoptr (SamFolderPeer) peer = NULL;
  g_autoptr (SamRevision) whole = NULL;
  g_autofree char *leaves = NULL;
  g_autoptr (GError) error = NULL;

  sync_with (office, 0);
  g_ptr_array_add (documents, sam_couch_document_new ("robot:1", path, FALSE, "{\"b\": 1, \"a\": 2}"));
  g_ptr_array_add (documents, sam_couch_document_new ("robot:2", path, FALSE, "{\"a\":\"\xff\"}"));
  peer = sam_folder_peer_new (office->stick, "region-heerlen", office->sealer, &error);
  g_assert_no_error (error);
  refusals = sam_peer_put_documents (SAM_PEER (peer), documents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (refusals->len, ==, 0);
  g_assert_true (sam_folder_peer_save (peer, &error));
  g_assert_cmpuint (sync_with (office, 1).sync.quarantined, ==, 1);
  whole = sam_documents_get (sam_store_get_database (office->laptops[1]->store), "robot:1", path[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (whole->body, ==, "{\"a\":2,\"b\":1}");
  leaves = sam_laptop_dup_leaves (office->laptops[1], "robot:2");
  g_assert_null (leaves);
}

static void
test_other_region (Office *office,
                   gconstpointer data)
{
  g_autofree char *other = g_build_filename (office->stick, "region-kerkrade-1.sealed", NULL);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) error = NULL;
  SamFolderResult result;
  SamLaptop *stranger = new_laptop ("Dora", "Kerkrade");

  sync_with (office, 0);
  sealed = read_file (office, 1);
  g_assert_true (g_file_set_contents (other, g_bytes_get_data (sealed, NULL), (gssize) g_bytes_get_size (sealed),
                                      NULL));
  g_assert_false (sam_folder_sync (stranger->store, office->stick, office->sealer, &result, NULL, &error));
  g_assert_error (error, SAM_FOLDER_ERROR, SAM_FOLDER_ERROR_DAMAGED);
  sam_laptop_free (stranger);
}

/* What is erased is in neither file any more, once it was sent. */
static void
test_erased (Office *office,
             gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (office->laptops[0], "Zin in koffie");

  sync_with (office, 0);
  sync_with (office, 1);
  sync_with (office, 2);
  g_assert_true (sam_store_erase (office->laptops[0]->store, id, NULL));
  sync_with (office, 0);
  for (guint i = 1; i <= 2; i++)
    {
      g_autoptr (GBytes) sealed = read_file (office, i);
      g_autoptr (GBytes) plain = sam_sealer_open (office->sealer, sealed, NULL);
      gsize length;
      const char *bytes = g_bytes_get_data (plain, &length);

      g_assert_null (memmem (bytes, length, "koffie", strlen ("koffie")));
    }
  sync_with (office, 1);
  g_assert_false (sam_laptop_remembers (office->laptops[1], id, "koffie"));
}

static void
test_seal (void)
{
  g_autoptr (SamSealer) sealer = sam_sealer_new ("caf\xc3\xa9", SAM_SEAL_WEAK);
  g_autoptr (SamSealer) composed = sam_sealer_new ("cafe\xcc\x81", SAM_SEAL_WEAK);
  const gsize lengths[] = { 0, 1, 65535, 65536, 65537, 200000 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree guint8 *bytes = g_malloc0 (lengths[i] + 1);
      g_autoptr (GBytes) plain = g_bytes_new (bytes, lengths[i]);
      g_autoptr (GBytes) sealed = sam_sealer_seal (sealer, plain, NULL);
      g_autoptr (GBytes) again = sam_sealer_seal (sealer, plain, NULL);
      g_autoptr (GBytes) back = sam_sealer_open (composed, sealed, NULL);
      g_autoptr (GBytes) longer = NULL;
      g_autoptr (GByteArray) more = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      g_assert_true (g_bytes_equal (plain, back));
      g_assert_false (g_bytes_equal (sealed, again));
      g_byte_array_append (more, g_bytes_get_data (sealed, NULL), (guint) g_bytes_get_size (sealed));
      g_byte_array_append (more, g_bytes_get_data (again, NULL), (guint) g_bytes_get_size (again));
      longer = g_byte_array_free_to_bytes (g_steal_pointer (&more));
      g_assert_null (sam_sealer_open (sealer, longer, &error));
      g_assert_error (error, SAM_SEAL_ERROR, SAM_SEAL_ERROR_DAMAGED);
    }
}

/* What is kept with records goes along, sealed as all else. */
static void
test_attachments (Office *office,
                  gconstpointer data)
{
  static const char text[] = "Een folder, van de ene laptop naar de andere";
  g_autofree char *group = sam_laptop_add (office->laptops[0], "Zin");
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_attach (office->laptops[0]->store, group, "flyer.txt", "text/plain", bytes, &error);
  g_autoptr (GBytes) found = NULL;

  g_assert_no_error (error);
  sync_with (office, 0);
  sync_with (office, 1);
  found = sam_store_load_attached (office->laptops[1]->store, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (found, bytes));
  sam_laptop_assert_sound (office->laptops[1]);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/sync/folder/" path, Office, NULL, set_up, test, tear_down)
  g_test_add_func ("/sync/seal/opens-what-it-sealed-and-nothing-else", test_seal);
  ADD ("laptops-in-turn-end-alike", test_in_turn);
  ADD ("attachments-go-along", test_attachments);
  ADD ("nothing-new-writes-nothing", test_nothing_new);
  ADD ("says-nothing-to-who-has-no-passphrase", test_sealed);
  ADD ("a-wrong-passphrase-changes-nothing", test_wrong_passphrase);
  ADD ("no-folder-is-said", test_no_folder);
  ADD ("damage-anywhere-loses-nothing", test_damage);
  ADD ("a-stick-pulled-out-stays-readable", test_pulled_out);
  ADD ("two-laptops-at-once-lose-nothing", test_at_once);
  ADD ("two-that-write-at-one-moment-spoil-nothing", test_both_write);
  ADD ("an-old-or-an-empty-stick-is-filled-again", test_old_stick);
  ADD ("what-can-not-be-read-is-told-and-not-taken", test_unreadable);
  ADD ("files-of-another-region-are-refused", test_other_region);
  ADD ("what-is-erased-is-gone-from-both-files", test_erased);
  return g_test_run ();
}
