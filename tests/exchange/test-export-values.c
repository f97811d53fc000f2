/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nothing is dropped in silence: of two values of a field, each form either makes two files, or says of the field
 * that it has no place for it. Tried for every kind, form, field and choice, in a record that holds little and one that
 * holds all. One value of a choice may be what a form means when it says nothing. */

#include "sam-export-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define NO_PLACE "This form has no place for: "
#define NO_OTHER_DAYS "Meetings on other days than usual were left out: this form has no place for them."

/* Without which a form leaves the record out as a whole. */
static const struct
{
  const char *kind;
  const char *ending; /* NULL: any */
  const char *members;
} least[] = {
  { "group", NULL, "\"name\":\"Zin\"" },
  { "group", ".ics", "\"name\":\"Zin\",\"meets\":\"FREQ=WEEKLY;BYDAY=MO\"" },
  { "group", ".jsonld", "\"name\":\"Zin\",\"meets\":\"FREQ=WEEKLY;BYDAY=MO\"" },
  { "group", ".hsds.json", "\"name\":\"Zin\",\"meets_text\":\"Soms\"" },
  { "group", ".meetings.json", "\"name\":\"Zin\",\"meets\":\"FREQ=WEEKLY;BYDAY=MO\",\"start_time\":\"19:30\"" },
  { "workshop", NULL, "\"title\":\"Kennis\"" },
  { "workshop", ".ics", "\"title\":\"Kennis\",\"date\":\"2026-12-01\"" },
  { "workshop", ".jsonld", "\"title\":\"Kennis\",\"date\":\"2026-12-01\"" },
  { "organisation", NULL, "\"name\":\"Praktijk\"" },
  { "person", NULL, "\"first_name\":\"Ada\"" },
};

/* What may stand in the items of a list. */
static const struct
{
  const char *field;
  const char *items[4];
} lists[] = {
  { "exceptions",
    { "[{\"id\":\"1\",\"date\":\"2026-12-07\"}]", "[{\"id\":\"1\",\"date\":\"2026-12-14\"}]",
      "[{\"id\":\"1\",\"date\":\"2026-12-07\",\"note\":\"Carnaval\"}]",
      "[{\"id\":\"1\",\"date\":\"2026-12-07\",\"moved_to\":\"2026-12-09\"}]" } },
  { "phones",
    { "[{\"id\":\"1\",\"number\":\"+31600808074\"}]", "[{\"id\":\"1\",\"number\":\"+31600808075\"}]",
      "[{\"id\":\"1\",\"number\":\"+31600808074\",\"note\":\"Overdag\"}]", NULL } },
};

static char *
make_item (const SamField *field,
           guint which)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].field, field->name))
      return which < G_N_ELEMENTS (lists[i].items) ? g_strdup (lists[i].items[which]) : NULL;
  return which < 2 ? g_strdup_printf ("[{\"id\":\"%u\"}]", which) : NULL;
}

static SamRecord *make_record (SamExportFixture *fixture,
                               const SamKind *kind,
                               const char *ending,
                               gboolean full);

static char *
make_reference (SamExportFixture *fixture,
                const char *kind_name)
{
  static guint number;
  const SamKind *kind = sam_kind_find (kind_name);
  g_autoptr (SamRecord) record = make_record (fixture, kind, NULL, FALSE);
  g_autofree char *name = g_strdup_printf ("%s %u", kind_name, ++number);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & SAM_TITLE && kind->fields[i].type == SAM_FIELD_TEXT)
      sam_record_set_text (record, kind->fields[i].name, name);
  sam_store_save (fixture->store, record, &error);
  g_assert_no_error (error);
  return g_strdup (sam_record_get_id (record));
}

