/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

static void
fill (Fixture *fixture,
      gconstpointer data)
{
  g_autofree char *topic_a = make_id ("topic", "rouw");
  g_autofree char *topic_b = make_id ("topic", "angst");
  g_autofree char *both = g_strconcat (topic_a, "; ", topic_b, NULL);
  g_autofree char *practice = make_id ("organisation", "linde");
  g_autofree char *elan = make_id ("group", "1");
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, data);
  g_assert_true (sam_store_begin (fixture->store, &error));
  g_object_unref (make_record (fixture->store, "topic", "rouw", "name", "Rouw", "domain", "wellbeing", NULL));
  g_object_unref (make_record (fixture->store, "topic", "angst", "name", "Angst", "domain", "mind", NULL));
  g_object_unref (make_record (fixture->store, "organisation", "linde", "name", "De Linde", "type", "practice", NULL));
  g_object_unref (make_record (fixture->store, "group", "1", "name", "Élan", "status", "ended", "topics", both,
                               "size_max",
                               "9", "languages", "nl; de", "organisation", practice, NULL));
  g_object_unref (make_record (fixture->store, "group", "2", "name", "’t Eind", "status", "forming", "topics", topic_a,
                               "size_max", "10", "place", "Müllerhuis", NULL));
  g_object_unref (make_record (fixture->store, "group", "3", "name", "Groep 10", "status", "open", "meets_from",
                               "2026-03-01", NULL));
  /* Which is in no list. */
  g_object_unref (make_record (fixture->store, "group", "merged", "name", "Élan", "status", "ended", "topics", both,
                               "size_max", "9", "languages", "de", "organisation", practice, "merged_into", elan,
                               NULL));
  g_object_unref (make_record (fixture->store, "group", "4", "name", "groep 9", "meets_from", "2026-02-01", NULL));
  g_assert_true (sam_store_commit (fixture->store, &error));
}

typedef struct
{
  const char *name;
  const char *path;
  SamCompare compare;
  const char *value;
  const char *expected;
} Condition;

static const Condition conditions[] = {
  { "equal-text", "name", SAM_COMPARE_EQUAL, "Groep 10", "Groep 10" },
  { "equal-choice", "status", SAM_COMPARE_EQUAL, "open", "Groep 10" },
  { "not-equal-has-unset-too", "status", SAM_COMPARE_NOT_EQUAL, "open", "Élan|groep 9|’t Eind" },
  { "unset", "status", SAM_COMPARE_EQUAL, NULL, "groep 9" },
  { "set", "meets_from", SAM_COMPARE_NOT_EQUAL, NULL, "groep 9|Groep 10" },
  { "numbers-by-value", "size_max", SAM_COMPARE_LESS, "10", "Élan" },
  { "dates", "meets_from", SAM_COMPARE_GREATER, "2026-02-01", "Groep 10" },
  { "contains-without-accents", "place", SAM_COMPARE_CONTAINS, "mull", "’t Eind" },
  { "title-contains", "title", SAM_COMPARE_CONTAINS, "LAN", "Élan" },
  { "title-contains-a-number", "title", SAM_COMPARE_CONTAINS, "groep 1", "Groep 10" },
  { "title-contains-a-sign-before-its-letters", "title", SAM_COMPARE_CONTAINS, "’T", "’t Eind" },
  { "title-behind-a-reference-contains", "organisation.title", SAM_COMPARE_CONTAINS, "Linde", "Élan" },
  { "set-has-tag", "languages", SAM_COMPARE_CONTAINS, "DE", "Élan" },
  { "set-lacks-tag", "languages", SAM_COMPARE_NOT_EQUAL, "de", "groep 9|Groep 10|’t Eind" },
  { "through-a-reference", "organisation.name", SAM_COMPARE_CONTAINS, "linde", "Élan" },
  { "title-of-a-reference", "organisation", SAM_COMPARE_CONTAINS, "LIND", "Élan" },
  { "behind-a-set-of-references", "topics.domain", SAM_COMPARE_EQUAL, "mind", "Élan" },
  { "once-however-many-lead-there", "topics.domain", SAM_COMPARE_NOT_EQUAL, NULL, "Élan|’t Eind" },
  { "one-of", "status", SAM_COMPARE_ONE_OF, "[\"open\",\"ended\"]", "Élan|Groep 10" },
  { "one-of-none", "status", SAM_COMPARE_ONE_OF, "[]", "" },
  { "quotes-are-only-text", "name", SAM_COMPARE_EQUAL, "' OR 1=1 --", "" },
};

