/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "store/sam-reading.h"

#include <glib/gstdio.h>

static void
test_saved_is_loaded (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin in zin", "status", "open",
                                             NULL);
  g_autoptr (SamRecord) loaded = load (fixture->store, "group", "zin");
  g_autofree char *author = sam_record_format_field (loaded, "edited_by");

  g_assert_true (sam_record_equal (group, loaded));
  g_assert_cmpstr (sam_record_get_revision (loaded), ==, sam_record_get_revision (group));
  g_assert_cmpstr (author, ==, "Marit");
  g_assert_cmpint (sam_record_get_integer (loaded, "edited_at", 0), ==, fixture->now);
  assert_verified (fixture->store);
}

static void
test_missing_is_not_found (Fixture *fixture,
                           gconstpointer data)
{
  g_autofree char *id = make_id ("group", "nowhere");
  g_autoptr (GError) error = NULL;

  g_assert_null (sam_store_load (fixture->store, id, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (sam_store_load (fixture->store, "comet:1", &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (sam_store_delete (fixture->store, id, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND);
}

static void
test_nothing_changed_writes_nothing (Fixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin in zin", NULL);
  g_autofree char *revision = g_strdup (sam_record_get_revision (group));
  gint64 sequence = sam_documents_get_sequence (sam_store_get_database (fixture->store), NULL);

  fixture->now += 1000;
  save (fixture->store, group);
  g_assert_cmpstr (sam_record_get_revision (group), ==, revision);
  g_assert_cmpint (sam_documents_get_sequence (sam_store_get_database (fixture->store), NULL), ==, sequence);
  assert_text (fixture->store, "group", "zin", "edited_at", "2027-01-15T08:00:00Z");
}

static void
test_unknown_members_survive (Fixture *fixture,
                              gconstpointer data)
{
  g_autofree char *id = make_id ("group", "later");
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) group =
      sam_record_new_from_body (sam_kind_find ("group"), id, NULL, "{\"later\":[1,{\"a\":null}],\"name\":\"A\"}",
                                &error);
  g_autoptr (SamRecord) loaded = NULL;

  save (fixture->store, group);
  loaded = load (fixture->store, "group", "later");
  set_text (loaded, "name", "B");
  save (fixture->store, loaded);
  g_clear_object (&loaded);
  loaded = load (fixture->store, "group", "later");
  g_assert_cmpstr (sam_json_object_get (sam_record_get_members (loaded), "later"), ==, "[1,{\"a\":null}]");
}

static void
test_invalid_is_refused (Fixture *fixture,
                         gconstpointer data)
{
  g_autofree char *id = make_id ("group", "nameless");
  g_autoptr (SamRecord) group = sam_record_new (sam_kind_find ("group"), id);
  g_autoptr (GError) error = NULL;

  g_assert_false (sam_store_save (fixture->store, group, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Name"));
  g_clear_error (&error);
  g_assert_null (sam_store_load (fixture->store, id, &error));
}

/* What another program wrote wrongly must not stop anyone from editing the rest. */
static void
test_old_problem_does_not_block (Fixture *fixture,
                                 gconstpointer data)
{
  g_autofree char *id = make_id ("group", "odd");
  const char *path[] = { "1-00000000000000000000000000000001", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) group = NULL;
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autofree char *titles = NULL;

  sam_store_receive (fixture->store, id, path, FALSE, "{\"founded_on\":\"vroeger\",\"name\":\"Oud\"}", NULL, &error);
  g_assert_no_error (error);
  sam_query_add_condition (query, "problems", SAM_COMPARE_GREATER, "0", &error);
  sam_query_add_condition (query, "founded_on", SAM_COMPARE_EQUAL, NULL, &error);
  titles = list_titles (fixture->store, query);
  g_assert_cmpstr (titles, ==, "Oud");
  group = load (fixture->store, "group", "odd");
  set_text (group, "name", "Ouder");
  save (fixture->store, group);
  g_assert_cmpstr (sam_json_object_get (sam_record_get_members (group), "founded_on"), ==, "\"vroeger\"");
  assert_verified (fixture->store);
}

static void
test_deleted_is_gone (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin in zin", NULL);
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GError) error = NULL;

  sam_store_delete (fixture->store, sam_record_get_id (group), &error);
  g_assert_no_error (error);
  g_assert_cmpint (sam_store_count (fixture->store, query, NULL), ==, 0);
  g_assert_null (sam_store_dup_title (fixture->store, sam_record_get_id (group)));
  g_assert_null (sam_store_load (fixture->store, sam_record_get_id (group), &error));
  assert_verified (fixture->store);
}

/* The same hard key makes the same id: importing a deleted practice brings it back. */
static void
test_deleted_can_be_made_again (Fixture *fixture,
                                gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin in zin", NULL);
  g_autoptr (SamRecord) again = NULL;

  g_assert_true (sam_store_delete (fixture->store, sam_record_get_id (group), NULL));
  again = make_record (fixture->store, "group", "zin", "name", "Weer zin", NULL);
  assert_text (fixture->store, "group", "zin", "name", "Weer zin");
  assert_verified (fixture->store);
}

static void
test_device_values_stay_here (Fixture *fixture,
                              gconstpointer data)
{
  g_autoptr (SamRecord) person =
      make_record (fixture->store, "person", "an", "first_name", "An", "big_number", "19012345601", NULL);
  g_autoptr (SamRevision) revision =
      sam_documents_get (sam_store_get_database (fixture->store), sam_record_get_id (person), NULL, NULL);
  g_autofree char *before = g_strdup (revision->revision);

  g_assert_null (strstr (revision->body, "19012345601"));
  assert_text (fixture->store, "person", "an", "big_number", "19012345601");
  set_text (person, "big_number", "19012345602");
  save (fixture->store, person);
  assert_text (fixture->store, "person", "an", "big_number", "19012345602");
  g_assert_cmpstr (sam_record_get_revision (person), ==, before);
  assert_verified (fixture->store);
}

static void
test_stale_save_is_merged (Fixture *fixture,
                           gconstpointer data)
{
  g_autoptr (SamRecord) first = make_record (fixture->store, "group", "zin", "name", "Zin", "place", "Hier", NULL);
  g_autoptr (SamRecord) second = load (fixture->store, "group", "zin");

  set_text (first, "name", "Zin in zin");
  save (fixture->store, first);
  set_text (second, "place", "Daar");
  save (fixture->store, second);
  assert_text (fixture->store, "group", "zin", "name", "Zin in zin");
  assert_text (fixture->store, "group", "zin", "place", "Daar");
  /* Who saved sees what the other changed. */
  g_assert_cmpstr (sam_record_get_value (second, "name"), ==, "\"Zin in zin\"");
  assert_verified (fixture->store);
}

static void
test_stale_save_of_the_same_field_is_refused (Fixture *fixture,
                                              gconstpointer data)
{
  g_autoptr (SamRecord) first = make_record (fixture->store, "group", "zin", "name", "Zin", NULL);
  g_autoptr (SamRecord) second = load (fixture->store, "group", "zin");
  g_autoptr (GError) error = NULL;

  set_text (first, "name", "Zin een");
  save (fixture->store, first);
  set_text (second, "name", "Zin twee");
  g_assert_false (sam_store_save (fixture->store, second, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Name"));
  assert_text (fixture->store, "group", "zin", "name", "Zin een");
}

static void
test_titles_follow_references (Fixture *fixture,
                               gconstpointer data)
{
  g_autoptr (SamRecord) topic = make_record (fixture->store, "topic", "rouw", "name", "Rouw", NULL);
  g_autofree char *person_id = make_id ("person", "an");
  g_autoptr (SamRecord) expert = make_record (fixture->store, "expert", "an", "person", person_id, "topics",
                                              sam_record_get_id (topic), NULL);
  g_autoptr (SamRecord) person = NULL;
  g_autofree char *missing = sam_store_dup_title (fixture->store, sam_record_get_id (expert));
  g_autofree char *found = NULL;
  g_autofree char *renamed = NULL;

  g_assert_cmpstr (missing, ==, "");
  person = make_record (fixture->store, "person", "an", "first_name", "An", "particle", "de", "last_name", "Wit", NULL);
  found = sam_store_dup_title (fixture->store, sam_record_get_id (expert));
  g_assert_cmpstr (found, ==, "An de Wit");
  set_text (person, "last_name", "Zwart");
  save (fixture->store, person);
  renamed = sam_store_dup_title (fixture->store, sam_record_get_id (expert));
  g_assert_cmpstr (renamed, ==, "An de Zwart");
  assert_verified (fixture->store);
  g_assert_true (sam_store_delete (fixture->store, person_id, NULL));
  assert_verified (fixture->store);
}

static void
test_merged_records_are_followed (Fixture *fixture,
                                  gconstpointer data)
{
  g_autoptr (SamRecord) loser = make_record (fixture->store, "topic", "a", "name", "Verlies", NULL);
  g_autoptr (SamRecord) winner = make_record (fixture->store, "topic", "b", "name", "Rouw", NULL);
  g_autoptr (SamRecord) group =
      make_record (fixture->store, "group", "g", "name", "Samen", "topics", sam_record_get_id (loser), NULL);
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("topic"));
  g_auto (GStrv) referrers = NULL;
  g_auto (GStrv) referrers_after = NULL;
  g_auto (GStrv) without_twin = NULL;
  g_autoptr (SamRecord) twin = NULL;
  g_autoptr (SamRecord) meant = NULL;
  g_auto (GStrv) topics = NULL;
  g_autofree char *titles = NULL;

  set_text (loser, "merged_into", sam_record_get_id (winner));
  save (fixture->store, loser);
  titles = list_titles (fixture->store, query);
  g_assert_cmpstr (titles, ==, "Rouw");
  referrers = sam_store_find_referrers (fixture->store, sam_record_get_id (winner), NULL, "topics", NULL);
  g_assert_cmpuint (g_strv_length (referrers), ==, 1);
  assert_verified (fixture->store);

  /* What went into another refers to nothing any more, and to follow is to come to what is left. */
  twin = make_record (fixture->store, "group", "twin", "name", "Samen", "topics", sam_record_get_id (winner),
                      "merged_into", sam_record_get_id (group), NULL);
  without_twin = sam_store_find_referrers (fixture->store, sam_record_get_id (winner), NULL, "topics", NULL);
  g_assert_cmpuint (g_strv_length (without_twin), ==, 1);
  meant = sam_store_follow (fixture->store, sam_record_get_id (twin), NULL);
  g_assert_cmpstr (sam_record_get_id (meant), ==, sam_record_get_id (group));
  topics = sam_record_dup_strv (meant, "topics");
  g_assert_cmpuint (g_strv_length (topics), ==, 1);
  g_assert_cmpstr (topics[0], ==, sam_record_get_id (winner));

  set_text (loser, "merged_into", "");
  save (fixture->store, loser);
  referrers_after = sam_store_find_referrers (fixture->store, sam_record_get_id (winner), NULL, NULL, NULL);
  g_assert_cmpuint (g_strv_length (referrers_after), ==, 0);
  assert_verified (fixture->store);
}

/* Two laptops merged the same two topics, each into the other. */
static void
test_merges_in_a_circle (Fixture *fixture,
                         gconstpointer data)
{
  static const char *const keys[] = { "a", "b", "c" };
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("topic"));
  g_autofree char *titles = NULL;
  g_autofree char *title = NULL;
  g_autoptr (SamRecord) group = NULL;
  g_autofree char *smallest = NULL;
  g_auto (GStrv) referrers = NULL;
  g_autoptr (SamRecord) meant = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *id = make_id ("topic", keys[i]);
      g_autofree char *next = make_id ("topic", keys[(i + 1) % G_N_ELEMENTS (keys)]);

      g_object_unref (make_record (fixture->store, "topic", keys[i], "name", keys[i], "merged_into", next, NULL));
      if (smallest == NULL || strcmp (id, smallest) < 0)
        {
          g_free (smallest);
          smallest = g_steal_pointer (&id);
        }
      if (i == 0)
        group = make_record (fixture->store, "group", "g", "name", "Samen", "topics", next, NULL);
    }
  assert_verified (fixture->store);
  g_assert_cmpint (sam_store_count (fixture->store, query, NULL), ==, 1);
  titles = list_titles (fixture->store, query);
  title = sam_store_dup_title (fixture->store, smallest);
  g_assert_cmpstr (titles, ==, title);
  referrers = sam_store_find_referrers (fixture->store, smallest, NULL, NULL, NULL);
  g_assert_cmpuint (g_strv_length (referrers), ==, 1);
  g_assert_cmpstr (referrers[0], ==, sam_record_get_id (group));
  meant = sam_store_follow (fixture->store, smallest, NULL);
  g_assert_cmpstr (sam_record_get_id (meant), ==, smallest);
  g_assert_false (sam_record_has_value (meant, "merged_into"));
}

static void
test_an_edit_beats_a_deletion (Fixture *fixture,
                               gconstpointer data)
{
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "zin", "name", "Zin", NULL);

  g_assert_true (sam_store_delete (fixture->store, sam_record_get_id (group), NULL));
  set_text (group, "place", "Hier");
  save (fixture->store, group);
  assert_text (fixture->store, "group", "zin", "name", "Zin");
  assert_text (fixture->store, "group", "zin", "place", "Hier");
  assert_verified (fixture->store);
}

static void
test_drafts_and_settings_are_kept (Fixture *fixture,
                                   gconstpointer data)
{
  g_autoptr (GHashTable) drafts = NULL;
  g_autoptr (GHashTable) none = NULL;
  g_autofree char *value = NULL;

  g_assert_true (sam_store_set_draft (fixture->store, "group:1", "founded_on", "vorig jaar", NULL));
  g_assert_true (sam_store_set_setting (fixture->store, "server", "http://127.0.0.1:5984", NULL));
  sam_store_close (fixture->store);
  fixture->store = fixture_open (fixture, "Marit");
  drafts = sam_store_load_drafts (fixture->store, "group:1", NULL);
  g_assert_cmpstr (g_hash_table_lookup (drafts, "founded_on"), ==, "vorig jaar");
  value = sam_store_dup_setting (fixture->store, "server");
  g_assert_cmpstr (value, ==, "http://127.0.0.1:5984");
  g_assert_true (sam_store_set_draft (fixture->store, "group:1", "founded_on", NULL, NULL));
  none = sam_store_load_drafts (fixture->store, "group:1", NULL);
  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
  g_assert_true (sam_store_set_setting (fixture->store, "server", NULL, NULL));
  g_assert_null (sam_store_dup_setting (fixture->store, "server"));
}

static void
test_rolled_back_leaves_nothing (Fixture *fixture,
                                 gconstpointer data)
{
  g_autoptr (SamRecord) group = NULL;
  g_autofree char *id = make_id ("group", "zin");

  g_assert_true (sam_store_begin (fixture->store, NULL));
  group = make_record (fixture->store, "group", "zin", "name", "Zin in zin", NULL);
  sam_store_rollback (fixture->store);
  g_assert_null (sam_store_dup_title (fixture->store, id));
  assert_verified (fixture->store);
}

static gint64
count_groups (SamStore *store)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));

  return sam_store_count (store, query, NULL);
}

