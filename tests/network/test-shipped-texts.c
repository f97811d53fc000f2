/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region-fixture.h"

#include <string.h>

#include "network/sam-new-region.h"
#include "network/sam-shipped-save.h"
#include "network/sam-shipped-texts.h"

static void
test_fields_stand_above_the_text (void)
{
  const SamKind *kind = sam_kind_find ("article");
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) article = sam_shipped_text_read (
      kind, "proef",
      "---\ntitle: Een: twee\naudience: groups; experts\ntopics: rouw-kind\nreview_on: 2027-01-31\n---\nTekst\n",
      &error);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) audience = NULL;
  g_auto (GStrv) topics = NULL;
  g_autofree char *id = sam_id_from_key (kind, "proef");
  g_autofree char *topic = sam_id_from_key (sam_kind_find ("topic"), "rouw-kind");

  g_assert_no_error (error);
  title = sam_record_dup_text (article, "title");
  text = sam_record_dup_text (article, "text");
  audience = sam_record_dup_strv (article, "audience");
  topics = sam_record_dup_strv (article, "topics");
  g_assert_cmpstr (sam_record_get_id (article), ==, id);
  g_assert_cmpstr (title, ==, "Een: twee");
  g_assert_cmpstr (text, ==, "Tekst");
  g_assert_cmpuint (g_strv_length (audience), ==, 2);
  g_assert_cmpstr (topics[0], ==, topic);
}

static void
test_a_slip_is_told (void)
{
  static const char *const files[] = { "---\ntitel: Een\n---\nTekst", "---\nreview_on: morgen\n---\nTekst",
                                       "---\nsection: elders\n---\nTekst" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sam_shipped_text_read (sam_kind_find ("article"), "proef", files[i], &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, "proef: "));
    }
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += *words[i] != '\0';
  return n;
}

static void
test_every_article_is_whole (void)
{
  static const char *const needed[] = { "section", "type", "audience", "source", "review_on", "language" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = sam_shipped_texts_load (sam_kind_find ("article"), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, >=, 6);
  for (guint i = 0; i < articles->len; i++)
    {
      SamRecord *article = articles->pdata[i];
      g_autofree char *title = sam_record_dup_text (article, "title");
      g_autofree char *text = sam_record_dup_text (article, "text");
      g_autoptr (GArray) problems = sam_record_validate (article);

      g_test_message ("%s", title);
      g_assert_cmpuint (problems->len, ==, 0);
      for (guint f = 0; f < G_N_ELEMENTS (needed); f++)
        g_assert_nonnull (sam_record_get_value (article, needed[f]));
      g_assert_cmpuint (count_words (text), >=, 250);
      g_assert_cmpuint (count_words (text), <=, 600);
    }
}

static guint
count_lines (SamRecord *tool,
             const char *beginning)
{
  g_autofree char *text = sam_record_dup_text (tool, "text");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], beginning);
  return n;
}

/* Consent, agreement, evaluation, letters and the checklist: whoever prints one gets the same paper in either language,
 * with the same parts, boxes and lines to write on. */
static void
test_tools_in_both_languages (Region *region,
                              gconstpointer data)
{
  static const char *const parts[] = { "## ", "- [ ]", "---", "☐", "**", "- " };
  static const char *const needed[] = { "consent-listing", "consent-story", "evaluation-meeting", "group-agreement",
                                        "invitation-first-meeting", "letter-practice", "start-group" };
  const SamKind *kind = sam_kind_find ("template");
  g_auto (GStrv) slugs = sam_shipped_texts_list (kind, NULL);

  g_assert_cmpuint (g_strv_length (slugs), ==, 2 * G_N_ELEMENTS (needed));
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autofree char *dutch_slug = g_strconcat (needed[i], ".nl", NULL);
      g_autofree char *german_slug = g_strconcat (needed[i], ".de", NULL);
      g_autoptr (SamRecord) dutch = sam_shipped_text_find (region->store, kind, dutch_slug, NULL);
      g_autoptr (SamRecord) german = sam_shipped_text_find (region->store, kind, german_slug, NULL);

      g_test_message ("%s", needed[i]);
      g_assert_nonnull (dutch);
      g_assert_nonnull (german);
      g_assert_cmpstr (sam_record_get_value (dutch, "type"), ==, sam_record_get_value (german, "type"));
      g_assert_cmpstr (sam_record_get_value (dutch, "language"), ==, "\"nl\"");
      g_assert_cmpstr (sam_record_get_value (german, "language"), ==, "\"de\"");
      for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
        g_assert_cmpuint (count_lines (dutch, parts[p]), ==, count_lines (german, parts[p]));
    }
}

static void
test_topics_exist (Region *region,
                   gconstpointer data)
{
  g_autoptr (GPtrArray) articles = sam_shipped_texts_load (sam_kind_find ("article"), NULL);

  g_assert_true (sam_new_region (region->store, "Proef", NULL, NULL));
  for (guint i = 0; i < articles->len; i++)
    {
      g_auto (GStrv) topics = sam_record_dup_strv (articles->pdata[i], "topics");

      for (guint t = 0; topics != NULL && topics[t] != NULL; t++)
        {
          g_autoptr (SamRecord) topic = sam_store_load (region->store, topics[t], NULL);

          g_assert_nonnull (topic);
        }
    }
}

