/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "record/sam-record.h"

#include "record/sam-field-text.h"

#include <string.h>

/* An older program must hand back what it does not understand. */
static void
test_unknown_keys_survive (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) group = NULL;
  g_autofree char *body = NULL;

  group = sam_record_new_from_body (sam_kind_find ("group"), NULL, "1-a",
                                    "{\"name\":\"Zin\",\"later\":[1,{\"a\":null,\"b\":9007199254740993}]}", &error);
  g_assert_no_error (error);
  g_object_set (group, "name", "Zin in zin", NULL);
  body = sam_record_to_body (group);
  g_assert_cmpstr (body, ==, "{\"later\":[1,{\"a\":null,\"b\":9007199254740993}],\"name\":\"Zin in zin\"}");
  g_assert_cmpstr (sam_record_get_revision (group), ==, "1-a");
}

static void
test_bad_bodies_are_refused (void)
{
  static const char *const bodies[] = { "", "[]", "null", "{\"name\":}", "{\"name\":\"\\u0000\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sam_record_new_from_body (sam_kind_find ("group"), NULL, NULL, bodies[i], &error));
      g_assert_error (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_BODY);
    }
}

static void
test_ids (void)
{
  const SamKind *kind = sam_kind_find ("organisation");
  g_autofree char *keyed = sam_id_from_key (kind, "00990001");
  g_autofree char *again = sam_id_from_key (kind, "00990001");
  g_autofree char *other = sam_id_from_key (sam_kind_find ("topic"), "00990001");
  g_autofree char *first = sam_id_new (kind);
  g_autofree char *second = sam_id_new (kind);

  /* Fixed for ever: two programs must agree on it. */
  g_assert_cmpstr (keyed, ==, "organisation:aaa448b8-6553-5d0a-b380-31d333bbd7fd");
  g_assert_cmpstr (keyed, ==, again);
  g_assert_cmpstr (strchr (keyed, ':'), !=, strchr (other, ':'));
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpint (strchr (first, ':')[15], ==, '4');
  g_assert_true (sam_id_is_valid (keyed));
  g_assert_true (sam_id_is_valid (first));
  g_assert_true (sam_id_is_valid ("later:00000000-0000-4000-8000-000000000000"));
  g_assert_false (sam_id_is_valid ("group"));
  g_assert_false (sam_id_is_valid ("group:"));
  g_assert_false (sam_id_is_valid (":00000000-0000-4000-8000-000000000000"));
  g_assert_false (sam_id_is_valid ("group:00000000-0000-4000-8000-00000000000A"));
  g_assert_false (sam_id_is_valid ("Group:00000000-0000-4000-8000-000000000000"));
  g_assert_false (sam_id_is_valid ("group:00000000-0000-4000-8000-0000000000000"));
  g_assert_true (sam_kind_of_id (first) == kind);
  g_assert_null (sam_kind_of_id ("later:00000000-0000-4000-8000-000000000000"));
  g_assert_null (sam_kind_of_id ("group"));
  g_assert_null (sam_kind_find ("grou"));
  g_assert_null (sam_kind_find ("groups"));
}

static void
test_title (void)
{
  g_autoptr (SamRecord) person = sam_record_new (sam_kind_find ("person"), NULL);
  g_autoptr (SamRecord) staff = sam_record_new (sam_kind_find ("staff"), NULL);
  g_autofree char *empty = sam_record_dup_title (person);
  g_autofree char *title = NULL;
  g_autofree char *reference = NULL;

  g_assert_cmpstr (empty, ==, "");
  g_object_set (person, "last-name", "Wit", "first-name", "Marcel", "particle", "de", NULL);
  title = sam_record_dup_title (person);
  g_assert_cmpstr (title, ==, "Marcel de Wit");

  g_object_set (staff, "person", sam_record_get_id (person), NULL);
  reference = sam_record_dup_title (staff);
  g_assert_cmpstr (reference, ==, "");
}

static void
test_validation (void)
{
  g_autoptr (SamRecord) group = sam_record_new (sam_kind_find ("group"), NULL);
  g_autoptr (GArray) empty = sam_record_validate (group);
  g_autoptr (GArray) bad = NULL;
  g_autoptr (GArray) good = NULL;

  g_assert_cmpuint (empty->len, ==, 1);
  g_assert_cmpstr (g_array_index (empty, SamProblem, 0).field->name, ==, "name");
  g_assert_nonnull (g_array_index (empty, SamProblem, 0).message);

  g_object_set (group, "name", "Zin", "start-time", "25:00", "contacts", (const char *[]){ "topic:x", NULL }, NULL);
  bad = sam_record_validate (group);
  g_assert_cmpuint (bad->len, ==, 2);
  g_assert_cmpstr (g_array_index (bad, SamProblem, 0).field->name, ==, "start_time");
  g_assert_cmpstr (g_array_index (bad, SamProblem, 1).field->name, ==, "contacts");

  g_object_set (group, "start-time", NULL, "contacts", NULL, NULL);
  good = sam_record_validate (group);
  g_assert_cmpuint (good->len, ==, 0);
}

