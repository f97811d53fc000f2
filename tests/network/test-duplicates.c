/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-duplicates.h"
#include "network/sam-pair-merge.h"
#include "region-fixture.h"

typedef struct
{
  const char *kind;
  const char *first;
  const char *second;
  const char *why; /* NULL: two */
} Case;

static const Case cases[] = {
  { "group", "name=Zin in Zin|place=Heerlen",
    "name=zin in zin|place=Heerlen",
    "the same name, the same place" },
  { "group", "name=Lotgenotengroep Rouw",
    "name=Rouw",
    "the same name" },
  { "group", "name=Rouw|place=Heerlen",
    "name=Rouw|place=Kerkrade",
    NULL },
  { "group", "name=Angst en dwang|place=Heerlen",
    "name=Angst en dwnag|place=Heerlen",
    "a name spelled almost the same, the same place" },
  { "group", "name=Rouw 1|place=Heerlen",
    "name=Rouw 2|place=Heerlen",
    NULL },
  { "group", "name=Rouw|phone=0612345678|email=a@b.example",
    "name=Autisme|phone=0612345678|email=a@b.example",
    NULL },
  { "person", "name=Jan Jansen",
    "name=Jan Jansen",
    NULL },
  { "person", "name=Jan Jansen|place=Heerlen",
    "name=Jan Jansen|place=Heerlen",
    "the same name, the same place" },
  { "person", "name=Ria Meijer|phone=0612345678",
    "name=Ria Meyer|phone=0612345678",
    "a name spelled almost the same, the same phone number" },
  { "person", "name=Ria Meijer|phone=0612345678",
    "name=Bert Meijer|phone=0612345678",
    NULL },
  { "person", "name=Ria|email=ria@b.example",
    "name=Ria Meijer|email=Ria@b.example",
    "one name is part of the other, the same e-mail address" },
  { "organisation", "name=Huisartsenpraktijk De Linde",
    "name=De Linde",
    "the same name" },
  { "organisation", "name=De Linde|code=01012345",
    "name=Praktijk Bos|code=01012345",
    "the same code or person" },
  { "organisation", "name=De Linde|phone=0455123456|address=Markt 1|place=Heerlen",
    "name=Praktijk Bos|phone=0455123456|address=markt 1|place=Heerlen",
    "the same phone number, the same address, the same place" },
  { "organisation", "name=Apotheek|address=Markt 1|place=Heerlen",
    "name=Praktijk Bos|address=Markt 1|place=Heerlen",
    NULL },
};

static SamLikely *
read_likely (const char *text)
{
  SamLikely *likely = g_new0 (SamLikely, 1);
  const struct
  {
    const char *name;
    char **value;
  } members[] = {
    { "name", &likely->name },
    { "email", &likely->email },
    { "phone", &likely->phone },
    { "address", &likely->address },
    { "place", &likely->place },
    { "code", &likely->code },
  };
  g_auto (GStrv) pairs = g_strsplit (text, "|", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (members); j++)
      if (g_str_has_prefix (pairs[i], members[j].name) && pairs[i][strlen (members[j].name)] == '=')
        *members[j].value = g_strdup (pairs[i] + strlen (members[j].name) + 1);
  return likely;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SamKind *kind = sam_kind_find (cases[i].kind);
      SamLikely *first = read_likely (cases[i].first);
      SamLikely *second = read_likely (cases[i].second);
      SamLikeness likeness = sam_likely_compare (kind, first, second);
      g_autofree char *words = sam_likeness_describe (likeness);

      g_test_message ("%s and %s", cases[i].first, cases[i].second);
      g_assert_cmpstr (words, ==, cases[i].why != NULL ? cases[i].why : "");
      g_assert_cmpint (sam_likely_compare (kind, second, first), ==, likeness);
      sam_likely_free (first);
      sam_likely_free (second);
    }
}

