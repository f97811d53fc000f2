/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the planner reaches on files: bench-speeddate [--seconds S | --steps N] [--seed N] FILE... prints a line per
 * file, with --output DIR it leaves the plans there; with --relaxed it prints the bounds on levels 1 and 2 and how long
 * they took, in milliseconds. */
#define G_LOG_DOMAIN "samenhulp-bench"

#include "exchange/sam-plan-file.h"
#include "planner/sam-speeddate-relax.h"

#include <string.h>
#include <time.h>

static double seconds = 0;
static gint64 steps = 0;
static gint64 seed = 1;
static char *output = NULL;
static gboolean relaxed = FALSE;

static const GOptionEntry options[] = {
  { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &seconds, "Time for each file", "S" },
  { "steps", 0, 0, G_OPTION_ARG_INT64, &steps, "Steps for each file", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "Seed", "N" },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, "Where to leave the plans", "DIR" },
  { "relaxed", 0, 0, G_OPTION_ARG_NONE, &relaxed, "Only the bounds on levels 1 and 2, and their time", NULL },
  { NULL },
};

static void
print_lost_wishes (SamSpeeddateProblem *problem)
{
  g_autoptr (GPtrArray) findings = sam_speeddate_check (problem);

  for (guint i = 0; i < findings->len; i++)
    {
      const SamSpeeddateFinding *finding = g_ptr_array_index (findings, i);

      g_print ("  %s: %s\n", sam_speeddate_reason_get_name (finding->reason), finding->message);
    }
}

/* The least of several times, and only of this program's: what else the computer does is no part of it. */
static void
print_relaxed (SamSpeeddateProblem *problem,
               const char *name)
{
  clock_t least = 0;
  gint64 bound[3] = { 0 };

  for (guint i = 0; i < 9; i++)
    {
      const clock_t before = clock ();
      g_autoptr (SamSpeeddateState) state = sam_speeddate_state_new (problem);
      g_autoptr (SamSpeeddateRelaxed) best = sam_speeddate_relax_wishes (state);

      least = i == 0 ? clock () - before : MIN (least, clock () - before);
      memcpy (bound, best->bound, sizeof bound);
    }
  g_print ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %.3f\n", name, bound[0], bound[1],
           (double) least * 1000 / CLOCKS_PER_SEC);
}

static gboolean
run (const char *path)
{
  const SamSpeeddateOptions how = { .seed = (guint64) seed, .max_steps = (guint64) steps, .seconds = seconds };
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSpeeddateProblem) problem = NULL;
  g_autoptr (SamSpeeddatePlan) plan = NULL;
  gsize length;

  if (relaxed)
    {
      if (!g_file_get_contents (path, &text, &length, NULL) ||
          (problem = sam_plan_file_read (text, (gssize) length, NULL)) == NULL)
        return FALSE;
      print_relaxed (problem, name);
      return TRUE;
    }
  if (!g_file_get_contents (path, &text, &length, &error) ||
      (problem = sam_plan_file_read (text, (gssize) length, &error)) == NULL ||
      (plan = sam_speeddate_solve (problem, &how, NULL, NULL, &error)) == NULL)
    {
      g_print ("%-34s %s\n", name, error->message);
      return g_error_matches (error, SAM_SPEEDDATE_ERROR, SAM_SPEEDDATE_ERROR_INFEASIBLE);
    }
  g_print ("%-34s", name);
  for (guint level = 0; level < SAM_SPEEDDATE_N_LEVELS; level++)
    {
      g_autofree char *bound = level < plan->n_bounds ? g_strdup_printf ("%" G_GINT64_FORMAT, plan->bound[level])
                                                      : g_strdup ("?");
      g_print (" %" G_GINT64_FORMAT " (%s)", plan->vector[level], bound);
    }
  g_print ("  proven %u, %" G_GUINT64_FORMAT " steps, %.2f s\n", plan->proven_levels, plan->steps, plan->seconds);
  print_lost_wishes (problem);
  if (output != NULL)
    {
      g_autofree char *file = g_build_filename (output, name, NULL);
      g_autofree char *written = sam_plan_file_write (plan);

      return g_file_set_contents (file, written, -1, NULL);
    }
  return TRUE;
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE...");
  g_autoptr (GError) error = NULL;
  gboolean good = TRUE;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  for (int i = 1; i < argc; i++)
    good = run (argv[i]) && good;
  return good ? 0 : 1;
}
