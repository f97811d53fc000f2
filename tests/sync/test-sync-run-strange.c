/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Servers and documents that are not as one would like them. */

#include "sam-laptop.h"
#include "sam-memory-server.h"

#include "documents/sam-document-tombstones.h"
#include "sync/sam-lease.h"
#include "sync/sam-server.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define TOMBSTONE_REVISION "2-0123456789abcdef0123456789abcdef"
#define TOMBSTONE_PATH TOMBSTONE_REVISION " 1-0123456789abcdef0123456789abcdef"

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

static char *
add_keyed (SamLaptop *laptop,
           const char *key,
           const char *name)
{
  const SamKind *kind = sam_kind_find ("group");
  char *id = sam_id_from_key (kind, key);
  g_autoptr (SamRecord) record = sam_record_new (kind, id);
  g_autoptr (GError) error = NULL;

  sam_record_set_text (record, "name", name);
  sam_store_save (laptop->store, record, &error);
  g_assert_no_error (error);
  return id;
}

/* An import makes the record of the same key anew: it has to stand on the tombstone that is there. */
static void
test_made_again_after_its_deletion (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  g_autofree char *id = add_keyed (ada, "one", "Groep");
  g_autofree char *again = NULL;

  sam_memory_server_sync (server, ada->store);
  sam_laptop_delete (ada, id);
  sam_memory_server_sync (server, ada->store);
  sam_memory_server_sync (server, bea->store);
  again = add_keyed (bea, "one", "Groep");
  g_assert_cmpstr (again, ==, id);
  sam_memory_server_sync (server, bea->store);
  sam_memory_server_sync (server, ada->store);
  g_assert_true (sam_laptop_has (ada, id));
  g_assert_true (sam_laptop_has (bea, id));
  assert_same (ada, server, id);
  assert_same (bea, server, id);
  sam_laptop_assert_sound (bea);
}

/* The same, while what the tombstone says is still to be fetched. */
static void
test_made_again_on_a_noted_tombstone (void)
{
  guint stood = 0;

  for (guint requests = 4; requests < 12; requests++)
    {
      g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
      g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
      g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
      g_autoptr (SamPeer) peer = sam_memory_server_connect (server);
      g_autofree char *id = add_keyed (ada, "one", "Groep");
      g_autofree char *again = NULL;

      sam_memory_server_sync (server, ada->store);
      sam_laptop_delete (ada, id);
      sam_memory_server_sync (server, ada->store);
      sam_memory_server_cut_after (server, requests);
      if (sam_sync_run (bea->store, peer, NULL, NULL, NULL, NULL, NULL))
        break;
      again = add_keyed (bea, "one", "Groep");
      sam_memory_server_cut_after (server, 10000);
      sam_memory_server_sync (server, bea->store);
      sam_memory_server_sync (server, ada->store);
      assert_same (ada, server, id);
      assert_same (bea, server, id);
      stood += sam_laptop_has (ada, id) && sam_laptop_has (bea, id);
      sam_laptop_assert_sound (bea);
    }
  g_assert_cmpuint (stood, >, 0);
}

static char *
get_tombstone_body (SamLaptop *laptop,
                    const char *id)
{
  g_autoptr (SamRevision) winner = sam_documents_get (sam_store_get_database (laptop->store), id, NULL, NULL);

  return winner != NULL ? g_strdup (winner->body) : NULL;
}

/* Noted at once, read after all else, and then as good as any: also for a server that was made again. */
static void
test_tombstones_come_whole (void)
{
  const char *id = "group:11111111-1111-4111-8111-111111111111";
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autofree char *body = NULL;

  sam_memory_server_write (server, id, TOMBSTONE_PATH, TRUE, "{\"reason\":\"deleted\"}");
  sam_memory_server_sync (server, ada->store);
  body = get_tombstone_body (ada, id);
  g_assert_cmpstr (body, ==, "{\"reason\":\"deleted\"}");
  sam_laptop_assert_sound (ada);
  sam_memory_server_forget_everything (server);
  sam_memory_server_sync (server, ada->store);
  assert_same (ada, server, id);
  g_assert_cmpuint (sam_memory_server_count_revisions (server, id), ==, 2);
}

static guint
count_noted (SamLaptop *laptop)
{
  SamDatabase *database = sam_store_get_database (laptop->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) noted = sam_documents_list_tombstones_without_body (database, NULL, G_MAXINT, &error);

  g_assert_no_error (error);
  return noted->len;
}