static void
set_up (Region *region,
        gconstpointer data)
{
  region_set_up (region, data);
  put_record (region, "topic", "rouw", "name=Rouw");
  put_record (region, "topic", "angst", "name=Angst");
  put_record (region, "person", "cor", "first_name=Cor|last_name=Meijer|phone=+31612345678|notes=Leest graag.");
  put_record (region, "person", "kor",
              "first_name=Cor|last_name=Meyer|phone=+31612345678|email=cor@zin.example|notes=Zingt.");
  put_record (region, "venue", "a", "name=Ons Huis|place=Heerlen|phone=+31455123456");
  put_record (region, "venue", "b", "name=Ons Huus|place=Heerlen|phone=+31455123456");
  put_record (region, "person", "bea", "first_name=Bea|last_name=Meijer|phone=+31612345678");
  put_record (region, "group", "a", "name=Rouw Heerlen|place=Heerlen|topics=@topic:rouw|contacts=@person:kor");
  put_record (region, "expert", "kor", "person=@person:kor|topics=@topic:angst");
}

static GPtrArray *
find (Region *region,
      const char *kind,
      SamRecord *record)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pairs = sam_duplicates_find (region->store, sam_kind_find (kind), record, NULL, &error);

  g_assert_no_error (error);
  return pairs;
}

static void
test_list (Region *region,
           gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = find (region, "person", NULL);
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GError) error = NULL;
  SamLikelyPair *pair;

  g_assert_cmpuint (pairs->len, ==, 1);
  pair = pairs->pdata[0];
  g_assert_true (sam_duplicates_dismiss (region->store, pair->second, pair->first, &error));
  rest = find (region, "person", NULL);
  g_assert_cmpuint (rest->len, ==, 0);
}

static guint
count_pairs (Region *region,
             const char *kind)
{
  g_autoptr (GPtrArray) pairs = find (region, kind, NULL);

  return pairs->len;
}

/* What was said of one that another became goes on for that other. */
static void
test_two_stay_two (Region *region,
                   gconstpointer data)
{
  g_autofree char *cor = make_id ("person", "cor");
  g_autofree char *kor = make_id ("person", "kor");
  g_autofree char *third = make_id ("person", "koor");
  g_autoptr (GError) error = NULL;

  put_record (region, "person", "koor", "first_name=Cor|last_name=Meyer|phone=+31612345678");
  g_assert_cmpuint (count_pairs (region, "person"), ==, 3);
  g_assert_true (sam_duplicates_dismiss (region->store, third, kor, &error));
  g_assert_cmpuint (count_pairs (region, "person"), ==, 2);
  g_assert_true (sam_pair_merge (region->store, cor, kor, NULL, &error));
  g_assert_cmpuint (count_pairs (region, "person"), ==, 0);
  g_assert_true (sam_store_undo (region->store, &error));
  g_assert_cmpuint (count_pairs (region, "person"), ==, 2);
  g_assert_true (sam_store_undo (region->store, &error));
  g_assert_cmpuint (count_pairs (region, "person"), ==, 3);
}

static void
test_short_words (Region *region,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = find (region, "venue", NULL);

  g_assert_cmpuint (pairs->len, ==, 1);
}

static void
test_typing (Region *region,
             gconstpointer data)
{
  g_autoptr (SamRecord) typed = make_record ("group", NULL, "name=Lotgenotengroep rouw Herlen|place=Heerlen");
  g_autoptr (GPtrArray) pairs = find (region, "group", typed);
  g_autofree char *why = NULL;

  g_assert_cmpuint (pairs->len, ==, 1);
  why = sam_likeness_describe (((SamLikelyPair *) pairs->pdata[0])->likeness);
  g_assert_cmpstr (why, ==, "a name spelled almost the same, the same place");
}

/* A number is the same whether it is in the file already or only on the screen. */
static void
test_typing_a_number (Region *region,
                      gconstpointer data)
{
  g_autoptr (SamRecord) typed = make_record ("person", NULL, "first_name=Bea|last_name=Meyer|phone=+31612345678");
  g_autoptr (GPtrArray) pairs = find (region, "person", typed);
  g_autofree char *why = NULL;

  g_assert_cmpuint (pairs->len, ==, 1);
  why = sam_likeness_describe (((SamLikelyPair *) pairs->pdata[0])->likeness);
  g_assert_cmpstr (why, ==, "a name spelled almost the same, the same phone number");
}

