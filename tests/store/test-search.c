/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sam-attachments.h"
#include "store/sam-fold.h"
#include "store/sam-snippet.h"

#include "store-fixture.h"

static void
fill (Fixture *fixture,
      gconstpointer data)
{
  fixture_set_up (fixture, data);
  g_assert_true (sam_store_begin (fixture->store, NULL));
  g_object_unref (make_record (fixture->store, "group", "notes", "name", "Samen verder", "notes",
                               "Vraag naar Jörg Müller\nvoor de sleutel.", NULL));
  g_object_unref (make_record (fixture->store, "group", "name", "name", "Müllergroep Heerlen", NULL));
  g_object_unref (make_record (fixture->store, "person", "an", "first_name", "An", "last_name", "Wit", "phone",
                               "06-00000001", "notes",
                               "Heeft ooit schulden gehad.", NULL));
  g_object_unref (make_record (fixture->store, "topic", "rouw", "name", "Rouw en verlies", "synonyms", "Verdriet",
                               NULL));
  g_assert_true (sam_store_commit (fixture->store, NULL));
}

/* The titles found, with "|" between. */
static char *
search (SamStore *store,
        const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = sam_store_search (store, text, 50, NULL, &error);
  GString *titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", ((SamHit *) g_ptr_array_index (hits, i))->title);
  return g_string_free (titles, FALSE);
}

static const char *const searches[][3] = {
  { "without-accents-names-first", "muller", "Müllergroep Heerlen|Samen verder" },
  { "with-accents", "MÜLLER", "Müllergroep Heerlen|Samen verder" },
  { "beginnings-of-words-in-any-order", "heer mul", "Müllergroep Heerlen" },
  { "every-word-must-be-there", "heer rouw", "" },
  { "no-words", " -- ", "" },
  { "what-looks-like-an-expression", "\"an\" OR (rouw* NEAR", "" },
  { "synonyms", "verdriet", "Rouw en verlies" },
  { "sensitive-words", "schulden", "An Wit" },
  { "a-phone-number-as-it-is-typed", "06-000 000 01", "An Wit" },
  { "a-phone-number-with-its-country", "0031 6 000 000 01", "An Wit" },
};

static void
test_search (Fixture *fixture,
             gconstpointer data)
{
  const char *const *given = data;
  g_autofree char *titles = search (fixture->store, given[1]);

  g_assert_cmpstr (titles, ==, given[2]);
}

static SamHit *
find_one (SamStore *store,
          const char *text,
          GPtrArray **hits)
{
  *hits = sam_store_search (store, text, 50, NULL, NULL);
  g_assert_cmpuint ((*hits)->len, ==, 1);
  return g_ptr_array_index (*hits, 0);
}

static void
test_snippet_shows_what_matched (Fixture *fixture,
                                 gconstpointer data)
{
  g_autoptr (GPtrArray) hits = NULL;
  SamHit *hit = find_one (fixture->store, "mull sleut", &hits);

  g_assert_cmpstr (hit->field->name, ==, "notes");
  g_assert_cmpstr (hit->snippet, ==, "Vraag naar Jörg \x02Müller\x03 voor de \x02sleutel\x03.");
}

/* A file is found by its name, at the record it is kept with, once. */
static void
test_files_are_found (Fixture *fixture,
                      gconstpointer data)
{
  g_autofree char *group = make_id ("group", "notes");
  g_autofree char *gone = make_id ("group", "gone");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-", 5);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *orphan = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  SamHit *hit;

  first = sam_store_attach (fixture->store, group, "flyer-najaar.pdf", "application/pdf", bytes, NULL);
  second = sam_store_attach (fixture->store, group, "flyer-voorjaar.pdf", "application/pdf", bytes, NULL);
  orphan = sam_store_attach (fixture->store, gone, "flyer-oud.pdf", "application/pdf", bytes, NULL);
  hit = find_one (fixture->store, "flyer", &hits);
  g_assert_cmpstr (hit->id, ==, group);
  g_assert_cmpstr (hit->title, ==, "Samen verder");
  g_assert_cmpstr (sam_hit_get_what (hit), ==, "Attachment");
  g_clear_pointer (&hits, g_ptr_array_unref);
  hit = find_one (fixture->store, "najaar", &hits);
  g_assert_cmpstr (hit->attachment, ==, first);
  g_assert_cmpstr (hit->snippet, ==, "flyer-\x02najaar\x03.pdf");
  g_clear_pointer (&hits, g_ptr_array_unref);
  g_assert_true (sam_store_delete (fixture->store, first, NULL));
  hits = sam_store_search (fixture->store, "najaar", 50, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 0);
}