static void
test_reading_sees_one_state (Fixture *fixture,
                             gconstpointer data)
{
  SamStore *other = fixture_open (fixture, "Joep");
  SamReading *reading = sam_store_begin_reading (fixture->store);
  g_autoptr (SamRecord) theirs = NULL;
  g_autoptr (SamRecord) ours = NULL;

  g_assert_nonnull (reading);
  g_assert_null (sam_store_begin_reading (fixture->store));
  g_assert_cmpint (count_groups (fixture->store), ==, 0);
  theirs = make_record (other, "group", "zin", "name", "Zin in zin", NULL);
  g_assert_cmpint (count_groups (fixture->store), ==, 0);
  sam_reading_end (reading);
  g_assert_cmpint (count_groups (fixture->store), ==, 1);

  /* Whoever saves all the same is not kept from it. */
  reading = sam_store_begin_reading (fixture->store);
  g_assert_cmpint (count_groups (fixture->store), ==, 1);
  ours = make_record (fixture->store, "group", "moed", "name", "Moed", NULL);
  sam_reading_end (reading);
  g_assert_cmpint (count_groups (other), ==, 2);
  sam_store_close (other);
}

/* An older program must not touch what it can't understand. */
static void
test_newer_file_is_refused (Fixture *fixture,
                            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SamDatabase *database = sam_store_get_database (fixture->store);

  g_assert_true (sam_database_execute (database, "UPDATE store SET version = 99", NULL));
  g_clear_pointer (&fixture->store, sam_store_close);
  g_assert_null (sam_store_open (fixture->path, SAM_DATABASE_OPEN_EXISTING, &error));
  g_assert_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_NEWER);
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
    { "/store/save/what-is-saved-is-loaded", test_saved_is_loaded },
    { "/store/load/what-is-missing-is-not-found", test_missing_is_not_found },
    { "/store/save/nothing-changed-writes-nothing", test_nothing_changed_writes_nothing },
    { "/store/save/unknown-members-survive", test_unknown_members_survive },
    { "/store/save/an-invalid-record-is-refused", test_invalid_is_refused },
    { "/store/save/an-old-problem-does-not-block-an-edit", test_old_problem_does_not_block },
    { "/store/delete/what-is-deleted-is-gone", test_deleted_is_gone },
    { "/store/delete/what-is-deleted-can-be-made-again", test_deleted_can_be_made_again },
    { "/store/device/values-never-enter-the-document", test_device_values_stay_here },
    { "/store/save/a-stale-save-is-merged", test_stale_save_is_merged },
    { "/store/save/a-stale-save-of-the-same-field-is-refused", test_stale_save_of_the_same_field_is_refused },
    { "/store/titles/follow-references", test_titles_follow_references },
    { "/store/merged-into/references-lead-to-the-winner", test_merged_records_are_followed },
    { "/store/merged-into/of-a-circle-the-smallest-stays", test_merges_in_a_circle },
    { "/store/delete/an-edit-beats-a-deletion", test_an_edit_beats_a_deletion },
    { "/store/local/drafts-and-settings-are-kept", test_drafts_and_settings_are_kept },
    { "/store/transaction/rolled-back-leaves-nothing", test_rolled_back_leaves_nothing },
    { "/store/reading/sees-one-state", test_reading_sees_one_state },
    { "/store/open/a-newer-file-is-refused", test_newer_file_is_refused },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  return g_test_run ();
}
