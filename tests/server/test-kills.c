/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The power of the hub's computer fails while laptops synchronise with it, again and again: test-kills HUB */

#include "sam-fault-proxy.h"
#include "sam-office.h"

#define KILLS 16
#define RECORDS 25

static const char *hub;

typedef struct
{
  SamOffice *office;
  SamLaptop *laptop;
  const char *address;
  gint done; /* atomic */
} Run;

/* Whatever becomes of it, nothing else may be wrong than that nobody answers any more. */
static gpointer
synchronise (gpointer data)
{
  Run *run = data;
  g_autoptr (SamStore) store = sam_laptop_open_store (run->laptop);
  g_autoptr (SamPeer) peer = sam_office_connect (run->office, run->address, NULL);
  g_autoptr (GError) error = NULL;

  if (!sam_sync_run (store, peer, NULL, NULL, NULL, NULL, &error) &&
      !g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNREACHABLE) &&
      !g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CUT))
    g_error ("%s", error->message);
  g_atomic_int_set (&run->done, TRUE);
  return NULL;
}

/* Both laptops at once, and the end when the hub has said so much to them. */
static void
synchronise_and_kill (SamOffice *office,
                      SamBackend *backend,
                      SamFaultProxy *proxy,
                      guint bytes)
{
  Run runs[2] = { { office, office->ada, sam_fault_proxy_get_address (proxy), FALSE },
                  { office, office->bea, sam_fault_proxy_get_address (proxy), FALSE } };
  GThread *threads[2];

  sam_fault_proxy_take_bytes (proxy);
  for (guint i = 0; i < 2; i++)
    threads[i] = g_thread_new ("laptop", synchronise, &runs[i]);
  for (guint heard = 0;
       heard < bytes && !(g_atomic_int_get (&runs[0].done) && g_atomic_int_get (&runs[1].done));
       heard += sam_fault_proxy_take_bytes (proxy))
    g_usleep (200);
  sam_backend_kill_hub (backend);
  for (guint i = 0; i < 2; i++)
    g_thread_join (threads[i]);
  sam_backend_start_hub_again (backend, hub);
}

static void
add_some (SamLaptop *laptop,
          GPtrArray *ids)
{
  g_autoptr (GPtrArray) some = sam_office_add_many (laptop, RECORDS);

  for (guint i = 0; i < some->len; i++)
    g_ptr_array_add (ids, g_strdup (some->pdata[i]));
}

static void
test_kills (void)
{
  SamBackend *backend = sam_backend_start_hub (hub, NULL, NULL);
  g_autoptr (SamFaultProxy) proxy = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  SamOffice office;
  guint whole;

  g_assert_nonnull (backend->address);
  proxy = sam_fault_proxy_new (backend->address);
  sam_office_set_up (&office, backend);
  add_some (office.ada, ids);
  add_some (office.bea, ids);
  sam_office_sync (&office, office.ada);
  sam_office_sync (&office, office.bea);
  add_some (office.ada, ids);
  add_some (office.bea, ids);
  sam_fault_proxy_take_bytes (proxy);
  {
    g_autoptr (SamPeer) peer = sam_office_connect (&office, sam_fault_proxy_get_address (proxy), NULL);

    g_assert_true (sam_sync_run (office.ada->store, peer, NULL, NULL, NULL, NULL, NULL));
  }
  whole = 2 * sam_fault_proxy_take_bytes (proxy);
  for (guint i = 0; i < KILLS; i++)
    {
      g_test_message ("Ends when %u bytes are said", whole * i / KILLS);
      add_some (office.ada, ids);
      add_some (office.bea, ids);
      sam_laptop_set (office.ada, ids->pdata[i], "cost", "gratis");
      sam_laptop_set (office.bea, ids->pdata[i], "place", "Heerlen");
      synchronise_and_kill (&office, backend, proxy, whole * i / KILLS);
    }
  sam_office_sync (&office, office.ada);
  sam_office_sync (&office, office.bea);
  sam_office_sync (&office, office.ada);
  sam_office_assert_all_there (&office, ids);
  for (guint i = 0; i < KILLS; i++)
    {
      g_autofree char *cost = sam_laptop_get (office.bea, ids->pdata[i], "cost");
      g_autofree char *place = sam_laptop_get (office.ada, ids->pdata[i], "place");

      g_assert_cmpstr (cost, ==, "gratis");
      g_assert_cmpstr (place, ==, "Heerlen");
    }
  sam_laptop_assert_sound (office.ada);
  sam_laptop_assert_sound (office.bea);
  sam_office_tear_down (&office, backend);
  sam_backend_free (backend);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hub = argv[1];
  g_test_add_func ("/kills/a-hub-that-ends-again-and-again-loses-nothing", test_kills);
  return g_test_run ();
}
