/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-report-presets.h"

#include "network/sam-region-record.h"
#include "network/sam-reporting.h"

#include "store/sam-query.h"
#include "store/sam-select.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static const SamReportPreset presets[] = {
  { "government-policy", N_ ("Government policy"), N_ ("What self-help means for the national government"),
    SAM_REPORT_OF_REGION },
  { "municipalities", N_ ("Municipalities"), N_ ("What self-help means for municipalities"), SAM_REPORT_OF_REGION },
  { "insurers", N_ ("Health insurers"), N_ ("What self-help means for health insurers"), SAM_REPORT_OF_REGION },
  { "care-providers", N_ ("Care providers"), N_ ("What self-help means for care providers and their clients"),
    SAM_REPORT_OF_REGION },
  { "relatives", N_ ("Relatives and family carers"), N_ ("What self-help means for relatives and family carers"),
    SAM_REPORT_OF_REGION },
  { "society", N_ ("Our society"), N_ ("What self-help means for society"), SAM_REPORT_OF_REGION },
  { "year", N_ ("Year report"), N_ ("What the network did"), SAM_REPORT_OF_REGION },
  { "infographic", N_ ("Self-help in figures"), N_ ("The network on one page"), SAM_REPORT_OF_REGION },
  { "municipality", N_ ("One municipality"), N_ ("Self-help in the municipality"), SAM_REPORT_OF_MUNICIPALITY },
  { "care-group", N_ ("One care group"), N_ ("Self-help and the practices of the care group"),
    SAM_REPORT_OF_CARE_GROUP },
  { "practice", N_ ("One practice"), N_ ("Self-help and the practice"), SAM_REPORT_OF_PRACTICE },
};

/**
 * sam_report_presets_list:
 * @n_presets: (out): how many
 *
 * Returns: (transfer none) (array length=n_presets): all reports, in the order in which they are offered
 */
const SamReportPreset *
sam_report_presets_list (guint *n_presets)
{
  *n_presets = G_N_ELEMENTS (presets);
  return presets;
}

/**
 * sam_report_preset_find:
 * @name: (nullable): "year"
 *
 * Returns: (transfer none) (nullable): the report of that name
 */
const SamReportPreset *
sam_report_preset_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_strcmp0 (presets[i].name, name) == 0)
      return &presets[i];
  return NULL;
}

static const char parts_of_municipality[] =
    "SELECT municipality, municipality FROM kind_group WHERE merged_into IS NULL AND municipality IS NOT NULL"
    " UNION SELECT municipality, municipality FROM kind_organisation WHERE merged_into IS NULL AND type = 'practice'"
    " AND municipality IS NOT NULL"
    " UNION SELECT municipality, municipality FROM kind_question WHERE merged_into IS NULL"
    " AND municipality IS NOT NULL ORDER BY 1";
/* Practices of one name are told apart by their places. */
static const char parts_of_type[] =
    "SELECT CASE WHEN type = 'practice' AND place IS NOT NULL THEN name || ', ' || place ELSE name END, id"
    " FROM kind_organisation WHERE merged_into IS NULL AND type = :type ORDER BY 1, 2";

static void
part_free (SamReportPart *part)
{
  g_free (part->name);
  g_free (part->part);
  g_free (part);
}

/**
 * sam_report_list_parts:
 *
 * Returns: (transfer full) (element-type SamReportPart): what there is of that sort in the region; or %NULL
 */
GPtrArray *
sam_report_list_parts (SamStore *store,
                       SamReportOf of,
                       GError **error)
{
  const SamBinding type = { ":type", of == SAM_REPORT_OF_PRACTICE ? "practice" : "care_group" };
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  g_autoptr (GPtrArray) rows = NULL;

  if (of == SAM_REPORT_OF_REGION)
    return parts;
  rows = sam_store_select (store, of == SAM_REPORT_OF_MUNICIPALITY ? parts_of_municipality : parts_of_type, &type, 1,
                           error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      SamReportPart *part = g_new0 (SamReportPart, 1);

      part->name = g_strdup (row[0]);
      part->part = g_strdup (row[1]);
      g_ptr_array_add (parts, part);
    }
  if (rows == NULL)
    g_clear_pointer (&parts, g_ptr_array_unref);
  return parts;
}

/* A section of figures and tables. */
typedef struct
{
  const char *title; /* marked */
  const char *figures[8];
  SamReportingTable tables[2];
} Part;

static const Part year_parts[] = {
  { N_ ("What people asked"), { "questions-all", "answered", "unmet" }, { sam_reporting_add_channels, sam_reporting_add_top_topics } },
  { N_ ("Who found each other"), { "matches", "matches-evaluated", "helped", "stronger", "healthier" }, { NULL } },
  { N_ ("Groups"), { "groups", "new-groups", "topics", "verified", "online-groups" }, { sam_reporting_add_domains } },
  { N_ ("Practices and workshops"), { "workshop-staff", "practices-trained", "gp-material", "contact-year" }, { sam_reporting_add_contact_types } },
  { N_ ("Experience experts and volunteers"), { "experts", "first-timers", "volunteers" }, { NULL } },
  { NULL },
};