static gboolean
lose_broader (SamStore *store,
              gpointer data,
              GError **error)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("topic"), data);
  g_autoptr (SamRecord) topic = sam_store_load (store, id, error);

  g_assert_nonnull (sam_record_get_value (topic, "parent"));
  sam_record_set_value (topic, "parent", NULL);
  return sam_store_save (store, topic, error);
}

static gboolean
has_broader (SamStore *store,
             const char *slug)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("topic"), slug);
  g_autoptr (SamRecord) topic = sam_store_load (store, id, NULL);

  return sam_record_get_value (topic, "parent") != NULL;
}

/* A region of an older program: its topics learn what they are part of, but for one that somebody has edited. */
static void
test_an_older_region_gets_broader_topics (Region *region,
                                          gconstpointer data)
{
  g_autofree char *undo = NULL;

  g_assert_true (sam_new_region (region->store, "Proef", NULL, NULL));
  g_assert_true (sam_shipped_save (region->store, NULL, lose_broader, (gpointer) "fibromyalgie", NULL));
  sam_store_set_author (region->store, "Ada");
  sam_store_set_undoable (region->store, FALSE);
  g_assert_true (lose_broader (region->store, (gpointer) "borstkanker", NULL));
  sam_store_set_undoable (region->store, TRUE);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (sam_new_region_add_broader (region->store, NULL));
      g_assert_true (has_broader (region->store, "fibromyalgie"));
      g_assert_false (has_broader (region->store, "borstkanker"));
    }
  undo = sam_store_dup_undo_label (region->store, NULL);
  g_assert_null (undo);
}

static void
test_a_region_keeps_its_own (Region *region,
                             gconstpointer data)
{
  const SamKind *kind = sam_kind_find ("article");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shipped = sam_shipped_texts_load (kind, &error);
  g_autoptr (SamRecord) own = NULL;
  g_autoptr (SamRecord) found = NULL;
  g_autofree char *title = NULL;
  g_autofree char *undo = NULL;
  guint n;

  g_assert_true (sam_shipped_texts_take_over (region->store, kind, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, shipped->len);
  undo = sam_store_dup_undo_label (region->store, NULL);
  g_assert_null (undo);

  own = sam_store_load (region->store, sam_record_get_id (shipped->pdata[0]), NULL);
  sam_record_set_text (own, "title", "Van ons");
  g_assert_true (sam_store_save (region->store, own, NULL));
  g_assert_true (sam_store_delete (region->store, sam_record_get_id (shipped->pdata[1]), NULL));
  g_assert_true (sam_shipped_texts_take_over (region->store, kind, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  found = sam_store_load (region->store, sam_record_get_id (shipped->pdata[0]), NULL);
  title = sam_record_dup_text (found, "title");
  g_assert_cmpstr (title, ==, "Van ons");
}

/* Two laptops have nothing to merge. */
static void
test_two_regions_make_the_same (Region *region,
                                gconstpointer data)
{
  Region other = { 0 };
  g_autoptr (GPtrArray) shipped = sam_shipped_texts_load (sam_kind_find ("article"), NULL);

  region_set_up (&other, NULL);
  sam_store_set_author (other.store, "Bea");
  g_assert_true (sam_shipped_texts_take_over_all (region->store, NULL));
  g_assert_true (sam_shipped_texts_take_over_all (other.store, NULL));
  for (guint i = 0; i < shipped->len; i++)
    {
      g_autoptr (SamRecord) mine = sam_store_load (region->store, sam_record_get_id (shipped->pdata[i]), NULL);
      g_autoptr (SamRecord) theirs = sam_store_load (other.store, sam_record_get_id (shipped->pdata[i]), NULL);

      g_assert_cmpstr (sam_record_get_revision (mine), ==, sam_record_get_revision (theirs));
    }
  region_tear_down (&other, NULL);
}

/* Searched with everything else, whatever case and accents. */
static void
test_found (Region *region,
            gconstpointer data)
{
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  gboolean article = FALSE;
  gboolean tool = FALSE;

  g_assert_true (sam_shipped_texts_take_over_all (region->store, &error));
  g_assert_no_error (error);
  hits = sam_store_search (region->store, "coordinator", 50, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    article = article || g_str_has_prefix (((SamHit *) hits->pdata[i])->id, "article:");
  g_assert_true (article);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = sam_store_search (region->store, "ruckblick", 50, NULL, &error);
  for (guint i = 0; i < hits->len; i++)
    tool = tool || g_str_has_prefix (((SamHit *) hits->pdata[i])->id, "template:");
  g_assert_true (tool);
}

#define ADD(path, func) g_test_add (path, Region, NULL, region_set_up, func, region_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/network/shipped-texts/fields-stand-above-the-text", test_fields_stand_above_the_text);
  g_test_add_func ("/network/shipped-texts/a-slip-is-told", test_a_slip_is_told);
  g_test_add_func ("/network/shipped-texts/every-article-is-whole", test_every_article_is_whole);
  ADD ("/network/shipped-texts/tools-are-the-same-in-both-languages", test_tools_in_both_languages);
  ADD ("/network/shipped-texts/the-topics-they-name-exist", test_topics_exist);
  ADD ("/network/shipped-texts/an-older-region-gets-broader-topics", test_an_older_region_gets_broader_topics);
  ADD ("/network/shipped-texts/a-region-keeps-what-it-made-of-them", test_a_region_keeps_its_own);
  ADD ("/network/shipped-texts/two-laptops-take-over-the-same", test_two_regions_make_the_same);

  ADD ("/network/shipped-texts/are-found-with-everything-else", test_found);

  return g_test_run ();
}
