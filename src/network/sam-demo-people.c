/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The demo's experience experts, and the staff of its practices. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-demo-world.h"
#include "record/sam-milestones.h"

#define N_EXPERTS 60
#define MOST_STAFF 6

/* The way in of somebody who has been active for so many days. */
static void
set_intake (SamDemoWorld *world,
            SamRecord *expert,
            int n_days)
{
  static const struct
  {
    const char *step;
    int days_before;
  } steps[] = { { "applied", 90 }, { "meeting", 60 }, { "trained", 14 }, { "active", 0 } };
  g_autofree char *training = sam_record_dup_text (expert, "training");

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *day = sam_demo_date (world, -n_days - steps[i].days_before);

      if (!g_str_equal (steps[i].step, "trained") || g_str_equal (training, "yes"))
        sam_milestones_reach (expert, "intake", steps[i].step, day, NULL);
    }
}

static gboolean
make_expert (SamDemoWorld *world,
             GError **error)
{
  static const char *const experiences[] = { "own", "own", "relative", "both" };
  static const char *const trainings[] = { "yes", "yes", "no" };
  static const char *const times[] = { NULL, "overdag", "di en do avond", "niet op vrijdag" };
  g_autoptr (SamRecord) person = sam_demo_save_person (world, error);
  g_autoptr (SamRecord) expert = NULL;
  g_autofree char *name = NULL;
  gboolean dates = sam_demo_chance (world, 60);
  gboolean one_to_one = sam_demo_chance (world, 60);
  const char *does[3] = { NULL };
  guint n_does = 0;
  int n_days;

  if (person == NULL)
    return FALSE;
  expert = sam_demo_create (world, "expert");
  name = sam_record_dup_text (person, "first_name");
  if (dates)
    does[n_does++] = "speed_dates";
  if (one_to_one || !dates)
    does[n_does++] = "one_to_one";
  sam_record_set_text (expert, "person", sam_record_get_id (person));
  sam_record_set_text (expert, "public_name", name);
  sam_demo_set_topics (world, expert, "topics", 2);
  sam_record_set_text (expert, "own_or_relative", experiences[sam_demo_roll (world, G_N_ELEMENTS (experiences))]);
  sam_record_set_strv (expert, "does", does);
  sam_record_set_text (expert, "training", trainings[sam_demo_roll (world, G_N_ELEMENTS (trainings))]);
  sam_record_set_text (expert, "availability", times[sam_demo_roll (world, G_N_ELEMENTS (times))]);
  sam_record_set_text (expert, "status", sam_demo_chance (world, 90) ? "active" : "paused");
  n_days = (int) sam_demo_roll (world, 1500);
  sam_demo_set_day (world, expert, "active_since", -n_days);
  set_intake (world, expert, n_days);
  sam_record_set_boolean (expert, "volunteers", world->experts->len % 3 != 0);
  if (dates)
    sam_record_set_integer (expert, "max_dates_per_evening", 4 + sam_demo_roll (world, 3));
  return sam_demo_save (world, expert, world->experts, error);
}

static gboolean
make_staff (SamDemoWorld *world,
            const char *practice,
            gboolean followed,
            GError **error)
{
  static const char *const functions[] = { "gp", "gp", "gp", "assistant", "assistant", "nurse_somatic",
                                           "nurse_mental_health", "nurse_elderly", "manager" };
  g_autoptr (SamRecord) person = sam_demo_save_person (world, error);
  g_autoptr (SamRecord) staff = NULL;

  if (person == NULL)
    return FALSE;
  staff = sam_demo_create (world, "staff");
  sam_record_set_text (staff, "person", sam_record_get_id (person));
  sam_record_set_text (staff, "organisation", practice);
  sam_record_set_text (staff, "function", functions[sam_demo_roll (world, G_N_ELEMENTS (functions))]);
  if (followed)
    {
      sam_demo_set_day (world, staff, "workshop_followed_on", sam_demo_chance (world, 50) ? -255 : -409);
      sam_record_set_boolean (staff, "contact_person", sam_demo_chance (world, 60));
      /* Rolls no dice, so that all else is as it was. */
      if (sam_record_get_boolean (staff, "contact_person"))
        sam_demo_set_day (world, staff, "contact_person_since", -(int) (15 + world->staff->len * 13 % 600));
    }
  return sam_demo_save (world, staff, world->staff, error);
}

/**
 * sam_demo_make_people:
 *
 * The experts, and two to six at each practice: needs the organisations.
 */
gboolean
sam_demo_make_people (SamDemoWorld *world,
                      GError **error)
{
  for (guint i = 0; i < N_EXPERTS; i++)
    if (!make_expert (world, error))
      return FALSE;
  for (guint i = 0; i < world->practices->len; i++)
    {
      const char *practice = g_ptr_array_index (world->practices, i);
      guint n_staff = 2 + sam_demo_roll (world, MOST_STAFF - 1);

      for (guint k = 0; k < n_staff; k++)
        if (!make_staff (world, practice, k == 0 && sam_demo_chance (world, 65), error))
          return FALSE;
    }
  return TRUE;
}