/* Tens of thousands of them must not keep a first pull waiting, nor may those that this server can't give. */
static void
test_many_tombstones_come_in_parts (void)
{
  const guint count = 2300;
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  guint left = count;

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *id = g_strdup_printf ("group:11111111-1111-4111-8111-%012u", i);

      sam_memory_server_write (server, id, TOMBSTONE_PATH, TRUE, "{\"reason\":\"deleted\"}");
    }
  for (guint run = 0; run < 3; run++)
    {
      guint before = left;

      sam_memory_server_sync (server, ada->store);
      left = count_noted (ada);
      g_assert_cmpuint (left, <, before);
      if (run == 0)
        g_assert_cmpuint (left, >, count / 3);
    }
  g_assert_cmpuint (left, ==, 0);
}

typedef struct
{
  SamMemoryServer *server;
  guint requests;
  guint at;
} Deleter;

static void
on_request_cb (gpointer data)
{
  Deleter *deleter = data;

  if (deleter->requests++ == deleter->at)
    sam_memory_server_write (deleter->server, "group:11111111-1111-4111-8111-000000000000", TOMBSTONE_PATH, TRUE,
                             "{\"reason\":\"deleted\"}");
}

/* It came in one page of the feed, and its deletion in the next, which may be read before that page is stored. */
static void
test_deleted_while_it_comes_in (void)
{
  for (guint at = 0; at < 14; at++)
    {
      g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
      g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
      Deleter deleter = { server, 0, at };

      for (guint i = 0; i < 600; i++)
        {
          g_autofree char *id = g_strdup_printf ("group:11111111-1111-4111-8111-%012u", i);

          sam_memory_server_write (server, id, strchr (TOMBSTONE_PATH, ' ') + 1, FALSE, "{\"name\":\"Groep\"}");
        }
      sam_memory_server_set_visitor (server, on_request_cb, &deleter);
      sam_memory_server_sync (server, ada->store);
      if (deleter.requests <= at)
        break;
      sam_memory_server_sync (server, ada->store);
      g_assert_false (sam_laptop_has (ada, "group:11111111-1111-4111-8111-000000000000"));
      g_assert_true (sam_laptop_has (ada, "group:11111111-1111-4111-8111-000000000001"));
    }
}

static void
test_cut_before_the_tombstones_are_read (void)
{
  const char *id = "group:11111111-1111-4111-8111-111111111111";

  for (guint requests = 0; requests < 12; requests++)
    {
      g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
      g_autoptr (SamMemoryServer) other = sam_memory_server_new ();
      g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
      g_autoptr (SamPeer) peer = sam_memory_server_connect (server);
      g_autofree char *body = NULL;

      sam_memory_server_write (server, id, TOMBSTONE_PATH, TRUE, "{\"reason\":\"erased\"}");
      sam_memory_server_cut_after (server, requests);
      sam_sync_run (ada->store, peer, NULL, NULL, NULL, NULL, NULL);
      sam_laptop_assert_sound (ada);
      /* What was not read is not sent to anybody in its place. */
      sam_memory_server_sync (other, ada->store);
      g_assert_cmpuint (sam_memory_server_count_revisions (other, id), !=, 1);
      sam_memory_server_cut_after (server, 10000);
      sam_memory_server_sync (server, ada->store);
      sam_memory_server_sync (server, ada->store);
      body = get_tombstone_body (ada, id);
      g_assert_cmpstr (body, ==, "{\"reason\":\"erased\"}");
      sam_laptop_assert_sound (ada);
    }
}

static void
test_strangers_are_ignored (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autofree char *id = NULL;

  sam_memory_server_speak_of_strangers (server);
  for (guint i = 0; i < 3; i++)
    {
      SamSyncResult result;

      g_free (id);
      id = sam_laptop_add (ada, "Groep");
      result = sam_memory_server_sync (server, ada->store);
      g_assert_cmpuint (result.refused, ==, 0);
      assert_same (ada, server, id);
    }
}

/* Many stay bad, and are tried again and again: those that could go through have their turn all the same. */
static void
test_bad_documents_starve_nobody (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  const char *revision = "1-0123456789abcdef0123456789abcdef";
  SamSyncResult result;

  for (guint i = 0; i < 230; i++)
    {
      g_autofree char *id = g_strdup_printf ("other:%u", i);

      sam_memory_server_write (server, id, revision, FALSE, "{\"name\":");
    }
  result = sam_memory_server_sync (server, ada->store);
  g_assert_cmpuint (result.quarantined, ==, 230);
  for (guint i = 200; i < 230; i++)
    {
      g_autofree char *id = g_strdup_printf ("other:%u", i);

      sam_memory_server_replace_body (server, id, revision, "{}");
    }
  for (guint i = 0; i < 3; i++)
    result = sam_memory_server_sync (server, ada->store);
  g_assert_cmpuint (result.quarantined, ==, 200);
}