static gboolean
has_pair (GPtrArray *pairs,
          const SamLikelyPair *wanted)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const SamLikelyPair *pair = pairs->pdata[i];
      gboolean same = g_str_equal (pair->first, wanted->first) && g_str_equal (pair->second, wanted->second);
      gboolean turned = g_str_equal (pair->first, wanted->second) && g_str_equal (pair->second, wanted->first);

      if ((same || turned) && pair->likeness == wanted->likeness)
        return TRUE;
    }
  return FALSE;
}

static void
assert_typing_finds (Region *region,
                     const char *kind,
                     guint least)
{
  g_autoptr (GPtrArray) all = find (region, kind, NULL);

  g_assert_cmpuint (all->len, >=, least);
  for (guint i = 0; i < all->len; i++)
    {
      const SamLikelyPair *pair = all->pdata[i];
      const char *const ids[] = { pair->first, pair->second };

      g_test_message ("%s and %s", pair->first_title, pair->second_title);
      for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
        {
          g_autoptr (SamRecord) record = sam_store_load (region->store, ids[j], NULL);
          g_autoptr (GPtrArray) alike = find (region, kind, record);

          g_assert_true (has_pair (alike, pair));
        }
    }
}

/* Whoever types asks the file for a few; nobody who stands in the list of all may be missing among them. */
static void
test_typing_finds_what_the_list_has (Region *region,
                                     gconstpointer data)
{
  static const char *const people[] = {
    "first_name=Cor|last_name=Meijers|place=Heerlen|email=c.meijers@zin.example",
    "first_name=Cor|last_name=Mijers|place=Heerlen|email=C.Meijers@zin.example",
    "first_name=Renée|last_name=Küppers|address=Markt 12-A|place=Kerkrade",
    "first_name=Renee|last_name=Kuppers|address=markt 12a|place=Kerkrade",
    "first_name=Jo|last_name=Bos|place=Heerlen|phone=+31455123456",
    "first_name=Jo|last_name=Bosch|place=Heerlen|phone=+31455123456",
    "first_name=Jo|place=Heerlen|phone=+31455123456",
    "first_name=Ян|last_name=Петров|place=Heerlen",
    "first_name=Ян|last_name=Петров|place=Heerlen|notes=Dezelfde",
  };
  static const char *const groups[] = {
    "name=Zin in Zin|place=Heerlen|topics=@topic:rouw",
    "name=Zin in Zinn|place=Heerlen|topics=@topic:rouw",
    "name=Bo Smet|place=Kerkrade|topics=@topic:rouw",
    "name=Bo Smte|place=Kerkrade|topics=@topic:rouw",
    "name=AA 12 Heerlen|place=Heerlen|topics=@topic:rouw",
    "name=AA 12 Herlen|place=Heerlen|topics=@topic:rouw",
  };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    put_record (region, "person", people[i], people[i]);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    put_record (region, "group", groups[i], groups[i]);
  assert_typing_finds (region, "person", 6);
  assert_typing_finds (region, "group", 3);
}

static void
test_typing_nothing (Region *region,
                     gconstpointer data)
{
  g_autoptr (SamRecord) empty = make_record ("person", NULL, "notes=Nog niets");
  g_autoptr (GPtrArray) pairs = find (region, "person", empty);

  g_assert_cmpuint (pairs->len, ==, 0);
}

/* As large as a region gets: every pair of 3,000 would be four million comparisons. */
static void
test_many (Region *region,
           gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_store_begin (region->store, &error));
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("first_name=Mens|last_name=Nummer%04u|place=Heerlen", i);

      put_record (region, "person", name, name);
    }
  g_assert_true (sam_store_commit (region->store, &error));
  pairs = find (region, "person", NULL);
  g_assert_cmpuint (pairs->len, ==, 1);
}

