/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same work against each real server: test-servers SCRIPTS INSTALLED HUB */

#include "sam-backend.h"
#include "sam-fault-proxy.h"
#include "sam-laptop.h"

#include "couch/sam-couch-client.h"
#include "couch/sam-couch-error.h"
#include "sync/sam-http-peer.h"
#include "sync/sam-sync.h"

#include <string.h>

static SamBackend *backend;
static guint serial;

/* A database of its own for each test. */
typedef struct
{
  char *database;
  SamLaptop *ada;
  SamLaptop *bea;
} Office;

static SamPeer *
connect_to (Office *office,
            const char *address,
            const char *password)
{
  g_autoptr (GError) error = NULL;
  SamHttpPeer *peer = sam_http_peer_new (address, office->database, backend->user, password, &error);

  g_assert_no_error (error);
  return SAM_PEER (peer);
}

static void
create_database (Office *office)
{
  g_autoptr (SamPeer) peer = connect_to (office, backend->address, backend->password);
  g_autoptr (GError) error = NULL;

  sam_http_peer_create_database (SAM_HTTP_PEER (peer), NULL, &error);
  g_assert_no_error (error);
}

static void
delete_database (Office *office)
{
  g_autoptr (SamCouchClient) client = sam_couch_client_new (backend->address, backend->user, backend->password, NULL);
  g_autofree char *path = g_strconcat ("/", office->database, NULL);
  g_autoptr (GBytes) reply = sam_couch_client_request (client, "DELETE", path, NULL, NULL, NULL);
}

static void
set_up (Office *office,
        gconstpointer data)
{
  office->database = g_strdup_printf ("region-test-%u-%u", g_random_int (), ++serial);
  office->ada = sam_laptop_new ("Ada");
  office->bea = sam_laptop_new ("Bea");
  if (backend->address != NULL)
    create_database (office);
}

static void
tear_down (Office *office,
           gconstpointer data)
{
  if (backend->address != NULL)
    delete_database (office);
  sam_laptop_free (office->ada);
  sam_laptop_free (office->bea);
  g_free (office->database);
}

static SamSyncResult
sync_well (Office *office,
           SamLaptop *laptop)
{
  g_autoptr (SamPeer) peer = connect_to (office, backend->address, backend->password);
  g_autoptr (GError) error = NULL;
  SamSyncResult result;

  sam_sync_run (laptop->store, peer, NULL, NULL, &result, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.quarantined, ==, 0);
  g_assert_cmpuint (result.refused, ==, 0);
  return result;
}

static void
sync_badly (Office *office,
            SamLaptop *laptop,
            const char *address,
            const char *password,
            SamCouchError code,
            const char *words)
{
  g_autoptr (SamPeer) peer = connect_to (office, address, password);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  g_assert_false (sam_sync_run (laptop->store, peer, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, SAM_COUCH_ERROR, (int) code);
  sentence = sam_sync_explain (error);
  g_test_message ("%s (%s)", sentence, error->message);
  g_assert_nonnull (strstr (sentence, words));
}

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
assert_same (Office *office,
             const char *id)
{
  g_autofree char *first = sam_laptop_dup_leaves (office->ada, id);
  g_autofree char *second = sam_laptop_dup_leaves (office->bea, id);

  g_assert_nonnull (first);
  g_assert_cmpstr (first, ==, second);
}

static GPtrArray *
add_many (SamLaptop *laptop,
          guint count)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (sam_store_begin (laptop->store, NULL));
  for (guint i = 0; i < count; i++)
    g_ptr_array_add (ids, sam_laptop_add (laptop, "Een groep met een naam van gewone lengte"));
  g_assert_true (sam_store_commit (laptop->store, NULL));
  return ids;
}

static void
assert_all_there (Office *office,
                  GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    assert_same (office, ids->pdata[i]);
}

static void
test_day_of_work (Office *office,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) ids = add_many (office->ada, 40);
  const char *first = ids->pdata[0];
  const char *second = ids->pdata[1];
  SamSyncResult result = sync_well (office, office->ada);

  g_assert_cmpuint (result.pushed, ==, 40);
  result = sync_well (office, office->bea);
  g_assert_cmpuint (result.pulled, ==, 40);
  result = sync_well (office, office->ada);
  g_assert_cmpuint (result.pulled + result.pushed, ==, 0);

  sam_laptop_set (office->bea, first, "description", "Koffie, thee & “ervaring” — één keer per week 🙂\nElke dinsdag.");
  result = sync_well (office, office->bea);
  g_assert_cmpuint (result.pushed, ==, 1);
  result = sync_well (office, office->ada);
  g_assert_cmpuint (result.pulled, ==, 1);
  sam_laptop_delete (office->ada, second);
  sync_well (office, office->ada);
  sync_well (office, office->bea);
  g_assert_false (sam_laptop_has (office->bea, second));
  assert_all_there (office, ids);
  sam_laptop_assert_sound (office->ada);
  sam_laptop_assert_sound (office->bea);
}

