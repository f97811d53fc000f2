/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the forms of others make of a group; readers that know nothing of us judge them in tests/server. */

#include "sam-export-fixture.h"

#include "json/sam-json-value.h"

#include <string.h>

static const char group_members[] =
    "\"name\":\"Zin in zin\",\"description\":\"Praten.\",\"how_it_works\":\"Om de beurt.\",\"status\":\"full\","
    "\"audience\":[\"women\"],\"languages\":[\"nl\",\"Limburgs\"],\"founded_on\":\"2020-02-29\",\"size_max\":12,"
    "\"start_time\":\"19:30\",\"end_time\":\"21:30\",\"address\":\"Plein 1\",\"postcode\":\"6411 AB\","
    "\"place\":\"Heerlen\",\"wheelchair\":\"yes\",\"public_phone\":\"+31600808074\",\"meets_from\":\"2026-01-06\","
    "\"exceptions\":[{\"date\":\"2026-05-05\",\"id\":\"1\",\"moved_to\":\"2026-05-12\"}],\"notes\":\"Between us\"";

static SamRecord *
save_group (SamExportFixture *fixture,
            const char *rule,
            const char *more)
{
  g_autoptr (SamRecord) topic = sam_fixture_save (fixture, "topic", "{\"name\":\"Angst\",\"slug\":\"angst\"}");
  g_autofree char *body = g_strdup_printf ("{%s,\"meets\":\"%s\",\"topics\":[\"%s\"]%s}", group_members, rule,
                                           sam_record_get_id (topic), more);

  return sam_fixture_save (fixture, "group", body);
}

/* A value in nested objects and arrays: "contents.0.name". */
static char *
dig (const char *json,
     const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, ".", -1);
  g_autofree char *value = g_strdup (json);

  for (guint i = 0; steps[i] != NULL; i++)
    {
      char *next;

      g_assert_nonnull (value);
      if (g_ascii_isdigit (steps[i][0]))
        {
          g_autoptr (GPtrArray) items = sam_json_to_items (value);

          g_assert_cmpint (atoi (steps[i]), <, (int) items->len);
          next = g_strdup (items->pdata[atoi (steps[i])]);
        }
      else
        {
          g_autoptr (SamJsonObject) object = sam_json_object_parse (value, -1, NULL);

          g_assert_nonnull (object);
          next = g_strdup (sam_json_object_get (object, steps[i]));
        }
      g_free (value);
      value = next;
    }
  return g_steal_pointer (&value);
}

