/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything about a kind follows from its table; these tests go through every field of every kind. */

#include "record/sam-record.h"

#include "json/sam-json-value.h"

#include <string.h>

typedef void (*FieldTest) (const SamKind *kind,
                           const SamField *field);

static void
for_each_field (FieldTest test)
{
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  g_assert_cmpuint (n_kinds, ==, 33);
  for (guint k = 0; k < n_kinds; k++)
    for (guint f = 0; f < kinds[k]->n_fields; f++)
      {
        g_test_message ("%s.%s", kinds[k]->name, kinds[k]->fields[f].name);
        test (kinds[k], &kinds[k]->fields[f]);
      }
}

/* A readable value of the field, as JSON. */
static char *
create_sample (const SamField *field)
{
  g_autofree char *id = NULL;

  switch (field->type)
    {
    case SAM_FIELD_TEXT:
      return sam_json_from_string ("Zin \"in\"; één \\ zin");
    case SAM_FIELD_PROSE:
      return sam_json_from_string ("One line\n\n* another\n");
    case SAM_FIELD_CHOICE:
      return sam_json_from_string (field->choices[1].name);
    case SAM_FIELD_CHOICES:
      return g_strdup_printf ("[\"%s\",\"%s\"]", field->choices[1].name, field->choices[0].name);
    case SAM_FIELD_BOOLEAN:
      return g_strdup ("true");
    case SAM_FIELD_INTEGER:
      return g_strdup ("-9007199254740992");
    case SAM_FIELD_DECIMAL:
      return g_strdup ("\"12.50\"");
    case SAM_FIELD_DATE:
      return g_strdup ("\"2024-02-29\"");
    case SAM_FIELD_TIME:
      return g_strdup ("\"19:30\"");
    case SAM_FIELD_INSTANT:
      return g_strdup ("1795302345");
    case SAM_FIELD_RRULE:
      return g_strdup ("\"FREQ=MONTHLY;BYDAY=1TU\"");
    case SAM_FIELD_EMAIL:
      return g_strdup ("\"zin@praktijk.example\"");
    case SAM_FIELD_URL:
      return g_strdup ("\"https://praktijk.example/\"");
    case SAM_FIELD_PHONE:
      return g_strdup ("\"+31600808074\"");
    case SAM_FIELD_POSTCODE:
      return g_strdup ("\"6419 MW\"");
    case SAM_FIELD_REF:
      id = sam_id_from_key (sam_kind_find (field->refers_to != NULL ? field->refers_to : "group"), "a");
      return sam_json_from_string (id);
    case SAM_FIELD_REFS:
      id = sam_id_from_key (sam_kind_find (field->refers_to != NULL ? field->refers_to : "group"), "a");
      return sam_json_from_strv ((const char *[]){ id, NULL });
    case SAM_FIELD_TAGS:
      return g_strdup ("[\"b; c\",\"a\\\\\"]");
    case SAM_FIELD_ITEMS:
      return g_strdup ("[{\"id\":\"1\",\"name\":\"Zaal; 2\"},{\"id\":\"2\"}]");
    case SAM_FIELD_OBJECT:
      return g_strdup ("{\"a\":[1,2],\"b\":null}");
    default:
      g_assert_not_reached ();
    }
}