static void
test_condition (Fixture *fixture,
                gconstpointer data)
{
  const Condition *given = data;
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GError) error = NULL;
  g_autofree char *titles = NULL;
  guint n_expected = given->expected[0] != '\0';

  for (const char *p = given->expected; *p != '\0'; p++)
    n_expected += *p == '|';
  sam_query_add_condition (query, given->path, given->compare, given->value, &error);
  g_assert_no_error (error);
  titles = list_titles (fixture->store, query);
  g_assert_cmpstr (titles, ==, given->expected);
  g_assert_cmpint (sam_store_count (fixture->store, query, NULL), ==, n_expected);
}

/* Of the alternatives one is enough; all else must be met as before. */
static void
test_alternatives (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (SamQuery) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *titles = NULL;
  g_autofree char *fewer = NULL;

  g_assert_true (sam_query_add_alternative (query, "title", SAM_COMPARE_CONTAINS, "elan", &error));
  g_assert_true (sam_query_add_alternative (query, "place", SAM_COMPARE_CONTAINS, "muller", &error));
  g_assert_true (sam_query_add_alternative (query, "organisation.name", SAM_COMPARE_EQUAL, "De Linde", &error));
  titles = list_titles (fixture->store, query);
  g_assert_cmpstr (titles, ==, "Élan|’t Eind");
  copy = sam_query_copy (query);
  g_assert_true (sam_query_add_condition (copy, "status", SAM_COMPARE_EQUAL, "ended", &error));
  fewer = list_titles (fixture->store, copy);
  g_assert_cmpstr (fewer, ==, "Élan");
  g_assert_false (sam_query_add_alternative (query, "colour", SAM_COMPARE_EQUAL, "red", &error));
  g_assert_error (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_NO_FIELD);
}

typedef struct
{
  const char *name;
  const char *path;
  gboolean descending;
  const char *expected;
} Order;

static const Order orders[] = {
  { "titles-as-people-do", "title", FALSE, "Élan|groep 9|Groep 10|’t Eind" },
  { "titles-backwards", "title", TRUE, "’t Eind|Groep 10|groep 9|Élan" },
  { "choices-as-offered-unset-last", "status", FALSE, "’t Eind|Groep 10|Élan|groep 9" },
  { "choices-backwards-unset-last", "status", TRUE, "Élan|Groep 10|’t Eind|groep 9" },
  { "numbers-by-value", "size_max", FALSE, "Élan|’t Eind|groep 9|Groep 10" },
  { "sets-by-their-titles", "topics", FALSE, "’t Eind|Élan|groep 9|Groep 10" },
  { "references-by-their-title", "organisation", FALSE, "Élan|groep 9|Groep 10|’t Eind" },
  { "through-a-reference", "organisation.place", TRUE, "Élan|groep 9|Groep 10|’t Eind" },
};

static void
test_order (Fixture *fixture,
            gconstpointer data)
{
  const Order *given = data;
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (SamQuery) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *titles = NULL;

  sam_query_set_order (query, given->path, given->descending, &error);
  g_assert_no_error (error);
  copy = sam_query_copy (query);
  titles = list_titles (fixture->store, copy);
  g_assert_cmpstr (titles, ==, given->expected);
}

static void
test_cells_read_as_texts (Fixture *fixture,
                          gconstpointer data)
{
  static const char *const paths[] = { "topics", "organisation", "languages", "size_max", "status",
                                       "organisation.type", "edited_at", "wheelchair" };
  static const char *const expected[] = { "Rouw, Angst", "De Linde", "nl, de", "9", "ended",
                                          "practice", "2027-01-15T08:00:00Z", NULL };
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  SamRow *row;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      sam_query_add_column (query, paths[i], &error);
      g_assert_no_error (error);
    }
  sam_query_set_search (query, "elan");
  rows = sam_store_list (fixture->store, query, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_cmpstr (row->cells[i], ==, expected[i]);
}

/* A rule that changes its mind, as one does when a record changes. */
static guint times_asked;

static char **
choose_by_rule (SamStore *store,
                GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autofree char *first = make_id ("group", "1");
  g_autofree char *third = make_id ("group", "3");

  times_asked++;
  if (times_asked == 4)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND, "nobody knows");
      return NULL;
    }
  g_strv_builder_add (ids, third);
  if (times_asked > 1)
    g_strv_builder_add (ids, first);
  return g_strv_builder_end (ids);
}

static void
test_a_rule_chooses (Fixture *fixture,
                     gconstpointer data)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (SamQuery) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sam_query_set_rule (query, choose_by_rule);
  copy = sam_query_copy (query);
  before = list_titles (fixture->store, copy);
  g_assert_cmpstr (before, ==, "Groep 10");
  after = list_titles (fixture->store, copy);
  g_assert_cmpstr (after, ==, "Élan|Groep 10");
  g_assert_true (sam_query_add_condition (copy, "status", SAM_COMPARE_EQUAL, "ended", NULL));
  g_assert_cmpint (sam_store_count (fixture->store, copy, NULL), ==, 1);
  g_assert_null (sam_store_find_ids (fixture->store, copy, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND);
}

