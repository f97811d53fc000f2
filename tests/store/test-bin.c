/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

static void
rename_group (Fixture *fixture,
              const char *name)
{
  g_autoptr (SamRecord) group = load (fixture->store, "group", "zin");

  fixture->now += 1000;
  set_text (group, "name", name);
  save (fixture->store, group);
}

static void
test_version_comes_back (Fixture *fixture,
                         gconstpointer data)
{
  g_autofree char *id = make_id ("group", "zin");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (SamRecord) group = NULL;
  g_autoptr (GError) error = NULL;
  const SamChange *first;

  g_object_unref (make_record (fixture->store, "group", "zin", "name", "Zin", NULL));
  rename_group (fixture, "Zin in zin");
  group = load (fixture->store, "group", "zin");
  fixture->now += 1000;
  set_text (group, "place", "Hier");
  save (fixture->store, group);
  history = sam_store_list_history (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 3);
  first = history->pdata[2];

  fixture->now += 1000;
  g_assert_true (sam_store_restore_version (fixture->store, id, first->revision, &error));
  assert_text (fixture->store, "group", "zin", "name", "Zin");
  assert_text (fixture->store, "group", "zin", "place", "");
  assert_verified (fixture->store);

  g_assert_true (sam_store_undo (fixture->store, &error));
  assert_text (fixture->store, "group", "zin", "name", "Zin in zin");
  assert_text (fixture->store, "group", "zin", "place", "Hier");

  g_assert_false (sam_store_restore_version (fixture->store, id, "9-00000000000000000000000000000000", &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND);
}

/* Values that never leave this computer are in no version. */
static void
test_local_values_stay (Fixture *fixture,
                        gconstpointer data)
{
  g_autofree char *id = make_id ("person", "an");
  g_autoptr (SamRecord) person =
      make_record (fixture->store, "person", "an", "first_name", "An", "big_number", "19012345601", NULL);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  fixture->now += 1000;
  set_text (person, "first_name", "Anna");
  save (fixture->store, person);
  history = sam_store_list_history (fixture->store, id, &error);
  g_assert_true (sam_store_restore_version (fixture->store, id, ((SamChange *) history->pdata[1])->revision, &error));
  assert_text (fixture->store, "person", "an", "first_name", "An");
  assert_text (fixture->store, "person", "an", "big_number", "19012345601");
}

static void
test_deleted_is_listed (Fixture *fixture,
                        gconstpointer data)
{
  g_autofree char *first = make_id ("group", "zin");
  g_autofree char *second = make_id ("group", "alpha");
  g_autofree char *erased = make_id ("group", "weg");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  const SamDeleted *deleted;

  g_object_unref (make_record (fixture->store, "group", "zin", "name", "Zin", NULL));
  g_object_unref (make_record (fixture->store, "group", "alpha", "name", "Alpha", NULL));
  g_object_unref (make_record (fixture->store, "group", "weg", "name", "Weg", NULL));
  g_assert_true (sam_store_delete (fixture->store, first, &error));
  fixture->now += 60;
  g_assert_true (sam_store_delete (fixture->store, second, &error));
  g_assert_true (sam_store_erase (fixture->store, erased, &error));

  all = sam_store_list_deleted (fixture->store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  deleted = all->pdata[0];
  g_assert_cmpstr (deleted->id, ==, second);
  g_assert_cmpstr (deleted->title, ==, "Alpha");
  g_assert_cmpstr (deleted->author, ==, sam_store_get_author (fixture->store));
  g_assert_cmpint (deleted->at, ==, fixture->now);

  g_assert_true (sam_store_restore_version (fixture->store, second, deleted->revision, &error));
  g_assert_no_error (error);
  assert_text (fixture->store, "group", "alpha", "name", "Alpha");
  assert_verified (fixture->store);
  g_clear_pointer (&all, g_ptr_array_unref);
  all = sam_store_list_deleted (fixture->store, 0, &error);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_true (sam_store_undo (fixture->store, &error));
  g_clear_pointer (&all, g_ptr_array_unref);
  all = sam_store_list_deleted (fixture->store, 1, &error);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpstr (((SamDeleted *) all->pdata[0])->id, ==, second);
}

/* What refers to it is told, and whole again when it comes back. */
static void
test_referrers (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *group = make_id ("group", "zin");
  g_autofree char *person = make_id ("person", "an");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  const SamDeleted *deleted;

  g_object_unref (make_record (fixture->store, "person", "an", "first_name", "An", NULL));
  g_object_unref (make_record (fixture->store, "group", "zin", "name", "Zin", NULL));
  g_object_unref (make_record (fixture->store, "task", "bel", "title", "Bel", "about", person, NULL));
  g_object_unref (make_record (fixture->store, "task", "weg", "title", "Weg", "about", person, NULL));
  /* That these are two is no reason to miss one of them. */
  {
    g_autoptr (SamRecord) other = make_record (fixture->store, "group", "zon", "name", "Zon", NULL);

    sam_record_set_strv (other, "not_same_as", (const char *const[]){ group, NULL });
    g_assert_true (sam_store_save (fixture->store, other, &error));
  }
  {
    g_autofree char *gone = make_id ("task", "weg");

    g_assert_true (sam_store_delete (fixture->store, gone, &error));
  }
  g_assert_true (sam_store_delete (fixture->store, group, &error));
  g_assert_true (sam_store_delete (fixture->store, person, &error));
  all = sam_store_list_deleted (fixture->store, 2, &error);
  g_assert_no_error (error);
  deleted = all->pdata[0];
  g_assert_cmpstr (deleted->id, ==, person);
  g_assert_cmpuint (deleted->n_referrers, ==, 1);
  g_assert_cmpuint (((SamDeleted *) all->pdata[1])->n_referrers, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bin/a-version-comes-back-and-can-be-undone", Fixture, NULL, fixture_set_up, test_version_comes_back,
              fixture_tear_down);
  g_test_add ("/bin/what-stays-here-is-in-no-version", Fixture, NULL, fixture_set_up, test_local_values_stay,
              fixture_tear_down);
  g_test_add ("/bin/what-was-deleted-is-listed-and-comes-back", Fixture, NULL, fixture_set_up, test_deleted_is_listed,
              fixture_tear_down);
  g_test_add ("/bin/what-refers-to-it-is-told", Fixture, NULL, fixture_set_up, test_referrers, fixture_tear_down);
  return g_test_run ();
}
