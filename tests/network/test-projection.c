/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sam-marked-record.h"

#include "network/sam-projection.h"

#include "json/sam-json-value.h"

#define SECRET "a secret of the region"
#define TODAY "2026-11-21"

static char *
project (SamRecord *record,
         GPtrArray *consents,
         SamChannel channel)
{
  const SamPublisher publisher = { channel, "heerlen", SECRET, TODAY };

  return sam_projection (record, consents, &publisher);
}

static void
check_kind (const SamKind *kind,
            SamChannel channel,
            const char *channel_name,
            SamReach reach)
{
  g_autoptr (SamRecord) record = sam_marked_record_new (kind);
  g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;

  g_ptr_array_add (consents, sam_marked_consent_new (record, channel_name));
  text = project (record, consents, channel);
  if (text != NULL)
    sam_marked_record_assert_absent (record, reach, text);
  for (guint i = 0; text != NULL && i < kind->n_fields; i++)
    {
      g_autofree char *key = g_strdup_printf ("\"%s\":", kind->fields[i].name);

      g_assert_true (kind->fields[i].reach >= reach || strstr (text, key) == NULL);
    }
}

static void
test_reach (void)
{
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      check_kind (kinds[i], SAM_CHANNEL_PUBLIC, "public_site", SAM_REACH_PUBLIC);
      check_kind (kinds[i], SAM_CHANNEL_PLATFORM, "platform", SAM_REACH_PLATFORM);
      check_kind (kinds[i], SAM_CHANNEL_PRINT, "print", SAM_REACH_PUBLIC);
      check_kind (kinds[i], SAM_CHANNEL_PHONE, "phone", SAM_REACH_PUBLIC);
      check_kind (kinds[i], SAM_CHANNEL_PRACTICES, "practices", SAM_REACH_PUBLIC);
      check_kind (kinds[i], SAM_CHANNEL_PRESS, "press", SAM_REACH_PUBLIC);
    }
}

static SamRecord *
create_consent (const char *about,
                const char *fields)
{
  g_autofree char *body = g_strdup_printf ("{\"about\":\"%s\",\"purpose\":\"publication\",\"channel\":\"public_site\","
                                           "\"fields\":[\"name\"]%s}",
                                           about, fields);

  return sam_record_new_from_body (sam_kind_find ("consent"), NULL, NULL, body, NULL);
}

/* Why nothing goes; of several consents the one that a person can do most about. */
static void
test_explain (void)
{
  static const struct
  {
    const char *group;
    const char *first;  /* NULL: no consent */
    const char *second; /* NULL: no second one */
    SamWithheld why;
  } cases[] = {
    { "{\"name\":\"Zin\"}", ",\"given_on\":\"2026-01-01\"", NULL, SAM_WITHHELD_NOT },
    { "{\"name\":\"Zin\"}", NULL, NULL, SAM_WITHHELD_NOT_AGREED },
    { "{\"name\":\"Zin\",\"merged_into\":\"group:1\"}", ",\"given_on\":\"2026-01-01\"", NULL, SAM_WITHHELD_MERGED },
    { "{\"name\":\"Zin\",\"unlisted_on\":\"2026-01-01\"}", NULL, NULL, SAM_WITHHELD_UNLISTED },
    { "{\"notes\":\"Between us\"}", ",\"given_on\":\"2026-01-01\"", NULL, SAM_WITHHELD_EMPTY },
    { "{\"status\":\"open\"}", ",\"given_on\":\"2026-01-01\"", NULL, SAM_WITHHELD_OTHER_FIELDS },
    { "{\"name\":\"Zin\"}", ",\"given_on\":\"2026-01-01\",\"withdrawn_on\":\"2026-02-01\"", NULL,
      SAM_WITHHELD_WITHDRAWN },
    { "{\"name\":\"Zin\"}", ",\"given_on\":\"2024-01-01\",\"expires_on\":\"2025-01-01\"", NULL,
      SAM_WITHHELD_EXPIRED },
    { "{\"name\":\"Zin\"}", "", NULL, SAM_WITHHELD_NOT_YET },
    { "{\"name\":\"Zin\"}", ",\"given_on\":\"2027-01-01\"", NULL, SAM_WITHHELD_NOT_YET },
    { "{\"name\":\"Zin\"}", ",\"given_on\":\"2024-01-01\",\"expires_on\":\"2025-01-01\"",
      ",\"given_on\":\"2026-01-01\",\"withdrawn_on\":\"2026-02-01\"", SAM_WITHHELD_WITHDRAWN },
  };
  const SamPublisher publisher = { SAM_CHANNEL_PUBLIC, "heerlen", SECRET, TODAY };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) group =
          sam_record_new_from_body (sam_kind_find ("group"), NULL, NULL, cases[i].group, NULL);
      g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (g_object_unref);

      if (cases[i].first != NULL)
        g_ptr_array_add (consents, create_consent (sam_record_get_id (group), cases[i].first));
      if (cases[i].second != NULL)
        g_ptr_array_add (consents, create_consent (sam_record_get_id (group), cases[i].second));
      g_test_message ("%s, %s", cases[i].group, cases[i].first);
      g_assert_cmpint (sam_projection_explain (group, consents, &publisher), ==, cases[i].why);
    }
}