static void
test_sensitive_words_are_not_shown (Fixture *fixture,
                                    gconstpointer data)
{
  g_autoptr (GPtrArray) hits = NULL;
  SamHit *hit = find_one (fixture->store, "schuld", &hits);

  g_assert_cmpstr (hit->field->name, ==, "notes");
  g_assert_null (hit->snippet);
}

static void
test_found_by_the_title_of_a_reference (Fixture *fixture,
                                        gconstpointer data)
{
  g_autofree char *topic_id = make_id ("topic", "rouw");
  g_autoptr (SamRecord) group = make_record (fixture->store, "group", "r", "name", "Anders", "topics", topic_id, NULL);
  g_autoptr (SamRecord) topic = load (fixture->store, "topic", "rouw");
  g_autofree char *before = search (fixture->store, "verlies");
  g_autofree char *after = NULL;
  g_autofree char *gone = NULL;

  g_assert_cmpstr (before, ==, "Rouw en verlies|Anders");
  set_text (topic, "name", "Missen");
  save (fixture->store, topic);
  after = search (fixture->store, "missen");
  g_assert_cmpstr (after, ==, "Missen|Anders");
  gone = search (fixture->store, "verlies");
  g_assert_cmpstr (gone, ==, "");
  assert_verified (fixture->store);
}

static void
test_lists_are_searched (Fixture *fixture,
                         gconstpointer data)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autofree char *by_rank = NULL;
  g_autofree char *by_name = NULL;
  g_autofree char *none = NULL;

  sam_query_set_search (query, "müller");
  by_rank = list_titles (fixture->store, query);
  g_assert_cmpstr (by_rank, ==, "Müllergroep Heerlen|Samen verder");
  g_assert_cmpint (sam_store_count (fixture->store, query, NULL), ==, 2);
  g_assert_true (sam_query_set_order (query, "name", TRUE, NULL));
  by_name = list_titles (fixture->store, query);
  g_assert_cmpstr (by_name, ==, "Samen verder|Müllergroep Heerlen");
  sam_query_set_search (query, "!!");
  none = list_titles (fixture->store, query);
  g_assert_cmpstr (none, ==, "");
}

/* More than can be ranked one by one. */
static void
fill_many (Fixture *fixture,
           gconstpointer data)
{
  fixture_set_up (fixture, data);
  g_assert_true (sam_store_begin (fixture->store, NULL));
  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autofree char *name = g_strdup_printf (i % 500 == 499 ? "Zangclub %u" : "Groep %u", i);

      g_object_unref (make_record (fixture->store, "group", key, "name", name, "place", i % 2 == 0 ? "Érmond" : "Weert",
                                   "status", i % 3 == 0 ? "open" : "full", "notes", "Samen zangles.", NULL));
    }
  g_assert_true (sam_store_commit (fixture->store, NULL));
}

static void
test_many_matches_with_names_first (Fixture *fixture,
                                    gconstpointer data)
{
  g_autoptr (GPtrArray) hits = sam_store_search (fixture->store, "zang", 20, NULL, NULL);
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_cmpuint (hits->len, ==, 20);
  for (guint i = 0; i < hits->len; i++)
    g_assert_cmpint (g_str_has_prefix (((SamHit *) g_ptr_array_index (hits, i))->title, "Zangclub"), ==, i < 3);
  sam_query_set_search (query, "zang");
  rows = sam_store_list (fixture->store, query, 0, 0, NULL);
  g_assert_cmpuint (rows->len, ==, 1500);
  g_assert_cmpstr (((SamRow *) g_ptr_array_index (rows, 0))->title, ==, "Zangclub 499");
  g_assert_cmpstr (((SamRow *) g_ptr_array_index (rows, 2))->title, ==, "Zangclub 1499");
  g_assert_cmpstr (((SamRow *) g_ptr_array_index (rows, 3))->title, ==, "Groep 0");
}

