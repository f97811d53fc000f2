/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sam-store-thread.h"

#include "store-fixture.h"

typedef struct
{
  SamStoreThread *thread;
  GPtrArray *changed; /* ids told, "*" for everything */
  GAsyncResult *result;
} Watched;

static void
on_changed_cb (SamStoreThread *thread,
               char **ids,
               Watched *watched)
{
  if (ids == NULL)
    g_ptr_array_add (watched->changed, g_strdup ("*"));
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_ptr_array_add (watched->changed, g_strdup (ids[i]));
}

static void
watch (Watched *watched,
       Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  watched->thread = sam_store_thread_open (fixture->path, "Marit", &error);
  g_assert_no_error (error);
  watched->changed = g_ptr_array_new_with_free_func (g_free);
  watched->result = NULL;
  g_signal_connect (watched->thread, "changed", G_CALLBACK (on_changed_cb), watched);
}

static void
unwatch (Watched *watched)
{
  sam_store_thread_close (watched->thread);
  g_object_unref (watched->thread);
  g_ptr_array_unref (watched->changed);
  g_clear_object (&watched->result);
}

static void
on_done_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  ((Watched *) data)->result = g_object_ref (result);
}

static gpointer
wait_for_result (Watched *watched,
                 GError **error)
{
  while (watched->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return sam_store_thread_run_finish (watched->thread, watched->result, error);
}

static gboolean
on_late_cb (gpointer data)
{
  g_error ("nothing was told within two minutes");
  return G_SOURCE_REMOVE;
}

static void
wait_for_change (Watched *watched,
                 const char *id)
{
  guint late = g_timeout_add_seconds (120, on_late_cb, NULL);

  while (!g_ptr_array_find_with_equal_func (watched->changed, id, g_str_equal, NULL))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
}

static gpointer
run_count (SamStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));

  g_assert_cmpstr (data, ==, "given");
  return GINT_TO_POINTER ((int) sam_store_count (store, query, error) + 100);
}

static gpointer
run_save (SamStore *store,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  return sam_store_save (store, data, error) ? data : NULL;
}

static gpointer
run_until_cancelled (SamStore *store,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_atomic_int_set ((int *) data, 1);
  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_usleep (1000);
  return NULL;
}

static void
test_runs_on_the_worker (Fixture *fixture,
                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Watched watched;
  gpointer result;

  g_object_unref (make_record (fixture->store, "group", "zin", "name", "Zin", NULL));
  watch (&watched, fixture);
  g_assert_cmpstr (sam_store_thread_get_path (watched.thread), ==, fixture->path);
  sam_store_thread_run_async (watched.thread, run_count, g_strdup ("given"), g_free, NULL, NULL, on_done_cb, &watched);
  result = wait_for_result (&watched, &error);
  g_assert_no_error (error);
  g_assert_cmpint (GPOINTER_TO_INT (result), ==, 101);
  unwatch (&watched);
}

static void
test_tells_what_it_saved (Fixture *fixture,
                          gconstpointer data)
{
  g_autofree char *id = make_id ("group", "zin");
  SamRecord *group = sam_record_new (sam_kind_find ("group"), id);
  Watched watched;

  watch (&watched, fixture);
  set_text (group, "name", "Zin");
  sam_store_thread_run_async (watched.thread, run_save, group, g_object_unref, NULL, NULL, on_done_cb, &watched);
  wait_for_change (&watched, id);
  assert_text (fixture->store, "group", "zin", "edited_by", "Marit");
  unwatch (&watched);
}

static void
test_tells_what_others_saved (Fixture *fixture,
                              gconstpointer data)
{
  g_autoptr (SamRecord) person = make_record (fixture->store, "person", "an", "first_name", "An", NULL);
  g_autofree char *topic_id = make_id ("topic", "rouw");
  g_autoptr (SamRecord) expert = make_record (fixture->store, "expert", "an", "person", sam_record_get_id (person),
                                              "topics", topic_id, NULL);
  Watched watched;

  watch (&watched, fixture);
  set_text (person, "first_name", "Anna");
  save (fixture->store, person);
  wait_for_change (&watched, sam_record_get_id (person));
  /* Its title changed, too. */
  wait_for_change (&watched, sam_record_get_id (expert));
  unwatch (&watched);
}

static void
test_cancelled_job_ends (Fixture *fixture,
                         gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  int started = 0;
  Watched watched;

  watch (&watched, fixture);
  sam_store_thread_run_async (watched.thread, run_until_cancelled, &started, NULL, NULL, cancellable, on_done_cb,
                              &watched);
  while (!g_atomic_int_get (&started))
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  wait_for_result (&watched, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  unwatch (&watched);
}

static void
test_closing_ends_jobs_but_not_saves (Fixture *fixture,
                                      gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  int started = 0;
  Watched watched;
  Watched waiting;

  watch (&watched, fixture);
  waiting = watched;
  sam_store_thread_run_async (watched.thread, run_until_cancelled, &started, NULL, NULL, cancellable, on_done_cb,
                              &watched);
  sam_store_thread_run_async (watched.thread, run_count, g_strdup ("given"), g_free, NULL, NULL, on_done_cb, &waiting);
  while (!g_atomic_int_get (&started))
    g_usleep (1000);
  sam_store_thread_close (watched.thread);
  wait_for_result (&watched, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  /* What nobody can cancel is done. */
  wait_for_result (&waiting, &error);
  g_assert_no_error (error);
  g_clear_object (&waiting.result);

  sam_store_thread_run_async (watched.thread, run_count, g_strdup ("given"), g_free, NULL, NULL, on_done_cb, &waiting);
  wait_for_result (&waiting, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_object (&waiting.result);
  unwatch (&watched);
}

static void
test_bad_file_is_an_error (Fixture *fixture,
                           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "This is no region, but a text of some length.\n", -1, NULL));
  g_assert_null (sam_store_thread_open (path, "Marit", &error));
  g_assert_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_NOT_OURS);
}

static gpointer
run_spoil (SamStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  SamDatabase *database = sam_store_get_database (store);

  return GINT_TO_POINTER (sam_database_execute (database, "ALTER TABLE document RENAME TO gone", error));
}

/* Who reads everything anew each time it is told would never end. */
static void
test_unreadable_file_is_not_told (Fixture *fixture,
                                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Watched watched;

  watch (&watched, fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_object (&watched.result);
      g_clear_error (&error);
      sam_store_thread_run_async (watched.thread, run_spoil, NULL, NULL, NULL, NULL, on_done_cb, &watched);
      wait_for_result (&watched, &error);
    }
  g_assert_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE);
  g_assert_cmpuint (watched.changed->len, ==, 0);
  unwatch (&watched);
}

int
main (int argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/thread/a-function-runs-on-the-worker", test_runs_on_the_worker },
    { "/thread/what-it-saved-is-told", test_tells_what_it_saved },
    { "/thread/what-another-connection-saved-is-told", test_tells_what_others_saved },
    { "/thread/a-cancelled-job-ends", test_cancelled_job_ends },
    { "/thread/closing-ends-jobs-but-not-saves", test_closing_ends_jobs_but_not_saves },
    { "/thread/a-file-that-can-not-be-opened-is-an-error", test_bad_file_is_an_error },
    { "/thread/a-file-that-can-not-be-read-any-more-is-not-told", test_unreadable_file_is_not_told },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  return g_test_run ();
}
