/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is in a file depends on whom it is for, in every form. */

#include "sam-export-fixture.h"
#include "sam-marked-record.h"

#include "exchange/sam-recipients.h"
#include "json/sam-json-value.h"

#include <string.h>

static SamRecord *
save_marked (SamExportFixture *fixture,
             const SamKind *kind)
{
  g_autoptr (GError) error = NULL;
  SamRecord *record = sam_marked_record_new (kind);

  sam_store_save (fixture->store, record, &error);
  g_assert_no_error (error);
  return record;
}

static gboolean
has_something_for (const SamKind *kind,
                   SamChannel channel)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].reach >= sam_projection_get_reach (channel))
      return TRUE;
  return FALSE;
}

/* For one recipient, in every form that the kind has; what goes to print and press is chosen as what goes to everybody,
 * so that one form is enough. */
static void
check_recipient (SamExportFixture *fixture,
                 const SamRecipient *recipient,
                 SamRecord *agreed,
                 SamRecord *not_agreed)
{
  const SamKind *kind = sam_record_get_kind (agreed);
  const char *const *endings = sam_export_get_endings (kind);
  gboolean every_form = recipient->channel == SAM_CHANNEL_PUBLIC || recipient->channel == SAM_CHANNEL_PLATFORM;

  for (guint i = 0; endings[i] != NULL; i++)
    {
      g_autofree char *text =
          every_form || g_str_equal (endings[i], ".json")
              ? sam_fixture_export_text (fixture, kind->name, endings[i], recipient->channel, NULL)
              : g_strdup ("");

      g_test_message ("%s%s for %s", kind->name, endings[i], recipient->name);
      sam_marked_record_assert_absent (agreed, sam_projection_get_reach (recipient->channel), text);
      if (sam_projection_needs_consent (kind, recipient->channel))
        sam_marked_record_assert_absent (not_agreed, SAM_REACH_PUBLIC + 1, text);
    }
}

/* One record that somebody agreed to for every channel, and one that nobody agreed to. */
static void
test_leaks (SamExportFixture *fixture,
            gconstpointer data)
{
  static const char *const channels[] = { "platform", "public_site", "print", "press", "phone", "practices" };
  guint n_recipients;
  guint n_kinds;
  const SamRecipient *recipients = sam_recipients_get_all (&n_recipients);
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  g_assert_cmpuint (n_recipients, ==, G_N_ELEMENTS (channels) + 1);
  for (guint k = 0; k < n_kinds; k++)
    {
      g_autoptr (SamRecord) agreed = NULL;
      g_autoptr (SamRecord) not_agreed = NULL;

      /* Its own consents are the records of this kind; and the platform gets whatever the others do. */
      if (!has_something_for (kinds[k], SAM_CHANNEL_PLATFORM) || g_str_equal (kinds[k]->name, "consent"))
        continue;
      agreed = save_marked (fixture, kinds[k]);
      not_agreed = save_marked (fixture, kinds[k]);
      for (guint c = 0; c < G_N_ELEMENTS (channels); c++)
        sam_fixture_agree (fixture, agreed, channels[c], NULL);
      for (guint r = 1; r < n_recipients; r++)
        if (has_something_for (kinds[k], recipients[r].channel))
          check_recipient (fixture, &recipients[r], agreed, not_agreed);
    }
}

static gboolean
is_words (const SamField *field)
{
  return field->type == SAM_FIELD_TEXT || field->type == SAM_FIELD_PROSE || field->type == SAM_FIELD_TAGS ||
         field->type == SAM_FIELD_PHONE || field->type == SAM_FIELD_EMAIL || field->type == SAM_FIELD_URL ||
         field->type == SAM_FIELD_DATE;
}

/* Of each record somebody agreed to one field only, in @fields: that goes, where the form has a place for it, and
 * nothing else of the record. */
