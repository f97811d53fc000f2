/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"

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

/* What can never be done, said before anything is tried. */
static gboolean
is_hopeless (SamSpeeddateProblem *problem)
{
  g_autoptr (GPtrArray) findings = sam_speeddate_check (problem);
  gboolean fatal = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const SamSpeeddateFinding *finding = g_ptr_array_index (findings, i);

      g_printerr ("samenhulpctl: %s\n", finding->message);
      fatal |= finding->fatal;
    }
  return fatal;
}

static void
print_score (const SamSpeeddatePlan *plan)
{
  for (guint level = 0; level < SAM_SPEEDDATE_N_LEVELS; level++)
    {
      long value = (long) plan->vector[level];

      if (!plan->has_bound[level])
        g_printerr (_ ("Level %u: %ld\n"), level + 1, value);
      else if (level < plan->proven_levels)
        g_printerr (_ ("Level %u: %ld, proven the best possible\n"), level + 1, value);
      else
        g_printerr (_ ("Level %u: %ld, at best %ld\n"), level + 1, value,
                    (long) plan->bound[level]);
    }
  g_printerr (_ ("Steps: %ld\n"), (long) plan->steps);
}

static int
plan_file (const SamCommand *self,
           const char *path,
           const char *output,
           const SamSpeeddateOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSpeeddateProblem) problem = read_problem (path, &error);
  g_autoptr (SamSpeeddatePlan) plan = NULL;
  g_autofree char *text = NULL;

  if (problem == NULL)
    return sam_command_failed (self, error);
  if (is_hopeless (problem))
    return SAM_EXIT_FAILED;
  plan = sam_speeddate_solve (problem, options, NULL, NULL, &error);
  if (plan == NULL)
    return sam_command_failed (self, error);
  text = sam_plan_file_write (plan);
  if (output == NULL)
    fputs (text, stdout);
  else if (!g_file_set_contents (output, text, -1, &error))
    return sam_command_failed (self, error);
  print_score (plan);
  return SAM_EXIT_DONE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autofree char *output = NULL;
  gint64 seed = 1;
  gint64 steps = 0;
  double time_limit = 0;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where the plan goes; without it, standard output"),
      N_ ("FILE") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Another seed may give another plan as good"), N_ ("N") },
    { "time-limit", 0, 0, G_OPTION_ARG_DOUBLE, &time_limit, N_ ("About how long to search, in seconds"), N_ ("S") },
    { "steps", 0, 0, G_OPTION_ARG_INT64, &steps, N_ ("How long to search, in steps, the same on every computer"),
      N_ ("N") },
    { NULL },
  };
  SamSpeeddateOptions options;

  if (!sam_command_parse (self, session, entries,
                          _ ("Reads a problem in the format speeddate-instance-1 and writes speeddate-plan-1. The same "
                             "file, seed and number of steps give the same plan."),
                          &argc, &argv, 1, 1))
    return SAM_EXIT_MISUSED;
  if (steps < 0 || time_limit < 0 || seed < 0)
    return sam_command_misused (self, _ ("Seed, steps and time are not negative"));
  if (steps > 0 && time_limit > 0)
    return sam_command_misused (self, _ ("--steps and --time-limit exclude each other"));
  options = (SamSpeeddateOptions){ (guint64) seed, (guint64) steps, time_limit };
  return plan_file (self, argv[1], output, &options);
}

const SamCommand sam_command_plan = {
  "plan",
  N_ ("FILE"),
  N_ ("Plan the speed-dates of a file"),
  run,
};