/* What comes with one that can't be stored is stored, and counted once. */
static void
test_a_bad_document_among_good_ones (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  SamSyncResult result;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *id = g_strdup_printf ("group:%02u", i);

      sam_memory_server_write (server, id, "1-0123456789abcdef0123456789abcdef", FALSE,
                               i == 20 ? "{\"name\":" : "{\"name\":\"Groep\"}");
    }
  result = sam_memory_server_sync (server, ada->store);
  g_assert_cmpuint (result.quarantined, ==, 1);
  g_assert_cmpuint (result.pulled, ==, 29);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *id = g_strdup_printf ("group:%02u", i);

      g_assert_cmpint (sam_laptop_has (ada, id), ==, i != 20);
    }
  sam_laptop_assert_sound (ada);
}

static void
test_refused_records_starve_nobody (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  SamSyncResult result;

  g_assert_true (sam_store_begin (ada->store, NULL));
  for (guint i = 0; i < 230; i++)
    g_free (sam_laptop_add (ada, i % 8 == 0 ? "Toch welkom" : "Niet welkom"));
  g_assert_true (sam_store_commit (ada->store, NULL));
  sam_memory_server_refuse (server, "welkom", FALSE);
  result = sam_memory_server_sync (server, ada->store);
  g_assert_cmpuint (result.refused, ==, 230);
  sam_memory_server_refuse (server, "Niet", FALSE);
  for (guint i = 0; i < 3; i++)
    result = sam_memory_server_sync (server, ada->store);
  g_assert_cmpuint (result.refused, ==, 230 - 29);
}

/* What a server named once and then forgot is not asked for any more: some fall over such a question. */
static void
test_forgotten_documents_are_let_go (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  SamSyncResult result;

  sam_memory_server_write (server, "other:1", "1-0123456789abcdef0123456789abcdef", FALSE, "{\"name\":");
  result = sam_memory_server_sync (server, ada->store);
  g_assert_cmpuint (result.quarantined, ==, 1);
  sam_memory_server_forget_everything (server);
  result = sam_memory_server_sync (server, ada->store);
  g_assert_cmpuint (result.quarantined, ==, 0);
}

/* Kept as it came, with what to do about it, and in nobody's way. */
static void
test_unreadable_documents_are_shown (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  const char *revision = "1-0123456789abcdef0123456789abcdef";
  g_autoptr (GPtrArray) set_aside = NULL;
  g_autofree char *raw = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *advice = NULL;
  SamSetAside *one;

  sam_memory_server_write (server, "other:bad", revision, FALSE, "{\"name\":\"\xff\"");
  sam_memory_server_write (server, "other:good", revision, FALSE, "{\"name\":\"Goed\"}");
  sam_memory_server_sync (server, ada->store);
  assert_same (ada, server, "other:good");
  set_aside = sam_sync_list_set_aside (ada->store, NULL);
  g_assert_cmpuint (set_aside->len, ==, 1);
  one = set_aside->pdata[0];
  g_assert_cmpstr (one->id, ==, "other:bad");
  g_assert_cmpstr (one->error, ==, "unreadable");
  advice = sam_set_aside_dup_advice (one);
  g_assert_nonnull (strstr (advice, "Another program"));
  raw = sam_sync_dup_raw (ada->store, "other:bad", NULL);
  g_assert_true (g_str_has_prefix (raw, "{\"name\":"));
  sam_memory_server_replace_body (server, "other:bad", revision, "{}");
  sam_memory_server_sync (server, ada->store);
  gone = sam_sync_dup_raw (ada->store, "other:bad", NULL);
  g_assert_null (gone);
  assert_same (ada, server, "other:bad");
}