static void
test_parallel_changes (Office *office,
                       gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (office->ada, "Groep");
  SamSyncResult result;

  sync_well (office, office->ada);
  sync_well (office, office->bea);
  sam_laptop_set (office->ada, id, "venue_text", "Zaal 1");
  sam_laptop_set (office->bea, id, "start_time", "19:30");
  sync_well (office, office->ada);
  result = sync_well (office, office->bea);
  g_assert_cmpuint (result.merged, ==, 1);
  sync_well (office, office->ada);
  assert_field (office->ada, id, "start_time", "19:30");
  assert_field (office->bea, id, "venue_text", "Zaal 1");
  assert_same (office, id);

  sam_laptop_set (office->ada, id, "cost", "gratis");
  sam_laptop_set (office->bea, id, "cost", "vijf euro");
  sync_well (office, office->ada);
  sync_well (office, office->bea);
  result = sync_well (office, office->ada);
  g_assert_cmpuint (result.conflicts, ==, 1);
  assert_same (office, id);
}

static void
test_wrong_password (Office *office,
                     gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (office->ada, "Groep");

  sync_badly (office, office->ada, backend->address, "wrong", SAM_COUCH_ERROR_UNAUTHORIZED, "password");
  sync_well (office, office->ada);
  sync_well (office, office->bea);
  assert_same (office, id);
}

static void
test_nobody_there (Office *office,
                   gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (office->ada, "Groep");
  g_autoptr (SamFaultProxy) proxy = sam_fault_proxy_new (backend->address);
  g_autofree char *address = g_strdup (sam_fault_proxy_get_address (proxy));

  g_clear_pointer (&proxy, sam_fault_proxy_free);
  sync_badly (office, office->ada, address, backend->password, SAM_COUCH_ERROR_UNREACHABLE, "internet connection");
  sync_well (office, office->ada);
  sync_well (office, office->bea);
  assert_same (office, id);
}

static void
test_no_such_region (Office *office,
                     gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (office->ada, "Groep");

  delete_database (office);
  sync_badly (office, office->ada, backend->address, backend->password, SAM_COUCH_ERROR_NOT_FOUND, "administrator");
  create_database (office);
  sync_well (office, office->ada);
  sync_well (office, office->bea);
  assert_same (office, id);
}

static void
test_cuts (Office *office,
           gconstpointer data)
{
  const guint places[] = { 1, 150, 400, 700, 1500, 4000, 9000 };
  g_autoptr (GPtrArray) ids = add_many (office->ada, 60);
  g_autoptr (SamFaultProxy) proxy = sam_fault_proxy_new (backend->address);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (SamPeer) peer = connect_to (office, sam_fault_proxy_get_address (proxy), backend->password);
      g_autoptr (GError) error = NULL;

      sam_fault_proxy_cut_after (proxy, places[i]);
      if (sam_sync_run ((i % 2 == 0 ? office->ada : office->bea)->store, peer, NULL, NULL, NULL, NULL, &error))
        continue;
      g_test_message ("Cut after %u bytes: %s", places[i], error->message);
      g_assert_true (g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CUT) ||
                     g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NONSENSE));
    }
  sam_fault_proxy_cut_after (proxy, 1);
  sync_badly (office, office->ada, sam_fault_proxy_get_address (proxy), backend->password, SAM_COUCH_ERROR_CUT,
              "broke off");
  sync_well (office, office->ada);
  sync_well (office, office->bea);
  assert_all_there (office, ids);
  sam_laptop_assert_sound (office->bea);
}

static void
test_server_errors (Office *office,
                    gconstpointer data)
{
  const struct
  {
    guint status;
    SamCouchError code;
    const char *words;
  } cases[] = {
    { 500, SAM_COUCH_ERROR_SERVER, "wrong on the server" },
    { 502, SAM_COUCH_ERROR_SERVER, "wrong on the server" },
    { 503, SAM_COUCH_ERROR_BUSY, "busy" },
    { 429, SAM_COUCH_ERROR_BUSY, "busy" },
  };
  g_autofree char *id = sam_laptop_add (office->ada, "Groep");
  g_autoptr (SamFaultProxy) proxy = sam_fault_proxy_new (backend->address);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      sam_fault_proxy_answer (proxy, cases[i].status);
      sync_badly (office, office->ada, sam_fault_proxy_get_address (proxy), backend->password, cases[i].code,
                  cases[i].words);
    }
  sam_fault_proxy_answer (proxy, 0);
  sync_well (office, office->ada);
  sync_well (office, office->bea);
  assert_same (office, id);
}

static void
test_database_made_again (Office *office,
                          gconstpointer data)
{
  g_autoptr (GPtrArray) ids = add_many (office->ada, 10);
  g_autofree char *later = NULL;

  sync_well (office, office->ada);
  sync_well (office, office->bea);
  delete_database (office);
  create_database (office);
  later = sam_laptop_add (office->bea, "Later");
  sync_well (office, office->bea);
  sync_well (office, office->ada);
  assert_all_there (office, ids);
  assert_same (office, later);
}

