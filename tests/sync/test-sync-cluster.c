/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a cluster does that one server does not: its nodes know different things at one moment. */

#include "sam-laptop.h"
#include "sam-memory-server.h"

#define REVISION "1-0123456789abcdef0123456789abcdef"

static void
assert_same (SamLaptop *laptop,
             SamMemoryServer *server,
             const char *id)
{
  g_autofree char *here = sam_laptop_dup_leaves (laptop, id);
  g_autofree char *there = sam_memory_server_dup_leaves (server, id);

  g_assert_nonnull (here);
  g_assert_cmpstr (here, ==, there);
}

/* The feed told of it once and goes on from there; what could not be had then must not be lost. */
static void
test_a_node_lags_behind (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autofree char *nothing = NULL;
  SamSyncResult result;

  sam_memory_server_write (server, "other:1", REVISION, FALSE, "{}");
  sam_memory_server_write (server, "other:2", REVISION, FALSE, "{}");
  sam_memory_server_lag_behind (server, "other:1");
  for (guint i = 0; i < 3; i++)
    {
      sam_memory_server_sync (server, ada->store);
      assert_same (ada, server, "other:2");
    }
  nothing = sam_laptop_dup_leaves (ada, "other:1");
  g_assert_null (nothing);
  sam_memory_server_lag_behind (server, NULL);
  result = sam_memory_server_sync (server, ada->store);
  assert_same (ada, server, "other:1");
  g_assert_cmpuint (result.quarantined, ==, 0);
  result = sam_memory_server_sync (server, ada->store);
  g_assert_cmpuint (result.pulled + result.pushed, ==, 0);
}

/* Who looks once more at another server or folder meanwhile has not looked at this one. */
static void
test_another_peer_in_between (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamMemoryServer) another = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");

  sam_memory_server_write (server, "other:1", REVISION, FALSE, "{}");
  sam_memory_server_write (server, "other:2", REVISION, FALSE, "{}");
  sam_memory_server_lag_behind (server, "other:1");
  for (guint i = 0; i < 2; i++)
    {
      sam_memory_server_sync (server, ada->store);
      sam_memory_server_sync (another, ada->store);
    }
  assert_same (ada, another, "other:2");
  sam_memory_server_lag_behind (server, NULL);
  sam_memory_server_sync (server, ada->store);
  assert_same (ada, server, "other:1");
}

/* After a move or a repair a server may refuse what it called its place in the feed itself. */
static void
test_a_sequence_is_refused (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  guint before;

  sam_memory_server_write (server, "other:1", REVISION, FALSE, "{}");
  sam_memory_server_sync (server, ada->store);
  before = sam_memory_server_get_handed_out (server);
  sam_memory_server_forget_sequences (server);
  sam_memory_server_write (server, "other:2", REVISION, FALSE, "{}");
  sam_memory_server_sync (server, ada->store);
  assert_same (ada, server, "other:2");
  g_assert_cmpuint (sam_memory_server_get_handed_out (server), ==, before + 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sync/cluster/what-a-node-has-not-heard-of-yet-comes-later", test_a_node_lags_behind);
  g_test_add_func ("/sync/cluster/that-holds-with-another-server-in-between", test_another_peer_in_between);
  g_test_add_func ("/sync/cluster/a-sequence-that-is-refused-costs-a-look", test_a_sequence_is_refused);
  return g_test_run ();
}