static void
test_batches_fit_the_server (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamPeer) peer = sam_memory_server_connect (server);
  g_autoptr (GPtrArray) set_aside = NULL;
  g_autofree char *long_text = g_strnfill (30000, 'x');
  g_autofree char *giant = NULL;
  g_autofree char *advice = NULL;
  guint refused;

  sam_memory_server_set_most_bytes (server, 20000);
  for (guint round = 0; round < 2; round++)
    {
      refused = sam_memory_server_get_too_large (server);
      g_assert_true (sam_store_begin (ada->store, NULL));
      for (guint i = 0; i < 400; i++)
        g_free (sam_laptop_add (ada, "Een groep met een naam van gewone lengte"));
      g_assert_true (sam_store_commit (ada->store, NULL));
      g_assert_true (sam_sync_run (ada->store, peer, NULL, NULL, NULL, NULL, NULL));
      g_assert_cmpuint (sam_sync_count_waiting (ada->store, NULL), ==, 0);
      g_test_message ("%u requests were too large", sam_memory_server_get_too_large (server) - refused);
    }
  /* The first time it was found out how much it takes; the second time that was known. */
  g_assert_cmpuint (sam_memory_server_get_too_large (server), ==, refused);

  giant = sam_laptop_add (ada, long_text);
  g_assert_true (sam_sync_run (ada->store, peer, NULL, NULL, NULL, NULL, NULL));
  set_aside = sam_sync_list_set_aside (ada->store, NULL);
  g_assert_cmpuint (set_aside->len, ==, 1);
  g_assert_cmpstr (((SamSetAside *) set_aside->pdata[0])->id, ==, giant);
  advice = sam_set_aside_dup_advice (set_aside->pdata[0]);
  g_assert_nonnull (strstr (advice, "larger than the server takes"));
}

typedef struct
{
  guint64 done;
  guint64 total;
  guint reports;
} Progress;

static void
note_progress (SamSyncStep step,
               guint64 done,
               guint64 total,
               gpointer data)
{
  Progress *progress = &((Progress *) data)[step];

  g_assert_cmpuint (done, >=, progress->done);
  g_assert_cmpuint (done, <=, total);
  if (progress->reports++ > 0)
    g_assert_cmpuint (total, ==, progress->total);
  progress->done = done;
  progress->total = total;
}

/* How many come is known from the first page on. */
static void
test_progress_has_a_total (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamPeer) peer = sam_memory_server_connect (server);
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  Progress progress[3] = { 0 };

  for (guint i = 0; i < 1700; i++)
    {
      g_autofree char *id = g_strdup_printf ("other:%u", i);

      sam_memory_server_write (server, id, "1-0123456789abcdef0123456789abcdef", FALSE, "{}");
    }
  for (guint i = 0; i < 30; i++)
    g_free (sam_laptop_add (ada, "Groep"));
  g_assert_true (sam_sync_run (ada->store, peer, note_progress, progress, NULL, NULL, NULL));
  g_assert_cmpuint (progress[SAM_SYNC_PULLING].done, ==, 1700);
  g_assert_cmpuint (progress[SAM_SYNC_PULLING].total, ==, 1700);
  g_assert_cmpuint (progress[SAM_SYNC_PULLING].reports, >, 2);
  g_assert_cmpuint (progress[SAM_SYNC_PUSHING].done, ==, progress[SAM_SYNC_PUSHING].total);
  g_assert_cmpuint (progress[SAM_SYNC_PUSHING].done, >=, 30);
}

/* Who writes the first page waits here until the server was asked for the second one. */
typedef struct
{
  SamMemoryServer *server;
  GMutex mutex;
  GCond cond;
  guint asked; /* requests since the first page was handed out: the list of the next, and then what is in it */
  gboolean waited;
  gboolean in_time;
} Overlap;

static void
note_request (gpointer data)
{
  Overlap *overlap = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&overlap->mutex);

  if (sam_memory_server_get_handed_out (overlap->server) == 0)
    return;
  overlap->asked++;
  g_cond_broadcast (&overlap->cond);
}

static void
wait_for_request (gpointer data,
                  int operation,
                  const char *database,
                  const char *table,
                  sqlite3_int64 row)
{
  Overlap *overlap = data;
  g_autoptr (GMutexLocker) locker = NULL;
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  if (g_strcmp0 (table, "revision") != 0 || overlap->waited)
    return;
  overlap->waited = TRUE;
  locker = g_mutex_locker_new (&overlap->mutex);
  while (overlap->asked < 2 && g_cond_wait_until (&overlap->cond, &overlap->mutex, end))
    ;
  overlap->in_time = overlap->asked >= 2;
}

