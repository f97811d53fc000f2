/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same work against each real server: test-servers SCRIPTS INSTALLED HUB */

#include "own-address.h"
#include "sam-office.h"

#include "couch/sam-couch-client.h"
#include "couch/sam-couch-error.h"
#include "store/sam-attachments.h"
#include "sync/sam-http-peer.h"
#include "sync/sam-sync.h"

#include <string.h>

static void
assert_field (SamLaptop *laptop,
              const char *id,
              const char *field,
              const char *expected)
{
  g_autofree char *found = sam_laptop_get (laptop, id, field);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_day_of_work (SamOffice *office,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) ids = sam_office_add_many (office->ada, 40);
  const char *first = ids->pdata[0];
  const char *second = ids->pdata[1];
  SamSyncResult result = sam_office_sync (office, office->ada);

  g_assert_cmpuint (result.pushed, ==, 40);
  result = sam_office_sync (office, office->bea);
  g_assert_cmpuint (result.pulled, ==, 40);
  result = sam_office_sync (office, office->ada);
  g_assert_cmpuint (result.pulled + result.pushed, ==, 0);

  sam_laptop_set (office->bea, first, "description", "Koffie, thee & “ervaring” — één keer per week 🙂\nElke dinsdag.");
  result = sam_office_sync (office, office->bea);
  g_assert_cmpuint (result.pushed, ==, 1);
  result = sam_office_sync (office, office->ada);
  g_assert_cmpuint (result.pulled, ==, 1);
  sam_laptop_delete (office->ada, second);
  sam_office_sync (office, office->ada);
  sam_office_sync (office, office->bea);
  g_assert_false (sam_laptop_has (office->bea, second));
  sam_office_assert_all_there (office, ids);
  sam_laptop_assert_sound (office->ada);
  sam_laptop_assert_sound (office->bea);
}

static void
test_parallel_changes (SamOffice *office,
                       gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (office->ada, "Groep");
  SamSyncResult result;

  sam_office_sync (office, office->ada);
  sam_office_sync (office, office->bea);
  sam_laptop_set (office->ada, id, "venue_text", "Zaal 1");
  sam_laptop_set (office->bea, id, "start_time", "19:30");
  sam_office_sync (office, office->ada);
  result = sam_office_sync (office, office->bea);
  g_assert_cmpuint (result.merged, ==, 1);
  sam_office_sync (office, office->ada);
  assert_field (office->ada, id, "start_time", "19:30");
  assert_field (office->bea, id, "venue_text", "Zaal 1");
  sam_office_assert_same (office, id);

  sam_laptop_set (office->ada, id, "cost", "gratis");
  sam_laptop_set (office->bea, id, "cost", "vijf euro");
  sam_office_sync (office, office->ada);
  sam_office_sync (office, office->bea);
  result = sam_office_sync (office, office->ada);
  g_assert_cmpuint (result.conflicts, ==, 1);
  sam_office_assert_same (office, id);
}

static void
test_wrong_password (SamOffice *office,
                     gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (office->ada, "Groep");

  sam_office_sync_badly (office, office->ada, NULL, "wrong", SAM_COUCH_ERROR_UNAUTHORIZED, "password");
  sam_office_sync (office, office->ada);
  sam_office_sync (office, office->bea);
  sam_office_assert_same (office, id);
}

static void
test_nobody_there (SamOffice *office,
                   gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (office->ada, "Groep");

  sam_office_sync_badly (office, office->ada, NOBODY_S_ADDRESS, NULL, SAM_COUCH_ERROR_UNREACHABLE,
                         "internet connection");
  sam_office_sync (office, office->ada);
  sam_office_sync (office, office->bea);
  sam_office_assert_same (office, id);
}

static void
test_no_such_region (SamOffice *office,
                     gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (office->ada, "Groep");

  sam_office_delete_database (office);
  sam_office_sync_badly (office, office->ada, NULL, NULL, SAM_COUCH_ERROR_NOT_FOUND, "administrator");
  sam_office_create_database (office);
  sam_office_sync (office, office->ada);
  sam_office_sync (office, office->bea);
  sam_office_assert_same (office, id);
}

static void
test_database_made_again (SamOffice *office,
                          gconstpointer data)
{
  g_autoptr (GPtrArray) ids = sam_office_add_many (office->ada, 10);
  g_autofree char *later = NULL;

  sam_office_sync (office, office->ada);
  sam_office_sync (office, office->bea);
  sam_office_delete_database (office);
  sam_office_create_database (office);
  later = sam_laptop_add (office->bea, "Later");
  sam_office_sync (office, office->bea);
  sam_office_sync (office, office->ada);
  sam_office_assert_all_there (office, ids);
  sam_office_assert_same (office, later);
}