static void
test_without_consent (void)
{
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (SamRecord) record = sam_marked_record_new (kinds[i]);
      g_autofree char *text = project (record, NULL, SAM_CHANNEL_PUBLIC);
      gboolean about_nobody = g_str_equal (kinds[i]->name, "topic") || g_str_equal (kinds[i]->name, "region") ||
                              g_str_equal (kinds[i]->name, "network");

      g_test_message ("%s", kinds[i]->name);
      g_assert_cmpint (text != NULL, ==, about_nobody);
    }
}

static void
test_consent_in_force (void)
{
  static const struct
  {
    const char *field;
    const char *value;
    gboolean published;
  } cases[] = {
    { "notes", "\"as it is\"", TRUE },
    { "withdrawn_on", "\"2026-11-20\"", FALSE },
    { "expires_on", "\"2026-11-20\"", FALSE },
    { "expires_on", "\"2026-11-21\"", TRUE },
    { "given_on", "\"2026-11-22\"", FALSE },
    { "given_on", NULL, FALSE },
    { "channel", "\"print\"", FALSE },
    { "channel", "\"platform\"", FALSE },
    { "purpose", "\"research\"", FALSE },
    { "purpose", "\"forwarding\"", FALSE },
    { "fields", "[]", FALSE },
    { "fields", "[\"contact_phone\"]", FALSE },
    { "about", "\"group:00000000-0000-4000-8000-000000000000\"", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) group = sam_marked_record_new (sam_kind_find ("group"));
      g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (g_object_unref);
      g_autofree char *text = NULL;

      g_ptr_array_add (consents, sam_marked_consent_new (group, "public_site"));
      sam_record_set_value (g_ptr_array_index (consents, 0), cases[i].field, cases[i].value);
      text = project (group, consents, SAM_CHANNEL_PUBLIC);
      g_test_message ("%s %s", cases[i].field, cases[i].value);
      g_assert_cmpint (text != NULL, ==, cases[i].published);
    }
}

static void
test_only_agreed_fields (void)
{
  static const char *const agreed[] = { "name", "public_phone", NULL };
  g_autoptr (SamRecord) group = sam_marked_record_new (sam_kind_find ("group"));
  g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;
  g_autoptr (SamJsonObject) published = NULL;
  g_auto (GStrv) keys = NULL;

  g_ptr_array_add (consents, sam_marked_consent_new (group, "public_site"));
  sam_record_set_strv (g_ptr_array_index (consents, 0), "fields", agreed);
  text = project (group, consents, SAM_CHANNEL_PUBLIC);
  published = sam_json_object_parse (text, -1, NULL);
  keys = sam_json_object_dup_keys (published);
  g_assert_cmpuint (g_strv_length (keys), ==, 4);
  g_assert_cmpstr (sam_json_object_get (published, "region"), ==, "\"heerlen\"");
  g_assert_nonnull (sam_json_object_get (published, "kind"));
  g_assert_nonnull (sam_json_object_get (published, "name"));
  g_assert_nonnull (sam_json_object_get (published, "public_phone"));
}

