/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-laptop.h"
#include "sam-test-server.h"

#include "couch/sam-couch-error.h"
#include "sync/sam-server.h"
#include "sync/sam-sync-private.h"

#include <string.h>

/* Only what never happens takes as long. */
#define SECONDS 120

/* A network that comes and goes as a test wants it. */
#define TEST_TYPE_NETWORK (test_network_get_type ())
G_DECLARE_FINAL_TYPE (TestNetwork, test_network, TEST, NETWORK, GObject)

struct _TestNetwork
{
  GObject parent_instance;

  gboolean available;
};

enum
{
  PROP_AVAILABLE = 1,
  PROP_METERED,
  PROP_CONNECTIVITY,
};

static gboolean
initable_init (GInitable *initable,
               GCancellable *cancellable,
               GError **error)
{
  return TRUE;
}

static void
fill_initable (GInitableIface *interface)
{
  interface->init = initable_init;
}

static void
fill_network (GNetworkMonitorInterface *interface)
{
}

#define IMPLEMENT_INITABLE G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, fill_initable)
#define IMPLEMENT_NETWORK G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, fill_network)

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNetwork, test_network, G_TYPE_OBJECT, IMPLEMENT_INITABLE IMPLEMENT_NETWORK)

static void
test_network_get_property (GObject *object,
                           guint id,
                           GValue *value,
                           GParamSpec *pspec)
{
  TestNetwork *self = TEST_NETWORK (object);

  if (id == PROP_AVAILABLE)
    g_value_set_boolean (value, self->available);
  else if (id == PROP_METERED)
    g_value_set_boolean (value, FALSE);
  else
    g_value_set_enum (value, self->available ? G_NETWORK_CONNECTIVITY_FULL : G_NETWORK_CONNECTIVITY_LOCAL);
}

static void
test_network_class_init (TestNetworkClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = test_network_get_property;
  g_object_class_override_property (G_OBJECT_CLASS (klass), PROP_AVAILABLE, "network-available");
  g_object_class_override_property (G_OBJECT_CLASS (klass), PROP_METERED, "network-metered");
  g_object_class_override_property (G_OBJECT_CLASS (klass), PROP_CONNECTIVITY, "connectivity");
}

static void
test_network_init (TestNetwork *self)
{
  self->available = TRUE;
}

static void
switch_network (TestNetwork *self,
                gboolean available)
{
  self->available = available;
  g_signal_emit_by_name (self, "network-changed", available);
}

typedef struct
{
  SamLaptop *laptop;
  TestNetwork *network;
  SamSync *sync;
} Desk;

static void
set_up (Desk *desk,
        gconstpointer data)
{
  const SamKind *kind = sam_kind_find ("region");
  g_autofree char *id = sam_id_from_key (kind, "heerlen");
  g_autoptr (SamRecord) region = sam_record_new (kind, id);
  g_autoptr (GError) error = NULL;

  desk->laptop = sam_laptop_new ("Ada");
  sam_record_set_text (region, "name", "Heerlen");
  sam_record_set_text (region, "slug", "Heerlen e.o.");
  sam_store_save (desk->laptop->store, region, &error);
  g_assert_no_error (error);
  desk->network = g_object_new (TEST_TYPE_NETWORK, NULL);
  desk->sync = sam_sync_new_on_network (desk->laptop->path, G_NETWORK_MONITOR (desk->network));
}

static void
tear_down (Desk *desk,
           gconstpointer data)
{
  sam_sync_close (desk->sync);
  g_object_unref (desk->sync);
  g_object_unref (desk->network);
  sam_laptop_free (desk->laptop);
}

static gboolean
on_too_late_cb (gpointer data)
{
  g_error ("Waited too long");
  return G_SOURCE_REMOVE;
}

#define WAIT_UNTIL(condition)                                            \
  G_STMT_START                                                           \
  {                                                                      \
    guint late_ = g_timeout_add_seconds (SECONDS, on_too_late_cb, NULL); \
    while (!(condition))                                                 \
      g_main_context_iteration (NULL, TRUE);                             \
    g_source_remove (late_);                                             \
  }                                                                      \
  G_STMT_END

