/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far the demo region is with its road map: the first phases done, some steps busy, one late; and lessons. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-demo-world.h"

#include "network/sam-roadmap.h"

/* The steps before are done, those up to the second number busy. */
#define N_DONE 17
#define N_BEGUN 21
#define N_PLANNED 27
/* Between the end of one step and the next, in days. */
#define PACE 32

static const struct
{
  guint step;
  const char *lesson;
} lessons[] = {
  { 2, "Begin bij de groepen zelf. Wij spraken eerst met de instellingen en moesten daarna ons verhaal aanpassen." },
  { 8, "Reken op vier maanden voor het geld rond is, niet op twee. Vraag de gemeenten tegelijk, niet na elkaar." },
  { 10, "Neem de functionaris gegevensbescherming vanaf het begin mee; achteraf toestemming vragen kostte ons weken." },
  { 13, "Een mail naar alle groepen leverde weinig op. Bellen werkte: negen van de tien deden mee." },
};

static const char *
find_lesson (guint i)
{
  for (guint n = 0; n < G_N_ELEMENTS (lessons); n++)
    if (lessons[n].step == i)
      return lessons[n].lesson;
  return NULL;
}

static void
note_done (SamDemoWorld *world,
           SamRecord *step,
           guint i)
{
  const int ended = -20 - PACE * (int) (N_DONE - i);
  const int weeks = (int) sam_record_get_integer (step, "weeks", 4);
  const char *lesson = find_lesson (i);

  sam_record_set_text (step, "status", sam_step_status_get_name (SAM_STEP_IS_DONE));
  sam_demo_set_day (world, step, "started_on", ended - 7 * (weeks + (int) sam_demo_roll (world, 4)));
  sam_demo_set_day (world, step, "done_on", ended);
  sam_record_set_integer (step, "took_weeks", weeks + 2);
  sam_record_set_text (step, "lesson", lesson);
  if (lesson != NULL)
    sam_record_set_boolean (step, "lesson_for_blueprint", TRUE);
}

static void
note_progress (SamDemoWorld *world,
               SamRecord *step,
               guint i)
{
  static const char *const people[] = { "Marit", "Joris" };

  if (i < N_DONE)
    note_done (world, step, i);
  else if (i < N_PLANNED)
    {
      sam_record_set_text (step, "assigned_to", people[i % G_N_ELEMENTS (people)]);
      sam_demo_set_day (world, step, "planned_on", -9 + 25 * (int) (i - N_DONE));
      if (i < N_BEGUN)
        {
          sam_record_set_text (step, "status", sam_step_status_get_name (SAM_STEP_IS_BUSY));
          sam_demo_set_day (world, step, "started_on", -60 + (int) sam_demo_roll (world, 20));
        }
    }
}

/* Rooms that somebody arranged, with an end. */
static gboolean
note_agreements (SamDemoWorld *world,
                 GError **error)
{
  static const int days[] = { 45, 130, 300 };

  for (guint i = 0; i < MIN (world->venues->len, G_N_ELEMENTS (days)); i++)
    {
      g_autoptr (SamRecord) venue = sam_store_load (world->store, g_ptr_array_index (world->venues, i), error);

      if (venue == NULL)
        return FALSE;
      sam_record_set_text (venue, "arranged_by", "Marit");
      sam_record_set_text (venue, "keys_with", "Joris");
      sam_demo_set_day (world, venue, "agreed_until", days[i]);
      if (!sam_store_save (world->store, venue, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sam_demo_make_roadmap:
 *
 * The steps of the road map that comes with the program, some done; and until when rooms were agreed, which needs the
 * venues.
 */
gboolean
sam_demo_make_roadmap (SamDemoWorld *world,
                       GError **error)
{
  g_autoptr (GPtrArray) steps = sam_roadmap_load_shipped ("nl", error);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      note_progress (world, steps->pdata[i], i);
      if (!sam_demo_save (world, steps->pdata[i], NULL, error))
        return FALSE;
    }
  return steps != NULL && note_agreements (world, error);
}
