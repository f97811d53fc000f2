/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The demo's network, municipalities, care group, practices and meeting places. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-demo-world.h"

#include "json/sam-json-value.h"
#include "record/sam-milestones.h"

#include <string.h>

#define N_PRACTICES 130

static char *
replace_once (const char *text,
              const char *word,
              const char *with)
{
  const char *place = strstr (text, word);

  if (place == NULL)
    return g_strdup (text);
  return g_strdup_printf ("%.*s%s%s", (int) (place - text), text, with, place + strlen (word));
}

/* "Praktijk {surname} & {surname}" with names in it. */
static char *
create_practice_name (SamDemoWorld *world,
                      const char *place)
{
  static const struct
  {
    const char *word;
    const char *list;
  } words[] = { { "{surname}", "surnames" },
                { "{surname}", "surnames" },
                { "{quarter}", "quarters" },
                { "{venueword}", "venueword" } };
  g_autofree char *name = sam_demo_pick (world, "practice_patterns");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *with = sam_demo_pick (world, words[i].list);
      char *replaced = replace_once (name, words[i].word, with);

      g_free (name);
      name = replaced;
    }
  return replace_once (name, "{place}", place);
}

static SamRecord *
make_organisation (SamDemoWorld *world,
                   const char *name,
                   const char *type,
                   GError **error)
{
  g_autoptr (SamRecord) organisation = sam_demo_create (world, "organisation");

  sam_record_set_text (organisation, "name", name);
  sam_record_set_text (organisation, "type", type);
  return sam_demo_save (world, organisation, NULL, error) ? g_steal_pointer (&organisation) : NULL;
}

/* The steps up to where the practice stands; the last one was seen on the last visit. */
static void
climb (SamRecord *practice,
       const char *adoption)
{
  const SamField *field = sam_kind_find_field (sam_kind_find ("organisation"), "adoption_history");
  g_autofree char *visited_on = sam_record_dup_text (practice, "visited_on");

  if (sam_field_find_choice (field, adoption) == NULL)
    return;
  for (const SamChoice *step = field->choices; step->name != NULL; step++)
    {
      gboolean last = g_str_equal (step->name, adoption);

      sam_milestones_reach (practice, "adoption_history", step->name, last ? visited_on : NULL, NULL);
      if (last)
        return;
    }
}

static gboolean
make_visit (SamDemoWorld *world,
            SamRecord *practice,
            GError **error)
{
  g_autoptr (SamRecord) visit = NULL;
  g_autofree char *visited_on = sam_record_dup_text (practice, "visited_on");

  if (visited_on == NULL)
    return TRUE;
  visit = sam_demo_create (world, "contact");
  sam_record_set_text (visit, "subject", "Kennismaking");
  sam_record_set_text (visit, "type", "visit");
  sam_record_set_text (visit, "about", sam_record_get_id (practice));
  sam_record_set_text (visit, "date", visited_on);
  sam_record_set_text (visit, "who", "Demo");
  return sam_demo_save (world, visit, NULL, error);
}

static gboolean
make_practice (SamDemoWorld *world,
               guint number,
               const char *care_group,
               GError **error)
{
  static const char *const steps[] = { "none", "knows", "knows", "recognises", "finds", "advises" };
  const SamKind *kind = sam_kind_find ("organisation");
  /* Codes of a sort of care that does not exist. */
  g_autofree char *agb = g_strdup_printf ("0099%04u", number + 1);
  g_autofree char *id = sam_id_from_key (kind, agb);
  g_autoptr (SamRecord) practice = sam_record_new (kind, id);
  g_autofree char *email = g_strdup_printf ("info%u@praktijk.example", number + 1);
  g_autofree char *website = g_strdup_printf ("https://praktijk%u.example", number + 1);
  const SamPlace *place = sam_demo_set_address (world, practice);
  g_autofree char *name = create_practice_name (world, place != NULL ? place->place : "Heerlen");
  const char *adoption;

  sam_record_set_text (practice, "agb", agb);
  sam_record_set_text (practice, "name", name);
  sam_record_set_text (practice, "type", "practice");
  sam_record_set_text (practice, "part_of", care_group);
  sam_record_set_text (practice, "email", email);
  sam_record_set_text (practice, "website", website);
  sam_demo_set_phone (world, practice, "phone");
  sam_record_set_integer (practice, "gps", 1 + sam_demo_roll (world, 6));
  adoption = steps[sam_demo_roll (world, G_N_ELEMENTS (steps))];
  sam_record_set_text (practice, "adoption", adoption);
  sam_record_set_text (practice, "leaflets", sam_demo_chance (world, 55) ? "yes" : "no");
  if (sam_demo_chance (world, 60))
    sam_demo_set_day (world, practice, "visited_on", -(int) sam_demo_roll (world, 500));
  climb (practice, adoption);
  return sam_demo_save (world, practice, world->practices, error) && make_visit (world, practice, error);
}

static gboolean
make_venue (SamDemoWorld *world,
            const char *name,
            GError **error)
{
  g_autoptr (SamRecord) venue = sam_demo_create (world, "venue");
  g_autofree char *rooms = g_strdup_printf ("[{\"id\":\"1\",\"name\":\"Zaal 1\",\"capacity\":%u},"
                                            "{\"id\":\"2\",\"name\":\"Zaal 2\",\"capacity\":%u}]",
                                            20 + sam_demo_roll (world, 40), 8 + sam_demo_roll (world, 12));

  sam_record_set_text (venue, "name", name);
  sam_demo_set_address (world, venue);
  sam_demo_set_phone (world, venue, "phone");
  sam_record_set_value (venue, "rooms", rooms);
  sam_record_set_boolean (venue, "coffee", sam_demo_chance (world, 80));
  sam_record_set_boolean (venue, "screen", sam_demo_chance (world, 60));
  sam_record_set_text (venue, "wheelchair", sam_demo_chance (world, 75) ? "yes" : "no");
  return sam_demo_save (world, venue, world->venues, error);
}

static gboolean
make_network (SamDemoWorld *world,
              GError **error)
{
  g_autoptr (SamRecord) network = sam_demo_create (world, "network");

  sam_record_set_text (network, "name", "Zelfregienetwerk Oostelijke Mijnstreek (demo)");
  sam_record_set_text (network, "centre_municipality", "GM0917");
  world->network = g_strdup (sam_record_get_id (network));
  return sam_demo_save (world, network, NULL, error);
}

/**
 * sam_demo_make_organisations:
 *
 * The network, its municipality and care group, the venues and the practices; all other parts refer to these.
 */
gboolean
sam_demo_make_organisations (SamDemoWorld *world,
                             GError **error)
{
  g_auto (GStrv) venues = sam_json_to_strv (sam_json_object_get (world->blocks, "venues"));
  g_autoptr (SamRecord) municipality = NULL;
  g_autoptr (SamRecord) care_group = NULL;

  if (!make_network (world, error))
    return FALSE;
  municipality = make_organisation (world, "Gemeente Heerlen (demo)", "municipality", error);
  care_group = municipality == NULL ? NULL
                                    : make_organisation (world, "Zorggroep Oost (demo)", "care_group", error);
  if (care_group == NULL)
    return FALSE;
  for (guint i = 0; venues[i] != NULL; i++)
    if (!make_venue (world, venues[i], error))
      return FALSE;
  for (guint i = 0; i < N_PRACTICES; i++)
    if (!make_practice (world, i, sam_record_get_id (care_group), error))
      return FALSE;
  return TRUE;
}
