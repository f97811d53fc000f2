/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-planning.h"

#include "exchange/sam-pdf-plan.h"
#include "network/sam-workshop-plan.h"
#include "network/sam-workshop-problem.h"
#include "planner/sam-speeddate-worth.h"
#include "store/sam-clock.h"

#include <glib/gi18n.h>

typedef struct
{
  gboolean keep;
  gboolean announce;
  int held_rounds;
  char *files[SAM_PDF_N_PLANS]; /* by SamPdfPlan */
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  for (guint i = 0; i < G_N_ELEMENTS (wishes->files); i++)
    g_free (wishes->files[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static gint64
get_now (void)
{
  return sam_clock_get_seconds ();
}

/* What was set by hand stays so; after an announcement, as much as can be stays as it was announced. */
static void
follow (SamStore *store,
        SamSpeeddateProblem *problem,
        SamRecord *plan,
        const Wishes *wishes)
{
  g_autoptr (SamRecord) announced = sam_workshop_load_announced_plan (store, plan);

  sam_workshop_problem_add_pins (problem, plan);
  if (announced != NULL)
    sam_workshop_problem_follow (problem, announced, (guint) wishes->held_rounds);
}

/* As the plan's window says it. */
static char *
describe_worth (SamSpeeddateProblem *problem,
                SamRecord *plan,
                const int *seats)
{
  gint64 vector[SAM_SPEEDDATE_N_LEVELS];
  gint64 bound[SAM_SPEEDDATE_N_LEVELS];
  const gboolean sound = sam_speeddate_score (problem, seats, vector, NULL);
  const guint n_bounds = sound ? sam_workshop_plan_get_bound (plan, problem, bound) : 0;
  guint most_wished;

  sam_speeddate_count_wished (problem, seats, &most_wished);
  return sam_speeddate_worth_to_text (problem, seats, most_wished, vector, bound, n_bounds);
}

static gboolean
print_pages (SamStore *store,
             const char *workshop,
             SamSpeeddateProblem *problem,
             const Wishes *wishes,
             GError **error)
{
  g_autoptr (SamRecord) plan = sam_workshop_load_plan (store, workshop, error);
  g_autoptr (SamEvening) evening = NULL;
  g_autofree int *seats = NULL;
  g_autofree char *worth = NULL;

  if (plan == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND, _ ("This workshop has no plan yet."));
      return FALSE;
    }
  seats = sam_workshop_plan_dup_seats (plan, problem);
  evening = sam_evening_new (store, workshop, problem, seats, error);
  if (evening == NULL)
    return FALSE;
  worth = describe_worth (problem, plan, seats);
  evening = sam_evening_with_seats (evening, seats, worth);
  for (guint what = 0; what < G_N_ELEMENTS (wishes->files); what++)
    if (wishes->files[what] != NULL && !sam_pdf_write_plan ((SamPdfPlan) what, evening, wishes->files[what], error))
      return FALSE;
  return TRUE;
}

static gboolean
announce (SamStore *store,
          const char *workshop,
          GError **error)
{
  g_autoptr (SamRecord) plan = sam_workshop_load_plan (store, workshop, error);

  return plan != NULL && sam_workshop_announce_plan (store, sam_record_get_id (plan), get_now (), error);
}

/* A new plan, saved with the workshop. */
static int
make_plan (const SamCommand *self,
           SamStore *store,
           const char *workshop,
           SamSpeeddateProblem *problem,
           const SamPlanning *planning,
           const Wishes *wishes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) old = sam_workshop_load_plan (store, workshop, &error);
  g_autoptr (SamSpeeddatePlan) plan = NULL;
  g_autoptr (SamRecord) saved = NULL;
  g_autofree char *id = NULL;
  g_autofree char *worth = NULL;

  if (error != NULL)
    return sam_command_failed (self, error);
  if (old != NULL)
    follow (store, problem, old, wishes);
  plan = sam_planning_solve (planning, self, problem);
  if (plan == NULL)
    return SAM_EXIT_FAILED;
  id = sam_workshop_save_plan (store, workshop, plan, get_now (), &error);
  saved = id != NULL ? sam_store_load (store, id, &error) : NULL;
  if (saved == NULL)
    return sam_command_failed (self, error);
  worth = describe_worth (problem, saved, plan->seats);
  g_print ("%s\n", id);
  g_printerr ("%s\n", worth);
  return SAM_EXIT_DONE;
}

/* Whether the plan there is can be gone by; that there is none is told by what needs it. */
static gboolean
take_kept (SamStore *store,
           const char *workshop,
           SamSpeeddateProblem *problem,
           const Wishes *wishes,
           GError **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (SamRecord) plan = sam_workshop_load_plan (store, workshop, &missing);
  const guint n_rounds = plan != NULL ? sam_workshop_plan_count_rounds (plan, problem) : 0;

  if (missing != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  if (n_rounds == 0 || n_rounds == problem->n_rounds)
    {
      if (plan != NULL)
        follow (store, problem, plan, wishes);
      return TRUE;
    }
  g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
               ngettext ("This plan was made for %u round, the workshop now has %u. Plan again.",
                         "This plan was made for %u rounds, the workshop now has %u. Plan again.", n_rounds),
               n_rounds, problem->n_rounds);
  return FALSE;
}

static int
plan_workshop (const SamCommand *self,
               SamStore *store,
               const char *workshop,
               const SamPlanning *planning,
               const Wishes *wishes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSpeeddateProblem) problem = sam_workshop_problem_new (store, workshop, &error);
  gboolean prints = FALSE;
  int status;

  if (problem == NULL)
    return sam_command_failed (self, error);
  if (!wishes->keep)
    {
      status = make_plan (self, store, workshop, problem, planning, wishes);
      if (status != SAM_EXIT_DONE)
        return status;
    }
  else if (!take_kept (store, workshop, problem, wishes, &error))
    return sam_command_failed (self, error);
  if (wishes->announce && !announce (store, workshop, &error))
    return sam_command_failed (self, error);
  for (guint i = 0; i < G_N_ELEMENTS (wishes->files); i++)
    prints |= wishes->files[i] != NULL;
  if (prints && !print_pages (store, workshop, problem, wishes, &error))
    return sam_command_failed (self, error);
  return SAM_EXIT_DONE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  SamPlanning planning = { .seed = 1 };
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = {
    SAM_PLANNING_ENTRIES (planning),
    { "keep", 0, 0, G_OPTION_ARG_NONE, &wishes.keep, N_ ("Make no new plan; print the one there is"), NULL },
    { "announce", 0, 0, G_OPTION_ARG_NONE, &wishes.announce, N_ ("From now on people go by this plan"), NULL },
    { "held-rounds", 0, 0, G_OPTION_ARG_INT, &wishes.held_rounds, N_ ("So many rounds have been held already"),
      N_ ("N") },
    { "table-cards", 0, 0, G_OPTION_ARG_FILENAME, &wishes.files[SAM_PDF_TABLE_CARDS],
      N_ ("Write a card for each table"), N_ ("FILE.pdf") },
    { "personal-cards", 0, 0, G_OPTION_ARG_FILENAME, &wishes.files[SAM_PDF_PERSONAL_CARDS],
      N_ ("Write a card for each participant"), N_ ("FILE.pdf") },
    { "overview", 0, 0, G_OPTION_ARG_FILENAME, &wishes.files[SAM_PDF_OVERVIEW], N_ ("Write one page with everything"),
      N_ ("FILE.pdf") },
    { "badges", 0, 0, G_OPTION_ARG_FILENAME, &wishes.files[SAM_PDF_BADGES], N_ ("Write a name badge for everybody"),
      N_ ("FILE.pdf") },
    { "attendance", 0, 0, G_OPTION_ARG_FILENAME, &wishes.files[SAM_PDF_ATTENDANCE],
      N_ ("Write the list that everybody signs"), N_ ("FILE.pdf") },
    { NULL },
  };
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("Prints the id of the plan. A plan that was announced is never changed: the next one is "
                             "made with the least change, and names it."),
                          &argc, &argv, 1, 1))
    return SAM_EXIT_MISUSED;
  if (!sam_id_is_valid (argv[1]) || sam_kind_of_id (argv[1]) != sam_kind_find ("workshop"))
    return sam_command_misused (self, _ ("“%s” is no id of a workshop"), argv[1]);
  if (!sam_planning_check (&planning, self))
    return SAM_EXIT_MISUSED;
  if (wishes.held_rounds < 0)
    return sam_command_misused (self, _ ("“%d” is no number of rounds"), wishes.held_rounds);
  store = sam_command_open (self, session);
  return store == NULL ? SAM_EXIT_FAILED : plan_workshop (self, store, argv[1], &planning, &wishes);
}

const SamCommand sam_command_plan_workshop = {
  "plan-workshop",
  N_ ("ID"),
  N_ ("Plan the speed-dates of a workshop, and print the cards"),
  run,
};
