/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The demo's workshops: one that was held, one next week with everybody registered, one that is an idea. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-demo-world.h"

#define N_PARTICIPANTS 24
#define N_HOSTS 8

static gboolean
make_appearances (SamDemoWorld *world,
                  const char *workshop,
                  GPtrArray *hosts,
                  const char *status,
                  GError **error)
{
  while (hosts->len < N_HOSTS)
    {
      const char *expert = sam_demo_pick_id (world, world->experts);
      g_autoptr (SamRecord) appearance = NULL;

      if (g_ptr_array_find_with_equal_func (hosts, expert, g_str_equal, NULL))
        continue;
      appearance = sam_demo_create (world, "appearance");
      sam_record_set_text (appearance, "expert", expert);
      sam_record_set_text (appearance, "workshop", workshop);
      sam_record_set_text (appearance, "status", status);
      sam_record_set_integer (appearance, "table", hosts->len + 1);
      g_ptr_array_add (hosts, (gpointer) expert);
      if (!sam_demo_save (world, appearance, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Topics that somebody at the tables knows. */
static gboolean
set_interests (SamDemoWorld *world,
               SamRecord *participation,
               GPtrArray *hosts,
               GError **error)
{
  g_autoptr (GPtrArray) interests = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SamRecord) host = sam_store_load (world->store, sam_demo_pick_id (world, hosts), error);
      g_auto (GStrv) topics = NULL;

      if (host == NULL)
        return FALSE;
      topics = sam_record_dup_strv (host, "topics");
      if (!g_ptr_array_find_with_equal_func (interests, topics[0], g_str_equal, NULL))
        g_ptr_array_add (interests, g_strdup (topics[0]));
    }
  g_ptr_array_add (interests, NULL);
  sam_record_set_strv (participation, "interests", (const char *const *) interests->pdata);
  return TRUE;
}

static gboolean
make_participations (SamDemoWorld *world,
                     const char *workshop,
                     GPtrArray *hosts,
                     const char *status,
                     GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  while (known->len < N_PARTICIPANTS)
    {
      const char *id = sam_demo_pick_id (world, world->staff);
      g_autoptr (SamRecord) staff = NULL;
      g_autoptr (SamRecord) participation = NULL;

      if (g_ptr_array_find_with_equal_func (known, id, g_str_equal, NULL))
        continue;
      g_ptr_array_add (known, (gpointer) id);
      staff = sam_store_load (world->store, id, error);
      if (staff == NULL)
        return FALSE;
      participation = sam_demo_create (world, "participation");
      sam_record_set_text (participation, "workshop", workshop);
      sam_record_set_value (participation, "person", sam_record_get_value (staff, "person"));
      sam_record_set_value (participation, "organisation", sam_record_get_value (staff, "organisation"));
      sam_record_set_text (participation, "status", status);
      if (sam_demo_chance (world, 10))
        sam_record_set_text (participation, "arrives_at", "19:45");
      if (!set_interests (world, participation, hosts, error) || !sam_demo_save (world, participation, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static SamRecord *
make_workshop (SamDemoWorld *world,
               const char *title,
               const char *status,
               int days,
               GError **error)
{
  g_autoptr (SamRecord) workshop = sam_demo_create (world, "workshop");

  sam_record_set_text (workshop, "title", title);
  sam_record_set_text (workshop, "type", "workshop");
  sam_record_set_text (workshop, "status", status);
  sam_demo_set_day (world, workshop, "date", days);
  sam_record_set_text (workshop, "start", "19:30");
  sam_record_set_text (workshop, "end", "21:30");
  sam_record_set_text (workshop, "time_zone", "Europe/Amsterdam");
  sam_record_set_text (workshop, "venue", g_ptr_array_index (world->venues, 0));
  sam_record_set_text (workshop, "room", "Zaal 1");
  sam_record_set_integer (workshop, "capacity", 30);
  sam_record_set_integer (workshop, "rounds", 5);
  sam_record_set_integer (workshop, "round_minutes", 8);
  sam_record_set_integer (workshop, "change_minutes", 2);
  sam_record_set_text (workshop, "first_round_at", "19:50");
  return sam_demo_save (world, workshop, NULL, error) ? g_steal_pointer (&workshop) : NULL;
}

/**
 * sam_demo_make_workshops:
 *
 * One evening that was held, one that is open and one that is an idea. Needs the venues, experts and staff.
 */
gboolean
sam_demo_make_workshops (SamDemoWorld *world,
                         GError **error)
{
  static const struct
  {
    const char *title;
    const char *status;
    int days;
    const char *presence;
  } evenings[] = {
    { "Zelfhulp in de praktijk", "held", -60, "attended" },
    { "Samenhulp: maak kennis met ervaringsdeskundigen", "open", 9, "confirmed" },
    { "Zelfhulp en geldzorgen", "idea", 70, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (evenings); i++)
    {
      g_autoptr (SamRecord) workshop =
          make_workshop (world, evenings[i].title, evenings[i].status, evenings[i].days, error);
      g_autoptr (GPtrArray) hosts = g_ptr_array_new ();
      const char *id;

      if (workshop == NULL)
        return FALSE;
      id = sam_record_get_id (workshop);
      if (evenings[i].presence != NULL &&
          (!make_appearances (world, id, hosts, evenings[i].presence, error) ||
           !make_participations (world, id, hosts, evenings[i].presence, error)))
        return FALSE;
    }
  return TRUE;
}