static void
check_single_fields (SamExportFixture *fixture,
                     const SamKind *kind,
                     GPtrArray *records,
                     GPtrArray *fields)
{
  const char *const *endings = sam_export_get_endings (kind);

  for (guint e = 0; endings[e] != NULL; e++)
    {
      g_autofree char *text = sam_fixture_export_text (fixture, kind->name, endings[e], SAM_CHANNEL_PUBLIC, NULL);
      gboolean says_all = g_str_equal (endings[e], ".json") || g_str_equal (endings[e], ".csv");

      g_test_message ("%s%s", kind->name, endings[e]);
      for (guint i = 0; i < records->len; i++)
        {
          sam_marked_record_assert_only (records->pdata[i], fields->pdata[i], text);
          if (says_all && is_words (fields->pdata[i]) &&
              sam_record_has_value (records->pdata[i], ((const SamField *) fields->pdata[i])->name) &&
              !sam_marked_record_shows (records->pdata[i], fields->pdata[i], text))
            g_error ("%s.%s is lost in %s", kind->name, ((const SamField *) fields->pdata[i])->name, text);
        }
    }
}

static void
test_single_fields (SamExportFixture *fixture,
                    gconstpointer data)
{
  const SamKind *const *kinds = sam_kinds_get_all (NULL);
  guint n_checked = 0;

  for (guint k = 0; kinds[k] != NULL; k++)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) fields = g_ptr_array_new ();

      for (guint i = 0; i < kinds[k]->n_fields; i++)
        if (kinds[k]->fields[i].reach >= SAM_REACH_PUBLIC &&
            sam_projection_needs_consent (kinds[k], SAM_CHANNEL_PUBLIC))
          {
            const char *const only[] = { kinds[k]->fields[i].name, NULL };

            g_ptr_array_add (records, save_marked (fixture, kinds[k]));
            g_ptr_array_add (fields, (gpointer) &kinds[k]->fields[i]);
            sam_fixture_agree (fixture, g_ptr_array_index (records, records->len - 1), "public_site", only);
          }
      if (records->len > 0)
        check_single_fields (fixture, kinds[k], records, fields);
      n_checked += records->len;
    }
  g_assert_cmpuint (n_checked, >, 50);
}

/* Not even the coordinators get what stays on one computer. */
static void
test_device (SamExportFixture *fixture,
             gconstpointer data)
{
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);
  guint n_checked = 0;

  for (guint k = 0; k < n_kinds; k++)
    for (guint i = 0; i < kinds[k]->n_fields; i++)
      if (kinds[k]->fields[i].reach == SAM_REACH_DEVICE)
        {
          const char *const *endings = sam_export_get_endings (kinds[k]);
          g_autoptr (SamRecord) record = save_marked (fixture, kinds[k]);
          g_autofree char *secret = sam_record_dup_text (record, kinds[k]->fields[i].name);

          for (guint e = 0; endings[e] != NULL; e++)
            {
              g_autofree char *text =
                  sam_fixture_export_text (fixture, kinds[k]->name, endings[e], SAM_CHANNEL_REGION, NULL);

              g_assert_null (strstr (text, secret));
              n_checked++;
            }
        }
  g_assert_cmpuint (n_checked, >, 8);
}

