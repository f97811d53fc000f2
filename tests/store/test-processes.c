/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two programs on one file, and programs that are killed: an import a few times, with `-m slow` until it has brought
 * 10,000 records. */

#include "store-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_EDITS 40
#define BATCH 25
#define MAX_MICROSECONDS 15000

typedef void (*ChildFunc) (Fixture *fixture,
                           int pipe_end,
                           const char *argument);

/* Runs @func in a process of its own, on a connection of its own. */
static GPid
start_child (Fixture *fixture,
             ChildFunc func,
             const char *argument,
             int *read_end)
{
  int ends[2];
  GPid pid;

  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      close (ends[0]);
      fixture->store = fixture_open (fixture, argument);
      func (fixture, ends[1], argument);
      sam_store_close (fixture->store);
      _exit (0);
    }
  close (ends[1]);
  *read_end = ends[0];
  return pid;
}

static int
wait_for_child (GPid pid)
{
  int status;

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return status;
}

/* Each process adds words of its own to the same set of the same record, and counts in a field of its own. */
static void
add_words (Fixture *fixture,
           int pipe_end,
           const char *argument)
{
  gboolean first = g_str_equal (argument, "a");

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (SamRecord) group = load (fixture->store, "group", "zin");
      g_auto (GStrv) words = sam_record_dup_strv (group, "languages");
      g_autofree char *joined = words != NULL ? g_strjoinv ("; ", words) : g_strdup ("");
      g_autofree char *more = g_strdup_printf ("%s; %s%u", joined, argument, i);
      g_autofree char *count = g_strdup_printf ("%u", i + 1);

      set_text (group, "languages", more);
      set_text (group, first ? "size_min" : "size_max", count);
      g_usleep (i % 5 * 500);
      save (fixture->store, group);
    }
}

static void
test_no_update_is_lost (Fixture *fixture,
                        gconstpointer data)
{
  g_autofree char *count = g_strdup_printf ("%u", N_EDITS);
  g_autoptr (SamRecord) group = NULL;
  g_auto (GStrv) words = NULL;
  int ends[2];
  GPid a;
  GPid b;

  g_object_unref (make_record (fixture->store, "group", "zin", "name", "Zin", NULL));
  g_clear_pointer (&fixture->store, sam_store_close);
  a = start_child (fixture, add_words, "a", &ends[0]);
  b = start_child (fixture, add_words, "b", &ends[1]);
  g_assert_cmpint (wait_for_child (a), ==, 0);
  g_assert_cmpint (wait_for_child (b), ==, 0);
  close (ends[0]);
  close (ends[1]);
  fixture->store = fixture_open (fixture, "Marit");
  assert_text (fixture->store, "group", "zin", "size_min", count);
  assert_text (fixture->store, "group", "zin", "size_max", count);
  group = load (fixture->store, "group", "zin");
  words = sam_record_dup_strv (group, "languages");
  g_assert_cmpuint (g_strv_length (words), ==, 2 * N_EDITS);
  assert_verified (fixture->store);
}

/* Imports from record @argument on until it is killed, and says after each commit how far it is. */
static void
import (Fixture *fixture,
        int pipe_end,
        const char *argument)
{
  for (guint from = (guint) g_ascii_strtoull (argument, NULL, 10);;)
    {
      g_assert_true (sam_store_begin (fixture->store, NULL));
      g_assert_true (sam_store_begin_step (fixture->store, "Import", NULL));
      for (guint i = 0; i < BATCH; i++, from++)
        {
          g_autofree char *key = g_strdup_printf ("%u", from);
          g_autofree char *topic = g_strdup_printf ("%u", from % 10);
          g_autofree char *topic_id = make_id ("topic", topic);
          g_autofree char *name = g_strdup_printf ("Groep %u", from);

          g_object_unref (make_record (fixture->store, "group", key, "name", name, "topics", topic_id, "notes",
                                       "Een avond in de week, met koffie.", NULL));
          if (from < 10)
            g_object_unref (make_record (fixture->store, "topic", key, "name", name, NULL));
        }
      g_assert_true (sam_store_end_step (fixture->store, NULL));
      g_assert_true (sam_store_commit (fixture->store, NULL));
      g_assert_cmpint (write (pipe_end, &from, sizeof from), ==, sizeof from);
    }
}

/* Waits until the process has said @n_commits numbers, then a moment as long as about one commit, and kills it. It is
 * the import's own progress that is waited for, so that it is hit at work however fast the machine is. */
static guint
kill_at_work (GPid pid,
              int read_end,
              guint n_commits,
              guint microseconds)
{
  guint reported = 0;
  guint number;

  for (guint i = 0; i < n_commits; i++)
    g_assert_cmpint (read (read_end, &reported, sizeof reported), ==, sizeof reported);
  g_usleep (microseconds);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_true (WIFSIGNALED (wait_for_child (pid)));
  while (read (read_end, &number, sizeof number) == sizeof number)
    reported = number;
  close (read_end);
  return reported;
}

/* Returns: how many records there are; a last batch may have been committed and not reported */
static guint
assert_all_there (Fixture *fixture,
                  guint reported)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  gint64 n_there;

  fixture->store = fixture_open (fixture, "Marit");
  n_there = sam_store_count (fixture->store, query, NULL);
  g_assert_cmpint (n_there, >=, reported);
  g_assert_cmpint (n_there, <=, reported + BATCH);
  g_assert_cmpint (n_there % BATCH, ==, 0);
  for (guint i = 0; i < reported; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autofree char *name = g_strdup_printf ("Groep %u", i);
      g_autofree char *id = make_id ("group", key);
      g_autofree char *title = sam_store_dup_title (fixture->store, id);

      g_assert_cmpstr (title, ==, name);
    }
  assert_verified (fixture->store);
  g_clear_pointer (&fixture->store, sam_store_close);
  return (guint) n_there;
}

static void
test_killed_import (Fixture *fixture,
                    gconstpointer data)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_records = g_test_slow () ? 10000 : 500;
  gint32 most_commits = g_test_slow () ? 16 : 4;
  guint n_kills = 0;

  g_test_message ("seed %u", seed);
  g_clear_pointer (&fixture->store, sam_store_close);
  for (guint there = 0; there < n_records; n_kills++)
    {
      g_autofree char *argument = g_strdup_printf ("%u", there);
      int read_end;
      GPid pid = start_child (fixture, import, argument, &read_end);
      guint n_commits = (guint) g_rand_int_range (random, 1, most_commits);

      there = assert_all_there (
          fixture, kill_at_work (pid, read_end, n_commits, (guint) g_rand_int_range (random, 0, MAX_MICROSECONDS)));
    }
  g_test_message ("killed %u times", n_kills);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/processes/two-on-one-file-lose-no-update", Fixture, NULL, fixture_set_up, test_no_update_is_lost,
              fixture_tear_down);
  g_test_add ("/processes/what-was-reported-done-survives-kill", Fixture, NULL, fixture_set_up, test_killed_import,
              fixture_tear_down);
  return g_test_run ();
}