static void
check_table (const SamKind *kind,
             const SamField *field)
{
  gboolean has_choices = field->type == SAM_FIELD_CHOICE || field->type == SAM_FIELD_CHOICES;

  g_assert_true (sam_kind_find (kind->name) == kind);
  g_assert_true (sam_kind_find_field (kind, field->name) == field);
  g_assert_true (g_ascii_islower (field->name[0]));
  g_assert_true (strspn (field->name, "abcdefghijklmnopqrstuvwxyz_0123456789") == strlen (field->name));
  g_assert_true (field->label != NULL && g_unichar_isupper (g_utf8_get_char (field->label)));
  if (field->type != SAM_FIELD_ITEMS) /* milestones have choices, other items have none */
    g_assert_cmpint (field->choices != NULL, ==, has_choices);
  for (const SamChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
    {
      g_assert_true (sam_field_find_choice (field, choice->name) == choice);
      g_assert_nonnull (choice->label);
    }
  if (field->refers_to != NULL)
    {
      g_assert_nonnull (sam_kind_find (field->refers_to));
      g_assert_true (field->type == SAM_FIELD_REF || field->type == SAM_FIELD_REFS);
    }
  if (field->flags & SAM_MERGE_LINES)
    g_assert_cmpint (field->type, ==, SAM_FIELD_PROSE);
}

static void
test_tables (void)
{
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  for_each_field (check_table);
  for (guint k = 0; k < n_kinds; k++)
    {
      gboolean has_title = FALSE;

      for (guint f = 0; f < kinds[k]->n_fields; f++)
        has_title |= (kinds[k]->fields[f].flags & SAM_TITLE) != 0;
      g_assert_true (has_title || g_str_equal (kinds[k]->name, "plan"));
      g_assert_nonnull (sam_kind_find_field (kinds[k], "edited_by"));
      g_assert_nonnull (sam_kind_find_field (kinds[k], "edited_at"));
      g_assert_nonnull (sam_kind_find_field (kinds[k], "merged_into"));
    }
}

static gboolean uses_type[SAM_FIELD_OBJECT + 1];

static void
note_type (const SamKind *kind,
           const SamField *field)
{
  uses_type[field->type] = TRUE;
}

static void
test_every_type_is_used (void)
{
  for_each_field (note_type);
  for (int type = 0; type <= SAM_FIELD_OBJECT; type++)
    g_assert_true (uses_type[type]);
}

static GType
get_expected_type (const SamField *field)
{
  if (field->type == SAM_FIELD_BOOLEAN)
    return G_TYPE_BOOLEAN;
  if (field->type == SAM_FIELD_INTEGER || field->type == SAM_FIELD_INSTANT)
    return G_TYPE_INT64;
  return sam_field_is_set_valued (field) ? G_TYPE_STRV : G_TYPE_STRING;
}

static void
count_notify_cb (guint *count)
{
  (*count)++;
}

static void
check_property (const SamKind *kind,
                const SamField *field)
{
  g_autoptr (SamRecord) given = sam_record_new (kind, NULL);
  g_autoptr (SamRecord) record = sam_record_new (kind, sam_record_get_id (given));
  g_autofree char *sample = create_sample (field);
  g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');
  g_autofree char *signal = g_strconcat ("notify::", name, NULL);
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (record), name);
  g_auto (GValue) value = G_VALUE_INIT;
  guint n_notified = 0;

  g_assert_nonnull (pspec);
  g_assert_true (pspec->value_type == get_expected_type (field));
  sam_record_set_value (given, field->name, sample);
  g_assert_true (sam_record_has_value (given, field->name));
  g_object_get_property (G_OBJECT (given), name, &value);

  g_signal_connect_swapped (record, signal, G_CALLBACK (count_notify_cb), &n_notified);
  g_object_set_property (G_OBJECT (record), name, &value);
  g_object_set_property (G_OBJECT (record), name, &value);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpstr (sam_record_get_value (record, field->name), ==, sample);
  g_assert_true (sam_record_equal (given, record));
}

static void
test_properties (void)
{
  for_each_field (check_property);
}

