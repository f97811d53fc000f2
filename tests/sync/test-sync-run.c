/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-laptop.h"
#include "sam-memory-server.h"

#include "couch/sam-couch-error.h"
#include "store/sam-attachments.h"
#include "store/sam-conflict.h"
#include "store/sam-query.h"

#include <string.h>

static SamSyncResult
sync_well (SamLaptop *laptop,
           SamMemoryServer *server)
{
  return sam_memory_server_sync (server, laptop->store);
}

static SamSyncResult
sync_badly (SamLaptop *laptop,
            SamMemoryServer *server,
            SamCouchError code)
{
  g_autoptr (SamPeer) peer = sam_memory_server_connect (server);
  g_autoptr (GError) error = NULL;
  SamSyncResult result;

  g_assert_false (sam_sync_run (laptop->store, peer, NULL, NULL, &result, NULL, &error));
  g_assert_error (error, SAM_COUCH_ERROR, (int) code);
  return result;
}

static void
assert_same (SamLaptop *a,
             SamLaptop *b,
             const char *id)
{
  g_autofree char *leaves_a = sam_laptop_dup_leaves (a, id);
  g_autofree char *leaves_b = sam_laptop_dup_leaves (b, id);

  g_assert_cmpstr (leaves_a, ==, leaves_b);
}

#define assert_field(laptop, id, field, expected)                 \
  G_STMT_START                                                    \
  {                                                               \
    g_autofree char *found_ = sam_laptop_get (laptop, id, field); \
    g_assert_cmpstr (found_, ==, expected);                       \
  }                                                               \
  G_STMT_END

static void
test_first_push_and_pull (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  g_autofree char *id = sam_laptop_add (ada, "Zin in koffie");
  SamSyncResult result;

  g_assert_cmpuint (sam_sync_count_waiting (ada->store, NULL), ==, 1);
  result = sync_well (ada, server);
  g_assert_cmpuint (result.pushed, ==, 1);
  g_assert_cmpuint (result.pulled, ==, 0);
  g_assert_cmpuint (sam_sync_count_waiting (ada->store, NULL), ==, 0);
  g_assert_cmpint (sam_sync_get_last_time (ada->store, NULL), >, 0);

  result = sync_well (bea, server);
  g_assert_cmpuint (result.pulled, ==, 1);
  g_assert_cmpuint (result.pushed, ==, 0);
  assert_field (bea, id, "name", "Zin in koffie");

  sam_laptop_set (bea, id, "name", "Zin in thee");
  sync_well (bea, server);
  sync_well (ada, server);
  assert_field (ada, id, "name", "Zin in thee");
  sam_laptop_delete (ada, id);
  sync_well (ada, server);
  sync_well (bea, server);
  g_assert_false (sam_laptop_has (bea, id));
  assert_same (ada, bea, id);
  sam_laptop_assert_sound (ada);
  sam_laptop_assert_sound (bea);
}

static void
assert_waits_for_the_disk (SamLaptop *laptop)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (sam_store_get_database (laptop->store),
                                                             "PRAGMA synchronous", &error);
  gboolean row;

  g_assert_no_error (error);
  g_assert_true (sam_database_step (sam_store_get_database (laptop->store), statement, &row, &error) && row);
  g_assert_cmpint (sqlite3_column_int (statement, 0), ==, 2);
}

/* What is pulled can be had again, what is typed can't. */
static void
test_only_a_pull_is_hurried (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  SamSyncResult result;

  sam_memory_server_write (server, "group:bad-path", "3-zzz 2-yyy 1-xxx", FALSE, "{}");
  sam_memory_server_write (server, "venue:11111111-1111-4111-8111-111111111111",
                           "1-0123456789abcdef0123456789abcdef", FALSE, "{\"name\":\"Zaal\"}");
  assert_waits_for_the_disk (ada);
  result = sync_well (ada, server);
  g_assert_cmpuint (result.pulled, ==, 1);
  assert_waits_for_the_disk (ada);
}

