/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "app/lists/sam-changes.h"
#include "app/lists/sam-key-diff.h"
#include "app/lists/sam-query-model.h"

/* --- which steps lead from one list of keys to another --- */

static GArray *
make_keys (guint n,
           ...)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  va_list arguments;

  va_start (arguments, n);
  for (guint i = 0; i < n; i++)
    {
      gint64 key = va_arg (arguments, int);

      g_array_append_val (keys, key);
    }
  va_end (arguments);
  return keys;
}

/* Takes the steps one by one, as a list model does. Returns how many there were. */
static guint
check_steps (GArray *before,
             GArray *after)
{
  g_autoptr (GArray) now = g_array_copy (before);
  g_autoptr (GArray) splices =
      sam_key_diff ((gint64 *) before->data, before->len, (gint64 *) after->data, after->len);

  for (guint i = 0; i < splices->len; i++)
    {
      SamSplice splice = g_array_index (splices, SamSplice, i);

      g_assert_cmpuint (splice.position + splice.removed, <=, now->len);
      g_assert_cmpuint (splice.position + splice.added, <=, after->len);
      if (splice.removed > 0)
        g_array_remove_range (now, splice.position, splice.removed);
      if (splice.added > 0)
        g_array_insert_vals (now, splice.position, &g_array_index (after, gint64, splice.position), splice.added);
    }
  g_assert_cmpmem (now->data, now->len * sizeof (gint64), after->data, after->len * sizeof (gint64));
  return splices->len;
}

static void
test_steps (void)
{
  g_autoptr (GArray) none = make_keys (0);
  g_autoptr (GArray) five = make_keys (5, 1, 2, 3, 4, 5);
  g_autoptr (GArray) without = make_keys (4, 1, 2, 4, 5);
  g_autoptr (GArray) with = make_keys (6, 1, 2, 9, 3, 4, 5);
  g_autoptr (GArray) down = make_keys (5, 2, 3, 4, 1, 5);
  g_autoptr (GArray) up = make_keys (5, 4, 1, 2, 3, 5);

  g_assert_cmpuint (check_steps (five, five), ==, 0);
  g_assert_cmpuint (check_steps (none, five), ==, 1);
  g_assert_cmpuint (check_steps (five, none), ==, 1);
  g_assert_cmpuint (check_steps (five, without), ==, 1);
  g_assert_cmpuint (check_steps (five, with), ==, 1);
  /* A row that moved is taken out and put in; the others stay. */
  g_assert_cmpuint (check_steps (five, down), ==, 2);
  g_assert_cmpuint (check_steps (five, up), ==, 2);
}

static GArray *
shuffle_some (GRand *random,
              guint n)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 key = 0; key < (gint64) n; key++)
    if (g_rand_boolean (random))
      g_array_append_val (keys, key);
  for (guint i = 0; keys->len > 1 && i < n / 4; i++)
    {
      guint a = (guint) g_rand_int_range (random, 0, (gint32) keys->len);
      guint b = (guint) g_rand_int_range (random, 0, (gint32) keys->len);
      gint64 key = g_array_index (keys, gint64, a);

      g_array_index (keys, gint64, a) = g_array_index (keys, gint64, b);
      g_array_index (keys, gint64, b) = key;
    }
  return keys;
}

static void
test_random_steps (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 3000; i++)
    {
      guint n = (guint) g_rand_int_range (random, 0, i % 10 == 0 ? 700 : 30);
      g_autoptr (GArray) before = shuffle_some (random, n);
      g_autoptr (GArray) after = shuffle_some (random, n);

      check_steps (before, after);
    }
}

/* --- the lazy list over a store --- */

typedef struct
{
  char *folder;
  SamStoreThread *thread;
  SamStore *other; /* another program on the same file */
  SamQueryModel *model;
  guint n_changes;
  guint n_removed;
  guint n_added;
} Fixture;

static void
add_group (SamStore *store,
           const char *key,
           const char *name,
           const char *status)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("group"), key);
  g_autoptr (SamRecord) record = sam_record_new (sam_kind_find ("group"), id);
  g_autoptr (GError) error = NULL;

  sam_record_set_text (record, "name", name);
  sam_record_set_text (record, "status", status);
  sam_store_save (store, record, &error);
  g_assert_no_error (error);
}

