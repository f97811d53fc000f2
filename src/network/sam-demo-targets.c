/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The demo's project and what it reaches for. Rolls no dice: all else is the same with it and without. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-demo-world.h"

#include "network/sam-target-stand.h"

/* The project began so many days ago, and takes two years. */
#define BEGAN -420
#define ENDS 310

static SamRecord *
make_project (SamDemoWorld *world,
              GError **error)
{
  g_autoptr (SamRecord) project = sam_demo_create (world, "project");

  sam_record_set_text (project, "name", "Zelfhulp in de huisartsenpraktijk (demo)");
  sam_record_set_text (project, "programme", "Zelfregie Mijnstreek (demo)");
  sam_record_set_text (project, "network", world->network);
  sam_record_set_text (project, "status", "running");
  sam_demo_set_day (world, project, "starts_on", BEGAN);
  sam_demo_set_day (world, project, "ends_on", ENDS);
  return sam_demo_save (world, project, NULL, error) ? g_steal_pointer (&project) : NULL;
}

/* Two of the practices' targets are the project's own; the others are the region's. */
static gboolean
make_target (SamDemoWorld *world,
             const SamTargetSuggestion *suggestion,
             SamRecord *project,
             GError **error)
{
  g_autofree char *today = sam_demo_date (world, 0);
  g_autoptr (SamRecord) suggested = sam_target_create (suggestion, today);
  g_autoptr (SamRecord) target = sam_demo_create (world, "target");
  static const char *const taken[] = { "name", "indicator", "goal", "unit", "definition" };

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    sam_record_set_value (target, taken[i], sam_record_get_value (suggested, taken[i]));
  if (project != NULL)
    sam_record_set_text (target, "project", sam_record_get_id (project));
  sam_demo_set_day (world, target, "starts_on", BEGAN);
  sam_demo_set_day (world, target, "ends_on", ENDS);
  return sam_demo_save (world, target, NULL, error);
}

gboolean
sam_demo_make_targets (SamDemoWorld *world,
                       GError **error)
{
  static const char *const of_project[] = { "gp-material", "practices-trained", NULL };
  g_autoptr (SamRecord) project = make_project (world, error);
  guint n;
  const SamTargetSuggestion *suggestions = sam_target_get_suggestions (&n);

  if (project == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!make_target (world, &suggestions[i],
                      g_strv_contains (of_project, suggestions[i].indicator) ? project : NULL, error))
      return FALSE;
  return TRUE;
}