/* Of the last run that brought anything, whatever ran since. */
static void
test_what_came_in (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  g_autofree char *first = sam_laptop_add (ada, "Zin in koffie");
  g_autofree char *second = NULL;
  g_auto (GStrv) records = sam_sync_list_received (bea->store, NULL);
  gint64 at;

  g_assert_cmpuint (g_strv_length (records), ==, 0);
  sync_well (ada, server);
  sync_well (bea, server);
  second = sam_laptop_add (ada, "Samen lopen");
  sync_well (ada, server);
  sync_well (bea, server);
  sync_well (bea, server);
  g_strfreev (records);
  records = sam_sync_list_received (bea->store, NULL);
  g_assert_cmpuint (g_strv_length (records), ==, 1);
  g_assert_cmpstr (records[0], ==, second);
  g_assert_cmpuint (sam_sync_get_last_received (bea->store, &at, NULL), ==, 1);
  g_assert_cmpint (at, >, 0);
}

static void
test_nothing_to_do_costs_little (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  guint before;

  for (guint i = 0; i < 20; i++)
    g_free (sam_laptop_add (ada, "Groep"));
  sync_well (ada, server);
  sync_well (bea, server);
  sync_well (ada, server);
  before = sam_memory_server_get_requests (server);
  sync_well (bea, server);
  sync_well (ada, server);
  /* Each: the database, two checkpoints, no changes. */
  g_assert_cmpuint (sam_memory_server_get_requests (server) - before, <=, 10);
}

static void
test_ten_saves_are_one_revision (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autofree char *id = sam_laptop_add (ada, "Groep 0");

  for (guint i = 1; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("Groep %u", i);

      sam_laptop_set (ada, id, "name", name);
    }
  sync_well (ada, server);
  g_assert_cmpuint (sam_memory_server_count_revisions (server, id), ==, 1);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("Groep %u", i);

      g_assert_true (sam_laptop_remembers (ada, id, name));
      sam_laptop_set (ada, id, "cost", name);
    }
  sync_well (ada, server);
  g_assert_cmpuint (sam_memory_server_count_revisions (server, id), ==, 2);
}

static void
test_different_fields (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  g_autofree char *id = sam_laptop_add (ada, "Groep");
  SamSyncResult result;

  sync_well (ada, server);
  sync_well (bea, server);
  sam_laptop_set (ada, id, "place", "Heerlen");
  sam_laptop_set (bea, id, "cost", "gratis");
  sync_well (ada, server);
  result = sync_well (bea, server);
  g_assert_cmpuint (result.merged, ==, 1);
  g_assert_cmpuint (result.conflicts, ==, 0);
  result = sync_well (ada, server);
  g_assert_cmpuint (result.merged, ==, 0);
  assert_field (ada, id, "place", "Heerlen");
  assert_field (ada, id, "cost", "gratis");
  assert_same (ada, bea, id);
  sam_laptop_assert_sound (ada);
  sam_laptop_assert_sound (bea);
}

/* Both see the two leaves before either has merged: the same merge, and nothing more to do. */
static void
test_both_merge (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamMemoryServer) other = NULL;
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  g_autoptr (SamLaptop) cas = sam_laptop_new ("Cas");
  g_autofree char *id = sam_laptop_add (ada, "Groep");
  guint revisions;

  sync_well (ada, server);
  sync_well (bea, server);
  sync_well (cas, server);
  sam_laptop_set (bea, id, "place", "Heerlen");
  sync_well (bea, server);
  sam_laptop_set (ada, id, "cost", "gratis");
  sam_laptop_set (cas, id, "languages", "nl; de");
  other = sam_memory_server_copy (server);
  sync_well (ada, server);
  sync_well (cas, other);
  sync_well (ada, other);
  sync_well (cas, server);
  sync_well (ada, server);
  sync_well (bea, server);
  assert_same (ada, bea, id);
  assert_same (ada, cas, id);
  assert_field (bea, id, "place", "Heerlen");
  assert_field (bea, id, "cost", "gratis");
  assert_field (bea, id, "languages", "nl; de");
  revisions = sam_memory_server_count_revisions (server, id);
  sync_well (cas, server);
  sync_well (ada, server);
  sync_well (bea, server);
  g_assert_cmpuint (sam_memory_server_count_revisions (server, id), ==, revisions);
}