static void
test_many_matches_with_conditions_in_order (Fixture *fixture,
                                            gconstpointer data)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GPtrArray) rows = NULL;

  sam_query_set_search (query, "zangl");
  g_assert_true (sam_query_add_condition (query, "status", SAM_COMPARE_EQUAL, "open", NULL));
  g_assert_true (sam_query_set_order (query, "place", TRUE, NULL));
  rows = sam_store_list (fixture->store, query, 0, 0, NULL);
  g_assert_cmpuint (rows->len, ==, 500);
  g_assert_cmpint (sam_store_count (fixture->store, query, NULL), ==, 500);
  g_assert_cmpstr (((SamRow *) g_ptr_array_index (rows, 0))->title, ==, "Groep 3");
  g_assert_cmpstr (((SamRow *) g_ptr_array_index (rows, 249))->title, ==, "Zangclub 999");
  g_assert_cmpstr (((SamRow *) g_ptr_array_index (rows, 250))->title, ==, "Groep 0");
  g_assert_true (sam_query_set_order (query, "title", TRUE, NULL));
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = sam_store_list (fixture->store, query, 0, 0, NULL);
  g_assert_cmpuint (rows->len, ==, 500);
  g_assert_cmpstr (((SamRow *) g_ptr_array_index (rows, 0))->title, ==, "Zangclub 999");
}

static guint
count_hits (SamStore *store,
            const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = sam_store_search (store, text, 10, NULL, &error);

  g_assert_no_error (error);
  return hits->len;
}

/* A search writes the words that wait, and a savepoint may take them out again. */
static void
test_words_within_savepoints (Fixture *fixture,
                              gconstpointer keep)
{
  g_autoptr (SamRecord) group = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_store_begin (fixture->store, &error));
  group = make_record (fixture->store, "group", "savepoint", "name", "Zomerzotten", NULL);
  g_assert_true (sam_store_begin (fixture->store, &error));
  g_assert_cmpuint (count_hits (fixture->store, "zomerzotten"), ==, 1);
  if (keep != NULL)
    g_assert_true (sam_store_commit (fixture->store, &error));
  else
    sam_store_rollback (fixture->store);
  g_assert_cmpuint (count_hits (fixture->store, "zomerzotten"), ==, 1);
  g_assert_true (sam_store_commit (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_hits (fixture->store, "zomerzotten"), ==, 1);
  assert_verified (fixture->store);
}

static const char *const folds[][2] = {
  { "Müller", "muller" },
  { "ÇA VA", "ca va" },
  { "Straße", "strasse" },
  { "Ĳsselmeer", "ijsselmeer" },
  { "Łódź", "lodz" },
  { "e\xcc\x81\x65", "ee" },
};

static void
test_folding (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      g_autofree char *folded = sam_fold (folds[i][0]);

      g_assert_cmpstr (folded, ==, folds[i][1]);
    }
}

static void
test_long_text_is_cut_at_words (void)
{
  char *words[] = { (char *) "naald", NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *snippet = NULL;

  for (guint i = 0; i < 50; i++)
    g_string_append (text, "hooi ");
  g_string_append (text, "Naaldje ");
  for (guint i = 0; i < 50; i++)
    g_string_append (text, "hooi ");
  snippet = sam_snippet_new (text->str, words);
  g_assert_true (g_str_has_prefix (snippet, "…hooi hooi "));
  g_assert_true (g_str_has_suffix (snippet, "…"));
  g_assert_nonnull (strstr (snippet, " \x02Naaldje\x03 "));
  g_assert_cmpint (g_utf8_strlen (snippet, -1), <, 140);
}

/* What is called after a record comes after it, however many there are. */
static void
test_notes_come_after_what_they_are_about (Fixture *fixture,
                                           gconstpointer data)
{
  g_autofree char *group = make_id ("group", "inloop");
  g_autoptr (GPtrArray) hits = NULL;

  g_object_unref (make_record (fixture->store, "group", "inloop", "name", "Inloop Ontmoeting Heerlen Zuid", NULL));
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *key = g_strdup_printf ("c%u", i);

      g_object_unref (make_record (fixture->store, "consent", key, "about", group, "purpose", "publication", "channel",
                                   "public_site", "given_on", "2026-01-01", NULL));
    }
  hits = sam_store_search (fixture->store, "ontmoeting heerlen", 3, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 3);
  g_assert_cmpstr (((SamHit *) hits->pdata[0])->id, ==, group);
  g_assert_cmpstr (((SamHit *) hits->pdata[1])->title, ==, "Inloop Ontmoeting Heerlen Zuid");
}

