/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The demo's project, what it reaches for, and the reports that it makes again and again. Rolls no dice: all else is
 * the same with it and without. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-demo-world.h"

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

/* In Dutch whatever the language of who looks, as all data of the demo: it is the same on every computer. The targets
 * of the practices are the project's own; the others are the region's. */
static const struct
{
  const char *indicator, *name, *goal;
  gboolean of_project;
} targets[] = {
  { "gp-material", "Huisartsen hebben informatiemateriaal", "90", TRUE },
  { "practices-trained", "Praktijken met een geschoolde contactpersoon", "70", TRUE },
  { "groups", "Aangesloten groepen", "150", FALSE },
  { "topics", "Onderwerpen van de groepen", "80", FALSE },
  { "questions", "Hulpvragen via het platform", "200", FALSE },
  { "matches-evaluated", "Geëvalueerde koppelingen", "20", FALSE },
  { "helped", "Het contact hielp", "75", FALSE },
  { "stronger", "Voelt zich sterker", "60", FALSE },
  { "healthier", "Voelt zich gezonder", "50", FALSE },
  { "verified", "Gegevens van groepen gecontroleerd", "95", FALSE },
  { "answered", "Eerste antwoord binnen 24 uur", "90", FALSE },
  { "contact-year", "Contactpersonen een jaar op hun plek", "80", FALSE },
  { "groups-per-inhabitants", "Groepen per 10.000 inwoners", "6", FALSE },
};

static gboolean
make_target (SamDemoWorld *world,
             guint number,
             SamRecord *project,
             GError **error)
{
  g_autoptr (SamRecord) target = sam_demo_create (world, "target");

  sam_record_set_text (target, "name", targets[number].name);
  sam_record_set_text (target, "indicator", targets[number].indicator);
  sam_record_set_text (target, "goal", targets[number].goal);
  if (targets[number].of_project)
    sam_record_set_text (target, "project", sam_record_get_id (project));
  sam_demo_set_day (world, target, "starts_on", BEGAN);
  sam_demo_set_day (world, target, "ends_on", ENDS);
  return sam_demo_save (world, target, NULL, error);
}

static const struct
{
  const char *title, *report, *period;
} reports[] = {
  { "Kwartaalbericht aan de gemeenten (demo)", "municipalities", "last_quarter" },
  { "Jaarverslag (demo)", "year", "last_year" },
  { "Infographic voor de website (demo)", "infographic", "twelve_months" },
};

static gboolean
make_report (SamDemoWorld *world,
             guint number,
             GError **error)
{
  g_autoptr (SamRecord) template = sam_demo_create (world, "template");

  sam_record_set_text (template, "title", reports[number].title);
  sam_record_set_text (template, "type", "report");
  sam_record_set_text (template, "report", reports[number].report);
  sam_record_set_text (template, "report_period", reports[number].period);
  return sam_demo_save (world, template, NULL, error);
}

/**
 * sam_demo_make_targets:
 *
 * Needs the network, which the project belongs to.
 */
gboolean
sam_demo_make_targets (SamDemoWorld *world,
                       GError **error)
{
  g_autoptr (SamRecord) project = make_project (world, error);

  if (project == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (!make_target (world, i, project, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (!make_report (world, i, error))
      return FALSE;
  return TRUE;
}