static void
test_partly_agreed (SamExportFixture *fixture,
                    gconstpointer data)
{
  static const char *const fields[] = { "name", "venue", "status", NULL };
  g_autoptr (SamRecord) venue = sam_fixture_save (fixture, "venue", "{\"name\":\"De Mijnlamp\"}");
  g_autofree char *body = g_strdup_printf ("{\"name\":\"Zin\",\"status\":\"open\",\"venue\":\"%s\","
                                           "\"public_phone\":\"+31600808074\",\"notes\":\"Between us\"}",
                                           sam_record_get_id (venue));
  g_autoptr (SamRecord) group = sam_fixture_save (fixture, "group", body);
  g_autoptr (SamRecord) silent = sam_fixture_save (fixture, "group", "{\"name\":\"Nobody asked\"}");
  g_auto (GStrv) not_said = NULL;
  g_autofree char *text = NULL;

  sam_fixture_agree (fixture, group, "public_site", fields);
  text = sam_fixture_export_text (fixture, "group", ".json", SAM_CHANNEL_PUBLIC, &not_said);
  /* The venue is no one's but its own: nobody agreed that it is named. */
  g_assert_cmpstr (text, ==, "[\n{\"name\":\"Zin\",\"status\":\"open\"}\n]\n");
  g_assert_cmpuint (g_strv_length (not_said), ==, 2);
  g_assert_cmpstr (not_said[0], ==, "1 record was left out (nobody agreed to it): Nobody asked");
  g_assert_cmpstr (not_said[1], ==, "Left out where nobody agreed to it: Venue, Phone to publish.");
  g_free (text);
  g_clear_pointer (&not_said, g_strfreev);

  sam_fixture_agree (fixture, venue, "public_site", NULL);
  text = sam_fixture_export_text (fixture, "group", ".json", SAM_CHANNEL_PUBLIC, &not_said);
  g_assert_cmpstr (text, ==, "[\n{\"name\":\"Zin\",\"status\":\"open\",\"venue\":\"De Mijnlamp\"}\n]\n");
  g_free (text);
  g_clear_pointer (&not_said, g_strfreev);

  /* Another channel is another question: no file is made, and none stays. */
  text = sam_fixture_export_text (fixture, "group", ".json", SAM_CHANNEL_PRINT, &not_said);
  g_assert_cmpstr (text, ==, "");
}

