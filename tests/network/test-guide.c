/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-editions.h"

#include "network/sam-demo.h"
#include "network/sam-guide.h"
#include "network/sam-today-collect.h"

#include "region-fixture.h"

#define TODAY "2026-06-15"

static void
agree (Region *region,
       const char *key,
       const char *more)
{
  g_autofree char *values = g_strdup_printf ("about=@group:%s|purpose=publication|channel=print|given_on=2026-01-01|%s",
                                             key, more);

  put_record (region, "consent", key, values);
}

static void
put_region (Region *region)
{
  static const char all[] = "fields=name; topics; place; status";

  put_record (region, "region", "R", "name=Klein");
  put_record (region, "topic", "rouw", "name=Rouw|domain=mind|synonyms=verlies; ROUW");
  put_record (region, "topic", "kanker", "name=Kanker|domain=body");
  put_record (region, "topic", "los", "name=Los");
  put_record (region, "topic", "niemand", "name=Niemand|domain=body");
  put_record (region, "group", "A", "name=A|topics=@topic:rouw; @topic:kanker|place=Kerkrade");
  put_record (region, "group", "B", "name=B|topics=@topic:kanker|place=Kerkrade");
  put_record (region, "group", "C", "name=C|topics=@topic:kanker|place=Heerlen");
  put_record (region, "group", "D", "name=D|status=ended|place=Heerlen");
  put_record (region, "group", "E", "name=E|topics=@topic:kanker|place=Heerlen|municipality=Heerlen");
  put_record (region, "group", "F", "name=F|topics=@topic:los|postcode=6411 AA");
  put_record (region, "group", "G", "name=G|topics=@topic:niemand|place=Heerlen");
  agree (region, "A", all);
  agree (region, "C", "withdrawn_on=2026-05-05|fields=name; topics; place");
  agree (region, "D", all);
  agree (region, "E", "fields=name; topics");
  agree (region, "F", "fields=name; topics; postcode");
  agree (region, "G", "fields=topics; place");
}

static SamGuide *
load (Region *region,
      SamGuideOrder order,
      const char *municipality)
{
  const SamGuideChoice choice = { order, municipality, TODAY };
  g_autoptr (GError) error = NULL;
  SamGuide *guide = sam_guide_load (region->store, &choice, &error);

  g_assert_no_error (error);
  return guide;
}

static char *
list_groups (GPtrArray *groups)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    g_string_append (names, ((SamGuideGroup *) groups->pdata[i])->name);
  return g_string_free (names, FALSE);
}

/* "Title(Section:groups+also)" for each chapter. */
static char *
describe (const SamGuide *guide)
{
  GString *text = g_string_new (NULL);

  for (guint c = 0; c < guide->chapters->len; c++)
    {
      const SamGuideChapter *chapter = g_ptr_array_index (guide->chapters, c);

      g_string_append_printf (text, "%s(", chapter->title);
      for (guint s = 0; s < chapter->sections->len; s++)
        {
          const SamGuideSection *section = g_ptr_array_index (chapter->sections, s);
          g_autofree char *groups = list_groups (section->groups);
          g_autofree char *also = list_groups (section->also);

          g_string_append_printf (text, "%s%s:%s+%s", s > 0 ? " " : "", section->title, groups, also);
        }
      g_string_append (text, ")");
    }
  return g_string_free (text, FALSE);
}