static void
on_result_cb (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* There is no keyring here: a password that was kept is forgotten when the program ends, and that is told. */
static GError *
set_server (Desk *desk,
            const char *address)
{
  gboolean forgets;
  GError *error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  sam_sync_set_server_async (desk->sync, address, "ada", "secret", NULL, on_result_cb, &result);
  WAIT_UNTIL (result != NULL);
  g_assert_cmpint (sam_sync_set_server_finish (desk->sync, result, &forgets, &error), ==, forgets);
  return error;
}

static void
test_counts_at_once (Desk *desk,
                     gconstpointer data)
{
  g_autofree char *id = sam_laptop_add (desk->laptop, "Groep");
  g_autoptr (GError) error = NULL;

  sam_sync_note_change (desk->sync);
  WAIT_UNTIL (sam_sync_get_state (desk->sync) == SAM_SYNC_STATE_UNSET);
  /* For a server that there is not nothing waits. */
  g_assert_cmpuint (sam_sync_get_waiting (desk->sync), ==, 0);
  g_assert_null (sam_sync_get_message (desk->sync));
  sam_server_set (desk->laptop->store, "http://127.0.0.1:9", "ada", &error);
  g_assert_no_error (error);
  sam_sync_note_change (desk->sync);
  WAIT_UNTIL (sam_sync_get_waiting (desk->sync) == 2);
  g_assert_cmpint (sam_sync_get_last_run (desk->sync), ==, 0);
}

static void
test_bad_servers_are_not_kept (Desk *desk,
                               gconstpointer data)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (GError) insecure = set_server (desk, "http://server.example");
  g_autoptr (GError) absent = NULL;
  g_autoptr (GError) nonsense = NULL;
  g_autofree char *kept = NULL;

  g_assert_error (insecure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_ADDRESS);
  sam_test_server_answer_json (server, 200, "", "<html>Welcome</html>");
  nonsense = set_server (desk, sam_test_server_get_address (server));
  g_assert_error (nonsense, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NONSENSE);
  /* Port 9 is nobody's. */
  absent = set_server (desk, "http://127.0.0.1:9");
  g_assert_error (absent, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNREACHABLE);
  kept = sam_server_dup_address (desk->laptop->store);
  g_assert_null (kept);
}

static void
test_good_server_is_kept_and_used (Desk *desk,
                                   gconstpointer data)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *typed = g_strconcat (sam_test_server_get_address (server), "/platform-heerlen-e-o-/", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *requests = NULL;

  /* It lets us in, and then has nothing sensible to say. */
  sam_test_server_answer_json (server, 200, "", "{\"db_name\":\"region-heerlen-e-o-\",\"update_seq\":0}");
  error = set_server (desk, typed);
  g_assert_no_error (error);
  kept = sam_server_dup_address (desk->laptop->store);
  g_assert_cmpstr (kept, ==, sam_test_server_get_address (server));
  WAIT_UNTIL (sam_sync_get_state (desk->sync) == SAM_SYNC_STATE_ERROR);
  g_assert_nonnull (strstr (sam_sync_get_message (desk->sync), "address"));
  requests = sam_test_server_dup_requests (server);
  g_assert_nonnull (strstr (requests, "GET /region-heerlen-e-o- HTTP/1.1"));
  g_assert_cmpuint (sam_sync_get_waiting (desk->sync), ==, 1);
}

static const char *const addresses[][2] = {
  { " https://server.example/region-heerlen ", "https://server.example" },
  { "server.example/platform-heerlen", "server.example" },
  { "https://server.example/couch/_utils/#database/region-heerlen/_all_docs", "https://server.example/couch" },
  { "https://platform-limburg.example", "https://platform-limburg.example" },
  { "https://region-noord.example:6984/region-heerlen", "https://region-noord.example:6984" },
  { "platform-limburg.example", "platform-limburg.example" },
};

/* The server itself may be called like a database. */
static void
test_addresses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *trimmed = sam_server_trim_address (addresses[i][0]);

      g_assert_cmpstr (trimmed, ==, addresses[i][1]);
    }
}

