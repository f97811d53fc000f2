/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "exchange/sam-report-writer.h"
#include "network/sam-days.h"
#include "network/sam-report-editions.h"
#include "network/sam-report-periods.h"
#include "network/sam-report-recipes.h"
#include "network/sam-today.h"

#include <glib/gi18n.h>

#define EDITION "edition:"
#define TEMPLATE "template:"

typedef struct
{
  gboolean list;
  gboolean keep;
  gboolean remember;
  char *format_name;
  char *output;
  char *period;
  char *part[3]; /* of a municipality, a care group, a practice */
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->format_name);
  g_free (wishes->output);
  g_free (wishes->period);
  for (guint i = 0; i < G_N_ELEMENTS (wishes->part); i++)
    g_free (wishes->part[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

/* In the order of what a report can be of, but for the whole region. */
static const char *const part_options[] = { "--municipality", "--care-group", "--practice" };

static int
list (const SamCommand *self,
      const Wishes *wishes)
{
  const char *const names[] = { "name", "title", "of", NULL };
  const char *const labels[] = { _ ("Name"), _ ("Report"), _ ("Needs"), NULL };
  SamOutputFormat format;
  g_autoptr (SamOutput) output = NULL;
  const SamReportPreset *presets;
  guint n;

  if (!sam_command_find_format (self, wishes->format_name, &format))
    return SAM_EXIT_MISUSED;
  output = sam_output_new (format, names, labels);
  presets = sam_report_presets_list (&n);
  for (guint i = 0; i < n; i++)
    {
      /* In a file of commas a word that begins with dashes would be one that a sheet reckons with. */
      const char *option = presets[i].of == SAM_REPORT_OF_REGION ? NULL : part_options[presets[i].of - 1];
      const char *needs = option != NULL ? sam_output_choose (output, option + 2, option) : NULL;

      sam_output_add (output, (const char *[]){ presets[i].name, _ (presets[i].title), needs });
    }
  sam_output_print (output);
  return SAM_EXIT_DONE;
}

/* A part by its id or name, without its place where no other is called so; or tells why there is none. */
static char *
find_part (const SamCommand *self,
           SamStore *store,
           SamReportOf of,
           const char *wanted,
           GError **error)
{
  g_autoptr (GPtrArray) parts = sam_report_list_parts (store, of, error);
  g_autofree char *with_place = g_strdup_printf ("%s, ", wanted != NULL ? wanted : "");
  const char *found = NULL;
  guint n_found = 0;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const SamReportPart *part = g_ptr_array_index (parts, i);

      if (g_strcmp0 (part->part, wanted) == 0)
        return g_strdup (part->part);
      if (g_strcmp0 (part->name, wanted) != 0 && !g_str_has_prefix (part->name, with_place))
        continue;
      found = part->part;
      n_found++;
    }
  if (n_found > 1)
    sam_command_misused (self, _ ("More than one is called “%s”: say the place behind it, or the id"), wanted);
  else if (n_found == 0 && parts != NULL)
    sam_command_misused (self, _ ("Say of which part of the region: there is no “%s”"), wanted != NULL ? wanted : "");
  return n_found == 1 ? g_strdup (found) : NULL;
}

/* What a report is not about must not be passed over: somebody would read the region's figures as a municipality's. */
static gboolean
check_parts (const SamCommand *self,
             const SamReportPreset *preset,
             const Wishes *wishes)
{
  for (guint i = 0; i < G_N_ELEMENTS (part_options); i++)
    if (wishes->part[i] != NULL && (guint) preset->of != i + 1)
      {
        sam_command_misused (self, _ ("The report “%s” takes no %s"), preset->name, part_options[i]);
        return FALSE;
      }
  return TRUE;
}

/* The period that was said, or the one that was kept, or the usual one; or tells what is wrong with it. */
static gboolean
find_period (const SamCommand *self,
             const Wishes *wishes,
             const SamReportRecipe *recipe,
             const char *today,
             char **from,
             char **to)
{
  if (wishes->remember && wishes->period != NULL && !sam_report_period_is_known (wishes->period))
    {
      sam_command_misused (self, _ ("“%s” would be over one day: remember last_quarter, this_year or the like"),
                           wishes->period);
      return FALSE;
    }
  if (wishes->period == NULL)
    sam_report_period_get (recipe != NULL ? recipe->period : sam_report_period_usual, today, from, to);
  else if (!sam_report_parse_period (wishes->period, today, from, to))
    {
      sam_command_misused (self, _ ("“%s” is no period that has begun: 2026, 2026-Q3, 2026-07, last_quarter or DAY..DAY"),
                           wishes->period);
      return FALSE;
    }
  return TRUE;
}

/* Prints the id of the template that keeps the choices.
 * @recipe: (nullable): those that it was made with; the period of those is kept where no other was said */
static gboolean
remember (SamStore *store,
          const SamReportPreset *preset,
          const char *part,
          const SamReportRecipe *recipe,
          const Wishes *wishes,
          GError **error)
{
  const char *usual = recipe != NULL ? recipe->period : sam_report_period_usual;
  const char *period = wishes->period != NULL ? wishes->period : usual;
  g_autofree char *id = sam_report_recipe_keep (store, preset, part, period, error);

  if (id != NULL)
    g_print ("%s\n", id);
  return id != NULL;
}

/* @recipe: (nullable): the choices that were kept; what is said on the command line comes before them. */
static SamReport *
make (const SamCommand *self,
      SamStore *store,
      const SamReportPreset *preset,
      const SamReportRecipe *recipe,
      const Wishes *wishes,
      int *exit_status)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *part = NULL;
  g_autoptr (GError) error = NULL;
  const char *said = preset->of == SAM_REPORT_OF_REGION ? NULL : wishes->part[preset->of - 1];
  const char *wanted = said == NULL && recipe != NULL ? recipe->part : said;
  SamReport *report;
  const SamMoment now = sam_moment_now ();

  *exit_status = SAM_EXIT_MISUSED;
  if (!check_parts (self, preset, wishes) || !find_period (self, wishes, recipe, now.day, &from, &to))
    return NULL;
  part = preset->of != SAM_REPORT_OF_REGION ? find_part (self, store, preset->of, wanted, &error) : NULL;
  if (error != NULL)
    *exit_status = sam_command_failed (self, error);
  if (preset->of != SAM_REPORT_OF_REGION && part == NULL)
    return NULL;
  report = sam_report_make (store, &(const SamReportWish){ preset, part, from, to, now.day }, NULL, &error);
  if (report == NULL || (wishes->remember && !remember (store, preset, part, recipe, wishes, &error)))
    {
      g_clear_pointer (&report, sam_report_free);
      *exit_status = sam_command_failed (self, error);
    }
  return report;
}

