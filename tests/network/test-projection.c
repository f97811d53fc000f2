/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/sam-projection.h"

#include "json/sam-json-value.h"

#define SECRET "a secret of the region"
#define TODAY "2026-11-21"

/* A value of each type that can be found again in a text. */
static char *
make_value (const SamField *field,
            guint number)
{
  g_autofree char *text = NULL;

  switch (field->type)
    {
    case SAM_FIELD_CHOICE:
      return sam_json_from_string (field->choices[0].name);
    case SAM_FIELD_CHOICES:
      return g_strdup_printf ("[\"%s\"]", field->choices[0].name);
    case SAM_FIELD_BOOLEAN:
      return g_strdup ("true");
    case SAM_FIELD_INTEGER:
    case SAM_FIELD_INSTANT:
      return g_strdup_printf ("%u", 7000000 + number);
    case SAM_FIELD_DECIMAL:
      return g_strdup_printf ("\"%u.5\"", 7000000 + number);
    case SAM_FIELD_DATE:
      return g_strdup_printf ("\"2%03u-01-01\"", 100 + number);
    case SAM_FIELD_TIME:
      return g_strdup_printf ("\"13:%02u\"", number % 60);
    case SAM_FIELD_RRULE:
      return g_strdup_printf ("\"FREQ=WEEKLY;COUNT=%u\"", 7000 + number);
    case SAM_FIELD_EMAIL:
      return g_strdup_printf ("\"secret%u@voorbeeld.example\"", number);
    case SAM_FIELD_URL:
      return g_strdup_printf ("\"https://secret%u.example\"", number);
    case SAM_FIELD_PHONE:
      return g_strdup_printf ("\"+316007%05u\"", number);
    case SAM_FIELD_POSTCODE:
      return g_strdup_printf ("\"%04u AB\"", 6000 + number);
    case SAM_FIELD_REF:
      text = sam_id_new (sam_kind_find (field->refers_to != NULL ? field->refers_to : "person"));
      return sam_json_from_string (text);
    case SAM_FIELD_REFS:
      text = sam_id_new (sam_kind_find (field->refers_to != NULL ? field->refers_to : "person"));
      return g_strdup_printf ("[\"%s\"]", text);
    case SAM_FIELD_TAGS:
      return g_strdup_printf ("[\"secret%u\"]", number);
    case SAM_FIELD_ITEMS:
      return g_strdup_printf ("[{\"id\":\"secret%u\"}]", number);
    case SAM_FIELD_OBJECT:
      return g_strdup_printf ("{\"a\":\"secret%u\"}", number);
    case SAM_FIELD_TEXT:
    case SAM_FIELD_PROSE:
    default:
      return g_strdup_printf ("\"secret%u\"", number);
    }
}

static SamRecord *
make_full_record (const SamKind *kind)
{
  g_autofree char *id = sam_id_new (kind);
  SamRecord *record = sam_record_new (kind, id);

  for (guint i = 0; i < kind->n_fields; i++)
    if (!g_str_equal (kind->fields[i].name, "merged_into"))
      {
        g_autofree char *value = make_value (&kind->fields[i], i);

        sam_record_set_value (record, kind->fields[i].name, value);
      }
  sam_json_object_set (sam_record_get_members (record), "of_a_newer_version", "\"secret of tomorrow\"");
  return record;
}

static SamRecord *
make_consent (SamRecord *about,
              const char *channel)
{
  const SamKind *kind = sam_kind_find ("consent");
  const SamKind *about_kind = sam_record_get_kind (about);
  g_autofree char *id = sam_id_new (kind);
  SamRecord *consent = sam_record_new (kind, id);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; i < about_kind->n_fields; i++)
    g_ptr_array_add (fields, (gpointer) about_kind->fields[i].name);
  g_ptr_array_add (fields, (gpointer) "of_a_newer_version");
  g_ptr_array_add (fields, NULL);
  sam_record_set_text (consent, "about", sam_record_get_id (about));
  sam_record_set_text (consent, "purpose", "publication");
  sam_record_set_text (consent, "channel", channel);
  sam_record_set_text (consent, "given_on", "2026-01-01");
  sam_record_set_strv (consent, "fields", (const char *const *) fields->pdata);
  return consent;
}

