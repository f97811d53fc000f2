/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-plan-loaded.h"

#include "planner/sam-speeddate-worth.h"

/**
 * sam_plan_loaded_free:
 */
void
sam_plan_loaded_free (SamPlanLoaded *loaded)
{
  g_clear_pointer (&loaded->problem, sam_speeddate_problem_unref);
  g_clear_pointer (&loaded->evening, sam_evening_unref);
  g_free (loaded->seats);
  g_free (loaded->announced_seats);
  g_clear_pointer (&loaded->changes, g_array_unref);
  g_clear_pointer (&loaded->bound_pins, g_array_unref);
  g_free (loaded->violation);
  g_free (loaded);
}

/**
 * sam_plan_loaded_count_seats:
 *
 * Returns: how long its array of seats is
 */
guint
sam_plan_loaded_count_seats (const SamPlanLoaded *loaded)
{
  return loaded->problem->participants->len * loaded->problem->n_rounds;
}

/**
 * sam_plan_loaded_is_about:
 *
 * Returns: whether @problem is about the same people and rounds, so that its seats mean the same here
 */
gboolean
sam_plan_loaded_is_about (const SamPlanLoaded *loaded,
                          SamSpeeddateProblem *problem)
{
  SamSpeeddateProblem *ours = loaded->problem;

  if (ours->n_rounds != problem->n_rounds || ours->experts->len != problem->experts->len ||
      ours->participants->len != problem->participants->len)
    return FALSE;
  for (guint e = 0; e < ours->experts->len; e++)
    if (!g_str_equal (sam_speeddate_expert (ours, e)->id, sam_speeddate_expert (problem, e)->id))
      return FALSE;
  for (guint p = 0; p < ours->participants->len; p++)
    if (!g_str_equal (sam_speeddate_participant (ours, p)->id, sam_speeddate_participant (problem, p)->id))
      return FALSE;
  return TRUE;
}

/**
 * sam_plan_loaded_score:
 *
 * Counts anew what the seats are worth. A plan that seats nobody, as one that was undone, is none.
 */
void
sam_plan_loaded_score (SamPlanLoaded *loaded)
{
  g_autoptr (GPtrArray) violations = NULL;

  loaded->has_plan = FALSE;
  for (guint i = 0; i < sam_plan_loaded_count_seats (loaded); i++)
    loaded->has_plan = loaded->has_plan || loaded->seats[i] >= 0;
  g_clear_pointer (&loaded->violation, g_free);
  if (!sam_speeddate_score (loaded->problem, loaded->seats, loaded->vector, &violations))
    loaded->violation = g_strdup (g_ptr_array_index (violations, 0));
  g_clear_pointer (&loaded->changes, g_array_unref);
  if (loaded->announced_seats != NULL && !loaded->announced)
    loaded->changes = sam_speeddate_list_changes (loaded->problem, loaded->announced_seats, loaded->seats,
                                                  loaded->rounds_held);
}

/**
 * sam_plan_loaded_set_bound:
 * @bound: how good the levels could be at best
 * @n_bounds: so many of them, from the first, are known
 * @pins: of #SamSpeeddateDate: what was pinned when that was found out
 */
void
sam_plan_loaded_set_bound (SamPlanLoaded *loaded,
                           const gint64 *bound,
                           guint n_bounds,
                           GArray *pins)
{
  memcpy (loaded->bound, bound, sizeof loaded->bound);
  loaded->n_bounds = n_bounds;
  g_clear_pointer (&loaded->bound_pins, g_array_unref);
  loaded->bound_pins = g_array_copy (pins);
}

/* Returns the place of a pin, or -1. */
static int
find_pin (const SamPlanLoaded *loaded,
          guint participant,
          guint round)
{
  const GArray *pins = loaded->problem->pin;

  for (guint i = 0; i < pins->len; i++)
    {
      const SamSpeeddateDate *pin = &g_array_index (pins, SamSpeeddateDate, i);

      if (pin->participant == participant && pin->round == round)
        return (int) i;
    }
  return -1;
}

/**
 * sam_plan_loaded_count_bounds:
 *
 * A bound stays one as long as no pin is taken away: without it there could be better plans.
 *
 * Returns: of how many levels, from the first, it is known how good they could be at best
 */
guint
sam_plan_loaded_count_bounds (const SamPlanLoaded *loaded)
{
  for (guint i = 0; loaded->bound_pins != NULL && i < loaded->bound_pins->len; i++)
    {
      const SamSpeeddateDate *pin = &g_array_index (loaded->bound_pins, SamSpeeddateDate, i);
      const int now = find_pin (loaded, pin->participant, pin->round);

      if (now < 0 || g_array_index (loaded->problem->pin, SamSpeeddateDate, now).expert != pin->expert)
        return 0;
    }
  return loaded->n_bounds;
}

/**
 * sam_plan_loaded_describe_worth:
 *
 * Returns: (transfer full) (nullable): in sentences, how good the plan is, and how much better one could be; %NULL
 *   without a plan
 */