static void
test_nobody_there_is_offline (Desk *desk,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sam_server_set (desk->laptop->store, "http://127.0.0.1:9", NULL, &error);
  g_assert_no_error (error);
  sam_sync_now (desk->sync);
  WAIT_UNTIL (sam_sync_get_state (desk->sync) == SAM_SYNC_STATE_OFFLINE);
  g_assert_nonnull (sam_sync_get_message (desk->sync));
  g_assert_cmpuint (sam_sync_get_waiting (desk->sync), ==, 1);
}

static void
count_run (SamSync *sync,
           GParamSpec *pspec,
           guint *runs)
{
  *runs += sam_sync_get_state (sync) == SAM_SYNC_STATE_SYNCING;
}

/* Nothing is tried without a network, and all is tried as soon as there is one again. */
static void
test_off_and_on_with_the_network (Desk *desk,
                                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint runs = 0;
  guint before;

  g_signal_connect (desk->sync, "notify::state", G_CALLBACK (count_run), &runs);
  sam_server_set (desk->laptop->store, "https://127.0.0.1:9", NULL, &error);
  g_assert_no_error (error);
  sam_sync_set_interval (desk->sync, 3600);
  sam_sync_now (desk->sync);
  WAIT_UNTIL (sam_sync_get_state (desk->sync) == SAM_SYNC_STATE_OFFLINE);
  switch_network (desk->network, FALSE);
  before = runs;
  /* When the change is counted, a run would have begun. */
  g_free (sam_laptop_add (desk->laptop, "Groep"));
  sam_sync_note_change (desk->sync);
  WAIT_UNTIL (sam_sync_get_waiting (desk->sync) == 2);
  g_assert_cmpuint (runs, ==, before);
  g_assert_cmpint (sam_sync_get_state (desk->sync), ==, SAM_SYNC_STATE_OFFLINE);
  switch_network (desk->network, TRUE);
  WAIT_UNTIL (runs > before);
}

/* What failed before it slept is not waited for. */
static void
test_woken_from_sleep (Desk *desk,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 time = sam_wake_get_time ();
  guint runs = 0;
  guint before;

  sam_server_set (desk->laptop->store, "http://127.0.0.1:9", NULL, &error);
  g_assert_no_error (error);
  sam_sync_set_interval (desk->sync, 3600);
  for (guint i = 0; i < 4; i++)
    {
      sam_sync_now (desk->sync);
      WAIT_UNTIL (sam_sync_get_state (desk->sync) == SAM_SYNC_STATE_SYNCING);
      WAIT_UNTIL (sam_sync_get_state (desk->sync) == SAM_SYNC_STATE_OFFLINE);
    }
  g_signal_connect (desk->sync, "notify::state", G_CALLBACK (count_run), &runs);
  g_clear_handle_id (&desk->sync->timer, g_source_remove);
  before = runs;
  for (guint i = 0; i < 10; i++)
    sam_sync_look_for_sleep (desk->sync, time += SAM_WAKE_SECONDS);
  g_assert_cmpuint (desk->sync->timer, ==, 0);
  g_assert_cmpuint (runs, ==, before);
  sam_sync_look_for_sleep (desk->sync, time += 3600);
  WAIT_UNTIL (runs > before);
}

/* A server that is too busy is asked again by itself. */
static void
test_tries_again_by_itself (Desk *desk,
                            gconstpointer data)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (GError) error = NULL;
  guint before;

  sam_test_server_answer_json (server, 503, "Retry-After: 6\r\n", "{}");
  sam_server_set (desk->laptop->store, sam_test_server_get_address (server), NULL, &error);
  g_assert_no_error (error);
  sam_sync_set_interval (desk->sync, 3600);
  sam_sync_now (desk->sync);
  WAIT_UNTIL (sam_sync_get_state (desk->sync) == SAM_SYNC_STATE_OFFLINE);
  g_assert_nonnull (strstr (sam_sync_get_message (desk->sync), "busy"));
  before = sam_test_server_get_count (server);
  WAIT_UNTIL (sam_test_server_get_count (server) > before);
}

