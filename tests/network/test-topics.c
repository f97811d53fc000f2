/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/sam-topics.h"

static SamTopicIndex *
make_index (void)
{
  SamTopicIndex *index = sam_topic_index_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) topics = sam_topics_load_shipped (FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < topics->len; i++)
    sam_topic_index_add (index, g_ptr_array_index (topics, i));
  return index;
}

static void
test_shipped (void)
{
  g_autoptr (GPtrArray) core = sam_topics_load_shipped (TRUE, NULL);
  g_autoptr (GPtrArray) all = sam_topics_load_shipped (FALSE, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *expected = sam_id_from_key (sam_kind_find ("topic"), "diabetes");

  g_assert_cmpuint (core->len, ==, 81);
  g_assert_cmpuint (all->len, ==, 115);
  for (guint i = 0; i < all->len; i++)
    {
      SamRecord *topic = g_ptr_array_index (all, i);
      g_autoptr (GArray) problems = sam_record_validate (topic);

      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_null (sam_record_get_value (topic, "icpc_codes"));
      g_assert_true (g_hash_table_add (ids, (gpointer) sam_record_get_id (topic)));
    }
  g_assert_true (g_hash_table_contains (ids, expected));
}

/* A suggestion by a broader topic needs topics that have one: a part and its whole both come with every region. */
static void
test_parts (void)
{
  g_autoptr (GPtrArray) core = sam_topics_load_shipped (TRUE, NULL);
  g_autoptr (GPtrArray) all = sam_topics_load_shipped (FALSE, NULL);
  g_autoptr (GHashTable) wholes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *breast = sam_id_from_key (sam_kind_find ("topic"), "borstkanker");
  g_autofree char *cancer = sam_id_from_key (sam_kind_find ("topic"), "kanker");
  guint n_parts = 0;

  for (guint i = 0; i < core->len; i++)
    if (!sam_record_has_value (core->pdata[i], "parent"))
      g_hash_table_add (wholes, g_strdup (sam_record_get_id (core->pdata[i])));
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *parent = sam_record_dup_text (all->pdata[i], "parent");

      n_parts += parent != NULL;
      g_assert_true (parent == NULL || g_hash_table_contains (wholes, parent));
      if (g_str_equal (sam_record_get_id (all->pdata[i]), breast))
        g_assert_cmpstr (parent, ==, cancer);
    }
  g_assert_cmpuint (n_parts, ==, 21);
}

static void
test_recognise (void)
{
  static const struct
  {
    const char *text;
    const char *slugs;
    const char *unknown;
  } cases[] = {
    { "Diabetes", "diabetes", "" },
    { "suikerziekte", "diabetes", "" },
    { "SUIKERZIEKTE; Astma", "diabetes astma", "" },
    { "Fibromyalgie / Angst en paniek", "fibromyalgie angst", "" },
    { "Stoma en Overgewicht en gezonde leefstijl", "stoma overgewicht", "" },
    { "Fibromyalgie en Ouders van een kind met een ziekte of beperking", "fibromyalgie ouders-zorgkind", "" },
    { "Beroerte (CVA/TIA) en Naasten van mensen met een verslaving", "cva naasten-verslaving", "" },
    { "ME/CVS en Moeite met lezen en schrijven", "me-cvs laaggeletterd", "" },
    { "Tinnitus en Meniere, Zonder werk, Lhbtiq+", "tinnitus werkloosheid lhbti", "" },
    { "AD(H)D", "adhd", "" },
    { "adhd", "adhd", "" },
    { "Long-covid", "long-covid", "" },
    { "Kanker", "kanker", "" },
    { "Breast cancer", "borstkanker", "" },
    { "Brustkrebs", "borstkanker", "" },
    { "Diabetes, diabetes type 2", "diabetes", "" },
    { "Kanker\nStoma", "kanker stoma", "" },
    { "Modelbouw", "", "Modelbouw" },
    { "Diabetes, modelbouw en treinen", "diabetes", "modelbouw en treinen" },
    { "rouw", "", "rouw" },
    { " , ;", "", "" },
    { "", "", "" },
  };
  g_autoptr (SamTopicIndex) index = make_index ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_unknown_topic_free);
      g_auto (GStrv) ids = sam_topic_index_recognise (index, cases[i].text, unknown);
      g_auto (GStrv) slugs = g_strsplit (cases[i].slugs, " ", -1);
      guint n = cases[i].slugs[0] != '\0' ? g_strv_length (slugs) : 0;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (g_strv_length (ids), ==, n);
      for (guint t = 0; t < n; t++)
        {
          g_autofree char *slug = sam_record_dup_text (sam_topic_index_get (index, ids[t]), "slug");

          g_assert_cmpstr (slug, ==, slugs[t]);
        }
      g_assert_cmpuint (unknown->len, ==, cases[i].unknown[0] != '\0');
      if (unknown->len > 0)
        g_assert_cmpstr (((SamUnknownTopic *) g_ptr_array_index (unknown, 0))->text, ==, cases[i].unknown);
    }
}

static void
test_suggestions (void)
{
  static const struct
  {
    const char *text;
    const char *slug;
  } cases[] = {
    { "Diabets", "diabetes" },
    { "Fybromyalgie", "fibromyalgie" },
    { "Eetstoornis", "eetstoornis" },
    { "Modelbouw", NULL },
  };
  g_autoptr (SamTopicIndex) index = make_index ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_unknown_topic_free);
      g_auto (GStrv) ids = sam_topic_index_recognise (index, cases[i].text, unknown);
      const SamUnknownTopic *topic;
      g_autofree char *slug = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (g_strv_length (ids), ==, 0);
      topic = g_ptr_array_index (unknown, 0);
      if (topic->suggestion != NULL)
        slug = sam_record_dup_text (sam_topic_index_get (index, topic->suggestion), "slug");
      g_assert_cmpstr (slug, ==, cases[i].slug);
    }
}

static void
test_own_first (void)
{
  g_autoptr (SamTopicIndex) index = sam_topic_index_new ();
  g_autoptr (GPtrArray) shipped = sam_topics_load_shipped (FALSE, NULL);
  g_autoptr (SamRecord) own = sam_record_copy (g_ptr_array_index (shipped, 0));
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_unknown_topic_free);
  g_auto (GStrv) renamed = NULL;

  sam_record_set_text (own, "name", "Suiker");
  sam_topic_index_add (index, own);
  for (guint i = 0; i < shipped->len; i++)
    sam_topic_index_add (index, g_ptr_array_index (shipped, i));
  renamed = sam_topic_index_recognise (index, "suiker", unknown);
  g_assert_cmpstr (renamed[0], ==, sam_record_get_id (own));
  g_assert_cmpuint (unknown->len, ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/network/topics/the-shipped-ones-are-sound", test_shipped);
  g_test_add_func ("/network/topics/a-part-comes-with-its-whole", test_parts);
  g_test_add_func ("/network/topics/several-are-recognised-in-one-cell", test_recognise);
  g_test_add_func ("/network/topics/an-unknown-one-comes-with-a-suggestion", test_suggestions);
  g_test_add_func ("/network/topics/the-regions-own-come-first", test_own_first);
  return g_test_run ();
}