/* Another program writes with keys and kinds that are unknown here: they come in, stay whole and go out whole. */
static void
test_other_programs (Office *office,
                     gconstpointer data)
{
  const char *id = "group:11111111-1111-4111-8111-111111111111";
  const char *body = "{\"name\":\"Groep\",\"later\":[1,{\"a\":null}],\"number\":1.5}";
  g_autoptr (SamCouchClient) client = sam_couch_client_new (backend->address, backend->user, backend->password, NULL);
  g_autofree char *path = g_strdup_printf ("/%s/%s", office->database, id);
  g_autofree char *strange = g_strdup_printf ("/%s/robot:7", office->database);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = sam_couch_client_request (client, "PUT", path, body, NULL, &error);
  g_autoptr (GBytes) second = sam_couch_client_request (client, "PUT", strange, body, NULL, NULL);
  g_autoptr (GBytes) back = NULL;

  g_assert_no_error (error);
  sync_well (office, office->ada);
  sam_laptop_set (office->ada, id, "place", "Heerlen");
  sync_well (office, office->ada);
  back = sam_couch_client_request (client, "GET", path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (g_bytes_get_data (back, NULL), "\"later\":[1,{\"a\":null}]"));
  g_assert_nonnull (strstr (g_bytes_get_data (back, NULL), "\"number\":1.5"));
  g_assert_nonnull (strstr (g_bytes_get_data (back, NULL), "Heerlen"));
  sync_well (office, office->bea);
  assert_same (office, id);
  assert_same (office, "robot:7");
}

static void
make_region (Office *office)
{
  const SamKind *kind = sam_kind_find ("region");
  g_autofree char *id = sam_id_from_key (kind, "test");
  g_autoptr (SamRecord) region = sam_record_new (kind, id);
  g_autoptr (GError) error = NULL;

  sam_record_set_text (region, "name", "Test");
  sam_record_set_text (region, "slug", office->database + strlen ("region-"));
  sam_store_save (office->ada->store, region, &error);
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
test_from_the_window (Office *office,
                      gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (office->ada, "Groep");
  g_autoptr (SamSync) sync = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  make_region (office);
  sync = sam_sync_new (office->ada->path);
  sam_sync_set_server_async (sync, backend->address, backend->user, backend->password, NULL, on_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  sam_sync_set_server_finish (sync, result, &error);
  g_assert_no_error (error);
  while (sam_sync_get_last_run (sync) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (sam_sync_get_state (sync), ==, SAM_SYNC_STATE_IDLE);
  g_assert_null (sam_sync_get_message (sync));
  g_assert_cmpuint (sam_sync_get_waiting (sync), ==, 0);
  sam_sync_close (sync);
  sync_well (office, office->bea);
  assert_same (office, id);
}

static void
test_whole_region (Office *office,
                   gconstpointer data)
{
  g_autoptr (GPtrArray) ids = add_many (office->ada, 1300);
  SamSyncResult result = sync_well (office, office->ada);

  g_assert_cmpuint (result.pushed, ==, 1300);
  result = sync_well (office, office->bea);
  g_assert_cmpuint (result.pulled, ==, 1300);
  assert_all_there (office, ids);
}

static void
skip (Office *office,
      gconstpointer data)
{
  g_test_skip (backend->reason);
}

static void
add (const char *name,
     void (*test) (Office *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/server/%s/%s", backend->name, name);

  g_test_add (path, Office, NULL, set_up, backend->address != NULL ? test : skip, tear_down);
}

static SamBackend *
start (char **arguments)
{
  if (strcmp (arguments[0], "pouchdb") == 0)
    return sam_backend_start_pouchdb (arguments[1], arguments[2]);
  if (strcmp (arguments[0], "hub") == 0)
    return sam_backend_start_hub (arguments[1]);
  return sam_backend_find_couchdb ();
}

int
main (int argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  /* No keyring is asked, and none is needed. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  backend = start (argv + 1);
  add ("a-day-of-work", test_day_of_work);
  add ("parallel-changes-both-survive", test_parallel_changes);
  add ("a-wrong-password-loses-nothing", test_wrong_password);
  add ("nobody-there-loses-nothing", test_nobody_there);
  add ("a-region-the-server-does-not-have", test_no_such_region);
  add ("cuts-anywhere-lose-nothing", test_cuts);
  add ("server-errors-lose-nothing", test_server_errors);
  add ("a-database-made-again-is-filled-again", test_database_made_again);
  add ("what-other-programs-write-stays-whole", test_other_programs);
  add ("the-window-s-way", test_from_the_window);
  add ("a-whole-region", test_whole_region);
  status = g_test_run ();
  sam_backend_free (backend);
  return status;
}