static void
test_missing_reference_is_empty (Fixture *fixture,
                                 gconstpointer data)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autofree char *practice = make_id ("organisation", "linde");
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_true (sam_store_delete (fixture->store, practice, NULL));
  g_assert_true (sam_query_add_column (query, "organisation", NULL));
  g_assert_true (sam_query_add_condition (query, "organisation", SAM_COMPARE_NOT_EQUAL, NULL, NULL));
  rows = sam_store_list (fixture->store, query, 0, 0, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((SamRow *) g_ptr_array_index (rows, 0))->cells[0], ==, "");
}

static void
test_unknown_paths_are_refused (Fixture *fixture,
                                gconstpointer data)
{
  static const char *const paths[] = { "nothing", "name\" --", "organisation.nothing", "topics.name", "name.name", "",
                                       "organisation.part_of.name" };
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sam_query_add_column (query, paths[i], &error));
      g_assert_error (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_NO_FIELD);
      g_clear_error (&error);
      g_assert_false (sam_query_set_order (query, paths[i], FALSE, &error));
      g_assert_error (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_NO_FIELD);
    }
}

static void
test_pages_follow_the_keys (Fixture *fixture,
                            gconstpointer data)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GArray) keys = sam_store_find_keys (fixture->store, query, NULL, NULL);
  gint64 asked[] = { 0, 0, 987654 };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) page = sam_store_list (fixture->store, query, 1, 2, NULL);

  g_assert_cmpuint (keys->len, ==, 4);
  asked[0] = g_array_index (keys, gint64, 3);
  asked[1] = g_array_index (keys, gint64, 0);
  rows = sam_store_fetch_rows (fixture->store, query, asked, 3, NULL);
  g_assert_cmpstr (((SamRow *) g_ptr_array_index (rows, 0))->title, ==, "’t Eind");
  g_assert_cmpstr (((SamRow *) g_ptr_array_index (rows, 1))->title, ==, "Élan");
  g_assert_null (((SamRow *) g_ptr_array_index (rows, 2))->id);
  g_assert_cmpuint (page->len, ==, 2);
  g_assert_cmpstr (((SamRow *) g_ptr_array_index (page, 0))->title, ==, "groep 9");
}

static void
test_a_cancelled_query_stops (Fixture *fixture,
                              gconstpointer data)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sam_store_find_keys (fixture->store, query, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Every field of every kind can be a column, an order and a condition. */
static void
test_every_field_can_be_asked_for (Fixture *fixture,
                                   gconstpointer data)
{
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        g_autoptr (SamQuery) query = sam_query_new (kinds[i]);
        const char *name = kinds[i]->fields[j].name;
        g_autoptr (GError) error = NULL;
        g_autoptr (GPtrArray) rows = NULL;

        g_assert_true (sam_query_add_column (query, name, NULL));
        g_assert_true (sam_query_set_order (query, name, TRUE, NULL));
        for (SamCompare compare = SAM_COMPARE_EQUAL; compare <= SAM_COMPARE_CONTAINS; compare++)
          g_assert_true (sam_query_add_condition (query, name, compare, "1", NULL));
        rows = sam_store_list (fixture->store, query, 0, 0, &error);
        g_assert_no_error (error);
      }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autofree char *path = g_strconcat ("/query/condition/", conditions[i].name, NULL);

      g_test_add (path, Fixture, &conditions[i], fill, test_condition, fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *path = g_strconcat ("/query/order/", orders[i].name, NULL);

      g_test_add (path, Fixture, &orders[i], fill, test_order, fixture_tear_down);
    }
  g_test_add ("/query/cells-read-as-texts", Fixture, NULL, fill, test_cells_read_as_texts, fixture_tear_down);
  g_test_add ("/query/a-rule-is-asked-each-time", Fixture, NULL, fill, test_a_rule_chooses, fixture_tear_down);
  g_test_add ("/query/a-missing-reference-is-empty", Fixture, NULL, fill, test_missing_reference_is_empty,
              fixture_tear_down);
  g_test_add ("/query/unknown-paths-are-refused", Fixture, NULL, fill, test_unknown_paths_are_refused,
              fixture_tear_down);
  g_test_add ("/query/pages-follow-the-keys", Fixture, NULL, fill, test_pages_follow_the_keys, fixture_tear_down);
  g_test_add ("/query/a-cancelled-query-stops", Fixture, NULL, fill, test_a_cancelled_query_stops, fixture_tear_down);
  g_test_add ("/query/every-field-can-be-asked-for", Fixture, NULL, fill, test_every_field_can_be_asked_for,
              fixture_tear_down);
  g_test_add ("/query/one-of-the-alternatives-is-enough", Fixture, NULL, fill, test_alternatives, fixture_tear_down);
  return g_test_run ();
}
