/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a region assumes when it plans whom to invite, kept with the region's settings, so that its coordinators reckon
 * with the same numbers. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-outreach.h"

#include "json/sam-json-value.h"
#include "network/sam-region-record.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define KEY "outreach"
#define GOAL "goal"

static const struct
{
  const char *key;
  gsize place;
  guint usual;
} numbers[] = {
  { GOAL, G_STRUCT_OFFSET (SamOutreachAssumptions, goal), 0 }, /* see sam-outreach-goal.c */
  { "comes_new", G_STRUCT_OFFSET (SamOutreachAssumptions, comes_new), 25 },
  { "comes_near", G_STRUCT_OFFSET (SamOutreachAssumptions, comes_near), 50 },
  { "shows", G_STRUCT_OFFSET (SamOutreachAssumptions, shows), 90 },
  { "becomes", G_STRUCT_OFFSET (SamOutreachAssumptions, becomes), 60 },
  { "lost_per_10km", G_STRUCT_OFFSET (SamOutreachAssumptions, lost_per_10km), 20 },
  { "sure", G_STRUCT_OFFSET (SamOutreachAssumptions, sure), 80 },
  { "trip_km", G_STRUCT_OFFSET (SamOutreachAssumptions, trip_km), 3 },
};

static guint *
get_place (SamOutreachAssumptions *assumptions,
           guint i)
{
  return (guint *) G_STRUCT_MEMBER_P (assumptions, numbers[i].place);
}

/**
 * sam_outreach_get_usual:
 * @goal: what the target says
 * @assumptions: (out caller-allocates): what to begin with
 */
void
sam_outreach_get_usual (const SamOutreachGoal *goal,
                        SamOutreachAssumptions *assumptions)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    *get_place (assumptions, i) = numbers[i].usual;
  assumptions->goal = goal->percent;
}

static SamJsonObject *
read_object (const char *text)
{
  SamJsonObject *object = text != NULL ? sam_json_object_parse (text, -1, NULL) : NULL;

  return object != NULL ? object : sam_json_object_new ();
}

/**
 * sam_outreach_load_assumptions:
 * @goal: what the target says
 * @assumptions: (out caller-allocates): what the region assumes; the usual where it said nothing
 */
void
sam_outreach_load_assumptions (SamStore *store,
                               const SamOutreachGoal *goal,
                               SamOutreachAssumptions *assumptions)
{
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL);
  g_autoptr (SamJsonObject) settings = read_object (region != NULL ? sam_record_get_value (region, "settings") : NULL);
  g_autoptr (SamJsonObject) kept = read_object (sam_json_object_get (settings, KEY));

  sam_outreach_get_usual (goal, assumptions);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const char *text = sam_json_object_get (kept, numbers[i].key);
      gint64 value;

      if (text != NULL && sam_json_to_integer (text, &value) && value >= 0 && value <= 100)
        *get_place (assumptions, i) = (guint) value;
    }
}

/**
 * sam_outreach_save_assumptions:
 * @goal: what the target says
 *
 * Keeps them with the region; other settings stay as they are. What the target says is not kept a second time: who
 * changes the target changes it here too.
 *
 * Returns: whether they were saved
 */
gboolean
sam_outreach_save_assumptions (SamStore *store,
                               const SamOutreachGoal *goal,
                               const SamOutreachAssumptions *assumptions,
                               GError **error)
{
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL);
  g_autoptr (SamJsonObject) settings = read_object (region != NULL ? sam_record_get_value (region, "settings") : NULL);
  g_autoptr (SamJsonObject) kept = sam_json_object_new ();
  SamOutreachAssumptions numbers_now = *assumptions;
  g_autofree char *kept_text = NULL;
  g_autofree char *text = NULL;

  if (region == NULL)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND, _ ("This file has no region yet."));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *value = sam_json_from_integer (*get_place (&numbers_now, i));

      if (g_str_equal (numbers[i].key, GOAL) && assumptions->goal == goal->percent)
        continue;
      sam_json_object_set (kept, numbers[i].key, value);
    }
  kept_text = sam_json_object_to_text (kept);
  sam_json_object_set (settings, KEY, kept_text);
  text = sam_json_object_to_text (settings);
  sam_record_set_value (region, "settings", text);
  return sam_store_save (store, region, error);
}
