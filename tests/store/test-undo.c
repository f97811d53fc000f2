/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

static void
undo (SamStore *store)
{
  g_autoptr (GError) error = NULL;

  sam_store_undo (store, &error);
  g_assert_no_error (error);
  assert_verified (store);
}

static void
redo (SamStore *store)
{
  g_autoptr (GError) error = NULL;

  sam_store_redo (store, &error);
  g_assert_no_error (error);
  assert_verified (store);
}

static void
assert_redo_label (SamStore *store,
                   const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = sam_store_dup_redo_label (store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, expected);
}

static void
assert_undo_label (SamStore *store,
                   const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = sam_store_dup_undo_label (store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, expected);
}

static void
test_edit_is_taken_back (Fixture *fixture,
                         gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin", "place", "Hier", NULL);

  fixture->now += 1000;
  set_text (group, "name", "Zin in zin");
  save (fixture->store, group);
  assert_undo_label (fixture->store, "Zin in zin");
  undo (fixture->store);
  assert_text (fixture->store, "group", "zin", "name", "Zin");
  assert_text (fixture->store, "group", "zin", "place", "Hier");
}

static void
test_making_is_taken_back (Fixture *fixture,
                           gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin", NULL);
  g_autoptr (GError) error = NULL;

  undo (fixture->store);
  g_assert_null (sam_store_load (fixture->store, sam_record_get_id (group), NULL));
  assert_undo_label (fixture->store, NULL);
  g_assert_false (sam_store_undo (fixture->store, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND);
}

static void
test_deleting_is_taken_back (Fixture *fixture,
                             gconstpointer data)
{
  g_autoptr (SamRecord) person =
      make_record (fixture->store, "person", "an", "first_name", "An", "big_number", "19012345601", NULL);

  g_assert_true (sam_store_delete (fixture->store, sam_record_get_id (person), NULL));
  undo (fixture->store);
  assert_text (fixture->store, "person", "an", "first_name", "An");
  assert_text (fixture->store, "person", "an", "big_number", "19012345601");
}

static void
test_only_its_own_fields (Fixture *fixture,
                          gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin", "place", "Hier", NULL);
  g_autofree char *id = g_strdup (sam_record_get_id (group));
  g_autofree char *fixed = NULL;
  const char *path[] = { "9-f0000000000000000000000000000001", NULL };
  g_autoptr (GError) error = NULL;

  fixture->now += 1000;
  set_text (group, "name", "Zin in zin");
  save (fixture->store, group);
  /* A colleague's edit of another field comes in. */
  fixed = sam_documents_fix_leaf (sam_store_get_database (fixture->store), id, sam_record_get_revision (group), NULL);
  g_assert_nonnull (fixed);
  sam_store_receive (fixture->store, id, path, FALSE, "{\"name\":\"Zin in zin\",\"place\":\"Daar\"}", NULL, &error);
  g_assert_no_error (error);
  undo (fixture->store);
  assert_text (fixture->store, "group", "zin", "name", "Zin");
  assert_text (fixture->store, "group", "zin", "place", "Daar");
}

static void
test_changed_again_is_told (Fixture *fixture,
                            gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin", NULL);
  g_autofree char *id = g_strdup (sam_record_get_id (group));
  const char *path[] = { "9-f0000000000000000000000000000001", NULL };
  g_autoptr (GError) error = NULL;

  fixture->now += 1000;
  set_text (group, "name", "Zin in zin");
  save (fixture->store, group);
  sam_store_receive (fixture->store, id, path, FALSE, "{\"name\":\"Anders\"}", NULL, &error);
  g_assert_no_error (error);
  g_assert_false (sam_store_undo (fixture->store, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_CONFLICT);
  assert_text (fixture->store, "group", "zin", "name", "Anders");
}

static void
test_device_values_too (Fixture *fixture,
                        gconstpointer data)
{
  g_autoptr (SamRecord) person = make_record (fixture->store, "person", "an", "first_name", "An", NULL);

  set_text (person, "big_number", "19012345601");
  save (fixture->store, person);
  undo (fixture->store);
  assert_text (fixture->store, "person", "an", "big_number", "");
}

static void
test_typing_is_one_step (Fixture *fixture,
                         gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin", NULL);

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *text = g_strnfill (i + 1, 'x');

      fixture->now += 2;
      set_text (group, "notes", text);
      save (fixture->store, group);
    }
  fixture->now += 2;
  set_text (group, "place", "Hier");
  save (fixture->store, group);
  undo (fixture->store);
  assert_text (fixture->store, "group", "zin", "place", "");
  assert_text (fixture->store, "group", "zin", "notes", "xxxxx");
  undo (fixture->store);
  assert_text (fixture->store, "group", "zin", "notes", "");
  assert_text (fixture->store, "group", "zin", "name", "Zin");
}

static void
test_import_is_one_step (Fixture *fixture,
                         gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "0", "name", "Groep 0", NULL);
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));

  g_assert_true (sam_store_begin (fixture->store, NULL));
  g_assert_true (sam_store_begin_step (fixture->store, "Import of groups", NULL));
  for (guint i = 1; i < 20; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);

      g_object_unref (make_record (fixture->store, "group", key, "name", "Nieuw", NULL));
    }
  set_text (group, "place", "Hier");
  save (fixture->store, group);
  g_assert_true (sam_store_end_step (fixture->store, NULL));
  g_assert_true (sam_store_commit (fixture->store, NULL));
  g_assert_cmpint (sam_store_count (fixture->store, query, NULL), ==, 20);
  assert_undo_label (fixture->store, "Import of groups");
  undo (fixture->store);
  g_assert_cmpint (sam_store_count (fixture->store, query, NULL), ==, 1);
  assert_text (fixture->store, "group", "0", "place", "");
  assert_undo_label (fixture->store, "Groep 0");
}