static void
test_all_values_at_once (void)
{
  const SamKind *kind = sam_kind_find ("participation");
  const char *body = "{\"later\":1,\"status\":\"confirmed\",\"registration_number\":7}";
  g_autoptr (SamRecord) record = sam_record_new_from_body (kind, NULL, NULL, body, NULL);
  g_autofree const char **values = NULL;
  guint n_values = 0;

  g_object_set (record, "remarks", "Komt later", "registration-number", "49012345601", NULL);
  values = sam_record_list_values (record);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_assert_cmpstr (values[i], ==, sam_record_get_field_value (record, &kind->fields[i]));
      n_values += values[i] != NULL;
    }
  g_assert_cmpuint (n_values, ==, 3);
}

static void
test_values (void)
{
  static const struct
  {
    const char *kind;
    const char *field;
    const char *value;
    gboolean valid;
  } cases[] = {
    { "group", "name", NULL, FALSE },
    { "group", "name", "\"\"", FALSE },
    { "group", "name", "\"Zin\"", TRUE },
    { "group", "name", "null", FALSE },
    { "group", "description", NULL, TRUE },
    { "group", "status", "\"open\"", TRUE },
    { "group", "status", "\"Open\"", FALSE },
    { "group", "audience", "[\"peers\",\"relatives\"]", TRUE },
    { "group", "audience", "[\"peers\",\"peers\"]", FALSE },
    { "group", "audience", "[\"everybody\"]", FALSE },
    { "group", "size_max", "9007199254740992", TRUE },
    { "group", "size_max", "9007199254740993", FALSE },
    { "group", "size_max", "12.5", FALSE },
    { "group", "size_max", "\"12\"", FALSE },
    { "person", "volunteer", "false", TRUE },
    { "person", "volunteer", "\"yes\"", FALSE },
    { "group", "topics", "[\"topic:00000000-0000-4000-8000-000000000000\"]", TRUE },
    { "group", "topics", "[\"person:00000000-0000-4000-8000-000000000000\"]", FALSE },
    { "group", "topics", "[]", TRUE },
    { "task", "about", "\"person:00000000-0000-4000-8000-000000000000\"", TRUE },
    { "task", "about", "\"Jo\"", FALSE },
    { "group", "languages", "[\"Limburgs\",\"\"]", FALSE },
    { "venue", "rooms", "[{\"id\":\"a\"},{\"id\":\"b\",\"seats\":12}]", TRUE },
    { "venue", "rooms", "[{\"id\":\"a\"},{\"id\":\"a\"}]", FALSE },
    { "venue", "rooms", "[{\"name\":\"a\"}]", FALSE },
    { "venue", "rooms", "[\"a\"]", FALSE },
    { "plan", "seats", "{}", TRUE },
    { "plan", "seats", "[]", FALSE },
    { "plan", "seats", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SamField *field = sam_kind_find_field (sam_kind_find (cases[i].kind), cases[i].field);
      const char *problem = "unset";

      g_test_message ("%s.%s = %s", cases[i].kind, cases[i].field, cases[i].value);
      g_assert_cmpint (sam_field_check_value (field, cases[i].value, &problem), ==, cases[i].valid);
      g_assert_cmpint (problem == NULL, ==, cases[i].valid);
    }
}

static void
test_text_that_is_no_value (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) group = sam_record_new (sam_kind_find ("group"), NULL);

  g_assert_true (sam_record_parse_field (group, "start_time", "9.30", &error));
  g_assert_cmpstr (sam_record_get_value (group, "start_time"), ==, "\"09:30\"");
  g_assert_false (sam_record_parse_field (group, "start_time", "25:00", &error));
  g_assert_error (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "25:00"));
  g_assert_nonnull (strstr (error->message, "start_time"));
  g_assert_cmpstr (sam_record_get_value (group, "start_time"), ==, "\"09:30\"");
  g_clear_error (&error);

  g_assert_false (sam_record_parse_field (group, "size_max", "many", &error));
  g_assert_error (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_false (sam_record_parse_field (group, "colour", "red", &error));
  g_assert_error (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_NO_FIELD);
}

static void
test_instants_as_text (void)
{
  const SamField *field = sam_kind_find_field (sam_kind_find ("question"), "received_at");
  g_autofree char *text = sam_field_format_text (field, "0");
  g_autofree char *zoned = sam_field_parse_text (field, "2026-07-01T12:00:00+02:00", NULL);
  g_autofree char *seconds = sam_field_parse_text (field, "1782900000", NULL);

  g_assert_cmpstr (text, ==, "1970-01-01T00:00:00Z");
  g_assert_cmpstr (zoned, ==, "1782900000");
  g_assert_cmpstr (seconds, ==, "1782900000");
  g_assert_null (sam_field_parse_text (field, "2026-07-01T12:00:00", NULL));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/record/unknown-keys-survive", test_unknown_keys_survive);
  g_test_add_func ("/record/bad-bodies-are-refused", test_bad_bodies_are_refused);
  g_test_add_func ("/record/ids-are-made-offline", test_ids);
  g_test_add_func ("/record/title-joins-its-fields", test_title);
  g_test_add_func ("/record/validation-lists-every-problem", test_validation);
  g_test_add_func ("/record/all-values-are-listed-at-once", test_all_values_at_once);
  g_test_add_func ("/record/values-are-checked-by-type", test_values);
  g_test_add_func ("/record/text-that-is-no-value-changes-nothing", test_text_that_is_no_value);
  g_test_add_func ("/record/instants-need-a-zone", test_instants_as_text);
  return g_test_run ();
}
