/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The demo's groups: as many as are asked for, so that it also serves to measure. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-demo-world.h"

#include "json/sam-json-value.h"

/* Of a region with this many groups each has its own contact person; larger ones are for measuring only. */
#define MOST_CONTACTS 2000
#define N_GROUPS 180

static void
set_meetings (SamDemoWorld *world,
              SamRecord *group,
              GPtrArray *recurrences,
              GPtrArray *times)
{
  g_autoptr (SamJsonObject) recurrence = NULL;
  g_autoptr (GPtrArray) time = NULL;
  const char *fields[] = { "start_time", "end_time" };
  const char *rule;

  recurrence =
      sam_json_object_parse (g_ptr_array_index (recurrences, sam_demo_roll (world, recurrences->len)), -1, NULL);
  time = sam_json_to_items (g_ptr_array_index (times, sam_demo_roll (world, times->len)));
  rule = sam_json_object_get (recurrence, "rrule");
  if (!g_str_equal (rule, "\"\""))
    sam_record_set_value (group, "meets", rule);
  else
    sam_record_set_value (group, "meets_text", sam_json_object_get (recurrence, "label_nl"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    sam_record_set_value (group, fields[i], g_ptr_array_index (time, i));
}

static void
set_name (SamDemoWorld *world,
          SamRecord *group,
          const char *place)
{
  static const char *const patterns[] = { "Praatgroep", "Inloop", "Lotgenotengroep", "Zelfregiegroep",
                                          "Zelfhulpgroep" };
  SamRecord *topic = sam_demo_pick_topic (world);
  g_autofree char *topic_name = sam_record_dup_text (topic, "name");
  g_autofree char *name =
      g_strdup_printf ("%s %s %s", patterns[sam_demo_roll (world, G_N_ELEMENTS (patterns))], topic_name, place);

  sam_record_set_text (group, "name", name);
  sam_record_set_strv (group, "topics", (const char *[]){ sam_record_get_id (topic), NULL });
}

static const char *
find_contact (SamDemoWorld *world,
              GPtrArray *contacts,
              GError **error)
{
  g_autoptr (SamRecord) person = NULL;

  if (contacts->len >= MOST_CONTACTS)
    return sam_demo_pick_id (world, contacts);
  person = sam_demo_save_person (world, error);
  if (person == NULL)
    return NULL;
  g_ptr_array_add (contacts, g_strdup (sam_record_get_id (person)));
  return g_ptr_array_index (contacts, contacts->len - 1);
}

/* What a group lives on, of one in twelve. Rolls no dice, so that all else is as it was. */
static void
set_needs (SamDemoWorld *world,
           SamRecord *group)
{
  static const char *const rooms[] = { "180", "420", "62,50" };
  const guint number = world->groups->len;
  g_autofree char *until = sam_demo_date (world, 200 + (int) number);
  g_autofree char *needs = NULL;

  if (number % 12 != 0)
    return;
  needs = g_strdup_printf ("[{\"id\":\"zaal\",\"need\":\"Zaal\",\"who\":\"Buurthuis\",\"until\":\"%s\","
                           "\"cost\":\"%s\"},"
                           "{\"id\":\"koffie\",\"need\":\"Koffie\",\"who\":\"De groep zelf\",\"cost\":\"%u\"}]",
                           until, rooms[number / 12 % G_N_ELEMENTS (rooms)], 40 + number % 5 * 10);
  sam_record_set_value (group, "needs", needs);
}

static gboolean
make_group (SamDemoWorld *world,
            GPtrArray *contacts,
            GPtrArray *recurrences,
            GPtrArray *times,
            GError **error)
{
  static const char *const statuses[] = { "open", "open", "open", "open", "open", "open", "full", "forming", "paused",
                                          "ended" };
  static const char *const costs[] = { "gratis", "gratis", "€ 2,50", "2 euro p.k.", NULL };
  static const char *const audiences[] = { "relatives", "peers", NULL };
  const char *contact = find_contact (world, contacts, error);
  g_autoptr (SamRecord) group = NULL;
  const SamPlace *place;
  guint founded;

  if (contact == NULL)
    return FALSE;
  group = sam_demo_create (world, "group");
  sam_record_set_strv (group, "contacts", (const char *[]){ contact, NULL });
  place = sam_demo_set_address (world, group);
  set_name (world, group, place != NULL ? place->place : "Heerlen");
  set_meetings (world, group, recurrences, times);
  sam_record_set_text (group, "status", statuses[sam_demo_roll (world, G_N_ELEMENTS (statuses))]);
  sam_record_set_strv (group, "audience", audiences + sam_demo_roll (world, 2));
  sam_record_set_text (group, "cost", costs[sam_demo_roll (world, G_N_ELEMENTS (costs))]);
  sam_record_set_text (group, "venue", sam_demo_pick_id (world, world->venues));
  sam_record_set_text (group, "wheelchair", sam_demo_chance (world, 70) ? "yes" : "no");
  sam_record_set_text (group, "network", world->network);
  founded = 100 + sam_demo_roll (world, 4000);
  sam_demo_set_day (world, group, "founded_on", -(int) founded);
  /* Rolls no dice, so that all else is as it was. */
  sam_record_set_integer (group, "size_min", 4 + world->groups->len % 5);
  sam_record_set_integer (group, "size_max", 8 + world->groups->len % 9);
  set_needs (world, group);
  sam_demo_set_day (world, group, "connected_since", -(int) MIN (founded, 40 + world->groups->len * 37 % 1400));
  sam_demo_set_day (world, group, "verified_on", -(int) sam_demo_roll (world, 400));
  if (sam_demo_chance (world, 40))
    sam_demo_set_phone (world, group, "public_phone");
  return sam_demo_save (world, group, world->groups, error);
}

/* Most people of a group agreed to its being public, printed and on the platform, some of them withdrew that; the
 * others were not asked. Rolls no dice, so that all else is the same with it and without. */
static gboolean
make_consent (SamDemoWorld *world,
              guint number,
              const char *channel,
              GError **error)
{
  static const char *const agreed[] = { "name", "topics", "audience", "meets", "meets_text", "start_time", "end_time",
                                        "address", "postcode", "place", "cost", "status", "public_phone", NULL };
  g_autoptr (SamRecord) consent = sam_demo_create (world, "consent");

  sam_record_set_text (consent, "about", g_ptr_array_index (world->groups, number));
  sam_record_set_text (consent, "purpose", "publication");
  sam_record_set_text (consent, "channel", channel);
  sam_record_set_strv (consent, "fields", agreed);
  sam_record_set_text (consent, "how", number % 2 == 0 ? "form" : "email");
  sam_record_set_text (consent, "text_version", "1");
  sam_record_set_text (consent, "noted_by", "Demo");
  sam_demo_set_day (world, consent, "given_on", -(int) (200 + number % 100));
  sam_demo_set_day (world, consent, "expires_on", (int) (530 - number % 100));
  if (number % 30 == 7)
    sam_demo_set_day (world, consent, "withdrawn_on", -30);
  return sam_demo_save (world, consent, NULL, error);
}

/* A guide that was printed in the spring, before some took their consent back. */
static gboolean
make_edition (SamDemoWorld *world,
              GPtrArray *printed,
              GError **error)
{
  g_autoptr (SamRecord) edition = sam_demo_create (world, "edition");

  g_ptr_array_add (printed, NULL);
  sam_record_set_text (edition, "title", "Gids van de zelfhulpgroepen (demo)");
  sam_record_set_text (edition, "type", "guide");
  sam_demo_set_day (world, edition, "made_on", -90);
  sam_record_set_text (edition, "recipient", "print");
  sam_record_set_text (edition, "format", "booklet");
  sam_record_set_integer (edition, "printed", 500);
  sam_record_set_integer (edition, "n_records", printed->len - 1);
  sam_record_set_strv (edition, "records", (const char *const *) printed->pdata);
  return sam_demo_save (world, edition, NULL, error);
}

/* What is printed is agreed to apart from what is public; not everybody agrees to both. */
static gboolean
is_printed (guint number)
{
  return number % 4 != 1;
}

/* And what may be told to whoever phones. */
static gboolean
is_told_by_phone (guint number)
{
  return number % 2 == 0;
}

/* So is what the central platform may have. */
static gboolean
is_on_platform (guint number)
{
  return number % 5 != 4;
}

/**
 * sam_demo_make_consents:
 *
 * For two groups out of three; site, print, phone and platform are agreed to apart. Some consents were withdrawn after
 * the guide was printed that is made here too, so that the demo has printed copies to be warned of.
 */
gboolean
sam_demo_make_consents (SamDemoWorld *world,
                        GError **error)
{
  g_autoptr (GPtrArray) printed = g_ptr_array_new ();

  for (guint i = 0; i < MIN (world->groups->len, MOST_CONTACTS); i++)
    {
      if (i % 3 == 2)
        continue;
      if (!make_consent (world, i, "public_site", error) ||
          (is_printed (i) && !make_consent (world, i, "print", error)) ||
          (is_told_by_phone (i) && !make_consent (world, i, "phone", error)) ||
          (is_on_platform (i) && !make_consent (world, i, "platform", error)))
        return FALSE;
      if (is_printed (i))
        g_ptr_array_add (printed, world->groups->pdata[i]);
    }
  return make_edition (world, printed, error);
}

/**
 * sam_demo_make_groups:
 *
 * Makes as many as the options say, 180 when they don't.
 */
gboolean
sam_demo_make_groups (SamDemoWorld *world,
                      GError **error)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) recurrences = sam_json_to_items (sam_json_object_get (world->blocks, "recurrences"));
  g_autoptr (GPtrArray) times = sam_json_to_items (sam_json_object_get (world->blocks, "times"));
  guint n_groups = world->options->n_groups > 0 ? world->options->n_groups : N_GROUPS;

  for (guint i = 0; i < n_groups; i++)
    if (!make_group (world, contacts, recurrences, times, error))
      return FALSE;
  return TRUE;
}