static void
test_same_field (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  g_autofree char *id = sam_laptop_add (ada, "Groep");
  g_autoptr (GPtrArray) conflicts = NULL;
  SamSyncResult result;
  SamConflict *conflict;

  sync_well (ada, server);
  sync_well (bea, server);
  sam_laptop_set (ada, id, "place", "Heerlen");
  sam_laptop_set (bea, id, "place", "Kerkrade");
  sam_laptop_set (bea, id, "cost", "gratis");
  sync_well (ada, server);
  result = sync_well (bea, server);
  g_assert_cmpuint (result.merged, ==, 0);
  g_assert_cmpuint (result.conflicts, ==, 1);
  sync_well (ada, server);
  assert_same (ada, bea, id);

  conflicts = sam_store_load_conflicts (ada->store, NULL);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpstr (conflict->id, ==, id);
  g_assert_cmpstr (conflict->title, ==, "Groep");
  g_assert_cmpuint (sam_conflict_count_open (conflict), ==, 1);
  g_assert_cmpuint (conflict->versions->len, ==, 2);
  g_assert_true (sam_laptop_remembers (ada, id, "Heerlen"));
  g_assert_true (sam_laptop_remembers (ada, id, "Kerkrade"));
}

static void
test_same_edit_twice (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  g_autofree char *id = sam_laptop_add (ada, "Groep");
  SamSyncResult result;

  sync_well (ada, server);
  sync_well (bea, server);
  sam_laptop_set (ada, id, "place", "Heerlen");
  sam_laptop_set (bea, id, "place", "Heerlen");
  sync_well (ada, server);
  result = sync_well (bea, server);
  g_assert_cmpuint (result.conflicts, ==, 0);
  sync_well (ada, server);
  assert_same (ada, bea, id);
  assert_field (ada, id, "place", "Heerlen");
}

static void
test_delete_against_edit (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  g_autofree char *id = sam_laptop_add (ada, "Groep");

  sync_well (ada, server);
  sync_well (bea, server);
  sam_laptop_delete (ada, id);
  sam_laptop_set (bea, id, "place", "Heerlen");
  sync_well (ada, server);
  sync_well (bea, server);
  sync_well (ada, server);
  assert_field (ada, id, "place", "Heerlen");
  assert_same (ada, bea, id);
  sam_laptop_assert_sound (ada);
}

static void
test_erased (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  g_autofree char *id = sam_laptop_add (ada, "Groep");

  sync_well (ada, server);
  sync_well (bea, server);
  sam_laptop_set (bea, id, "place", "Heerlen");
  g_assert_true (sam_store_erase (ada->store, id, NULL));
  sync_well (ada, server);
  sync_well (bea, server);
  sync_well (ada, server);
  sync_well (bea, server);
  g_assert_false (sam_laptop_has (ada, id));
  g_assert_false (sam_laptop_has (bea, id));
  g_assert_false (sam_laptop_remembers (bea, id, "Heerlen"));
  assert_same (ada, bea, id);
}

/* Another program, or one that has not heard of it yet, brings back what was erased. */
static void
test_erased_comes_back (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  g_autofree char *id = sam_laptop_add (ada, "Groep");
  g_autofree char *there = NULL;
  g_autofree char *here = NULL;

  sync_well (ada, server);
  g_assert_true (sam_store_erase (ada->store, id, NULL));
  sync_well (ada, server);
  sync_well (ada, server);
  sam_memory_server_write (server, id, "1-0123456789abcdef0123456789abcdef", FALSE, "{\"name\":\"Terug\"}");
  sync_well (ada, server);
  sync_well (bea, server);
  there = sam_memory_server_dup_leaves (server, id);
  here = sam_laptop_dup_leaves (ada, id);
  g_assert_cmpstr (there, ==, here);
  g_assert_false (sam_laptop_has (bea, id));
  g_assert_cmpuint (sam_sync_count_waiting (ada->store, NULL), ==, 0);
}

