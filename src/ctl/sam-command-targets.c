/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "network/sam-days.h"
#include "network/sam-snapshots.h"
#include "network/sam-target-stand.h"
#include "network/sam-today.h"

#include <glib/gi18n.h>

typedef struct
{
  char *on;
  gboolean months;
  char *format_name;
  SamOutputFormat format;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->on);
  g_free (wishes->format_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static void
print_all (GPtrArray *stands,
           SamOutputFormat format)
{
  const char *const names[] = { "name", "figure", "goal", "course", "pace", "next_step", "id", NULL };
  const char *const labels[] = { _ ("Target"), _ ("Figure"), _ ("Goal"), _ ("Course"), _ ("Pace"), _ ("Next step"),
                                 "id", NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);

  sam_output_set_below (output, 4);
  for (guint i = 0; i < stands->len; i++)
    {
      const SamTargetStand *stand = g_ptr_array_index (stands, i);
      g_autofree char *name = sam_record_dup_title (stand->target);
      g_autofree char *figure = sam_target_stand_format_figure (stand);
      g_autofree char *goal = sam_target_stand_format_goal (stand);
      g_autofree char *pace = sam_target_stand_describe (stand);

      sam_output_add (output, (const char *[]){ name, figure, goal, sam_course_get_label (stand->forecast.course), pace,
                                                stand->measure != NULL ? stand->measure->next_step : NULL,
                                                sam_record_get_id (stand->target) });
    }
  sam_output_print (output);
}

static void
print_lists (SamStore *store,
             const SamTargetStand *stand,
             SamOutputFormat format)
{
  const char *const stands[SAM_N_STANDS] = { "counted", "near", "not", "unknown" };
  const char *const words[SAM_N_STANDS] = { _ ("Counts"), _ ("Near misses"), _ ("Does not count"), _ ("Not known") };
  const char *const names[] = { "list", "reason", "title", "id", NULL };
  const char *const labels[] = { _ ("List"), _ ("Why"), _ ("Record"), "id", NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);

  for (guint i = 0; stand->measure != NULL && i < SAM_N_STANDS; i++)
    for (guint k = 0; k < stand->measure->lists[i]->len; k++)
      {
        const SamMeasured *measured = g_ptr_array_index (stand->measure->lists[i], k);
        g_autofree char *title = sam_store_dup_title (store, measured->id);
        const char *reason = sam_output_choose (output, measured->reason->code, _ (measured->reason->label));
        const char *list = sam_output_choose (output, stands[i], words[i]);

        sam_output_add (output, (const char *[]){ list, reason, title, measured->id });
      }
  sam_output_print (output);
}

static void
print_months (const SamTargetStand *stand,
              SamOutputFormat format)
{
  const char *const names[] = { "day", "figure", "n", "out_of", NULL };
  const char *const labels[] = { _ ("Day"), _ ("Figure"), "n", _ ("Out of"), NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);

  for (guint i = 0; stand->indicator != NULL && i < stand->figures->len; i++)
    {
      const SamDatedFigure *figure = g_ptr_array_index (stand->figures, i);
      g_autofree char *words = sam_dated_figure_format (figure, stand->indicator->unit);
      g_autofree char *n = g_strdup_printf ("%d", (int) figure->numerator);
      g_autofree char *out_of = figure->denominator >= 0 ? g_strdup_printf ("%d", (int) figure->denominator) : NULL;

      sam_output_add (output, (const char *[]){ figure->day, words, n, out_of });
    }
  sam_output_print (output);
}

static int
print (const SamCommand *self,
       SamStore *store,
       const char *id,
       const char *today,
       const Wishes *wishes)
{
  g_autoptr (GPtrArray) stands = NULL;
  g_autoptr (SamTargetStand) stand = NULL;
  g_autoptr (GError) error = NULL;

  if (id == NULL)
    stands = sam_target_stand_load_all (store, today, &error);
  else if (sam_kind_of_id (id) != sam_kind_find ("target"))
    return sam_command_misused (self, _ ("“%s” is no id of a target"), id);
  else
    stand = sam_target_stand_load (store, id, today, &error);
  if (error != NULL)
    return sam_command_failed (self, error);
  if (stands != NULL)
    print_all (stands, wishes->format);
  else if (wishes->months)
    print_months (stand, wishes->format);
  else
    print_lists (store, stand, wishes->format);
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
    { "on", 0, 0, G_OPTION_ARG_STRING, &wishes.on, N_ ("As it stands on another day"), "YYYY-MM-DD" },
    { "months", 0, 0, G_OPTION_ARG_NONE, &wishes.months, N_ ("What the target was at the end of each month"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &wishes.format_name, N_ ("How to print it"), "table|csv|json" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  SamStore *store;
  const SamMoment now = sam_moment_now ();
  GDate day;
  guint n_taken;

  if (!sam_command_parse (self, session, entries, NULL, &argc, &argv, 0, 1))
    return SAM_EXIT_MISUSED;
  if (!sam_command_find_format (self, wishes.format_name, &wishes.format))
    return SAM_EXIT_MISUSED;
  if (wishes.on != NULL && !sam_day_read (wishes.on, &day))
    return sam_command_misused (self, _ ("“%s” is no day like 2026-12-31"), wishes.on);
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  if (!sam_snapshots_take (store, now.day, 0, &n_taken, NULL, &error))
    return sam_command_failed (self, error);
  return print (self, store, argc > 1 ? argv[1] : NULL, wishes.on != NULL ? wishes.on : now.day, &wishes);
}

const SamCommand sam_command_targets = {
  "targets",
  N_ ("[TARGET]"),
  N_ ("Say how far the targets are, or what a target’s figure is made of"),
  run,
};