/* Another program writes with keys and kinds that are unknown here: they come in, stay whole and go out whole. */
static void
test_other_programs (SamOffice *office,
                     gconstpointer data)
{
  const char *id = "group:11111111-1111-4111-8111-111111111111";
  const char *body = "{\"name\":\"Groep\",\"later\":[1,{\"a\":null}],\"number\":1.5}";
  const SamBackend *backend = office->backend;
  g_autoptr (SamCouchClient) client = sam_couch_client_new (backend->address, backend->user, backend->password, NULL);
  g_autofree char *path = g_strdup_printf ("/%s/%s", office->database, id);
  g_autofree char *strange = g_strdup_printf ("/%s/robot:7", office->database);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = sam_couch_client_request (client, "PUT", path, body, NULL, &error);
  g_autoptr (GBytes) second = sam_couch_client_request (client, "PUT", strange, body, NULL, NULL);
  g_autoptr (GBytes) back = NULL;

  g_assert_no_error (error);
  sam_office_sync (office, office->ada);
  sam_laptop_set (office->ada, id, "place", "Heerlen");
  sam_office_sync (office, office->ada);
  back = sam_couch_client_request (client, "GET", path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (g_bytes_get_data (back, NULL), "\"later\":[1,{\"a\":null}]"));
  g_assert_nonnull (strstr (g_bytes_get_data (back, NULL), "\"number\":1.5"));
  g_assert_nonnull (strstr (g_bytes_get_data (back, NULL), "Heerlen"));
  sam_office_sync (office, office->bea);
  sam_office_assert_same (office, id);
  sam_office_assert_same (office, "robot:7");
}

static void
make_region (SamOffice *office,
             SamLaptop *laptop)
{
  const SamKind *kind = sam_kind_find ("region");
  g_autofree char *id = sam_id_from_key (kind, "test");
  g_autoptr (SamRecord) region = sam_record_new (kind, id);
  g_autoptr (GError) error = NULL;

  sam_record_set_text (region, "name", "Test");
  sam_record_set_text (region, "slug", office->database + strlen ("region-"));
  sam_store_save (laptop->store, region, &error);
  g_assert_no_error (error);
}