static void
test_a_step_without_edits_is_none (Fixture *fixture,
                                   gconstpointer data)
{
  g_assert_true (sam_store_begin_step (fixture->store, "Nothing", NULL));
  g_assert_true (sam_store_end_step (fixture->store, NULL));
  assert_undo_label (fixture->store, NULL);
}

static void
test_sittings (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin", NULL);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  SamChange *change;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("Plaats %u", i);

      fixture->now += 60;
      set_text (group, "place", text);
      save (fixture->store, group);
    }
  fixture->now += 60;
  sam_store_set_author (fixture->store, "Bea");
  set_text (group, "name", "Zin in zin");
  set_text (group, "cost", "5 euro");
  save (fixture->store, group);
  g_assert_true (sam_store_delete (fixture->store, sam_record_get_id (group), NULL));

  history = sam_store_list_history (fixture->store, sam_record_get_id (group), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 3);
  change = g_ptr_array_index (history, 0);
  g_assert_null (change->body);
  change = g_ptr_array_index (history, 1);
  g_assert_cmpstr (change->author, ==, "Bea");
  g_assert_cmpstr (change->title, ==, "Zin in zin");
  g_assert_cmpuint (g_strv_length (change->fields), ==, 2);
  g_assert_cmpstr (change->fields[0], ==, "name");
  change = g_ptr_array_index (history, 2);
  g_assert_cmpstr (change->author, ==, "Marit");
  g_assert_cmpint (change->at, ==, 1800000000 + 180);
  g_assert_cmpstr (change->title, ==, "Zin");
  g_assert_true (g_strv_contains ((const char *const *) change->fields, "place"));
  g_assert_nonnull (strstr (change->body, "Plaats 2"));
}

/* Made, changed, deleted: all the way back, and forth again. */
static void
test_redo_goes_the_same_way (Fixture *fixture,
                             gconstpointer data)
{
  g_autofree char *id = make_id ("group", "zin");
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin", "place", "Hier", NULL);
  g_autoptr (GError) error = NULL;

  fixture->now += 1000;
  set_text (group, "name", "Zin in zin");
  save (fixture->store, group);
  g_assert_true (sam_store_delete (fixture->store, id, &error));
  for (guint round = 0; round < 2; round++)
    {
      assert_redo_label (fixture->store, NULL);
      undo (fixture->store);
      assert_text (fixture->store, "group", "zin", "name", "Zin in zin");
      undo (fixture->store);
      assert_text (fixture->store, "group", "zin", "name", "Zin");
      undo (fixture->store);
      g_assert_null (sam_store_load (fixture->store, id, NULL));

      assert_redo_label (fixture->store, "Zin");
      redo (fixture->store);
      assert_text (fixture->store, "group", "zin", "name", "Zin");
      assert_text (fixture->store, "group", "zin", "place", "Hier");
      redo (fixture->store);
      assert_text (fixture->store, "group", "zin", "name", "Zin in zin");
      redo (fixture->store);
      g_assert_null (sam_store_load (fixture->store, id, NULL));
    }
  g_assert_false (sam_store_redo (fixture->store, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND);
}

static void
test_redo_ends_with_the_next_edit (Fixture *fixture,
                                   gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin", NULL);
  g_autoptr (SamRecord) now = NULL;

  fixture->now += 1000;
  set_text (group, "name", "Zin in zin");
  save (fixture->store, group);
  undo (fixture->store);
  assert_redo_label (fixture->store, "Zin in zin");
  now = load (fixture->store, "group", "zin");
  fixture->now += 1000;
  set_text (now, "place", "Daar");
  save (fixture->store, now);
  assert_redo_label (fixture->store, NULL);
  /* What was undone before that edit stays undone, also when the edit itself is undone and redone. */
  undo (fixture->store);
  assert_redo_label (fixture->store, "Zin");
  redo (fixture->store);
  assert_text (fixture->store, "group", "zin", "place", "Daar");
  assert_text (fixture->store, "group", "zin", "name", "Zin");
  assert_redo_label (fixture->store, NULL);
  undo (fixture->store);
  undo (fixture->store);
  assert_undo_label (fixture->store, NULL);
}

static void
test_not_undoable (Fixture *fixture,
                   gconstpointer data)
{
  sam_store_set_undoable (fixture->store, FALSE);
  g_object_unref (make_record (fixture->store, "topic", "rouw", "name", "Rouw", NULL));
  sam_store_set_undoable (fixture->store, TRUE);
  assert_undo_label (fixture->store, NULL);
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
    { "/undo/an-edit-is-taken-back", test_edit_is_taken_back },
    { "/undo/making-a-record-is-taken-back", test_making_is_taken_back },
    { "/undo/deleting-a-record-is-taken-back", test_deleting_is_taken_back },
    { "/undo/only-the-fields-of-that-edit-change", test_only_its_own_fields },
    { "/undo/a-field-changed-again-by-others-is-told", test_changed_again_is_told },
    { "/undo/values-of-this-device-are-taken-back-too", test_device_values_too },
    { "/undo/typing-in-one-field-is-one-step", test_typing_is_one_step },
    { "/undo/an-import-is-one-step", test_import_is_one_step },
    { "/undo/a-step-without-edits-is-none", test_a_step_without_edits_is_none },
    { "/history/saves-of-one-sitting-are-one-entry", test_sittings },
    { "/undo/redo-goes-the-same-way", test_redo_goes_the_same_way },
    { "/undo/redo-ends-with-the-next-edit", test_redo_ends_with_the_next_edit },
    { "/undo/not-of-what-the-program-brings", test_not_undoable },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  return g_test_run ();
}