static void
test_every_cut_goes_on (void)
{
  for (guint requests = 0; requests < 14; requests++)
    {
      g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
      g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
      g_autoptr (SamPeer) peer = sam_memory_server_connect (server);
      g_autofree char *mine = sam_laptop_add (ada, "Groep");
      g_autofree char *leaves = NULL;

      sam_memory_server_write (server, "venue:11111111-1111-4111-8111-111111111111",
                               "1-0123456789abcdef0123456789abcdef", FALSE, "{\"name\":\"Zaal\"}");
      sam_memory_server_cut_after (server, requests);
      sam_sync_run (ada->store, peer, NULL, NULL, NULL, NULL, NULL);
      sam_memory_server_cut_after (server, 10000);
      sync_well (ada, server);
      leaves = sam_memory_server_dup_leaves (server, mine);
      g_assert_nonnull (leaves);
      g_assert_true (sam_laptop_has (ada, "venue:11111111-1111-4111-8111-111111111111"));
      g_assert_cmpuint (sam_sync_count_waiting (ada->store, NULL), ==, 0);
    }
}

static void
test_failures_keep_their_code (void)
{
  const SamCouchError codes[] = { SAM_COUCH_ERROR_UNREACHABLE, SAM_COUCH_ERROR_UNAUTHORIZED, SAM_COUCH_ERROR_LOCKED,
                                  SAM_COUCH_ERROR_NOT_FOUND, SAM_COUCH_ERROR_SERVER, SAM_COUCH_ERROR_NONSENSE };
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autofree char *id = sam_laptop_add (ada, "Groep");

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      sam_memory_server_set_failure (server, codes[i]);
      sync_badly (ada, server, codes[i]);
      g_assert_cmpuint (sam_sync_count_waiting (ada->store, NULL), ==, 1);
    }
  sam_memory_server_set_failure (server, -1);
  sync_well (ada, server);
  g_assert_cmpuint (sam_sync_count_waiting (ada->store, NULL), ==, 0);
}

static void
refuse (gboolean whole_batch)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autofree char *bad = NULL;
  g_autoptr (GPtrArray) set_aside = NULL;
  SamSyncResult result;
  SamSetAside *entry;

  for (guint i = 0; i < 9; i++)
    g_free (sam_laptop_add (ada, "Groep"));
  bad = sam_laptop_add (ada, "Onwelkom");
  for (guint i = 0; i < 9; i++)
    g_free (sam_laptop_add (ada, "Groep"));
  sam_memory_server_refuse (server, "Onwelkom", whole_batch);
  result = sync_well (ada, server);
  g_assert_cmpuint (result.pushed, ==, 18);
  g_assert_cmpuint (result.refused, ==, 1);
  g_assert_cmpuint (sam_sync_count_waiting (ada->store, NULL), ==, 1);
  set_aside = sam_sync_list_set_aside (ada->store, NULL);
  g_assert_cmpuint (set_aside->len, ==, 1);
  entry = g_ptr_array_index (set_aside, 0);
  g_assert_cmpstr (entry->id, ==, bad);
  g_assert_true (entry->ours);
  g_assert_nonnull (entry->reason);

  sam_memory_server_refuse (server, NULL, FALSE);
  result = sync_well (ada, server);
  g_assert_cmpuint (result.pushed, ==, 1);
  g_assert_cmpuint (result.refused, ==, 0);
  g_assert_cmpuint (sam_sync_count_waiting (ada->store, NULL), ==, 0);
}

static void
test_refused_one_by_one (void)
{
  refuse (FALSE);
}

static void
test_refused_in_a_batch (void)
{
  refuse (TRUE);
}