static void
assert_value (Region *region,
              const char *kind,
              const char *key,
              const char *field,
              const char *expected)
{
  g_autofree char *value = get_value (region, kind, key, field);

  g_assert_cmpstr (value, ==, expected);
}

static char *
list_referrers (Region *region,
                const char *key)
{
  g_autofree char *id = make_id ("person", key);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = sam_store_find_referrers (region->store, id, NULL, NULL, &error);

  g_assert_no_error (error);
  return g_strdup_printf ("%u", ids != NULL ? g_strv_length (ids) : 0);
}

static void
test_merge (Region *region,
            gconstpointer data)
{
  g_autofree char *cor = make_id ("person", "cor");
  g_autofree char *kor = make_id ("person", "kor");
  g_autoptr (GHashTable) sides = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("expert"));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  g_autofree char *referrers = NULL;
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (sides, (gpointer) "last_name", GINT_TO_POINTER (SAM_PAIR_OTHER));
  sam_pair_merge (region->store, cor, kor, sides, &error);
  g_assert_no_error (error);
  assert_value (region, "person", "cor", "last_name", "Meyer");
  assert_value (region, "person", "cor", "email", "cor@zin.example");
  assert_value (region, "person", "cor", "notes", "Leest graag.\n\nZingt.");
  referrers = list_referrers (region, "cor");
  g_assert_cmpstr (referrers, ==, "2");
  sam_query_add_column (query, "person.id", &error);
  sam_query_add_column (query, "person.email", &error);
  rows = sam_store_list (region->store, query, 0, 0, &error);
  g_assert_cmpstr (((SamRow *) rows->pdata[0])->cells[0], ==, cor);
  pairs = find (region, "person", NULL);
  g_assert_cmpuint (pairs->len, ==, 0);
  g_assert_false (sam_pair_merge (region->store, cor, kor, NULL, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID);
}

static void
test_undo (Region *region,
           gconstpointer data)
{
  g_autofree char *cor = make_id ("person", "cor");
  g_autofree char *kor = make_id ("person", "kor");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  sam_pair_merge (region->store, cor, kor, NULL, &error);
  g_assert_no_error (error);
  before = list_referrers (region, "cor");
  g_assert_cmpstr (before, ==, "2");
  g_assert_true (sam_store_undo (region->store, &error));
  assert_value (region, "person", "cor", "email", "");
  assert_value (region, "person", "cor", "notes", "Leest graag.");
  after = list_referrers (region, "kor");
  g_assert_cmpstr (after, ==, "2");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/network/duplicates/what-makes-two-alike", test_cases);
  g_test_add ("/network/duplicates/listed-until-dismissed", Region, NULL, set_up, test_list, region_tear_down);
  g_test_add ("/network/duplicates/two-stay-two-when-one-is-merged", Region, NULL, set_up, test_two_stay_two,
              region_tear_down);
  g_test_add ("/network/duplicates/a-number-is-noticed-while-typing", Region, NULL, set_up, test_typing_a_number,
              region_tear_down);
  g_test_add ("/network/duplicates/names-of-short-words", Region, NULL, set_up, test_short_words, region_tear_down);
  g_test_add ("/network/duplicates/noticed-while-typing", Region, NULL, set_up, test_typing, region_tear_down);
  g_test_add ("/network/duplicates/typing-finds-what-the-list-has", Region, NULL, set_up,
              test_typing_finds_what_the_list_has, region_tear_down);
  g_test_add ("/network/duplicates/nobody-is-like-an-empty-record", Region, NULL, set_up, test_typing_nothing,
              region_tear_down);
  g_test_add ("/network/duplicates/a-thousand-neighbours-are-none", Region, NULL, set_up, test_many,
              region_tear_down);
  g_test_add ("/network/duplicates/merged-field-by-field", Region, NULL, set_up, test_merge, region_tear_down);
  g_test_add ("/network/duplicates/a-merge-is-undone-at-once", Region, NULL, set_up, test_undo, region_tear_down);
  return g_test_run ();
}