/* The server is not kept waiting while the file is written. */
static void
test_pages_overlap (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamPeer) peer = sam_memory_server_connect (server);
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  Overlap overlap = { .server = server };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *id = g_strdup_printf ("other:%u", i);

      sam_memory_server_write (server, id, "1-0123456789abcdef0123456789abcdef", FALSE, "{}");
    }
  g_mutex_init (&overlap.mutex);
  g_cond_init (&overlap.cond);
  sam_memory_server_set_visitor (server, note_request, &overlap);
  sqlite3_update_hook (sam_database_get_handle (sam_store_get_database (ada->store)), wait_for_request, &overlap);
  g_assert_true (sam_sync_run (ada->store, peer, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (overlap.waited);
  g_assert_true (overlap.in_time);
  g_mutex_clear (&overlap.mutex);
  g_cond_clear (&overlap.cond);
}

/* What has come in is not fetched again, wherever the first pull of a large region was cut. */
static void
test_a_cut_pull_goes_on (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  const guint count = 6000;
  gboolean whole = FALSE;
  guint runs;

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *id = g_strdup_printf ("other:%u", i);

      sam_memory_server_write (server, id, "1-0123456789abcdef0123456789abcdef", FALSE, "{}");
    }
  for (runs = 0; !whole && runs < 30; runs++)
    {
      g_autoptr (SamPeer) peer = sam_memory_server_connect (server);

      sam_memory_server_cut_after (server, 8);
      whole = sam_sync_run (ada->store, peer, NULL, NULL, NULL, NULL, NULL);
    }
  g_test_message ("%u runs, %u documents handed out", runs, sam_memory_server_get_handed_out (server));
  g_assert_true (whole);
  g_assert_cmpuint (runs, >, 1);
  /* A page may be on its way when the line goes. */
  g_assert_cmpuint (sam_memory_server_get_handed_out (server), <=, count + 2000);
  g_assert_cmpuint (sam_sync_count_waiting (ada->store, NULL), ==, 0);
}

/* Bea edits more often than the server remembers, while Ada is away: Ada had an ancestor, and that is no conflict. */
static void
test_trees_deeper_than_the_server_keeps (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  g_autofree char *id = sam_laptop_add (ada, "Groep");
  g_autofree char *name = NULL;
  SamSyncResult result;

  sam_memory_server_keep_revisions (server, 3);
  sam_memory_server_sync (server, ada->store);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *text = g_strdup_printf ("Groep %u", i);

      sam_memory_server_sync (server, bea->store);
      sam_laptop_set (bea, id, "name", text);
      sam_memory_server_sync (server, bea->store);
    }
  result = sam_memory_server_sync (server, ada->store);
  g_assert_cmpuint (result.conflicts, ==, 0);
  name = sam_laptop_get (ada, id, "name");
  g_assert_cmpstr (name, ==, "Groep 9");
  g_assert_true (sam_laptop_remembers (ada, id, "\"Groep\""));
  sam_memory_server_sync (server, bea->store);
  sam_memory_server_sync (server, ada->store);
  result = sam_memory_server_sync (server, bea->store);
  g_assert_cmpuint (result.conflicts + result.pulled + result.pushed, ==, 0);
  assert_same (ada, server, id);
  sam_laptop_assert_sound (ada);
  sam_laptop_assert_sound (bea);
}

/* An edit of Ada's own on what the server has forgotten is a parallel change, and stays one. */
static void
test_own_edits_under_a_deep_tree (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  g_autofree char *id = sam_laptop_add (ada, "Groep");
  SamSyncResult result;

  sam_memory_server_keep_revisions (server, 3);
  sam_memory_server_sync (server, ada->store);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *text = g_strdup_printf ("Groep %u", i);

      sam_memory_server_sync (server, bea->store);
      sam_laptop_set (bea, id, "name", text);
      sam_memory_server_sync (server, bea->store);
    }
  sam_laptop_set (ada, id, "name", "Van Ada");
  result = sam_memory_server_sync (server, ada->store);
  g_assert_cmpuint (result.conflicts, ==, 1);
  g_assert_true (sam_laptop_remembers (ada, id, "Van Ada"));
  sam_memory_server_sync (server, bea->store);
  g_assert_true (sam_laptop_remembers (bea, id, "Van Ada"));
}