static void
test_references (void)
{
  g_autoptr (SamRecord) group = sam_marked_record_new (sam_kind_find ("group"));
  g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) topics = sam_record_dup_strv (group, "topics");
  g_autofree char *expected = sam_projection_dup_id (topics[0], SECRET);
  g_autofree char *other = sam_projection_dup_id (topics[0], "another secret");
  g_autofree char *text = NULL;

  g_ptr_array_add (consents, sam_marked_consent_new (group, "public_site"));
  text = project (group, consents, SAM_CHANNEL_PUBLIC);
  g_assert_nonnull (strstr (text, expected));
  g_assert_null (strstr (text, topics[0]));
  g_assert_true (g_str_has_prefix (expected, "topic:"));
  g_assert_cmpstr (expected, !=, other);
}

static void
test_merged (void)
{
  g_autoptr (SamRecord) topic = sam_marked_record_new (sam_kind_find ("topic"));
  g_autofree char *other = sam_id_new (sam_kind_find ("topic"));

  sam_record_set_text (topic, "merged_into", other);
  g_assert_null (project (topic, NULL, SAM_CHANNEL_PUBLIC));
}

/* Whatever somebody agreed to before. */
static void
test_unlisted (void)
{
  g_autoptr (SamRecord) group = sam_marked_record_new (sam_kind_find ("group"));
  g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *before = NULL;

  g_ptr_array_add (consents, sam_marked_consent_new (group, "public_site"));
  before = project (group, consents, SAM_CHANNEL_PUBLIC);
  g_assert_nonnull (before);
  sam_record_set_text (group, "unlisted_on", TODAY);
  g_assert_null (project (group, consents, SAM_CHANNEL_PUBLIC));
}

/* What goes to the platform without anybody's consent is what can be counted, and names nobody by accident: no field in
 * which somebody writes what they like. */
static void
test_nobodys_words (void)
{
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);
  guint seen = 0;

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const SamField *field = &kinds[i]->fields[j];

        if (field->reach < SAM_REACH_PLATFORM || g_str_equal (kinds[i]->name, "topic") ||
            g_str_equal (kinds[i]->name, "region") || g_str_equal (kinds[i]->name, "network") ||
            sam_projection_needs_consent (kinds[i], SAM_CHANNEL_PLATFORM))
          continue;
        seen++;
        if (field->type == SAM_FIELD_PROSE ||
            (field->type == SAM_FIELD_TEXT && !g_str_equal (field->name, "municipality")))
          g_error ("%s.%s goes to the platform unasked", kinds[i]->name, field->name);
      }
  g_assert_cmpuint (seen, >, 5);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/network/projection/a-value-goes-no-further-than-its-reach", test_reach);
  g_test_add_func ("/network/projection/no-consent-means-no", test_without_consent);
  g_test_add_func ("/network/projection/nobodys-own-words-go-to-the-platform-unasked", test_nobodys_words);
  g_test_add_func ("/network/projection/why-nothing-goes-is-said", test_explain);
  g_test_add_func ("/network/projection/who-does-not-want-to-be-listed-is-not", test_unlisted);
  g_test_add_func ("/network/projection/a-consent-must-be-in-force", test_consent_in_force);
  g_test_add_func ("/network/projection/only-the-agreed-fields-go", test_only_agreed_fields);
  g_test_add_func ("/network/projection/references-go-by-their-published-ids", test_references);
  g_test_add_func ("/network/projection/a-merged-record-is-gone", test_merged);
  return g_test_run ();
}
