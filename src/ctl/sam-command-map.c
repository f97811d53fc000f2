/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "exchange/sam-map.h"
#include "network/sam-coverage-words.h"
#include "network/sam-moment.h"

#include <glib/gi18n.h>

static const char *const measures[] = { "per-10000", "groups", "topics", "near", NULL };

typedef struct
{
  char *topic, *domain, *measure, *output, *format_name;
  double within;
  gboolean no_practices;
  SamOutputFormat format;
  SamCoverageMeasure shown;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->topic);
  g_free (wishes->domain);
  g_free (wishes->measure);
  g_free (wishes->output);
  g_free (wishes->format_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

/* SAM_EXIT_DONE, or what is wrong was told. */
static int
check (const SamCommand *self,
       Wishes *wishes)
{
  const SamField *domains = sam_kind_find_field (sam_kind_find ("topic"), "domain");

  if (!sam_command_find_format (self, wishes->format_name, &wishes->format))
    return SAM_EXIT_MISUSED;
  if (wishes->domain != NULL && sam_field_find_choice (domains, wishes->domain) == NULL)
    return sam_command_misused (self, _ ("There is no life domain “%s”"), wishes->domain);
  if (wishes->topic != NULL && wishes->domain != NULL)
    return sam_command_misused (self, _ ("Either a topic or a life domain"));
  if (wishes->within < 0)
    return sam_command_misused (self, _ ("A number is less than nothing"));
  if (wishes->measure == NULL)
    return SAM_EXIT_DONE;
  for (guint i = 0; measures[i] != NULL; i++)
    if (g_str_equal (measures[i], wishes->measure))
      {
        wishes->shown = (SamCoverageMeasure) i;
        return SAM_EXIT_DONE;
      }
  return sam_command_misused (self, _ ("There is no measure “%s”"), wishes->measure);
}

static void
print (const SamCoverage *coverage,
       SamOutputFormat format)
{
  const gboolean for_people = format == SAM_OUTPUT_TABLE;
  g_auto (GStrv) labels = sam_coverage_dup_labels ();
  g_autoptr (SamOutput) output =
      sam_output_new (format, sam_coverage_get_columns (), (const char *const *) labels);

  sam_output_set_below (output, SAM_COVERAGE_N_COLUMNS - 1);
  for (guint i = 0; i < coverage->rows->len; i++)
    {
      g_auto (GStrv) cells = sam_coverage_row_dup_cells (g_ptr_array_index (coverage->rows, i), for_people);

      sam_output_add (output, (const char *const *) cells);
    }
  sam_output_print (output);
}

static int
draw (const SamCommand *self,
      const SamCoverageGround *ground,
      const Wishes *wishes)
{
  const SamCoverageTopic *topic =
      wishes->topic != NULL ? sam_coverage_ground_find_topic (ground, wishes->topic) : NULL;
  const SamCoverageChoice choice = { topic != NULL ? topic->id : NULL, wishes->domain, wishes->within };
  g_autoptr (SamCoverage) coverage = NULL;
  g_autoptr (GError) error = NULL;
  SamMap map = { .choice = &choice, .measure = wishes->shown, .practices = !wishes->no_practices };

  if (wishes->topic != NULL && topic == NULL)
    return sam_command_misused (self, _ ("There is no topic “%s”"), wishes->topic);
  map.coverage = coverage = sam_coverage_new (ground, &choice);
  if (wishes->output == NULL)
    print (coverage, wishes->format);
  else if (!sam_map_write (&map, wishes->output, &error))
    return sam_command_failed (self, error);
  return SAM_EXIT_DONE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = {
    { "topic", 0, 0, G_OPTION_ARG_STRING, &wishes.topic, N_ ("Only groups on this topic and what is part of it"),
      N_ ("TOPIC") },
    { "domain", 0, 0, G_OPTION_ARG_STRING, &wishes.domain, N_ ("Only groups on topics of this life domain"),
      "body|mind|wellbeing|work|money" },
    { "measure", 0, 0, G_OPTION_ARG_STRING, &wishes.measure, N_ ("What the map is coloured by"),
      "per-10000|groups|topics|near" },
    { "within", 0, 0, G_OPTION_ARG_DOUBLE, &wishes.within, N_ ("How far is near; 5 without it"), N_ ("KM") },
    { "no-practices", 0, 0, G_OPTION_ARG_NONE, &wishes.no_practices, N_ ("Leave the practices out"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wishes.output, N_ ("Write the map to FILE: .pdf, .svg, .png or .csv"),
      N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &wishes.format_name, N_ ("How to print it"), "table|csv|json" },
    { NULL },
  };
  const SamMoment now = sam_moment_now ();
  g_autoptr (SamCoverageGround) ground = NULL;
  g_autoptr (GError) error = NULL;
  SamStore *store;
  int status;

  if (!sam_command_parse (self, session, entries,
                          _ ("The municipalities with their groups and the topics that are missing there; with "
                             "--output a map of them."),
                          &argc, &argv, 0, 0))
    return SAM_EXIT_MISUSED;
  status = check (self, &wishes);
  if (status != SAM_EXIT_DONE)
    return status;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  ground = sam_coverage_ground_load (store, now.day, &error);
  return ground != NULL ? draw (self, ground, &wishes) : sam_command_failed (self, error);
}

const SamCommand sam_command_map = {
  "map",
  "",
  N_ ("Show where in the region there are groups, or draw it on a map"),
  run,
};
