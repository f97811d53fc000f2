/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The six who have something to gain from self-help, what that is, and which figures show it. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-reporting.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define N_BENEFITS 3

typedef struct
{
  const char *benefit; /* marked */
  const char *figures[5];
  SamReportingTable table; /* may be NULL */
} Benefit;

typedef struct
{
  const char *preset;
  Benefit benefits[N_BENEFITS];
  const char *note; /* (nullable), marked */
} Stakeholder;

static const Stakeholder stakeholders[] = {
  { "government-policy",
    {
        { N_ ("Experience helps to make policy"), { "deployments", "signals-delivered" }, NULL },
        { N_ ("What is offered is looked at again through the eyes of vulnerable citizens"), { "unmet", "groups", "topics" }, sam_reporting_add_unmet_topics },
        { N_ ("New ideas for prevention"), { "signals-prevention" }, NULL },
    },
    NULL },
  { "municipalities",
    {
        { N_ ("A bridge between people’s world and that of the system"), { "contacts-municipality", "contacts-groups" }, NULL },
        { N_ ("People take more control of their situation"), { "more-control", "helped", "stronger" }, NULL },
        { N_ ("In lasting contact with many vulnerable citizens, without much effort"),
          { "groups", "members", "groups-per-inhabitants", "verified", "group-costs" },
          sam_reporting_add_municipalities },
    },
    NULL },
  { "insurers",
    {
        { N_ ("Groups as a way to limit the costs of care"), { "questions-all", "matches", "groups" }, sam_reporting_add_benchmarks },
        { N_ ("A new way to a healthier life"), { "healthier", "lifestyle" }, NULL },
        { N_ ("More use of e-health"), { "platform", "online-groups" }, NULL },
    },
    N_ ("These figures count who found each other. They do not say that care became cheaper: that would take a study "
        "with people who did not take part.") },
  { "care-providers",
    {
        { N_ ("Clients are stronger"), { "stronger", "healthier" }, NULL },
        { N_ ("Clients find words for what troubles them"), { "understood", "helped" }, NULL },
        { N_ ("Professionals learn from what their clients live through"),
          { "workshop-staff", "practices-trained", "gp-material", "referred" },
          NULL },
    },
    N_ ("The form does not ask whether somebody talks more easily. That people felt understood is the nearest to it.") },
  { "relatives",
    {
        { N_ ("Relatives know and understand more"), { "insight", "relatives-groups" }, NULL },
        { N_ ("Families get on better"), { "family", "relatives-questions" }, NULL },
        { N_ ("Less dependence on each other"), { "less-dependent" }, NULL },
    },
    NULL },
  { "society",
    {
        { N_ ("People take responsibility for themselves and each other"), { "members", "experts", "questions-all" }, NULL },
        { N_ ("A chance to do something for others as a volunteer"), { "volunteers", "first-timers" }, NULL },
        { N_ ("The more take part, the better it gets"), { "groups", "topics", "new-groups" }, sam_reporting_add_municipalities },
    },
    NULL },
};

/* What is gained, by which figure that shows, and what it says. */
static void
fill_summary (SamReportTable *summary,
              const char *benefit,
              const SamReportSection *section)
{
  for (guint i = 0; i < section->figures->len; i++)
    {
      const SamReportFigure *figure = g_ptr_array_index (section->figures, i);
      g_autofree char *value = figure->n >= 0
                                   /* Translators: a share, and out of how many it is */
                                   ? g_strdup_printf (_ ("%s (n = %d)"), figure->value, (int) figure->n)
                                   : g_strdup (figure->value);

      sam_report_table_add_row (summary, (const char *const[]){ i == 0 ? benefit : "", figure->label, value, NULL });
    }
}

static const Stakeholder *
find (const char *preset)
{
  for (guint i = 0; i < G_N_ELEMENTS (stakeholders); i++)
    if (g_str_equal (stakeholders[i].preset, preset))
      return &stakeholders[i];
  g_assert_not_reached ();
}

/**
 * sam_reporting_add_stakeholder:
 *
 * Adds the sections of the stakeholder that the report is called after.
 */
gboolean
sam_reporting_add_stakeholder (SamReporting *self,
                               GError **error)
{
  const Stakeholder *stakeholder = find (self->report->preset);
  const char *const head[] = { _ ("What there is to gain"), _ ("What shows it"), _ ("Figure"), NULL };
  SamReportSection *overview = sam_report_add_section (self->report, _ ("At a glance"));
  SamReportTable *summary = sam_report_section_add_table (overview, _ ("What there is to gain, and what shows it"), head);

  for (guint i = 0; i < N_BENEFITS; i++)
    {
      const Benefit *benefit = &stakeholder->benefits[i];
      SamReportSection *section = sam_report_add_section (self->report, _ (benefit->benefit));

      for (guint j = 0; j < G_N_ELEMENTS (benefit->figures) && benefit->figures[j] != NULL; j++)
        if (!sam_reporting_add_figure (self, section, benefit->figures[j], error))
          return FALSE;
      if (benefit->table != NULL && !benefit->table (self, section, error))
        return FALSE;
      fill_summary (summary, section->title, section);
    }
  if (stakeholder->note != NULL)
    sam_report_section_add_text (overview, _ (stakeholder->note));
  return sam_reporting_add_story (self, error);
}