/* The values of a field that are tried; NULL: there are no more. */
static char *
make_value (SamExportFixture *fixture,
            const SamField *field,
            guint which)
{
  g_autofree char *id = NULL;

  if (field->type == SAM_FIELD_ITEMS)
    return make_item (field, which);
  if (field->type == SAM_FIELD_CHOICE || field->type == SAM_FIELD_CHOICES)
    {
      for (guint i = 0; i <= which; i++)
        if (field->choices[i].name == NULL)
          return NULL;
      return g_strdup_printf (field->type == SAM_FIELD_CHOICE ? "\"%s\"" : "[\"%s\"]", field->choices[which].name);
    }
  if (which > 1)
    return NULL;
  if (field->type == SAM_FIELD_REF || field->type == SAM_FIELD_REFS)
    {
      id = make_reference (fixture, field->refers_to != NULL ? field->refers_to : "person");
      return g_strdup_printf (field->type == SAM_FIELD_REF ? "\"%s\"" : "[\"%s\"]", id);
    }
  switch ((int) field->type)
    {
    case SAM_FIELD_BOOLEAN:
      return g_strdup (which == 0 ? "false" : "true");
    case SAM_FIELD_INTEGER:
    case SAM_FIELD_INSTANT:
      return g_strdup_printf ("%u", 5 + which);
    case SAM_FIELD_DECIMAL:
      return g_strdup_printf ("\"%u.5\"", 5 + which);
    case SAM_FIELD_DATE:
      return g_strdup_printf ("\"2026-1%u-03\"", which);
    case SAM_FIELD_TIME:
      return g_strdup_printf ("\"19:%u5\"", which);
    case SAM_FIELD_RRULE:
      return g_strdup_printf ("\"FREQ=WEEKLY;BYDAY=%s\"", which == 0 ? "MO" : "TU");
    case SAM_FIELD_EMAIL:
      return g_strdup_printf ("\"a%u@voorbeeld.example\"", which);
    case SAM_FIELD_URL:
      return g_strdup_printf ("\"https://a%u.example\"", which);
    case SAM_FIELD_PHONE:
      return g_strdup_printf ("\"+3160080807%u\"", which);
    case SAM_FIELD_POSTCODE:
      return g_strdup_printf ("\"641%u AB\"", which);
    case SAM_FIELD_TAGS:
      return g_strdup_printf ("[\"tag%u\"]", which);
    case SAM_FIELD_OBJECT:
      return g_strdup_printf ("{\"a\":%u}", which);
    default:
      return g_strdup_printf ("\"Woord %u\"", which);
    }
}

static const char *
find_least (const char *kind,
            const char *ending)
{
  const char *found = "";

  for (guint i = 0; i < G_N_ELEMENTS (least); i++)
    if (g_str_equal (least[i].kind, kind) && g_strcmp0 (least[i].ending, ending) == 0)
      return least[i].members;
  for (guint i = 0; i < G_N_ELEMENTS (least); i++)
    if (g_str_equal (least[i].kind, kind) && least[i].ending == NULL)
      found = least[i].members;
  return found;
}

/* The program's own, and what never leaves the computer. */
static gboolean
is_left_empty (const SamField *field)
{
  static const char *const names[] = { "merged_into", "edited_by", "edited_at", NULL };

  return g_strv_contains (names, field->name) || field->reach < sam_projection_get_reach (SAM_CHANNEL_REGION);
}

/* A record with as little in it as the form takes, or with all that the least one has no value for. */
static SamRecord *
make_record (SamExportFixture *fixture,
             const SamKind *kind,
             const char *ending,
             gboolean full)
{
  const char *members = find_least (kind->name, ending);
  g_autofree char *body = g_strdup_printf ("{%s}", members);
  g_autoptr (GError) error = NULL;
  SamRecord *record = sam_record_new_from_body (kind, NULL, NULL, body, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      g_autofree char *value = NULL;

      if (is_left_empty (field) || sam_record_get_value (record, field->name) != NULL ||
          (!full && !(field->flags & SAM_REQUIRED) && !g_str_equal (field->name, "person")))
        continue;
      /* The second: an open group, a planned workshop. */
      value = make_value (fixture, field, field->type == SAM_FIELD_CHOICE ? 1 : 0);
      sam_record_set_value (record, field->name, value);
    }
  return record;
}

static gboolean
is_told (char **not_said,
         const SamField *field)
{
  g_autofree char *alone = g_strdup_printf (", %s,", field->label);
  g_autofree char *with_values = g_strdup_printf (", %s (", field->label);

  if (g_str_equal (field->name, "exceptions") && g_strv_contains ((const char *const *) not_said, NO_OTHER_DAYS))
    return TRUE;
  for (guint i = 0; not_said[i] != NULL; i++)
    if (g_str_has_prefix (not_said[i], NO_PLACE))
      {
        g_autofree char *labels = g_strdup_printf (", %s", not_said[i] + strlen (NO_PLACE));

        labels[strlen (labels) - 1] = ',';
        return strstr (labels, alone) != NULL || strstr (labels, with_values) != NULL;
      }
  return FALSE;
}