static void
test_chapters (Region *region,
               gconstpointer data)
{
  static const struct
  {
    SamGuideOrder order;
    const char *municipality;
    const char *expected;
  } cases[] = {
    { SAM_GUIDE_BY_TOPIC, NULL, "Body(Kanker:E+A)Mind(Rouw:A+)Other topics(Los:F+)" },
    /* Where E meets was not agreed to, so that no chapter may tell it. */
    { SAM_GUIDE_BY_PLACE, NULL, "Heerlen(Heerlen:F+)Kerkrade(Kerkrade:A+)No fixed place(No fixed place:E+)" },
    { SAM_GUIDE_BY_TOPIC, "heerlen", "Other topics(Los:F+)" },
    { SAM_GUIDE_BY_PLACE, "Kerkrade", "Kerkrade(Kerkrade:A+)" },
    { SAM_GUIDE_BY_PLACE, "Maastricht", "" },
  };

  put_region (region);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamGuide) guide = load (region, cases[i].order, cases[i].municipality);
      g_autofree char *text = describe (guide);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_left_out (Region *region,
               gconstpointer data)
{
  /* D has ended. */
  static const struct
  {
    const char *title;
    SamWithheld why;
  } expected[] = { { "B", SAM_WITHHELD_NOT_AGREED }, { "C", SAM_WITHHELD_WITHDRAWN }, { "G", SAM_WITHHELD_NOT } };
  g_autoptr (SamGuide) guide = NULL;

  put_region (region);
  guide = load (region, SAM_GUIDE_BY_TOPIC, NULL);
  g_assert_cmpuint (guide->left_out->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SamGuideLeftOut *left_out = g_ptr_array_index (guide->left_out, i);
      g_autofree char *id = make_id ("group", expected[i].title);

      g_assert_cmpstr (left_out->title, ==, expected[i].title);
      g_assert_cmpstr (left_out->id, ==, id);
      g_assert_cmpint (left_out->why, ==, expected[i].why);
    }
}

static void
test_index (Region *region,
            gconstpointer data)
{
  g_autoptr (SamGuide) guide = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  put_region (region);
  guide = load (region, SAM_GUIDE_BY_TOPIC, NULL);
  for (guint i = 0; i < guide->terms->len; i++)
    {
      const SamGuideTerm *term = g_ptr_array_index (guide->terms, i);
      g_autofree char *groups = list_groups (term->groups);

      g_string_append_printf (text, "%s>%s:%s ", term->text, term->see != NULL ? term->see : "", groups);
    }
  g_assert_cmpstr (text->str, ==, "Kanker>:AE Los>:F Rouw>:A verlies>Rouw:A ");
}

/* Whether somebody agreed that the group's name is printed, and it still meets: by a walk over the records. */
static gboolean
is_agreed (Region *region,
           GPtrArray *consents,
           const char *id)
{
  g_autoptr (SamRecord) group = sam_store_load (region->store, id, NULL);
  g_autofree char *status = sam_record_dup_text (group, "status");

  for (guint i = 0; i < consents->len && g_strcmp0 (status, "ended") != 0; i++)
    {
      g_autofree char *about = sam_record_dup_text (consents->pdata[i], "about");
      g_autofree char *channel = sam_record_dup_text (consents->pdata[i], "channel");
      g_autofree char *expires = sam_record_dup_text (consents->pdata[i], "expires_on");
      g_autofree char *given = sam_record_dup_text (consents->pdata[i], "given_on");

      if (g_strcmp0 (about, id) == 0 && g_strcmp0 (channel, "print") == 0 && g_strcmp0 (given, TODAY) <= 0 &&
          g_strcmp0 (expires, TODAY) >= 0 && !sam_record_has_value (consents->pdata[i], "withdrawn_on"))
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
load_all (Region *region,
          const char *kind)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));
  g_autoptr (GPtrArray) rows = sam_store_list (region->store, query, 0, 0, NULL);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (records, sam_store_load (region->store, ((SamRow *) rows->pdata[i])->id, NULL));
  return records;
}

static void
test_demo (Region *region,
           gconstpointer data)
{
  const SamDemoOptions options = { .seed = 3, .today = TODAY };
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) consents = NULL;
  g_autoptr (SamGuide) guide = NULL;
  g_autoptr (GError) error = NULL;
  guint n_told = 0;

  sam_demo_fill (region->store, &options, NULL, &error);
  g_assert_no_error (error);
  guide = load (region, SAM_GUIDE_BY_TOPIC, NULL);
  for (guint i = 0; i < guide->groups->len; i++)
    g_hash_table_add (listed, ((SamGuideGroup *) guide->groups->pdata[i])->id);
  groups = load_all (region, "group");
  consents = load_all (region, "consent");
  g_assert_cmpuint (g_hash_table_size (listed), >, 50);
  for (guint i = 0; i < groups->len; i++)
    {
      const char *id = sam_record_get_id (groups->pdata[i]);

      g_assert_cmpint (g_hash_table_contains (listed, id), ==, is_agreed (region, consents, id));
    }
  for (guint c = 0; c < guide->chapters->len; c++)
    {
      GPtrArray *sections = ((SamGuideChapter *) guide->chapters->pdata[c])->sections;

      for (guint s = 0; s < sections->len; s++)
        n_told += ((SamGuideSection *) sections->pdata[s])->groups->len;
    }
  g_assert_cmpuint (n_told, ==, guide->groups->len);
}