/* What the parts of the index are called, which each writing adds to. */
static char *
list_index_parts (SamStore *store)
{
  SamDatabase *database = sam_store_get_database (store);
  g_autoptr (sqlite3_stmt) statement =
      sam_database_prepare (database, "SELECT group_concat (id || ':' || length (block)) FROM search_data", NULL);
  gboolean row;

  g_assert_true (sam_database_step (database, statement, &row, NULL) && row);
  return sam_statement_dup_text (statement, 0);
}

static void
test_edits_of_other_fields_leave_the_index (Fixture *fixture,
                                            gconstpointer data)
{
  g_autoptr (SamRecord) group = load (fixture->store, "group", "name");
  g_autofree char *before = list_index_parts (fixture->store);
  g_autofree char *after = NULL;
  g_autofree char *renamed = NULL;
  g_autofree char *found = NULL;

  set_text (group, "status", "paused");
  save (fixture->store, group);
  after = list_index_parts (fixture->store);
  g_assert_cmpstr (after, ==, before);
  set_text (group, "name", "Meijergroep Heerlen");
  save (fixture->store, group);
  renamed = list_index_parts (fixture->store);
  g_assert_cmpstr (renamed, !=, before);
  found = search (fixture->store, "meijergroep");
  g_assert_cmpstr (found, ==, "Meijergroep Heerlen");
  assert_verified (fixture->store);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *path = g_strconcat ("/search/", searches[i][0], NULL);

      g_test_add (path, Fixture, searches[i], fill, test_search, fixture_tear_down);
    }
  g_test_add ("/search/a-snippet-shows-what-matched", Fixture, NULL, fill, test_snippet_shows_what_matched,
              fixture_tear_down);
  g_test_add ("/search/a-file-is-found-at-its-record", Fixture, NULL, fill, test_files_are_found, fixture_tear_down);
  g_test_add ("/search/sensitive-words-are-found-and-not-shown", Fixture, NULL, fill,
              test_sensitive_words_are_not_shown,
              fixture_tear_down);
  g_test_add ("/search/a-record-is-found-by-the-title-of-its-reference", Fixture, NULL, fill,
              test_found_by_the_title_of_a_reference, fixture_tear_down);
  g_test_add ("/search/notes-come-after-what-they-are-about", Fixture, NULL, fill,
              test_notes_come_after_what_they_are_about, fixture_tear_down);
  g_test_add ("/search/words-outlive-a-savepoint-that-is-kept", Fixture, "keep", fill, test_words_within_savepoints,
              fixture_tear_down);
  g_test_add ("/search/words-outlive-a-savepoint-that-is-rolled-back", Fixture, NULL, fill,
              test_words_within_savepoints, fixture_tear_down);
  g_test_add ("/search/an-edit-of-other-fields-leaves-the-index-as-it-is", Fixture, NULL, fill,
              test_edits_of_other_fields_leave_the_index, fixture_tear_down);
  g_test_add ("/search/lists-are-searched", Fixture, NULL, fill, test_lists_are_searched, fixture_tear_down);
  g_test_add ("/search/many-matches-come-with-names-first", Fixture, NULL, fill_many,
              test_many_matches_with_names_first,
              fixture_tear_down);
  g_test_add ("/search/many-matches-with-conditions-in-order", Fixture, NULL, fill_many,
              test_many_matches_with_conditions_in_order, fixture_tear_down);
  g_test_add_func ("/search/folding-takes-case-and-accents-away", test_folding);
  g_test_add_func ("/search/a-long-text-is-cut-at-words", test_long_text_is_cut_at_words);
  return g_test_run ();
}