static void
check_kind (const SamKind *kind,
            SamChannel channel,
            const char *channel_name,
            SamReach reach)
{
  g_autoptr (SamRecord) record = make_full_record (kind);
  g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;

  g_ptr_array_add (consents, make_consent (record, channel_name));
  text = sam_projection (record, consents, channel, TODAY, SECRET);
  g_assert_true (text == NULL || strstr (text, "tomorrow") == NULL);
  g_assert_true (text == NULL || strstr (text, sam_record_get_id (record)) == NULL);
  for (guint i = 0; text != NULL && i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      g_autofree char *key = g_strdup_printf ("\"%s\":", field->name);
      const char *value = sam_record_get_value (record, field->name);
      gboolean telling = field->type != SAM_FIELD_CHOICE && field->type != SAM_FIELD_CHOICES &&
                         field->type != SAM_FIELD_BOOLEAN && field->type != SAM_FIELD_TIME && value != NULL;

      if (field->reach >= reach)
        continue;
      g_assert_null (strstr (text, key));
      /* Also not inside anything else. */
      g_assert_true (!telling || strstr (text, value) == NULL);
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
    }
}

static void
test_without_consent (void)
{
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (SamRecord) record = make_full_record (kinds[i]);
      g_autofree char *text = sam_projection (record, NULL, SAM_CHANNEL_PUBLIC, TODAY, SECRET);
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
    { "fields", "[]", FALSE },
    { "fields", "[\"contact_phone\"]", FALSE },
    { "about", "\"group:00000000-0000-4000-8000-000000000000\"", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) group = make_full_record (sam_kind_find ("group"));
      g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (g_object_unref);
      g_autofree char *text = NULL;

      g_ptr_array_add (consents, make_consent (group, "public_site"));
      sam_record_set_value (g_ptr_array_index (consents, 0), cases[i].field, cases[i].value);
      text = sam_projection (group, consents, SAM_CHANNEL_PUBLIC, TODAY, SECRET);
      g_test_message ("%s %s", cases[i].field, cases[i].value);
      g_assert_cmpint (text != NULL, ==, cases[i].published);
    }
}

static void
test_only_agreed_fields (void)
{
  static const char *const agreed[] = { "name", "public_phone", NULL };
  g_autoptr (SamRecord) group = make_full_record (sam_kind_find ("group"));
  g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;
  g_autoptr (SamJsonObject) published = NULL;
  g_auto (GStrv) keys = NULL;

  g_ptr_array_add (consents, make_consent (group, "public_site"));
  sam_record_set_strv (g_ptr_array_index (consents, 0), "fields", agreed);
  text = sam_projection (group, consents, SAM_CHANNEL_PUBLIC, TODAY, SECRET);
  published = sam_json_object_parse (text, -1, NULL);
  keys = sam_json_object_dup_keys (published);
  g_assert_cmpuint (g_strv_length (keys), ==, 3);
  g_assert_nonnull (sam_json_object_get (published, "kind"));
  g_assert_nonnull (sam_json_object_get (published, "name"));
  g_assert_nonnull (sam_json_object_get (published, "public_phone"));
}

static void
test_references (void)
{
  g_autoptr (SamRecord) group = make_full_record (sam_kind_find ("group"));
  g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) topics = sam_record_dup_strv (group, "topics");
  g_autofree char *expected = sam_projection_dup_id (topics[0], SECRET);
  g_autofree char *other = sam_projection_dup_id (topics[0], "another secret");
  g_autofree char *text = NULL;

  g_ptr_array_add (consents, make_consent (group, "public_site"));
  text = sam_projection (group, consents, SAM_CHANNEL_PUBLIC, TODAY, SECRET);
  g_assert_nonnull (strstr (text, expected));
  g_assert_null (strstr (text, topics[0]));
  g_assert_true (g_str_has_prefix (expected, "topic:"));
  g_assert_cmpstr (expected, !=, other);
}

static void
test_merged (void)
{
  g_autoptr (SamRecord) topic = make_full_record (sam_kind_find ("topic"));
  g_autofree char *other = sam_id_new (sam_kind_find ("topic"));

  sam_record_set_text (topic, "merged_into", other);
  g_assert_null (sam_projection (topic, NULL, SAM_CHANNEL_PUBLIC, TODAY, SECRET));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/network/projection/a-value-goes-no-further-than-its-reach", test_reach);
  g_test_add_func ("/network/projection/no-consent-means-no", test_without_consent);
  g_test_add_func ("/network/projection/a-consent-must-be-in-force", test_consent_in_force);
  g_test_add_func ("/network/projection/only-the-agreed-fields-go", test_only_agreed_fields);
  g_test_add_func ("/network/projection/references-go-by-their-published-ids", test_references);
  g_test_add_func ("/network/projection/a-merged-record-is-gone", test_merged);
  return g_test_run ();
}