static SamExportResult *
export_to (SamExportFixture *fixture,
           const char *ending,
           SamChannel recipient)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strconcat (fixture->folder, "/export", ending, NULL);
  SamExportRequest request = { sam_kind_find ("group"), NULL, path, recipient, SAM_FIXTURE_TODAY };
  SamExportResult *result = NULL;

  sam_export (fixture->store, &request, &result, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static void
assert_left_out (const SamExportResult *result,
                 SamRecord *record,
                 const char *title,
                 const char *reason)
{
  for (guint i = 0; i < result->left_out->len; i++)
    {
      const SamLeftOut *one = g_ptr_array_index (result->left_out, i);

      if (!g_str_equal (one->id, sam_record_get_id (record)))
        continue;
      g_assert_cmpstr (one->title, ==, title);
      g_assert_cmpstr (one->reason->name, ==, reason);
      return;
    }
  g_error ("%s is told nowhere", title);
}

/* Every record that is not in a file is named with its reason, whoever or whatever holds it back. */
static void
test_reasons (SamExportFixture *fixture,
              gconstpointer data)
{
  static const char *const nothing[] = { "website", NULL };
  static const char *const rule = "\"meets\":\"FREQ=WEEKLY;BYDAY=TU\",\"start_time\":\"19:30\"";
  g_autofree char *weekly = g_strdup_printf ("{\"name\":\"Weekly\",\"status\":\"open\",%s}", rule);
  g_autofree char *resting = g_strdup_printf ("{\"name\":\"Resting\",\"status\":\"paused\",%s}", rule);
  g_autoptr (SamRecord) agreed = sam_fixture_save (fixture, "group", weekly);
  g_autoptr (SamRecord) paused = sam_fixture_save (fixture, "group", resting);
  g_autoptr (SamRecord) monthly = sam_fixture_save (fixture, "group", "{\"name\":\"Monthly\",\"status\":\"open\"}");
  g_autoptr (SamRecord) shy = sam_fixture_save (fixture, "group", "{\"name\":\"Shy\",\"unlisted_on\":\"2026-01-01\"}");
  g_autoptr (SamExportResult) outside = NULL;
  g_autoptr (SamExportResult) inside = NULL;

  sam_fixture_agree (fixture, agreed, "public_site", NULL);
  sam_fixture_agree (fixture, shy, "public_site", NULL);
  sam_fixture_agree (fixture, monthly, "public_site", nothing);
  outside = export_to (fixture, ".csv", SAM_CHANNEL_PUBLIC);
  g_assert_cmpuint (outside->left_out->len, ==, 3);
  assert_left_out (outside, paused, "Resting", "not-agreed");
  assert_left_out (outside, shy, "Shy", "unlisted");
  assert_left_out (outside, monthly, "Monthly", "other-fields");

  inside = export_to (fixture, ".meetings.json", SAM_CHANNEL_REGION);
  g_assert_cmpuint (inside->left_out->len, ==, 3);
  assert_left_out (inside, paused, "Resting", "not-meeting");
  assert_left_out (inside, shy, "Shy", "not-weekly");
  assert_left_out (inside, monthly, "Monthly", "not-weekly");
  g_assert_cmpstr (inside->not_said[1], ==, "1 record was left out (no meetings at present): Resting");
}

static char *
export_public (SamExportFixture *fixture)
{
  return sam_fixture_export_text (fixture, "group", ".json", SAM_CHANNEL_PUBLIC, NULL);
}

static void
set_merged_into (SamExportFixture *fixture,
                 SamRecord *other,
                 SamRecord *kept)
{
  g_autoptr (GError) error = NULL;

  sam_record_set_text (other, "merged_into", sam_record_get_id (kept));
  sam_store_save (fixture->store, other, &error);
  g_assert_no_error (error);
}

/* Of two that became one, what was agreed about either counts for the one that is left, wherever it is named. */
static void
test_merged (SamExportFixture *fixture,
             gconstpointer data)
{
  static const char *const name[] = { "name", NULL };
  static const char *const name_and_venue[] = { "name", "venue", NULL };
  g_autoptr (SamRecord) hall = sam_fixture_save (fixture, "venue", "{\"name\":\"De Mijnlamp\"}");
  g_autoptr (SamRecord) same_hall = sam_fixture_save (fixture, "venue", "{\"name\":\"Mijnlamp\"}");
  g_autofree char *body = g_strdup_printf ("{\"name\":\"Zout\",\"venue\":\"%s\"}", sam_record_get_id (same_hall));
  g_autoptr (SamRecord) kept = sam_fixture_save (fixture, "group", "{\"name\":\"Zin\"}");
  g_autoptr (SamRecord) other = sam_fixture_save (fixture, "group", body);
  g_autofree char *merged = NULL;
  g_autofree char *crossed = NULL;

  sam_fixture_agree (fixture, hall, "public_site", name);
  sam_fixture_agree (fixture, other, "public_site", name_and_venue);
  sam_record_set_text (kept, "venue", sam_record_get_id (same_hall));
  g_assert_true (sam_store_save (fixture->store, kept, NULL));
  set_merged_into (fixture, same_hall, hall);
  set_merged_into (fixture, other, kept);
  merged = export_public (fixture);
  g_assert_cmpstr (merged, ==, "[\n{\"name\":\"Zin\",\"venue\":\"De Mijnlamp\"}\n]\n");

  /* Somebody else merged the two the other way round: one stands for both, and it is still seen. */
  set_merged_into (fixture, kept, other);
  crossed = export_public (fixture);
  g_assert_nonnull (strstr (crossed, "\"venue\":\"De Mijnlamp\""));
}

static void
test_invitation (SamExportFixture *fixture,
                 gconstpointer data)
{
  g_autoptr (SamRecord) venue = sam_fixture_save (fixture, "venue", "{\"name\":\"De Mijnlamp\"}");
  g_autofree char *body = g_strdup_printf ("{\"title\":\"Kennis maken\",\"date\":\"2026-12-01\",\"notes\":\"Between "
                                           "us\",\"venue\":\"%s\"}",
                                           sam_record_get_id (venue));
  g_autoptr (SamRecord) workshop = sam_fixture_save (fixture, "workshop", body);
  g_autofree char *text = sam_fixture_export_text (fixture, "workshop", ".ics", SAM_CHANNEL_INVITATION, NULL);

  g_assert_nonnull (strstr (text, "SUMMARY:Kennis maken"));
  g_assert_nonnull (strstr (text, "LOCATION:De Mijnlamp"));
  g_assert_null (strstr (text, "Between"));
  g_assert_null (strstr (text, sam_record_get_id (workshop)));
}

static SamRecord *
load_only_edition (SamExportFixture *fixture)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("edition"));
  g_autoptr (GPtrArray) rows = sam_store_list (fixture->store, query, 0, 0, NULL);

  g_assert_cmpuint (rows->len, ==, 1);
  return sam_store_load (fixture->store, ((SamRow *) rows->pdata[0])->id, NULL);
}