static void
check_reach (const SamKind *kind,
             const SamField *field)
{
  g_autoptr (SamRecord) record = sam_record_new (kind, NULL);
  g_autofree char *sample = create_sample (field);
  g_autoptr (SamJsonObject) body = NULL;
  g_autoptr (SamRecord) copy = NULL;
  g_autofree char *text = NULL;
  g_autofree char *written = NULL;

  sam_record_set_value (record, field->name, sample);
  text = sam_record_to_body (record);
  body = sam_json_object_parse (text, -1, NULL);
  if (field->reach == SAM_REACH_DEVICE)
    {
      g_assert_cmpstr (text, ==, "{}");
      g_assert_cmpstr (sam_json_object_get (sam_record_get_device_members (record), field->name), ==, sample);
    }
  else
    g_assert_cmpstr (sam_json_object_get (body, field->name), ==, sample);
  /* Not even when a body has it. */
  g_clear_object (&record);
  g_free (text);
  written = g_strdup_printf ("{\"%s\":%s}", field->name, sample);
  record = sam_record_new_from_body (kind, NULL, NULL, written, NULL);
  g_assert_cmpstr (sam_record_get_value (record, field->name), ==, sample);
  text = sam_record_to_body (record);
  g_assert_cmpint (g_str_equal (text, "{}"), ==, field->reach == SAM_REACH_DEVICE);
  copy = sam_record_copy (record);
  g_assert_true (sam_record_equal (record, copy));
  sam_record_set_value (copy, field->name, NULL);
  g_assert_false (sam_record_equal (record, copy));
}

static void
test_reach (void)
{
  for_each_field (check_reach);
}

static void
check_text (const SamKind *kind,
            const SamField *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) record = sam_record_new (kind, NULL);
  g_autofree char *sample = create_sample (field);
  g_autofree char *text = NULL;
  g_autofree char *empty = NULL;

  sam_record_set_value (record, field->name, sample);
  text = sam_record_format_field (record, field->name);
  g_assert_cmpstr (text, !=, "");

  g_assert_true (sam_record_parse_field (record, field->name, "", &error));
  g_assert_null (sam_record_get_value (record, field->name));
  empty = sam_record_format_field (record, field->name);
  g_assert_cmpstr (empty, ==, "");

  g_assert_true (sam_record_parse_field (record, field->name, text, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (sam_record_get_value (record, field->name), ==, sample);
}

static void
test_text (void)
{
  for_each_field (check_text);
}

static void
check_unreadable (const SamKind *kind,
                  const SamField *field)
{
  static const char strange[] = "{\"later\":[9007199254740993,null]}";
  const char *value = field->type == SAM_FIELD_OBJECT ? "[1]" : strange;
  g_autofree char *body = g_strdup_printf ("{\"%s\":%s,\"zz_unknown\":%s}", field->name, value, strange);
  g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) record = sam_record_new_from_body (kind, NULL, NULL, body, &error);
  g_autofree char *back = sam_record_to_body (record);
  g_autofree char *sample = create_sample (field);
  g_auto (GValue) property = G_VALUE_INIT;
  g_autofree char *text = NULL;
  g_autoptr (GArray) problems = NULL;
  gboolean found = FALSE;

  g_assert_cmpstr (back, ==, body);
  if (field->reach == SAM_REACH_DEVICE)
    return;
  g_object_get_property (G_OBJECT (record), name, &property);
  g_assert_true (g_param_value_defaults (g_object_class_find_property (G_OBJECT_GET_CLASS (record), name), &property));
  text = sam_record_format_field (record, field->name);
  g_assert_cmpstr (text, ==, "");
  g_assert_false (sam_record_has_value (record, field->name));

  problems = sam_record_validate (record);
  for (guint i = 0; i < problems->len; i++)
    found |= g_array_index (problems, SamProblem, i).field == field;
  g_assert_true (found);

  sam_record_set_value (record, field->name, sample);
  g_assert_true (sam_record_has_value (record, field->name));
  g_assert_cmpstr (sam_record_get_value (record, "zz_unknown"), ==, strange);
}

static void
test_unreadable (void)
{
  for_each_field (check_unreadable);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/record/kinds/tables-are-sound", test_tables);
  g_test_add_func ("/record/kinds/every-type-is-used", test_every_type_is_used);
  g_test_add_func ("/record/kinds/every-field-is-a-property", test_properties);
  g_test_add_func ("/record/kinds/what-stays-on-the-device-is-never-in-the-body", test_reach);
  g_test_add_func ("/record/kinds/every-field-can-be-written-as-text-and-read-back", test_text);
  g_test_add_func ("/record/kinds/what-cannot-be-read-stays-as-it-was", test_unreadable);
  return g_test_run ();
}
