/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two programs on one file, and programs that are killed. With `-m slow` an import of 10,000 records is killed until it
 * is done; otherwise a smaller one, a few times. */

#include "store-fixture.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_EDITS 40
#define BATCH 25

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

/* Imports from record @argument on, and says after each commit how far it is. */
static void
import (Fixture *fixture,
        int pipe_end,
        const char *argument)
{
  guint from = 0;
  guint n_records = 0;

  g_assert_cmpint (sscanf (argument, "%u %u", &from, &n_records), ==, 2);
  while (from < n_records)
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

/* The last number that the process said before it ended. */
static guint
read_reported (int read_end,
               guint before)
{
  guint reported = before;
  guint number;

  while (read (read_end, &number, sizeof number) == sizeof number)
    reported = number;
  close (read_end);
  return reported;
}

static void
assert_all_there (Fixture *fixture,
                  guint reported)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  gint64 n_there;

  fixture->store = fixture_open (fixture, "Marit");
  n_there = sam_store_count (fixture->store, query, NULL);
  g_assert_cmpint (n_there, >=, reported);
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
}

static void
test_killed_import (Fixture *fixture,
                    gconstpointer data)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_records = g_test_slow () ? 10000 : 1000;
  guint n_kills = 0;
  guint reported = 0;

  g_test_message ("seed %u", seed);
  g_clear_pointer (&fixture->store, sam_store_close);
  while (reported < n_records)
    {
      g_autofree char *argument = g_strdup_printf ("%u %u", reported, n_records);
      int read_end;
      GPid pid = start_child (fixture, import, argument, &read_end);

      g_usleep ((gulong) g_rand_int_range (random, 2000, g_test_slow () ? 500000 : 120000));
      n_kills += kill (pid, SIGKILL) == 0 && WIFSIGNALED (wait_for_child (pid));
      reported = read_reported (read_end, reported);
      assert_all_there (fixture, reported);
      /* On a slow machine a batch may never be done in that time: then the last one is left to end. */
      if (n_kills >= (g_test_slow () ? 200 : 8))
        break;
    }
  g_test_message ("killed %u times, %u of %u records", n_kills, reported, n_records);
  g_assert_cmpuint (n_kills, >, 0);
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