static void
on_items_changed_cb (Fixture *fixture,
                     guint position,
                     guint removed,
                     guint added)
{
  fixture->n_changes++;
  fixture->n_removed += removed;
  fixture->n_added += added;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  guint n_groups = GPOINTER_TO_UINT (data);

  fixture->folder = g_dir_make_tmp ("lists-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "region.db", NULL);
  fixture->other = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (sam_store_begin (fixture->other, &error));
  for (guint i = 0; i < n_groups; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group %05u", i);

      add_group (fixture->other, name, name, i % 2 == 0 ? "open" : "full");
    }
  g_assert_true (sam_store_commit (fixture->other, &error));
  fixture->thread = sam_store_thread_open (path, "Ada", &error);
  g_assert_no_error (error);
  fixture->model = sam_query_model_new (fixture->thread);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->model);
  sam_store_thread_close (fixture->thread);
  g_clear_object (&fixture->thread);
  g_clear_pointer (&fixture->other, sam_store_close);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

typedef gboolean (*Condition) (Fixture *fixture,
                               gconstpointer data);

static gboolean
on_patience_over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_until (Fixture *fixture,
            Condition condition,
            gconstpointer data)
{
  gboolean over = FALSE;
  guint id = g_timeout_add_seconds (120, on_patience_over_cb, &over);

  while (!over && !condition (fixture, data))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (over);
  g_source_remove (id);
}

static gboolean
is_settled (Fixture *fixture,
            gconstpointer data)
{
  return !sam_query_model_is_loading (fixture->model);
}

static gboolean
has_n_rows (Fixture *fixture,
            gconstpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->model)) == GPOINTER_TO_UINT (data);
}

static gboolean
item_is_loaded (Fixture *fixture,
                gconstpointer data)
{
  return sam_list_item_is_loaded ((SamListItem *) data);
}

static void
list (Fixture *fixture,
      const char *status,
      gboolean descending)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GError) error = NULL;

  sam_query_add_column (query, "name", &error);
  sam_query_add_column (query, "status", &error);
  sam_query_set_order (query, "name", descending, &error);
  if (status != NULL)
    sam_query_add_condition (query, "status", SAM_COMPARE_EQUAL, status, &error);
  g_assert_no_error (error);
  sam_query_model_set_query (fixture->model, g_steal_pointer (&query));
  wait_until (fixture, is_settled, NULL);
  g_assert_null (sam_query_model_get_error (fixture->model));
}

static SamListItem *
get_loaded (Fixture *fixture,
            guint position)
{
  SamListItem *item = g_list_model_get_item (G_LIST_MODEL (fixture->model), position);

  g_assert_nonnull (item);
  wait_until (fixture, item_is_loaded, item);
  return item;
}

static void
test_lazy (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (SamListItem) item = NULL;
  g_autoptr (SamListItem) again = NULL;

  list (fixture, NULL, FALSE);
  g_assert_true (has_n_rows (fixture, data));
  /* Nobody has looked at a row yet: none is in memory. */
  g_assert_cmpuint (sam_query_model_get_n_cached (fixture->model), ==, 0);
  item = g_list_model_get_item (G_LIST_MODEL (fixture->model), 4000);
  g_assert_false (sam_list_item_is_loaded (item));
  g_assert_null (sam_list_item_get_cell (item, 0));
  wait_until (fixture, item_is_loaded, item);
  g_assert_cmpstr (sam_list_item_get_cell (item, 0), ==, "Group 04000");
  g_assert_cmpstr (sam_list_item_get_title (item), ==, "Group 04000");
  g_assert_cmpstr (sam_list_item_get_cell (item, 1), ==, "open");
  g_assert_null (sam_list_item_get_cell (item, 7));
  again = g_list_model_get_item (G_LIST_MODEL (fixture->model), 4000);
  g_assert_true (again == item);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->model), 5000));
}

/* Whoever scrolls through everything does not end up with everything in memory. */
static void
test_memory (Fixture *fixture,
             gconstpointer data)
{
  list (fixture, NULL, FALSE);
  for (guint i = 0; i < 5000; i += 50)
    {
      g_autoptr (SamListItem) item = get_loaded (fixture, i);

      g_assert_true (sam_list_item_is_loaded (item));
    }
  g_assert_cmpuint (sam_query_model_get_n_cached (fixture->model), <=, 25 * 64);
}

static void
test_order (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (SamListItem) first = NULL;
  g_autoptr (SamListItem) last = NULL;

  list (fixture, "full", TRUE);
  g_assert_true (has_n_rows (fixture, GUINT_TO_POINTER (10)));
  first = get_loaded (fixture, 0);
  g_assert_cmpstr (sam_list_item_get_title (first), ==, "Group 00019");
  list (fixture, NULL, FALSE);
  g_assert_true (has_n_rows (fixture, GUINT_TO_POINTER (20)));
  last = get_loaded (fixture, 19);
  g_assert_cmpstr (sam_list_item_get_title (last), ==, "Group 00019");
}

static gboolean
has_title (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (SamListItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->model), 3);

  return g_strcmp0 (sam_list_item_get_title (item), data) == 0;
}

static void
rename_group (Fixture *fixture,
              const char *key,
              const char *name)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("group"), key);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) record = sam_store_load (fixture->other, id, &error);

  g_assert_no_error (error);
  sam_record_set_text (record, "name", name);
  sam_store_save (fixture->other, record, &error);
  g_assert_no_error (error);
}