static const Part municipality_parts[] = {
  { N_ ("Groups"), { "groups", "groups-per-inhabitants", "members", "new-groups" }, { sam_reporting_add_domains } },
  { N_ ("What people asked"), { "questions-all", "matches", "unmet" }, { sam_reporting_add_top_topics } },
  { N_ ("What people told afterwards"), { "more-control", "helped", "stronger", "healthier" }, { NULL } },
  { N_ ("Practices"), { "practices-trained", "gp-material", "workshop-staff" }, { NULL } },
  { NULL },
};

static const Part care_group_parts[] = {
  { N_ ("The practices"), { "practices-trained", "gp-material", "contact-year", "workshop-staff" }, { sam_reporting_add_practices } },
  { N_ ("Their patients"), { "questions-all", "matches", "stronger", "understood", "helped" }, { NULL } },
  { NULL },
};

static const Part practice_parts[] = {
  { N_ ("The practice"), { "gp-material", "workshop-staff" }, { sam_reporting_add_practice_steps } },
  { N_ ("Its patients"), { "questions-all", "matches", "stronger", "understood", "helped" }, { NULL } },
  { NULL },
};

static const Part infographic_parts[] = {
  { N_ ("The network"), { "groups", "topics", "groups-per-inhabitants" }, { NULL } },
  { N_ ("People"), { "questions-all", "matches", "experts" }, { NULL } },
  { N_ ("What they told"), { "helped", "stronger", "healthier" }, { NULL } },
  { N_ ("Practices"), { "gp-material", "practices-trained", "workshop-staff" }, { NULL } },
  { NULL },
};

static gboolean
add_parts (SamReporting *reporting,
           const Part *parts,
           GError **error)
{
  for (const Part *part = parts; part->title != NULL; part++)
    {
      SamReportSection *section = sam_report_add_section (reporting->report, _ (part->title));

      for (guint i = 0; i < G_N_ELEMENTS (part->figures) && part->figures[i] != NULL; i++)
        if (!sam_reporting_add_figure (reporting, section, part->figures[i], error))
          return FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (part->tables) && part->tables[i] != NULL; i++)
        if (!part->tables[i](reporting, section, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
fill (SamReporting *reporting,
      const SamReportPreset *preset,
      GError **error)
{
  if (g_str_equal (preset->name, "year"))
    return add_parts (reporting, year_parts, error) && sam_reporting_add_story (reporting, error);
  if (g_str_equal (preset->name, "infographic"))
    return add_parts (reporting, infographic_parts, error);
  switch (preset->of)
    {
    case SAM_REPORT_OF_MUNICIPALITY:
      return add_parts (reporting, municipality_parts, error) && sam_reporting_add_story (reporting, error);
    case SAM_REPORT_OF_CARE_GROUP:
      return add_parts (reporting, care_group_parts, error);
    case SAM_REPORT_OF_PRACTICE:
      return add_parts (reporting, practice_parts, error);
    case SAM_REPORT_OF_REGION:
    default:
      return sam_reporting_add_stakeholder (reporting, error);
    }
}

/* How the numbers were made, under every report. */
static void
add_reading (SamReport *report)
{
  SamReportSection *section = sam_report_add_section (report, _ ("How to read this"));

  sam_report_section_add_text (section, _ ("No share is told of fewer than five, and no number of one to four people "
                                           "who ask for help or share their experience. Behind each share stands out "
                                           "of how many it is."));
  sam_report_section_add_text (section, _ ("The figures are what was noted in the network’s own records on the day the "
                                           "report was made. They show what happened, not what caused it."));
}

static void
set_scope (SamScope *scope,
           const SamReportWish *wish)
{
  scope->from = wish->from;
  scope->to = wish->to;
  if (wish->preset->of == SAM_REPORT_OF_MUNICIPALITY)
    scope->municipality = wish->part;
  else if (wish->preset->of == SAM_REPORT_OF_CARE_GROUP)
    scope->care_group = wish->part;
  else if (wish->preset->of == SAM_REPORT_OF_PRACTICE)
    scope->practice = wish->part;
}

static char *
dup_title (SamStore *store,
           const SamReportWish *wish)
{
  g_autofree char *name = NULL;

  if (wish->preset->of == SAM_REPORT_OF_REGION)
    return g_strdup (_ (wish->preset->title));
  if (wish->preset->of == SAM_REPORT_OF_MUNICIPALITY)
    return g_strdup (wish->part);
  name = sam_store_dup_title (store, wish->part);
  return name != NULL ? g_steal_pointer (&name) : g_strdup (_ (wish->preset->title));
}

/**
 * sam_report_make:
 * @wish: which report, of what and when; with a part where the preset is of one
 *
 * Reads all figures from the records as they are.
 *
 * Returns: (transfer full): the report; or %NULL
 */
SamReport *
sam_report_make (SamStore *store,
                 const SamReportWish *wish,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (SamReporting) reporting = { .store = store, .cancellable = cancellable };
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL);
  g_autofree char *title = dup_title (store, wish);

  reporting.report = sam_report_new (wish->preset->name, title, _ (wish->preset->subtitle));
  reporting.report->region = region != NULL ? sam_record_dup_text (region, "name") : NULL;
  reporting.report->from = g_strdup (wish->from);
  reporting.report->to = g_strdup (wish->to);
  reporting.report->made_on = g_strdup (wish->today);
  reporting.today = g_strdup (wish->today);
  set_scope (&reporting.scope, wish);
  if (!sam_reporting_begin (&reporting, error) || !fill (&reporting, wish->preset, error))
    return NULL;
  add_reading (reporting.report);
  return g_steal_pointer (&reporting.report);
}