/* The checkpoint is gone on one side: all is compared, and nothing is sent or fetched again. */
static void
test_a_lost_checkpoint_costs_a_look (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autofree char *id = NULL;
  SamSyncResult result;
  guint before;

  for (guint i = 0; i < 20; i++)
    {
      g_free (id);
      id = sam_laptop_add (ada, "Groep");
    }
  sam_memory_server_write (server, "other:1", "1-0123456789abcdef0123456789abcdef", FALSE, "{}");
  sam_memory_server_sync (server, ada->store);
  before = sam_memory_server_get_handed_out (server);
  sam_memory_server_forget_checkpoints (server);
  result = sam_memory_server_sync (server, ada->store);
  g_assert_cmpuint (result.pulled + result.pushed, ==, 0);
  g_assert_cmpuint (sam_memory_server_get_handed_out (server), ==, before);
  sam_laptop_set (ada, id, "name", "Later");
  result = sam_memory_server_sync (server, ada->store);
  g_assert_cmpuint (result.pushed, ==, 1);
  assert_same (ada, server, id);
}

/* The window and the command line on one file: one at a time. */
static void
test_one_at_a_time (void)
{
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamPeer) peer = sam_memory_server_connect (server);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamLease) lease = sam_lease_take (ada->path, &error);
  g_autofree char *sentence = NULL;

  g_assert_no_error (error);
  g_assert_false (sam_sync_run (ada->store, peer, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_TAKEN);
  g_assert_cmpuint (sam_memory_server_get_requests (server), ==, 0);
  sentence = sam_sync_explain (error);
  g_assert_nonnull (strstr (sentence, "Another program"));
  g_clear_pointer (&lease, sam_lease_release);
  sam_memory_server_sync (server, ada->store);
}

/* However the other one ends. */
static void
test_a_lease_dies_with_its_process (void)
{
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLease) lease = NULL;
  g_autoptr (GError) error = NULL;
  int ready[2];
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      SamLease *held = sam_lease_take (ada->path, NULL);

      if (held == NULL || write (ready[1], "x", 1) != 1)
        _exit (1);
      pause ();
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_null (sam_lease_take (ada->path, &error));
  g_assert_error (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_TAKEN);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  g_clear_error (&error);
  lease = sam_lease_take (ada->path, &error);
  g_assert_no_error (error);
  close (ready[0]);
  close (ready[1]);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sync/strange/what-is-made-again-stands-on-its-tombstone", test_made_again_after_its_deletion);
  g_test_add_func ("/sync/strange/what-is-made-again-stands-on-a-tombstone-that-was-only-noted",
                   test_made_again_on_a_noted_tombstone);
  g_test_add_func ("/sync/strange/tombstones-come-whole", test_tombstones_come_whole);
  g_test_add_func ("/sync/strange/many-tombstones-come-in-parts", test_many_tombstones_come_in_parts);
  g_test_add_func ("/sync/strange/what-is-deleted-while-it-comes-in-is-deleted", test_deleted_while_it_comes_in);
  g_test_add_func ("/sync/strange/a-cut-leaves-no-half-tombstones", test_cut_before_the_tombstones_are_read);
  g_test_add_func ("/sync/strange/what-was-never-offered-can-not-be-refused", test_strangers_are_ignored);
  g_test_add_func ("/sync/strange/bad-documents-starve-nobody", test_bad_documents_starve_nobody);
  g_test_add_func ("/sync/strange/a-bad-document-keeps-no-good-one-away", test_a_bad_document_among_good_ones);
  g_test_add_func ("/sync/strange/refused-records-starve-nobody", test_refused_records_starve_nobody);
  g_test_add_func ("/sync/strange/forgotten-documents-are-let-go", test_forgotten_documents_are_let_go);
  g_test_add_func ("/sync/strange/two-programs-take-turns", test_one_at_a_time);
  g_test_add_func ("/sync/strange/a-killed-program-leaves-no-lease", test_a_lease_dies_with_its_process);
  g_test_add_func ("/sync/strange/unreadable-documents-are-kept-as-they-came", test_unreadable_documents_are_shown);
  g_test_add_func ("/sync/strange/batches-fit-the-server", test_batches_fit_the_server);
  g_test_add_func ("/sync/strange/the-next-page-is-asked-for-while-one-is-written", test_pages_overlap);
  g_test_add_func ("/sync/strange/a-cut-pull-goes-on", test_a_cut_pull_goes_on);
  g_test_add_func ("/sync/strange/trees-deeper-than-the-server-keeps-are-no-conflict",
                   test_trees_deeper_than_the_server_keeps);
  g_test_add_func ("/sync/strange/own-edits-under-a-deep-tree-stay", test_own_edits_under_a_deep_tree);
  g_test_add_func ("/sync/strange/a-lost-checkpoint-costs-a-look", test_a_lost_checkpoint_costs_a_look);
  g_test_add_func ("/sync/strange/progress-is-told-with-its-total", test_progress_has_a_total);
  return g_test_run ();
}