static void
check (const char *json,
       const char *path,
       const char *expected)
{
  g_autofree char *value = dig (json, path);

  g_test_message ("%s", path);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_hsds (SamExportFixture *fixture,
           gconstpointer data)
{
  g_autoptr (SamRecord) group = save_group (fixture, "FREQ=MONTHLY;BYDAY=1TU,3TU", "");
  g_auto (GStrv) not_said = NULL;
  g_autofree char *text = sam_fixture_export_text (fixture, "group", ".hsds.json", SAM_CHANNEL_REGION, &not_said);
  g_autofree char *id = sam_json_from_string (strchr (sam_record_get_id (group), ':') + 1);

#define AT "contents.0.service_at_locations.0."
  check (text, "total_items", "1");
  check (text, "contents.0.id", id);
  check (text, "contents.0.status", "\"active\"");
  check (text, "contents.0.alert", "\"Full\"");
  check (text, "contents.0.description", "\"Praten.\\n\\nOm de beurt.\"");
  check (text, "contents.0.attributes.0.taxonomy_term.name", "\"Angst\"");
  check (text, "contents.0.languages.0.code", "\"nl\"");
  check (text, "contents.0.languages.1.name", "\"Limburgs\"");
  check (text, AT "location.addresses.0.city", "\"Heerlen\"");
  check (text, AT "location.accessibility.0.description", "\"Wheelchair access: Yes\"");
  check (text, AT "schedules.0.freq", "\"MONTHLY\"");
  check (text, AT "schedules.0.byday", "\"1TU,3TU\"");
  check (text, AT "schedules.0.opens_at", "\"19:30+01:00\"");
  check (text, AT "schedules.0.notes", "\"Europe/Amsterdam; not on 2026-05-05 but on 2026-05-12\"");
#undef AT
  g_assert_cmpuint (g_strv_length (not_said), ==, 1);
  g_assert_cmpstr (not_said[0], ==, "This form has no place for: Most members, Founded, Notes.");
}

/* What the form asks for and nobody may tell is not claimed in silence. */
static void
test_hsds_status (SamExportFixture *fixture,
                  gconstpointer data)
{
  static const char *const agreed[] = { "name", NULL };
  g_autoptr (SamRecord) group = sam_fixture_save (fixture, "group", "{\"name\":\"Gone\",\"status\":\"ended\"}");
  g_auto (GStrv) not_said = NULL;
  g_autofree char *text = NULL;

  sam_fixture_agree (fixture, group, "public_site", agreed);
  text = sam_fixture_export_text (fixture, "group", ".hsds.json", SAM_CHANNEL_PUBLIC, &not_said);
  check (text, "contents.0.name", "\"Gone\"");
  check (text, "contents.0.status", "\"active\"");
  g_assert_true (g_strv_contains ((const char *const *) not_said,
                                  "Groups whose status is not known, or may not be told, stand there as “active”: this "
                                  "form must say something."));
}

static void
test_schema_org (SamExportFixture *fixture,
                 gconstpointer data)
{
  g_autoptr (SamRecord) group = save_group (fixture, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "");
  g_autoptr (SamRecord) ended = sam_fixture_save (fixture, "group", "{\"name\":\"Gone\",\"status\":\"ended\"}");
  g_auto (GStrv) not_said = NULL;
  g_autofree char *text = sam_fixture_export_text (fixture, "group", ".jsonld", SAM_CHANNEL_REGION, &not_said);

  check (text, "@context", "\"https://schema.org\"");
  check (text, "@graph.0.@type", "\"Organization\"");
  check (text, "@graph.0.knowsAbout.0", "\"Angst\"");
  check (text, "@graph.0.event.eventSchedule.repeatFrequency", "\"P2W\"");
  check (text, "@graph.0.event.eventSchedule.byDay.0", "\"TU\"");
  check (text, "@graph.0.event.eventSchedule.exceptDate.0", "\"2026-05-05\"");
  check (text, "@graph.0.event.location.address.addressLocality", "\"Heerlen\"");
  g_assert_null (strstr (text, "Gone"));
  g_assert_cmpuint (g_strv_length (not_said), ==, 3);
}

static void
test_workshop_for_search_engines (SamExportFixture *fixture,
                                  gconstpointer data)
{
  g_autoptr (SamRecord) workshop = sam_fixture_save (fixture, "workshop",
                                                     "{\"title\":\"Kennis\",\"date\":\"2026-12-01\","
                                                     "\"start\":\"19:30\",\"end\":\"00:30\"}");
  g_autofree char *text = sam_fixture_export_text (fixture, "workshop", ".jsonld", SAM_CHANNEL_REGION, NULL);

  check (text, "@graph.0.startDate", "\"2026-12-01T19:30:00+01:00\"");
  check (text, "@graph.0.endDate", "\"2026-12-02T00:30:00+01:00\"");
}

static void
test_meeting_guide (SamExportFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (SamRecord) weekly = save_group (fixture, "FREQ=WEEKLY;BYDAY=TU,SU", "");
  g_autoptr (SamRecord) monthly =
      sam_fixture_save (fixture, "group", "{\"name\":\"Maand\",\"meets\":\"FREQ=MONTHLY;BYDAY=1TU\"}");
  g_auto (GStrv) not_said = NULL;
  g_autofree char *text =
      sam_fixture_export_text (fixture, "group", ".meetings.json", SAM_CHANNEL_REGION, &not_said);
  g_autofree char *slug = dig (text, "0.slug");

  check (text, "0.name", "\"Zin in zin\"");
  check (text, "0.day", "[2,0]");
  check (text, "0.time", "\"19:30\"");
  check (text, "0.types", "[\"X\",\"W\"]");
  check (text, "0.entity_phone", "\"+31600808074\"");
  g_assert_true (g_str_has_prefix (slug, "\"zin-in-zin-"));
  g_assert_null (strstr (text, "Maand"));
  g_assert_nonnull (strstr (not_said[0], "Maand"));
}

/* A group and an organisation are written on cards of their own. */
static void
test_cards_of_groups (SamExportFixture *fixture,
                      gconstpointer data)
{
  g_autoptr (SamRecord) group = save_group (fixture, "FREQ=WEEKLY;BYDAY=TU", "");
  g_auto (GStrv) not_said = NULL;
  g_autofree char *text = sam_fixture_export_text (fixture, "group", ".vcf", SAM_CHANNEL_REGION, &not_said);

  g_assert_nonnull (strstr (text, "KIND:org\r\nFN:Zin in zin\r\n"));
  g_assert_nonnull (strstr (text, "CATEGORIES:Angst\r\n"));
  g_assert_nonnull (strstr (text, "ADR:;;Plein 1;Heerlen;;6411 AB;\r\n"));
  g_assert_nonnull (strstr (text, "REV:20261121T"));
  g_assert_nonnull (strstr (not_said[0], "Meets"));
}

/* A card is lines of what can be seen (RFC 6350). */
static void
test_card_without_controls (SamExportFixture *fixture,
                            gconstpointer data)
{
  g_autoptr (SamRecord) group =
      sam_fixture_save (fixture, "group", "{\"name\":\"Zin\",\"description\":\"Een\\u0001\\r\\n\\ttwee\\u007f\"}");
  g_autofree char *text = sam_fixture_export_text (fixture, "group", ".vcf", SAM_CHANNEL_REGION, NULL);

  g_assert_nonnull (strstr (text, "NOTE:Een\\n\ttwee\r\n"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test) \
  g_test_add ("/exchange/export/" path, SamExportFixture, NULL, sam_fixture_set_up, test, sam_fixture_tear_down)
  ADD ("a-card-has-no-control-characters", test_card_without_controls);
  ADD ("hsds-has-groups-as-services", test_hsds);
  ADD ("hsds-tells-which-status-it-made-up", test_hsds_status);
  ADD ("schema-org-has-groups-as-series", test_schema_org);
  ADD ("schema-org-has-workshops-as-events", test_workshop_for_search_engines);
  ADD ("meeting-guide-has-weekly-groups-only", test_meeting_guide);
  ADD ("cards-of-groups", test_cards_of_groups);
  return g_test_run ();
}