/* Another program on the same file: one row more, and only that is told. */
static void
test_follows (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (SamListItem) kept = NULL;
  guint position;

  list (fixture, NULL, FALSE);
  kept = get_loaded (fixture, 3);
  g_signal_connect_swapped (fixture->model, "items-changed", G_CALLBACK (on_items_changed_cb), fixture);
  add_group (fixture->other, "new", "Group 00000a", "open");
  wait_until (fixture, has_n_rows, GUINT_TO_POINTER (21));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->n_added, ==, 1);
  g_assert_cmpuint (fixture->n_removed, ==, 0);
  g_assert_true (sam_query_model_find_key (fixture->model, sam_list_item_get_key (kept), &position));
  g_assert_cmpuint (position, ==, 4);
}

/* A row that reads differently but stays where it is says so itself; the list does not change. */
static void
test_reads_differently (Fixture *fixture,
                        gconstpointer data)
{
  g_autoptr (SamListItem) item = NULL;

  list (fixture, NULL, FALSE);
  item = get_loaded (fixture, 3);
  g_signal_connect_swapped (fixture->model, "items-changed", G_CALLBACK (on_items_changed_cb), fixture);
  rename_group (fixture, "Group 00003", "Group 00003 with another name");
  wait_until (fixture, has_title, "Group 00003 with another name");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_assert_cmpstr (sam_list_item_get_title (item), ==, "Group 00003 with another name");
}

static void
test_gone_while_loading (Fixture *fixture,
                         gconstpointer data)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));

  /* The answer comes to a model that nobody holds any more. */
  sam_query_model_set_query (fixture->model, g_steal_pointer (&query));
  g_clear_object (&fixture->model);
  fixture->model = sam_query_model_new (fixture->thread);
  list (fixture, NULL, FALSE);
  g_assert_true (has_n_rows (fixture, GUINT_TO_POINTER (20)));
}

static gboolean
has_failed (Fixture *fixture,
            gconstpointer data)
{
  return sam_query_model_get_error (fixture->model) != NULL;
}

static void
test_error (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  SamDatabase *database = sam_store_get_database (fixture->other);
  g_autoptr (GError) error = NULL;

  /* The file loses the table under the program's feet. */
  sam_database_execute (database, "DROP TABLE kind_group", &error);
  g_assert_no_error (error);
  sam_query_model_set_query (fixture->model, g_steal_pointer (&query));
  wait_until (fixture, has_failed, NULL);
  g_assert_true (has_n_rows (fixture, GUINT_TO_POINTER (0)));
}

/* --- what a change is about --- */

static void
test_what_changed_concerns_its_kinds (void)
{
  static const char *const ids[] = { "person:a", "groups:b", "match:c", NULL };

  g_assert_true (sam_changes_touch (ids, "match:c"));
  g_assert_false (sam_changes_touch (ids, "match:d"));
  g_assert_false (sam_changes_touch (ids, NULL));
  g_assert_true (sam_changes_concern (ids, (const char *const[]){ "question", "match", NULL }));
  g_assert_false (sam_changes_concern (ids, (const char *const[]){ "question", "group", NULL }));
  g_assert_false (sam_changes_concern ((const char *const[]){ NULL }, (const char *const[]){ "match", NULL }));
  /* Anything may have changed. */
  g_assert_true (sam_changes_touch (NULL, "match:d"));
  g_assert_true (sam_changes_touch (NULL, NULL));
  g_assert_true (sam_changes_concern (NULL, (const char *const[]){ "question", NULL }));
}

int
main (int argc,
      char *argv[])
{
  gpointer few = GUINT_TO_POINTER (20), many = GUINT_TO_POINTER (5000);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/lists/few-steps-lead-to-the-new-keys", test_steps);
  g_test_add_func ("/app/lists/any-steps-lead-to-the-new-keys", test_random_steps);
  g_test_add_func ("/app/lists/what-changed-concerns-its-kinds", test_what_changed_concerns_its_kinds);
  g_test_add ("/app/lists/rows-come-when-looked-at", Fixture, many, set_up, test_lazy, tear_down);
  g_test_add ("/app/lists/memory-stays-small", Fixture, many, set_up, test_memory, tear_down);
  g_test_add ("/app/lists/the-query-orders-and-filters", Fixture, few, set_up, test_order, tear_down);
  g_test_add ("/app/lists/another-program-adds-one-row", Fixture, few, set_up, test_follows, tear_down);
  g_test_add ("/app/lists/a-row-that-reads-differently-stays", Fixture, few, set_up, test_reads_differently, tear_down);
  g_test_add ("/app/lists/an-answer-may-come-too-late", Fixture, few, set_up, test_gone_while_loading, tear_down);
  g_test_add ("/app/lists/an-error-is-told", Fixture, few, set_up, test_error, tear_down);
  return g_test_run ();
}