/* The file's text; NULL: the value, or the whole record, was told not to be in it. */
static char *
export_value (SamExportFixture *fixture,
              SamRecord *record,
              const char *ending,
              const SamField *field)
{
  const SamKind *kind = sam_record_get_kind (record);
  const char *const ids[] = { sam_record_get_id (record), NULL };
  g_autofree char *path = g_strconcat (fixture->folder, "/export", ending, NULL);
  g_autoptr (SamExportResult) result = NULL;
  g_autoptr (SamQuery) query = sam_query_new (kind);
  g_autoptr (GError) error = NULL;
  SamExportRequest request = { kind, query, path, SAM_CHANNEL_REGION, SAM_FIXTURE_TODAY };

  /* Replacing a file waits for the disk, thousands of times. */
  g_unlink (path);
  sam_query_add_ids (query, ids);
  sam_store_save (fixture->store, record, &error);
  g_assert_no_error (error);
  sam_export (fixture->store, &request, &result, NULL, &error);
  g_assert_no_error (error);
  return result->in_vain || is_told (result->not_said, field) ? NULL : sam_fixture_read_text (path);
}

static void
try_field (SamExportFixture *fixture,
           SamRecord *record,
           const char *ending,
           const SamField *field)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *before = g_strdup (sam_record_get_value (record, field->name));

  for (guint i = 0;; i++)
    {
      g_autofree char *value = make_value (fixture, field, i);
      g_autofree char *text = NULL;

      if (value == NULL)
        break;
      sam_record_set_value (record, field->name, value);
      text = export_value (fixture, record, ending, field);
      if (text != NULL && g_hash_table_contains (files, text))
        g_error ("%s of %s: %s and %s are the same in %s, and neither is told", field->name,
                 sam_record_get_kind (record)->name, value, (char *) g_hash_table_lookup (files, text), ending);
      if (text != NULL)
        g_hash_table_insert (files, g_steal_pointer (&text), g_steal_pointer (&value));
    }
  sam_record_set_value (record, field->name, before);
}

static void
try_form (SamExportFixture *fixture,
          const SamKind *kind,
          const char *ending,
          gboolean full)
{
  g_autoptr (SamRecord) record = make_record (fixture, kind, ending, full);

  g_test_message ("%s%s, %s", kind->name, ending, full ? "full" : "with little");
  for (guint i = 0; i < kind->n_fields; i++)
    if (!is_left_empty (&kind->fields[i]))
      try_field (fixture, record, ending, &kind->fields[i]);
}

/* Those that have a place for each field whatever the kind are tried with one; the schema holds no record. */
static gboolean
is_tried (const SamKind *kind,
          const char *ending)
{
  static const char *const tables[] = { ".csv", ".xlsx", ".json", NULL };

  return !g_str_equal (ending, ".schema.json") &&
         (g_str_equal (kind->name, "group") || !g_strv_contains (tables, ending));
}

static void
test_values (SamExportFixture *fixture,
             gconstpointer data)
{
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      const char *const *endings = sam_export_get_endings (kinds[i]);

      for (guint j = 0; endings[j] != NULL; j++)
        for (guint full = 0; full < 2 && is_tried (kinds[i], endings[j]); full++)
          try_form (fixture, kinds[i], endings[j], full == 1);
    }
}

/* Only the values that a form can't say are told, and only of records that are in the file. */
static void
test_what_is_told (SamExportFixture *fixture,
                   gconstpointer data)
{
  static const char *const statuses[] = { "open", "full", "paused", NULL };
  g_auto (GStrv) not_said = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; statuses[i] != NULL; i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"name\":\"Zin\",\"meets\":\"FREQ=WEEKLY;BYDAY=MO\","
                                               "\"status\":\"%s\"%s}",
                                               statuses[i], i == 2 ? ",\"cost\":\"5 euro\"" : "");
      g_autoptr (SamRecord) group = sam_fixture_save (fixture, "group", body);
    }
  text = sam_fixture_export_text (fixture, "group", ".ics", SAM_CHANNEL_REGION, &not_said);
  g_assert_cmpuint (g_strv_length (not_said), ==, 2);
  g_assert_cmpstr (not_said[1], ==, "This form has no place for: Status (Full).");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test) \
  g_test_add ("/exchange/export/" path, SamExportFixture, NULL, sam_fixture_set_up, test, sam_fixture_tear_down)
  ADD ("no-value-is-dropped-in-silence", test_values);
  ADD ("values-that-a-form-has-no-place-for", test_what_is_told);
  return g_test_run ();
}