static void
test_malformed_from_elsewhere (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (GPtrArray) set_aside = NULL;
  SamSyncResult result;

  sam_memory_server_write (server, "group:bad-path", "3-zzz 2-yyy 1-xxx", FALSE, "{}");
  sam_memory_server_write (server, "other:thing", "1-0123456789abcdef0123456789abcdef", FALSE,
                           "{\"new\":[1,{\"a\":null}]}");
  sam_memory_server_write (server, "venue:11111111-1111-4111-8111-111111111111", "1-0123456789abcdef0123456789abcdef",
                           FALSE, "{\"name\":17}");
  sam_memory_server_write (server, "_design/rules", "1-0123456789abcdef0123456789abcdef", FALSE, "{}");
  result = sync_well (ada, server);
  g_assert_cmpuint (result.pulled, ==, 2);
  g_assert_cmpuint (result.quarantined, ==, 1);
  set_aside = sam_sync_list_set_aside (ada->store, NULL);
  g_assert_cmpuint (set_aside->len, ==, 1);
  g_assert_cmpstr (((SamSetAside *) g_ptr_array_index (set_aside, 0))->id, ==, "group:bad-path");
  g_assert_false (((SamSetAside *) g_ptr_array_index (set_aside, 0))->ours);
}

/* One of two leaves can't be read today: it is not forgotten because the other can. */
static void
test_unread_leaf_is_asked_for_again (void)
{
  const char *id = "venue:11111111-1111-4111-8111-111111111111";

  for (guint bad = 0; bad < 2; bad++)
    {
      g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
      g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
      const char *const revisions[] = { "1-ffffffffffffffffffffffffffffffff", "1-0123456789abcdef0123456789abcdef" };
      g_autofree char *here = NULL;
      g_autofree char *there = NULL;
      SamSyncResult result;

      for (guint i = 0; i < 2; i++)
        sam_memory_server_write (server, id, revisions[i], FALSE, i == bad ? "{\"name\":" : "{\"name\":\"Zaal\"}");
      result = sync_well (ada, server);
      g_assert_cmpuint (result.quarantined, ==, 1);
      sam_memory_server_replace_body (server, id, revisions[bad], "{\"name\":\"Hal\"}");
      result = sync_well (ada, server);
      g_assert_cmpuint (result.quarantined, ==, 0);
      here = sam_laptop_dup_leaves (ada, id);
      there = sam_memory_server_dup_leaves (server, id);
      g_assert_cmpstr (here, ==, there);
    }
}

/* What an attachment holds, and the server does not give, is told, and asked for at every run until it is here. */
static void
test_unfetched_attachment (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "Een folder", -1);
  g_autofree char *body = g_strdup_printf ("{\"about\":\"group:11111111-1111-4111-8111-111111111111\",\"name\":"
                                           "\"folder.txt\",\"sha256\":\"%s\",\"size\":10}",
                                           sha256);
  const char *id = "attachment:11111111-1111-4111-8111-111111111111";
  g_autoptr (GBytes) found = NULL;
  SamSyncResult result;

  sam_memory_server_write (server, id, "1-0123456789abcdef0123456789abcdef", FALSE, body);
  for (guint i = 1; i <= 2; i++)
    {
      g_autoptr (GPtrArray) set_aside = NULL;
      g_autofree char *advice = NULL;

      result = sync_well (ada, server);
      g_assert_cmpuint (result.unfetched, ==, 1);
      g_assert_cmpuint (result.quarantined, ==, 0);
      set_aside = sam_sync_list_set_aside (ada->store, NULL);
      g_assert_cmpuint (set_aside->len, ==, 1);
      g_assert_true (sam_set_aside_is_attachment (set_aside->pdata[0]));
      g_assert_cmpstr (((SamSetAside *) set_aside->pdata[0])->id, ==, id);
      g_assert_cmpint (((SamSetAside *) set_aside->pdata[0])->tries, ==, i);
      advice = sam_set_aside_dup_advice (set_aside->pdata[0]);
      g_assert_nonnull (strstr (advice, "at every synchronisation"));
    }

  sam_memory_server_set_attachment (server, "Iets anders");
  result = sync_well (ada, server);
  g_assert_cmpuint (result.unfetched, ==, 1);

  /* What was only cut comes in the same run. */
  sam_memory_server_set_attachment (server, "Een folder");
  sam_memory_server_cut_attachment (server);
  result = sync_well (ada, server);
  g_assert_cmpuint (result.unfetched, ==, 0);
  found = sam_store_load_attached (ada->store, id, NULL);
  g_assert_cmpmem (g_bytes_get_data (found, NULL), g_bytes_get_size (found), "Een folder", 10);
}