static void
test_noted (SamExportFixture *fixture,
            gconstpointer data)
{
  g_autoptr (SamRecord) group = sam_fixture_save (fixture, "group", "{\"name\":\"Zin\",\"status\":\"open\"}");
  g_autoptr (SamRecord) silent = sam_fixture_save (fixture, "group", "{\"name\":\"Nobody asked\"}");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *body = NULL;
  g_autofree char *label = NULL;
  g_autoptr (SamRecord) edition = NULL;
  g_auto (GStrv) records = NULL;

  sam_fixture_agree (fixture, group, "press", NULL);
  text = sam_fixture_export_text (fixture, "group", ".csv", SAM_CHANNEL_PRESS, NULL);
  edition = load_only_edition (fixture);
  records = sam_record_dup_strv (edition, "records");
  body = sam_record_to_body (edition);

  g_assert_nonnull (strstr (body, "\"type\":\"export\""));
  g_assert_nonnull (strstr (body, "\"made_on\":\"" SAM_FIXTURE_TODAY "\""));
  g_assert_nonnull (strstr (body, "\"recipient\":\"press\""));
  g_assert_nonnull (strstr (body, "\"format\":\".csv\""));
  g_assert_cmpint (sam_record_get_integer (edition, "n_records", 0), ==, 1);
  /* So that a withdrawal finds it. */
  g_assert_cmpuint (g_strv_length (records), ==, 1);
  g_assert_cmpstr (records[0], ==, sam_record_get_id (group));
  g_assert_null (strstr (body, "Zin"));
  /* It is not what one press of undo takes back. */
  label = sam_store_dup_undo_label (fixture->store, &error);
  g_assert_true (label == NULL || strstr (label, "CSV") == NULL);
}

static void
test_recipients_are_choices (void)
{
  guint n_recipients;
  const SamRecipient *recipients = sam_recipients_get_all (&n_recipients);
  const SamField *field = sam_kind_find_field (sam_kind_find ("edition"), "recipient");

  for (guint i = 0; i < n_recipients; i++)
    g_assert_nonnull (sam_field_find_choice (field, recipients[i].name));
  g_assert_nonnull (sam_field_find_choice (field, sam_recipient_get_name (SAM_CHANNEL_INVITATION)));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test) \
  g_test_add ("/exchange/export/" path, SamExportFixture, NULL, sam_fixture_set_up, test, sam_fixture_tear_down)
  ADD ("no-form-tells-more-than-its-recipient-may-know", test_leaks);
  ADD ("each-field-goes-only-where-it-was-agreed-to", test_single_fields);
  ADD ("device-values-never-leave", test_device);
  ADD ("only-what-somebody-agreed-to", test_partly_agreed);
  ADD ("every-record-left-out-is-named-with-its-reason", test_reasons);
  ADD ("two-that-became-one-are-told-as-one", test_merged);
  ADD ("the-invited-need-no-consent-of-a-workshop", test_invitation);
  ADD ("an-export-is-noted", test_noted);
  g_test_add_func ("/exchange/export/every-recipient-can-be-noted", test_recipients_are_choices);
  return g_test_run ();
}