static void
on_result_cb (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* As the window does it, off the main thread. */
static void
test_from_the_window (SamOffice *office,
                      gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (office->ada, "Groep");
  g_autoptr (SamSync) sync = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  make_region (office, office->ada);
  sync = sam_sync_new (office->ada->path);
  sam_sync_set_server_async (sync, office->backend->address, office->backend->user, office->backend->password, NULL,
                             on_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  sam_sync_set_server_finish (sync, result, NULL, &error);
  g_assert_no_error (error);
  while (sam_sync_get_last_run (sync) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (sam_sync_get_state (sync), ==, SAM_SYNC_STATE_IDLE);
  g_assert_null (sam_sync_get_message (sync));
  g_assert_cmpuint (sam_sync_get_waiting (sync), ==, 0);
  sam_sync_close (sync);
  sam_office_sync (office, office->bea);
  sam_office_assert_same (office, id);
}

static SamSync *
start_live (SamOffice *office,
            SamLaptop *laptop)
{
  SamSync *sync;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  make_region (office, laptop);
  sync = sam_sync_new (laptop->path);
  /* So seldom by itself that only watching can be the reason for what comes. */
  sam_sync_set_interval (sync, 3600);
  sam_sync_set_server_async (sync, office->backend->address, office->backend->user, office->backend->password, NULL,
                             on_result_cb, &result);
  while (result == NULL || sam_sync_get_last_run (sync) == 0)
    g_main_context_iteration (NULL, TRUE);
  sam_sync_set_server_finish (sync, result, NULL, &error);
  g_assert_no_error (error);
  return sync;
}

static gboolean
on_tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gint64
wait_for_field (SamLaptop *laptop,
                const char *id,
                const char *field,
                const char *text)
{
  gint64 start = g_get_monotonic_time ();
  guint tick = g_timeout_add (20, on_tick_cb, NULL);

  for (;;)
    {
      g_autofree char *found = sam_laptop_get (laptop, id, field);

      if (g_strcmp0 (found, text) == 0)
        break;
      if (g_get_monotonic_time () - start > 300 * G_USEC_PER_SEC)
        g_error ("“%s” does not arrive", text);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (tick);
  return (g_get_monotonic_time () - start) / 1000;
}

/* Both windows are open: what one saves the other shows, both ways, without anybody asking. */
/* Three bytes short of what is allowed, of all sorts of bytes. */
static GBytes *
make_file (guint seed)
{
  gsize length = SAM_ATTACHMENT_MAX_BYTES - 3;
  guint8 *data = g_malloc (length);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (gsize i = 0; i < length; i++)
    data[i] = (guint8) g_rand_int (random);
  return g_bytes_new_take (data, length);
}

static void
assert_attached (SamLaptop *laptop,
                 const char *id,
                 GBytes *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) found = sam_store_load_attached (laptop->store, id, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (found, expected));
}

static void
test_attachments (SamOffice *office,
                  gconstpointer data)
{
  g_autofree char *group = sam_laptop_add (office->ada, "Zin");
  g_autoptr (GBytes) large = make_file (1);
  g_autoptr (GBytes) small = g_bytes_new_static ("tekst die een server inpakt, tekst die een server inpakt", 55);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = sam_store_attach (office->ada->store, group, "flyer.pdf", "application/pdf", large, &error);
  g_autofree char *second = sam_store_attach (office->ada->store, group, "brief.txt", "text/plain", small, &error);
  g_auto (GStrv) unfetched = NULL;

  g_assert_no_error (error);
  sam_office_sync (office, office->ada);
  sam_office_sync (office, office->bea);
  assert_attached (office->bea, first, large);
  assert_attached (office->bea, second, small);

  /* What broke off after the documents is fetched in the next run. */
  g_assert_true (sam_database_execute (sam_store_get_database (office->bea->store),
                                       "DELETE FROM attachment; DELETE FROM blob", &error));
  sam_office_sync (office, office->bea);
  assert_attached (office->bea, first, large);
  assert_attached (office->bea, second, small);

  /* Another name, given elsewhere, keeps what it holds. */
  sam_laptop_set (office->bea, first, "name", "folder.pdf");
  sam_office_sync (office, office->bea);
  sam_office_sync (office, office->ada);
  assert_field (office->ada, first, "name", "folder.pdf");
  assert_attached (office->ada, first, large);

  g_assert_true (sam_store_erase (office->ada->store, group, &error));
  sam_office_sync (office, office->ada);
  sam_office_sync (office, office->bea);
  g_assert_false (sam_laptop_has (office->bea, first));
  unfetched = sam_store_list_unfetched (office->bea->store, &error);
  g_assert_cmpuint (g_strv_length (unfetched), ==, 0);
  sam_laptop_assert_sound (office->ada);
  sam_laptop_assert_sound (office->bea);
}

static void
test_live (SamOffice *office,
           gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (office->ada, "Groep");
  g_autoptr (SamSync) ada = start_live (office, office->ada);
  g_autoptr (SamSync) bea = start_live (office, office->bea);

  wait_for_field (office->bea, id, "name", "Groep");
  for (guint i = 0; i < 4; i++)
    {
      SamLaptop *from = i % 2 == 0 ? office->ada : office->bea;
      SamLaptop *to = i % 2 == 0 ? office->bea : office->ada;
      g_autofree char *text = g_strdup_printf ("Zaal %u", i);
      gint64 milliseconds;

      while (sam_sync_get_state (ada) != SAM_SYNC_STATE_IDLE || sam_sync_get_state (bea) != SAM_SYNC_STATE_IDLE)
        g_main_context_iteration (NULL, TRUE);
      sam_laptop_set (from, id, "venue_text", text);
      sam_sync_note_change (i % 2 == 0 ? ada : bea);
      milliseconds = wait_for_field (to, id, "venue_text", text);
      g_test_minimized_result (milliseconds, "from a save here to the record there: %" G_GINT64_FORMAT " ms",
                               milliseconds);
    }
  sam_sync_close (ada);
  sam_sync_close (bea);
  sam_office_assert_same (office, id);
}

static void
test_whole_region (SamOffice *office,
                   gconstpointer data)
{
  g_autoptr (GPtrArray) ids = sam_office_add_many (office->ada, 1300);
  SamSyncResult result = sam_office_sync (office, office->ada);

  g_assert_cmpuint (result.pushed, ==, 1300);
  result = sam_office_sync (office, office->bea);
  g_assert_cmpuint (result.pulled, ==, 1300);
  sam_office_assert_all_there (office, ids);
}

int
main (int argc,
      char **argv)
{
  SamBackend *backend;
  int status;

  g_test_init (&argc, &argv, NULL);
  /* No keyring is asked, and none is needed. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  backend = sam_backend_start (argv + 1);
  sam_office_add_test (backend, "server", "a-day-of-work", test_day_of_work);
  sam_office_add_test (backend, "server", "parallel-changes-both-survive", test_parallel_changes);
  sam_office_add_test (backend, "server", "a-wrong-password-loses-nothing", test_wrong_password);
  sam_office_add_test (backend, "server", "nobody-there-loses-nothing", test_nobody_there);
  sam_office_add_test (backend, "server", "a-region-the-server-does-not-have", test_no_such_region);
  sam_office_add_test (backend, "server", "a-database-made-again-is-filled-again", test_database_made_again);
  sam_office_add_test (backend, "server", "what-other-programs-write-stays-whole", test_other_programs);
  sam_office_add_test (backend, "server", "the-window-s-way", test_from_the_window);
  sam_office_add_test (backend, "server", "attachments-hold-the-same-everywhere", test_attachments);
  sam_office_add_test (backend, "server", "live-what-one-saves-the-other-shows", test_live);
  sam_office_add_test (backend, "server", "a-whole-region", test_whole_region);
  status = g_test_run ();
  sam_backend_free (backend);
  return status;
}