char *
sam_plan_loaded_describe_worth (const SamPlanLoaded *loaded)
{
  if (!loaded->has_plan)
    return NULL;
  return sam_speeddate_worth_to_text (loaded->problem, loaded->seats, loaded->most_wished, loaded->vector,
                                      loaded->bound,
                                      loaded->violation == NULL ? sam_plan_loaded_count_bounds (loaded) : 0);
}

/**
 * sam_plan_loaded_is_pinned:
 *
 * Returns: whether the planner leaves somebody where they sit in a round
 */
gboolean
sam_plan_loaded_is_pinned (const SamPlanLoaded *loaded,
                           guint participant,
                           guint round)
{
  return find_pin (loaded, participant, round) >= 0;
}

/**
 * sam_plan_loaded_set_pinned:
 *
 * Pins somebody where they sit in a round, if they do; or lets the planner move them.
 */
void
sam_plan_loaded_set_pinned (SamPlanLoaded *loaded,
                            guint participant,
                            guint round,
                            gboolean pinned)
{
  const int expert = loaded->seats[participant * loaded->problem->n_rounds + round];
  int i;

  while ((i = find_pin (loaded, participant, round)) >= 0)
    g_array_remove_index (loaded->problem->pin, i);
  if (pinned && expert >= 0)
    sam_speeddate_problem_add_pin (loaded->problem, participant, (guint) expert, round);
}

/**
 * sam_plan_loaded_take_seats:
 *
 * Seats everybody anew: nobody knows of that yet. The evening is a value that others may hold, so it gets a new one.
 */
void
sam_plan_loaded_take_seats (SamPlanLoaded *loaded,
                            const int *seats)
{
  g_autofree char *worth = NULL;

  memcpy (loaded->seats, seats, sam_plan_loaded_count_seats (loaded) * sizeof *seats);
  loaded->announced = FALSE;
  sam_plan_loaded_score (loaded);
  worth = sam_plan_loaded_describe_worth (loaded);
  loaded->evening = sam_evening_with_seats (loaded->evening, seats, worth);
}

/* Who was put somewhere by hand, and who sat somewhere already, stays; the one in hand may go anywhere. */
static void
hold_others (const SamPlanLoaded *loaded,
             SamSpeeddateProblem *problem,
             guint participant)
{
  for (guint i = problem->pin->len; i > 0; i--)
    if (g_array_index (problem->pin, SamSpeeddateDate, i - 1).participant == participant)
      g_array_remove_index (problem->pin, i - 1);
  for (guint p = 0; p < problem->participants->len; p++)
    for (guint r = 0; r < MIN (loaded->rounds_held, problem->n_rounds); r++)
      {
        const int e = loaded->seats[p * problem->n_rounds + r];

        if (e >= 0)
          sam_speeddate_problem_add_pin (problem, p, (guint) e, r);
      }
}

/**
 * sam_plan_loaded_find_move:
 * @expert: whom to sit with; -1: nobody
 * @swap_with: who goes the other way; -1: nobody in particular
 *
 * Returns: (transfer full): what a move would cost, with who goes along; what it would break where there is no way
 */
SamSpeeddateMove *
sam_plan_loaded_find_move (const SamPlanLoaded *loaded,
                           guint participant,
                           guint round,
                           int expert,
                           int swap_with)
{
  g_autoptr (SamSpeeddateProblem) problem = sam_speeddate_problem_copy (loaded->problem);

  hold_others (loaded, problem, participant);
  return sam_speeddate_find_move (problem, loaded->seats, participant, round, expert, swap_with);
}

/**
 * sam_plan_loaded_take_move:
 * @move: one that breaks nothing
 *
 * Does a move: who was moved by hand is pinned there, who went along is not.
 */
void
sam_plan_loaded_take_move (SamPlanLoaded *loaded,
                           const SamSpeeddateMove *move,
                           guint participant,
                           guint round)
{
  for (guint i = 0; i < move->along->len; i++)
    {
      const SamSpeeddateChange *change = &g_array_index (move->along, SamSpeeddateChange, i);

      sam_plan_loaded_set_pinned (loaded, change->participant, change->round, FALSE);
    }
  sam_plan_loaded_take_seats (loaded, move->seats);
  sam_plan_loaded_set_pinned (loaded, participant, round, TRUE);
}

/**
 * sam_plan_loaded_to_plan:
 * @made: (nullable): what the planner made, where it has only just made it
 *
 * Returns: (transfer full): a copy to save; of a plan changed by hand it says how good one could be, not how it was
 *   made
 */
SamSpeeddatePlan *
sam_plan_loaded_to_plan (const SamPlanLoaded *loaded,
                         const SamSpeeddatePlan *made)
{
  SamSpeeddatePlan *plan = g_new0 (SamSpeeddatePlan, 1);

  if (made != NULL)
    *plan = *made;
  memcpy (plan->bound, loaded->bound, sizeof plan->bound);
  plan->n_bounds = sam_plan_loaded_count_bounds (loaded);
  plan->problem = sam_speeddate_problem_copy (loaded->problem);
  plan->seats = g_memdup2 (loaded->seats, MAX (1, sam_plan_loaded_count_seats (loaded)) * sizeof *plan->seats);
  memcpy (plan->vector, loaded->vector, sizeof plan->vector);
  return plan;
}