static guint
count_held (Region *region)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) held = sam_editions_list_held (region->store, TODAY, &error);

  g_assert_no_error (error);
  return held->len;
}

static void
test_editions (Region *region,
               gconstpointer data)
{
  g_autoptr (SamGuide) guide = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *edition = NULL;
  g_autofree char *again = NULL;
  g_autofree char *group = make_id ("group", "A");

  put_region (region);
  guide = load (region, SAM_GUIDE_BY_TOPIC, NULL);
  edition = sam_editions_note_guide (region->store, guide, "a5", 0, &error);
  g_assert_no_error (error);
  again = sam_editions_note_guide (region->store, guide, "booklet", 300, &error);
  g_assert_cmpstr (again, ==, edition);
  g_assert_cmpuint (count_held (region), ==, 0);
  put_record (region, "consent", "A", "withdrawn_on=2026-06-10");
  {
    g_autoptr (GPtrArray) held = sam_editions_list_held (region->store, TODAY, &error);
    const SamHeld *one = g_ptr_array_index (held, 0);
    g_autofree char *words = sam_held_describe (one);

    g_assert_cmpuint (held->len, ==, 1);
    g_assert_cmpstr (one->record, ==, group);
    g_assert_cmpstr (one->title, ==, "A");
    g_assert_cmpstr (words, ==, "Self-help groups in Klein · 15 June 2026 · 300 copies");
  }
  {
    g_autofree char *other = make_id ("group", "F");

    g_assert_true (sam_store_delete (region->store, other, &error));
  }
  g_assert_cmpuint (count_held (region), ==, 2);
  g_assert_true (sam_editions_note_gone (region->store, edition, TODAY, &error));
  g_assert_cmpuint (count_held (region), ==, 0);
}

/* The list of today says where what was withdrawn still stands. */
static void
test_today (Region *region,
            gconstpointer data)
{
  g_autoptr (SamGuide) guide = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *edition = NULL;
  g_autofree char *consent = make_id ("consent", "A");
  const char *reason = NULL;
  g_autoptr (GPtrArray) items = NULL;
  SamMoment now;

  put_region (region);
  guide = load (region, SAM_GUIDE_BY_TOPIC, NULL);
  edition = sam_editions_note_guide (region->store, guide, "a5", 0, &error);
  put_record (region, "consent", "A", "withdrawn_on=2026-06-14");
  /* Monday 15 June 2026, 12:00 UTC */
  sam_moment_set (&now, G_GINT64_CONSTANT (1781524800));
  items = sam_today_collect (region->store, NULL, &now, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (((SamTodayItem *) items->pdata[i])->id, consent) == 0)
      reason = ((SamTodayItem *) items->pdata[i])->reason;
  g_assert_cmpstr (reason, ==, "Withdrawn: still stands in Self-help groups in Klein (15 Jun 2026)");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test) g_test_add ("/network/guide/" path, Region, NULL, region_set_up, test, region_tear_down)
  ADD ("chapters-say-no-more-than-was-agreed", test_chapters);
  ADD ("whoever-did-not-agree-is-left-out-and-it-is-said-why", test_left_out);
  ADD ("each-topic-and-synonym-is-in-the-index", test_index);
  ADD ("the-demo-is-listed-as-a-walk-lists-it", test_demo);
  ADD ("an-edition-that-holds-too-much-is-known", test_editions);
  ADD ("today-says-where-what-was-withdrawn-still-stands", test_today);
  return g_test_run ();
}