/* A preset by its name, choices that were kept or a whole report that was, by their id. */
static SamReport *
make_report (const SamCommand *self,
             SamStore *store,
             const char *name,
             const Wishes *wishes,
             int *exit_status)
{
  const SamReportPreset *preset = sam_report_preset_find (name);
  g_autoptr (SamReportRecipe) recipe = NULL;
  g_autoptr (SamReport) report = NULL;
  g_autoptr (GError) error = NULL;

  if (preset != NULL)
    return make (self, store, preset, NULL, wishes, exit_status);
  if (g_str_has_prefix (name, EDITION))
    report = sam_report_load_kept (store, name, &error);
  else
    recipe = sam_report_recipe_load (store, name, &error);
  if (error != NULL)
    *exit_status = sam_command_failed (self, error);
  return recipe != NULL ? make (self, store, recipe->preset, recipe, wishes, exit_status) : g_steal_pointer (&report);
}

static int
write_report (const SamCommand *self,
              SamStore *store,
              const SamReport *report,
              const Wishes *wishes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) logo = sam_report_load_logo (store);
  g_autofree char *edition = NULL;

  if (!sam_report_write (report, logo, wishes->output, &error))
    return sam_command_failed (self, error);
  if (!wishes->keep)
    return SAM_EXIT_DONE;
  edition = sam_report_keep (store, report, &error);
  if (edition == NULL)
    return sam_command_failed (self, error);
  g_print ("%s\n", edition);
  return SAM_EXIT_DONE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_auto (Wishes) wishes = { FALSE };
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &wishes.list, N_ ("List the reports there are"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wishes.output, N_ ("Where to: .pdf, .xlsx, .html or .csv; .svg for one page"),
      N_ ("FILE") },
    { "period", 0, 0, G_OPTION_ARG_STRING, &wishes.period,
      N_ ("2026, 2026-Q3, 2026-07, last_quarter or DAY..DAY; else the last twelve months"), N_ ("PERIOD") },
    { "municipality", 0, 0, G_OPTION_ARG_STRING, &wishes.part[0], N_ ("Of which municipality"), N_ ("NAME") },
    { "care-group", 0, 0, G_OPTION_ARG_STRING, &wishes.part[1], N_ ("Of which care group"), N_ ("NAME") },
    { "practice", 0, 0, G_OPTION_ARG_STRING, &wishes.part[2], N_ ("Of which practice"), N_ ("NAME") },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &wishes.keep, N_ ("Keep it as it is, and print the id of what was kept"),
      NULL },
    { "remember", 0, 0, G_OPTION_ARG_NONE, &wishes.remember,
      N_ ("Keep the choices, and print the id of what was kept"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &wishes.format_name, N_ ("How to print it"), "table|csv|json" },
    { NULL },
  };
  g_autoptr (SamReport) report = NULL;
  SamStore *store;
  int exit_status = SAM_EXIT_FAILED;

  if (!sam_command_parse (self, session, entries,
                          _ ("With the id of an edition the report is written once more as it was kept; with that of a "
                             "template that keeps choices it is made anew."),
                          &argc, &argv, 0, 1))
    return SAM_EXIT_MISUSED;
  if (wishes.list)
    return list (self, &wishes);
  if (argc < 2 || wishes.output == NULL)
    return sam_command_misused (self, _ ("Say which report, and with --output where to"));
  if (!sam_report_can_write (wishes.output))
    return sam_command_misused (self, _ ("“%s” ends neither in .pdf, .xlsx, .html, .csv nor .svg."), wishes.output);
  if (sam_report_preset_find (argv[1]) == NULL && !g_str_has_prefix (argv[1], EDITION) &&
      !g_str_has_prefix (argv[1], TEMPLATE))
    return sam_command_misused (self, _ ("There is no report “%s”"), argv[1]);
  if (wishes.remember && g_str_has_prefix (argv[1], EDITION))
    return sam_command_misused (self, _ ("“%s” was kept as it is: it has no choices to remember"), argv[1]);
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  report = make_report (self, store, argv[1], &wishes, &exit_status);
  return report != NULL ? write_report (self, store, report, &wishes) : exit_status;
}

const SamCommand sam_command_report = {
  "report",
  N_ ("[NAME]"),
  N_ ("Write a report: for whom it is, of a part of the region, of a period"),
  run,
};