/* Nobody is told of what is gone. */
static void
test_unfetched_attachment_deleted (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  const char *id = "attachment:11111111-1111-4111-8111-111111111111";
  SamSyncResult result;

  sam_memory_server_write (server, id, "1-0123456789abcdef0123456789abcdef", FALSE,
                           "{\"name\":\"folder.txt\",\"sha256\":"
                           "\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"}");
  result = sync_well (ada, server);
  g_assert_cmpuint (result.unfetched, ==, 1);
  g_assert_true (sam_store_delete (ada->store, id, NULL));
  result = sync_well (ada, server);
  g_assert_cmpuint (result.unfetched, ==, 0);
}

static void
test_server_restored (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamMemoryServer) backup = NULL;
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  g_autofree char *first = sam_laptop_add (ada, "Eerste");
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  sync_well (ada, server);
  sync_well (bea, server);
  backup = sam_memory_server_copy (server);
  second = sam_laptop_add (ada, "Tweede");
  sync_well (ada, server);
  sync_well (bea, server);
  sam_memory_server_restore (server, backup);
  third = sam_laptop_add (bea, "Derde");
  sync_well (bea, server);
  sync_well (ada, server);
  g_assert_true (sam_laptop_has (ada, third));
  g_assert_cmpuint (sam_memory_server_count_revisions (server, first), ==, 1);
  g_assert_cmpuint (sam_memory_server_count_revisions (server, second), ==, 1);
}

static void
test_server_made_again (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  g_autofree char *first = sam_laptop_add (ada, "Eerste");
  g_autofree char *second = NULL;

  sync_well (ada, server);
  second = sam_laptop_add (bea, "Tweede");
  sync_well (bea, server);
  sam_memory_server_forget_everything (server);
  sync_well (ada, server);
  g_assert_cmpuint (sam_memory_server_count_revisions (server, first), ==, 1);
  sync_well (bea, server);
  g_assert_cmpuint (sam_memory_server_count_revisions (server, second), ==, 1);
  g_assert_true (sam_laptop_has (bea, first));
}

static void
test_without_checkpoints (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  SamSyncResult result;
  guint before;

  sam_memory_server_set_read_only_checkpoints (server);
  for (guint i = 0; i < 3; i++)
    g_free (sam_laptop_add (ada, "Groep"));
  result = sync_well (ada, server);
  g_assert_cmpuint (result.pushed, ==, 3);
  sync_well (ada, server);
  before = sam_memory_server_get_requests (server);
  sync_well (ada, server);
  g_assert_cmpuint (sam_memory_server_get_requests (server) - before, <=, 6);
}

static void
test_base_from_the_server (void)
{
  const char *id = "group:11111111-1111-4111-8111-111111111111";
  const char *root = "1-0123456789abcdef0123456789abcdef";
  const char *ours = "2-11111111111111111111111111111111 1-0123456789abcdef0123456789abcdef";
  const char *theirs = "2-22222222222222222222222222222222 1-0123456789abcdef0123456789abcdef";
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  SamSyncResult result;

  sam_memory_server_write (server, id, root, FALSE, "{\"name\":\"Groep\"}");
  sam_memory_server_write (server, id, ours, FALSE, "{\"name\":\"Groep\",\"place\":\"Heerlen\"}");
  sam_memory_server_write (server, id, theirs, FALSE, "{\"cost\":\"gratis\",\"name\":\"Groep\"}");
  result = sync_well (ada, server);
  g_assert_cmpuint (result.merged, ==, 1);
  assert_field (ada, id, "place", "Heerlen");
  assert_field (ada, id, "cost", "gratis");
}

