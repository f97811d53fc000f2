/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-planning.h"

#include "exchange/sam-plan-file.h"

#include <glib/gi18n.h>
#include <stdio.h>

static SamSpeeddateProblem *
read_problem (const char *path,
              GError **error)
{
  g_autofree char *text = NULL;
  SamSpeeddateProblem *problem;
  gsize length;

  if (!g_file_get_contents (g_str_equal (path, "-") ? "/dev/stdin" : path, &text, &length, error))
    return NULL;
  problem = sam_plan_file_read (text, (gssize) length, error);
  if (problem == NULL)
    g_prefix_error (error, "%s: ", path);
  return problem;
}

static int
plan_file (const SamCommand *self,
           const char *path,
           const char *output,
           const SamPlanning *planning)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSpeeddateProblem) problem = read_problem (path, &error);
  g_autoptr (SamSpeeddatePlan) plan = NULL;
  g_autofree char *text = NULL;

  if (problem == NULL)
    return sam_command_failed (self, error);
  plan = sam_planning_solve (planning, self, problem);
  if (plan == NULL)
    return SAM_EXIT_FAILED;
  text = sam_plan_file_write (plan);
  if (output == NULL)
    fputs (text, stdout);
  else if (!g_file_set_contents_full (output, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    return sam_command_failed (self, error);
  sam_planning_print_score (plan);
  return SAM_EXIT_DONE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autofree char *output = NULL;
  SamPlanning planning = { .seed = 1 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where the plan goes; without it, standard output"),
      N_ ("FILE") },
    SAM_PLANNING_ENTRIES (planning),
    { NULL },
  };

  if (!sam_command_parse (self, session, entries,
                          _ ("Reads a problem in the format speeddate-instance-1 and writes speeddate-plan-1. The same "
                             "file, seed and number of steps give the same plan."),
                          &argc, &argv, 1, 1))
    return SAM_EXIT_MISUSED;
  if (!sam_planning_check (&planning, self))
    return SAM_EXIT_MISUSED;
  return plan_file (self, argv[1], output, &planning);
}

const SamCommand sam_command_plan = {
  "plan",
  N_ ("FILE"),
  N_ ("Plan the speed-dates of a file"),
  run,
};