/* All goes on, and it is told. */
static void
test_clock_that_is_off (Desk *desk,
                        gconstpointer data)
{
  g_autoptr (SamTestServer) server = sam_test_server_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) before = g_date_time_add_hours (now, -2);
  g_autofree char *late = g_date_time_format (before, "Date: %a, %d %b %Y %H:%M:%S GMT\r\n");
  g_autoptr (GError) error = NULL;

  sam_test_server_answer_json (server, 200, late, "{\"db_name\":\"region-heerlen-e-o-\",\"update_seq\":0}");
  sam_server_set (desk->laptop->store, sam_test_server_get_address (server), NULL, &error);
  g_assert_no_error (error);
  sam_sync_now (desk->sync);
  WAIT_UNTIL (sam_sync_get_clock_off (desk->sync) != 0);
  g_assert_cmpint (sam_sync_get_clock_off (desk->sync), >=, 2 * 3600);
  g_assert_cmpint (sam_sync_get_clock_off (desk->sync), <, 3 * 3600);
}

/* Another program sets another server for the region: the password was not meant for that one. */
static void
test_password_stays_with_its_server (Desk *desk,
                                     gconstpointer data)
{
  g_autoptr (SamTestServer) first = sam_test_server_new ();
  g_autoptr (SamTestServer) second = sam_test_server_new ();
  g_autofree char *typed = g_strconcat (sam_test_server_get_address (first), "/region-heerlen-e-o-/", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *requests = NULL;

  g_unsetenv ("SAMENHULP_PASSWORD");
  sam_test_server_answer_json (first, 200, "", "{\"db_name\":\"region-heerlen-e-o-\",\"update_seq\":0}");
  sam_test_server_answer_json (second, 200, "", "{\"db_name\":\"region-heerlen-e-o-\",\"update_seq\":0}");
  error = set_server (desk, typed);
  g_assert_no_error (error);
  WAIT_UNTIL (sam_sync_get_state (desk->sync) == SAM_SYNC_STATE_ERROR);
  sam_server_set (desk->laptop->store, sam_test_server_get_address (second), "ada", &error);
  g_assert_no_error (error);
  sam_sync_now (desk->sync);
  WAIT_UNTIL (sam_sync_get_state (desk->sync) == SAM_SYNC_STATE_ERROR &&
              strstr (sam_sync_get_message (desk->sync), "keyring") != NULL);
  g_assert_cmpuint (sam_test_server_get_count (second), ==, 0);
  requests = sam_test_server_dup_requests (first);
  g_assert_nonnull (strstr (requests, "Authorization: Basic YWRhOnNlY3JldA=="));
  g_setenv ("SAMENHULP_PASSWORD", "secret", TRUE);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_setenv ("SAMENHULP_PASSWORD", "secret", TRUE);
  /* The desktop's settings are not there to be asked. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_add ("/sync/object/what-waits-is-counted-at-once", Desk, NULL, set_up, test_counts_at_once, tear_down);
  g_test_add ("/sync/object/bad-servers-are-not-kept", Desk, NULL, set_up, test_bad_servers_are_not_kept, tear_down);
  g_test_add ("/sync/object/a-good-server-is-kept-and-used", Desk, NULL, set_up, test_good_server_is_kept_and_used,
              tear_down);
  g_test_add_func ("/sync/object/an-address-is-of-the-server-not-of-a-database", test_addresses);
  g_test_add ("/sync/object/nobody-there-is-offline", Desk, NULL, set_up, test_nobody_there_is_offline, tear_down);
  g_test_add ("/sync/object/a-password-goes-to-its-own-server-only", Desk, NULL, set_up,
              test_password_stays_with_its_server, tear_down);
  g_test_add ("/sync/object/off-and-on-with-the-network", Desk, NULL, set_up, test_off_and_on_with_the_network,
              tear_down);
  g_test_add ("/sync/object/a-laptop-that-wakes-goes-on-at-once", Desk, NULL, set_up, test_woken_from_sleep, tear_down);
  g_test_add ("/sync/object/a-busy-server-is-tried-again", Desk, NULL, set_up, test_tries_again_by_itself, tear_down);
  g_test_add ("/sync/object/a-clock-that-is-off-is-told", Desk, NULL, set_up, test_clock_that_is_off, tear_down);
  return g_test_run ();
}