/* Without the common past nobody can tell an addition from a removal: the leaves stand. */
static void
test_base_that_nobody_has (void)
{
  const char *id = "group:11111111-1111-4111-8111-111111111111";
  const char *ours = "2-11111111111111111111111111111111 1-0123456789abcdef0123456789abcdef";
  const char *theirs = "2-22222222222222222222222222222222 1-0123456789abcdef0123456789abcdef";
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  SamSyncResult result;

  sam_memory_server_write (server, id, ours, FALSE, "{\"name\":\"Groep\",\"place\":\"Heerlen\"}");
  sam_memory_server_write (server, id, theirs, FALSE, "{\"cost\":\"gratis\",\"name\":\"Groep\"}");
  result = sync_well (ada, server);
  g_assert_cmpuint (result.merged, ==, 0);
  g_assert_cmpuint (result.conflicts, ==, 1);
}

static void
test_many_pages (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  SamSyncResult result;

  g_assert_true (sam_store_begin (ada->store, NULL));
  for (guint i = 0; i < 1203; i++)
    g_free (sam_laptop_add (ada, "Groep"));
  g_assert_true (sam_store_commit (ada->store, NULL));
  result = sync_well (ada, server);
  g_assert_cmpuint (result.pushed, ==, 1203);
  result = sync_well (bea, server);
  g_assert_cmpuint (result.pulled, ==, 1203);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sync/run/what-one-laptop-has-reaches-the-other", test_first_push_and_pull);
  g_test_add_func ("/sync/run/what-came-in-last-is-remembered", test_what_came_in);
  g_test_add_func ("/sync/run/only-a-pull-does-not-wait-for-the-disk", test_only_a_pull_is_hurried);
  g_test_add_func ("/sync/run/nothing-to-do-costs-little", test_nothing_to_do_costs_little);
  g_test_add_func ("/sync/run/ten-saves-are-sent-as-one-revision", test_ten_saves_are_one_revision);
  g_test_add_func ("/sync/run/different-fields-both-survive", test_different_fields);
  g_test_add_func ("/sync/run/two-laptops-make-the-same-merge", test_both_merge);
  g_test_add_func ("/sync/run/the-same-field-is-kept-twice-and-listed", test_same_field);
  g_test_add_func ("/sync/run/the-same-edit-twice-is-no-conflict", test_same_edit_twice);
  g_test_add_func ("/sync/run/an-edit-wins-over-a-deletion", test_delete_against_edit);
  g_test_add_func ("/sync/run/erased-wins-over-an-edit", test_erased);
  g_test_add_func ("/sync/run/what-was-erased-and-comes-back-is-buried-on-the-server-too", test_erased_comes_back);
  g_test_add_func ("/sync/run/after-every-cut-the-next-run-goes-on", test_every_cut_goes_on);
  g_test_add_func ("/sync/run/failures-keep-their-code-and-lose-nothing", test_failures_keep_their_code);
  g_test_add_func ("/sync/run/a-refused-record-is-set-aside", test_refused_one_by_one);
  g_test_add_func ("/sync/run/a-record-that-spoils-its-batch-is-set-aside", test_refused_in_a_batch);
  g_test_add_func ("/sync/run/malformed-documents-are-set-aside", test_malformed_from_elsewhere);
  g_test_add_func ("/sync/run/tells-of-attachments-the-server-does-not-give-and-asks-again", test_unfetched_attachment);
  g_test_add_func ("/sync/run/tells-nothing-of-an-unfetched-attachment-that-was-deleted",
                   test_unfetched_attachment_deleted);
  g_test_add_func ("/sync/run/a-leaf-that-could-not-be-read-is-asked-for-again", test_unread_leaf_is_asked_for_again);
  g_test_add_func ("/sync/run/a-restored-server-gets-back-what-it-lost", test_server_restored);
  g_test_add_func ("/sync/run/a-server-made-again-is-filled-again", test_server_made_again);
  g_test_add_func ("/sync/run/an-account-without-checkpoints-goes-on", test_without_checkpoints);
  g_test_add_func ("/sync/run/the-common-past-is-fetched-when-it-is-missing", test_base_from_the_server);
  g_test_add_func ("/sync/run/without-a-common-past-nothing-is-merged", test_base_that_nobody_has);
  g_test_add_func ("/sync/run/many-records-go-page-by-page", test_many_pages);
  return g_test_run ();
}
