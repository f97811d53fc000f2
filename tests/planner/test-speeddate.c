/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sam-speeddate-feasible.h"
#include "planner/sam-speeddate-relax.h"

#include "sam-random-problem.h"

#include <string.h>

static SamSpeeddatePlan *
solve (SamSpeeddateProblem *problem,
       guint64 steps,
       GError **error)
{
  const SamSpeeddateOptions options = { .seed = 1, .max_steps = steps };

  return sam_speeddate_solve (problem, &options, NULL, NULL, error);
}

/* $SAMENHULP_TEST_PROBLEMS multiplies how many random problems are tried. */
static guint32
count_problems (guint32 usual)
{
  const char *times = g_getenv ("SAMENHULP_TEST_PROBLEMS");

  return usual * (guint32) CLAMP (times != NULL ? g_ascii_strtoull (times, NULL, 10) : 1, 1, 1000);
}

/* The best vector of all ways to seat everybody; FALSE when none is sound. */
static gboolean
try_all (SamSpeeddateProblem *problem,
         gint64 *best)
{
  const guint n_seats = problem->participants->len * problem->n_rounds;
  g_autofree int *seats = g_new (int, n_seats);
  gboolean found = FALSE;
  guint i = 0;

  for (guint seat = 0; seat < n_seats; seat++)
    seats[seat] = -1;
  while (i < n_seats)
    {
      g_autofree char *violation = sam_find_violation (problem, seats);
      gint64 vector[SAM_SPEEDDATE_N_LEVELS];

      g_assert_true ((violation == NULL) == sam_speeddate_score (problem, seats, vector, NULL));
      for (guint level = 0; violation == NULL && level <= SAM_SPEEDDATE_N_LEVELS; level++)
        {
          if (level < SAM_SPEEDDATE_N_LEVELS && found && vector[level] == best[level])
            continue;
          if (level < SAM_SPEEDDATE_N_LEVELS && (!found || vector[level] < best[level]))
            memcpy (best, vector, sizeof vector);
          break;
        }
      found = found || violation == NULL;
      for (i = 0; i < n_seats && ++seats[i] == (int) problem->experts->len; i++)
        seats[i] = -1;
    }
  return found;
}

/* A bound on a level is one for plans that are at the bounds before it. */
static void
assert_bounded (SamSpeeddateProblem *problem,
                const gint64 *best)
{
  g_autoptr (SamSpeeddateState) state = sam_speeddate_state_new (problem);
  g_autoptr (SamSpeeddateRelaxed) relaxed = sam_speeddate_relax (state);
  gboolean exact = TRUE;

  for (guint level = 0; level < SAM_SPEEDDATE_N_LEVELS && exact; level++)
    {
      const gint64 bound = level < 3 ? relaxed->bound[level] : sam_speeddate_bound_company (state);

      g_assert_cmpint (bound, <=, best[level]);
      exact = bound == best[level];
    }
}

static void
compare_with_all (SamSpeeddateProblem *problem,
                  guint32 seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSpeeddatePlan) plan = solve (problem, 6000, &error);
  gint64 best[SAM_SPEEDDATE_N_LEVELS] = { 0 };

  g_test_message ("seed %u", seed);
  if (!try_all (problem, best))
    {
      g_assert_error (error, SAM_SPEEDDATE_ERROR, SAM_SPEEDDATE_ERROR_INFEASIBLE);
      return;
    }
  g_assert_no_error (error);
  for (guint level = 0; level < SAM_SPEEDDATE_N_LEVELS; level++)
    g_assert_cmpint (plan->vector[level], ==, best[level]);
  assert_bounded (problem, best);
}

static void
compare_random_with_all (guint32 seed,
                         gboolean restricted)
{
  g_autoptr (SamSpeeddateProblem) problem = sam_random_problem (seed, 4, 2, 2, restricted);

  compare_with_all (problem, seed);
}

static void
test_small_plans_are_the_best (void)
{
  for (guint32 seed = 1; seed <= count_problems (60); seed++)
    compare_random_with_all (seed, FALSE);
}

static void
test_small_restricted_plans_are_the_best (void)
{
  for (guint32 seed = 100001; seed <= 100000 + count_problems (160); seed++)
    compare_random_with_all (seed, TRUE);
}

/* Three rounds, so that a break has a choice of rounds. */
static void
test_small_plans_with_breaks_are_the_best (void)
{
  for (guint32 seed = 200001; seed <= 200000 + count_problems (30); seed++)
    {
      g_autoptr (SamSpeeddateProblem) problem = sam_random_problem (seed, 3, 2, 3, TRUE);

      for (guint e = 0; e < problem->experts->len; e++)
        {
          sam_speeddate_expert (problem, e)->max_run = 1 + (seed + e) % 2;
          sam_speeddate_expert (problem, e)->min = 1;
        }
      compare_with_all (problem, seed);
    }
}

/* On the evening: what is announced pulls, what was played is as it is. */
static void
test_small_new_plans_are_the_best (void)
{
  for (guint32 seed = 300001; seed <= 300000 + count_problems (100); seed++)
    {
      g_autoptr (SamSpeeddateProblem) problem = sam_random_problem (seed, 4, 2, 2, TRUE);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

      g_array_set_size (problem->pin, 0);
      problem->has_previous = TRUE;
      for (guint p = 0; p < problem->participants->len; p++)
        for (guint r = 0; r < problem->n_rounds; r++)
          sam_speeddate_problem_set_previous_seat (problem, p, r,
                                                   g_rand_int_range (rand, -1, (int) problem->experts->len));
      compare_with_all (problem, seed);
    }
}

static void
test_random_plans_are_sound (void)
{
  const guint32 first = 400001;
  const guint32 n = count_problems (3000);
  guint planned = 0;
  guint unknown = 0;

  for (guint32 seed = first; seed < first + n; seed++)
    {
      g_autoptr (SamSpeeddateProblem) problem = sam_random_problem (seed, 14, 5, 5, seed % 4 != 0);
      g_autoptr (GError) error = NULL;
      g_autoptr (SamSpeeddatePlan) plan = solve (problem, 1000, &error);
      g_autofree char *violation = NULL;

      if (plan == NULL)
        {
          unknown += g_error_matches (error, SAM_SPEEDDATE_ERROR, SAM_SPEEDDATE_ERROR_NOT_FOUND);
          continue;
        }
      violation = sam_find_violation (problem, plan->seats);
      if (violation != NULL)
        g_error ("seed %u: %s", seed, violation);
      for (guint level = 0; level < SAM_SPEEDDATE_N_LEVELS; level++)
        {
          if (level < plan->proven_levels)
            g_assert_cmpint (plan->vector[level], ==, plan->bound[level]);
          if (level < plan->n_bounds)
            g_assert_cmpint (plan->vector[level], >=, plan->bound[level]);
        }
      planned++;
    }
  g_test_message ("%u of %u could be planned, of %u it is not known", planned, n, unknown);
  g_assert_cmpuint (planned, >, n / 3);
  g_assert_cmpuint (unknown, <, n / 300);
}

/* Where nothing ties dates to rounds and every minimum is 1, the first two levels must be the proven best. */
static void
test_unrestricted_plans_are_proven (void)
{
  for (guint32 seed = 5000; seed < 5300; seed++)
    {
      g_autoptr (SamSpeeddateProblem) problem = sam_random_problem (seed, 30, 8, 6, FALSE);
      g_autoptr (SamSpeeddatePlan) plan = NULL;

      problem->allow_repeat_expert = FALSE;
      plan = solve (problem, 500, NULL);
      g_assert_nonnull (plan);
      g_test_message ("seed %u", seed);
      g_assert_cmpuint (plan->proven_levels, >=, 2);
    }
}

/* The largest evening there is: wishes and tables are the best before any searching. */
static void
test_a_large_plan_is_good_at_once (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (SamSpeeddateProblem) problem = sam_speeddate_problem_new (10);
  g_autoptr (SamSpeeddatePlan) plan = NULL;

  for (guint e = 0; e < 40; e++)
    {
      g_autofree char *id = g_strdup_printf ("E%u", e);

      sam_speeddate_problem_add_expert (problem, id, NULL)->cap = 8;
    }
  for (guint p = 0; p < 300; p++)
    {
      g_autofree char *id = g_strdup_printf ("P%u", p);

      sam_speeddate_problem_add_participant (problem, id);
      for (guint i = 0; i < 10; i++)
        sam_speeddate_problem_set_wish (problem, p, (guint) g_rand_int_range (rand, 0, 40),
                                        g_rand_int_range (rand, 1, 4));
    }
  plan = solve (problem, 1, NULL);
  g_assert_nonnull (plan);
  g_assert_cmpuint (plan->proven_levels, >=, 3);
}

static void
assert_same_seats (const SamSpeeddatePlan *plan,
                   const SamSpeeddatePlan *other)
{
  const gsize size = plan->problem->participants->len * plan->problem->n_rounds * sizeof (int);

  g_assert_cmpmem (plan->seats, size, other->seats, size);
}

/* The steps chosen for a time, unless a busy computer did not get through them. */
static void
test_same_seed_and_steps_give_the_same_plan (void)
{
  g_autoptr (SamSpeeddateProblem) problem = sam_random_problem (77, 40, 8, 6, TRUE);
  g_autoptr (SamSpeeddatePlan) plan = NULL;
  g_autoptr (SamSpeeddatePlan) again = NULL;
  SamSpeeddateOptions timed = { .seed = 3, .seconds = 0.025 };
  SamSpeeddateOptions counted = { .seed = 3 };

  problem->pin->len = 0;
  while (plan == NULL || plan->stopped)
    {
      g_clear_pointer (&plan, sam_speeddate_plan_free);
      timed.seconds *= 2;
      plan = sam_speeddate_solve (problem, &timed, NULL, NULL, NULL);
      g_assert_nonnull (plan);
    }
  counted.max_steps = plan->steps;
  again = sam_speeddate_solve (problem, &counted, NULL, NULL, NULL);
  assert_same_seats (plan, again);
  g_assert_cmpuint (plan->steps, ==, again->steps);
}

/* Enough steps for two courses at once: which of them is quicker must not matter. */
static void
test_two_courses_give_the_same_plan (void)
{
  for (guint32 seed = 1; seed <= 6; seed++)
    {
      g_autoptr (SamSpeeddateProblem) problem = sam_random_problem (seed, 30, 8, 6, FALSE);
      g_autoptr (SamSpeeddatePlan) plan = solve (problem, 400000, NULL);
      g_autoptr (SamSpeeddatePlan) again = solve (problem, 400000, NULL);

      g_assert_nonnull (plan);
      assert_same_seats (plan, again);
    }
}

/* Announced without seats, everybody's seat is a change and no bound is reached: it can't end by being perfect. */
static SamSpeeddateProblem *
make_endless_problem (void)
{
  SamSpeeddateProblem *problem = sam_random_problem (78, 40, 8, 6, FALSE);

  problem->has_previous = TRUE;
  return problem;
}

static void
test_time_ends_steps_without_end (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_endless_problem ();
  const SamSpeeddateOptions options = { .seed = 3, .max_steps = G_MAXUINT64 / 2, .seconds = 0.2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSpeeddatePlan) plan = sam_speeddate_solve (problem, &options, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (plan->stopped);
  g_assert_true (sam_speeddate_score (problem, plan->seats, (gint64[SAM_SPEEDDATE_N_LEVELS]){ 0 }, NULL));
}

static gboolean
stop (double fraction,
      const gint64 *vector,
      const gint16 *seats,
      gpointer data)
{
  return ++*(guint *) data < 3;
}

static void
test_planning_can_be_stopped (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_endless_problem ();
  const SamSpeeddateOptions options = { .seed = 3, .max_steps = G_MAXINT };
  g_autoptr (GError) error = NULL;
  guint calls = 0;

  g_assert_null (sam_speeddate_solve (problem, &options, stop, &calls, &error));
  g_assert_error (error, SAM_SPEEDDATE_ERROR, SAM_SPEEDDATE_ERROR_CANCELLED);
  g_assert_cmpuint (calls, ==, 3);
}

static void
test_the_best_so_far_can_be_kept (void)
{
  g_autoptr (SamSpeeddateProblem) problem = make_endless_problem ();
  const SamSpeeddateOptions options = { .seed = 3, .max_steps = G_MAXINT, .keep_when_stopped = TRUE };
  g_autoptr (SamSpeeddatePlan) plan = NULL;
  guint calls = 0;

  plan = sam_speeddate_solve (problem, &options, stop, &calls, NULL);
  g_assert_nonnull (plan);
  g_assert_true (plan->stopped);
  g_assert_true (sam_speeddate_score (problem, plan->seats, (gint64[SAM_SPEEDDATE_N_LEVELS]){ 0 }, NULL));
}

typedef struct
{
  SamSpeeddateProblem *problem;
  gint64 last[SAM_SPEEDDATE_N_LEVELS];
  double fraction;
  guint calls;
} Watch;

/* What is shown before it is done is a plan too. */
static void
assert_plan (SamSpeeddateProblem *problem,
             const gint16 *seats,
             const gint64 *vector)
{
  const guint n_seats = problem->participants->len * problem->n_rounds;
  g_autofree int *whole = g_new (int, n_seats);
  gint64 counted[SAM_SPEEDDATE_N_LEVELS];

  g_assert_nonnull (seats);
  for (guint i = 0; i < n_seats; i++)
    whole[i] = seats[i];
  g_assert_true (sam_speeddate_score (problem, whole, counted, NULL));
  g_assert_cmpmem (counted, sizeof counted, vector, sizeof counted);
}

static gboolean
watch (double fraction,
       const gint64 *vector,
       const gint16 *seats,
       gpointer data)
{
  Watch *self = data;

  g_assert_cmpfloat (fraction, >=, self->fraction);
  for (guint level = 0; self->calls > 0 && level < SAM_SPEEDDATE_N_LEVELS; level++)
    {
      g_assert_cmpint (vector[level], <=, self->last[level]);
      if (vector[level] < self->last[level])
        break;
    }
  assert_plan (self->problem, seats, vector);
  memcpy (self->last, vector, sizeof self->last);
  self->fraction = fraction;
  self->calls++;
  return TRUE;
}

/* Not the restricted kind: a plan that breaks a rule may be better than a sound one that replaces it. */
static void
test_the_best_so_far_never_gets_worse (void)
{
  for (guint32 seed = 300; seed < 320; seed++)
    {
      g_autoptr (SamSpeeddateProblem) problem = sam_random_problem (seed, 30, 8, 6, FALSE);
      const SamSpeeddateOptions options = { .seed = 3, .max_steps = 60000 };
      g_autoptr (SamSpeeddatePlan) plan = NULL;
      Watch self = { .problem = problem };

      plan = sam_speeddate_solve (problem, &options, watch, &self, NULL);
      g_assert_nonnull (plan);
      g_assert_false (plan->stopped);
    }
}

static void
test_wished_for_talks_are_counted (void)
{
  g_autoptr (SamSpeeddateProblem) problem = sam_speeddate_problem_new (2);
  const int seats[] = { 0, 1, 1, -1 };
  guint most;

  sam_speeddate_problem_add_expert (problem, "Ada", NULL)->cap = 1;
  sam_speeddate_problem_add_expert (problem, "Bo", NULL)->cap = 1;
  sam_speeddate_problem_add_participant (problem, "Cor");
  sam_speeddate_problem_add_participant (problem, "Dirk");
  sam_speeddate_problem_set_wish (problem, 0, 0, 3);
  sam_speeddate_problem_set_wish (problem, 1, 0, 1);
  sam_speeddate_problem_set_wish (problem, 1, 1, 2);
  g_assert_cmpuint (sam_speeddate_count_wished (problem, seats, &most), ==, 2);
  g_assert_cmpuint (most, ==, 3);
}

/* On the evening: rounds were played with people who were late, too few or too many: no question any more. */
static void
test_what_was_played_is_never_in_the_way (void)
{
  for (guint32 seed = 9000; seed < 9400; seed++)
    {
      g_autoptr (SamSpeeddateProblem) problem = sam_random_problem (seed, 14, 5, 5, TRUE);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GError) error = NULL;
      g_autoptr (SamSpeeddatePlan) plan = NULL;

      g_array_set_size (problem->pin, 0);
      problem->has_previous = TRUE;
      problem->frozen_rounds = (guint) g_rand_int_range (rand, 0, (int) problem->n_rounds + 1);
      for (guint p = 0; p < problem->participants->len; p++)
        for (guint r = 0; r < problem->n_rounds; r++)
          sam_speeddate_problem_set_previous_seat (problem, p, r,
                                                   g_rand_int_range (rand, -1, (int) problem->experts->len));
      for (guint e = 0; e < problem->experts->len; e++)
        sam_speeddate_expert (problem, e)->never_idle = FALSE;
      g_test_message ("seed %u", seed);
      plan = solve (problem, 1000, &error);
      g_assert_no_error (error);
      for (guint p = 0; p < problem->participants->len; p++)
        for (guint r = 0; r < problem->frozen_rounds; r++)
          g_assert_cmpint (plan->seats[p * problem->n_rounds + r], ==,
                           sam_speeddate_problem_get_previous_seat (problem, p, r));
      for (guint level = 0; level < plan->proven_levels; level++)
        g_assert_cmpint (plan->vector[level], ==, plan->bound[level]);
      for (guint level = 0; level < 2 && plan->proven_levels >= level; level++)
        g_assert_cmpint (plan->vector[level], >=, plan->bound[level]);
    }
}

static void
test_nobody_comes (void)
{
  g_autoptr (SamSpeeddateProblem) problem = sam_speeddate_problem_new (3);
  g_autoptr (SamSpeeddatePlan) plan = solve (problem, 100, NULL);

  g_assert_nonnull (plan);
  g_assert_cmpint (plan->vector[1], ==, 0);
}

/* A table that may never be empty, and a break that is due: each can hold, but not both. */
static void
test_a_combination_that_fails_is_named (void)
{
  g_autoptr (SamSpeeddateProblem) problem = sam_speeddate_problem_new (2);
  g_autoptr (GError) error = NULL;
  SamSpeeddateExpert *ada = sam_speeddate_problem_add_expert (problem, "Ada", NULL);

  ada->never_idle = TRUE;
  ada->max_run = 1;
  sam_speeddate_problem_add_expert (problem, "Bo", NULL)->never_idle = TRUE;
  for (guint p = 0; p < 4; p++)
    sam_speeddate_problem_add_participant (problem, (const char *[]){ "Cor", "Dirk", "Els", "Fien" }[p]);
  sam_speeddate_problem_add_pin (problem, 3, 1, 1);
  g_assert_null (solve (problem, 100, &error));
  g_assert_error (error, SAM_SPEEDDATE_ERROR, SAM_SPEEDDATE_ERROR_INFEASIBLE);
  g_assert_cmpstr (error->message, ==,
                   "INFEASIBLE: These can't hold together: Ada must never sit alone; Ada needs a break after 1 round. "
                   "Change one of them.");
}

static void
test_one_thing_that_fails_is_named (void)
{
  g_autoptr (SamSpeeddateProblem) problem = sam_speeddate_problem_new (1);
  SamSpeeddateFinding *finding;

  sam_speeddate_problem_add_expert (problem, "Ada", NULL)->never_idle = TRUE;
  finding = sam_speeddate_explain (problem);
  g_assert_cmpstr (finding->message, ==, "This can't be held: Ada must never sit alone. Change that.");
  sam_speeddate_finding_free (finding);
}

static gboolean
can_be_planned (SamSpeeddateProblem *problem)
{
  g_autoptr (SamSpeeddatePlan) plan = solve (problem, 2000, NULL);

  return plan != NULL;
}

/* A pin that breaks a rule by itself is told as that, and needs no explanation. */
static gboolean
is_refused_by_pin (SamSpeeddateProblem *problem)
{
  g_autoptr (GPtrArray) findings = sam_speeddate_check (problem);

  for (guint i = 0; i < findings->len; i++)
    {
      const SamSpeeddateFinding *finding = g_ptr_array_index (findings, i);

      if (finding->fatal && finding->reason <= SAM_SPEEDDATE_PIN_MAX_RUN)
        return TRUE;
    }
  return FALSE;
}

/* The problem with these constraints only, but for one. */
static SamSpeeddateProblem *
keep_only (SamSpeeddateProblem *problem,
           GArray *kept,
           guint but)
{
  SamSpeeddateProblem *less = sam_speeddate_problem_copy (problem);
  g_autoptr (GArray) all = sam_speeddate_list_constraints (problem);

  for (guint i = 0; i < all->len; i++)
    {
      const SamSpeeddateConstraint *constraint = &g_array_index (all, SamSpeeddateConstraint, i);
      gboolean keep = FALSE;

      for (guint k = 0; k < kept->len; k++)
        keep = keep || (k != but && memcmp (&g_array_index (kept, SamSpeeddateConstraint, k), constraint,
                                            sizeof *constraint) == 0);
      if (!keep)
        sam_speeddate_drop_constraint (less, constraint);
    }
  return less;
}

/* Enough demands that many of these problems can't be planned at all. */
static SamSpeeddateProblem *
make_demanding_problem (guint32 seed)
{
  SamSpeeddateProblem *problem = sam_random_problem (seed, 6, 3, 3, TRUE);

  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint e = 0; e < problem->experts->len; e++)
    sam_speeddate_expert (problem, e)->never_idle = (seed + e) % 2 == 0;
  for (guint p = 0; p < problem->participants->len; p++)
    if (g_rand_boolean (rand))
      sam_speeddate_problem_add_pin (problem, p, (guint) g_rand_int_range (rand, 0, (int) problem->experts->len),
                                     (guint) g_rand_int_range (rand, 0, (int) problem->n_rounds));
  return problem;
}

static void
test_nothing_can_be_left_out_of_an_explanation (void)
{
  guint explained = 0;
  guint with_pins = 0;

  for (guint32 seed = 1; seed <= count_problems (300); seed++)
    {
      g_autoptr (SamSpeeddateProblem) problem = make_demanding_problem (seed);
      SamSpeeddateFinding *finding;
      g_autoptr (SamSpeeddateProblem) alone = NULL;

      if (can_be_planned (problem) || is_refused_by_pin (problem))
        continue;
      g_test_message ("seed %u", seed);
      finding = sam_speeddate_explain (problem);
      g_test_message ("%s", finding->message);
      alone = keep_only (problem, finding->constraints, G_MAXUINT);
      g_assert_false (can_be_planned (alone));
      for (guint i = 0; i < finding->constraints->len; i++)
        {
          g_autoptr (SamSpeeddateProblem) less = keep_only (problem, finding->constraints, i);

          g_assert_true (can_be_planned (less));
          with_pins += g_array_index (finding->constraints, SamSpeeddateConstraint, i).kind ==
                       SAM_SPEEDDATE_CONSTRAINT_PIN;
        }
      sam_speeddate_finding_free (finding);
      explained++;
    }
  g_assert_cmpuint (explained, >, 50);
  g_assert_cmpuint (with_pins, >, 5);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planner/speeddate/small-plans-are-the-best", test_small_plans_are_the_best);
  g_test_add_func ("/planner/speeddate/small-restricted-plans-are-the-best", test_small_restricted_plans_are_the_best);
  g_test_add_func ("/planner/speeddate/small-plans-with-breaks-are-the-best",
                   test_small_plans_with_breaks_are_the_best);
  g_test_add_func ("/planner/speeddate/small-new-plans-are-the-best", test_small_new_plans_are_the_best);
  g_test_add_func ("/planner/speeddate/random-plans-are-sound", test_random_plans_are_sound);
  g_test_add_func ("/planner/speeddate/unrestricted-plans-are-proven", test_unrestricted_plans_are_proven);
  g_test_add_func ("/planner/speeddate/a-large-plan-is-good-at-once", test_a_large_plan_is_good_at_once);
  g_test_add_func ("/planner/speeddate/same-seed-and-steps-give-the-same-plan",
                   test_same_seed_and_steps_give_the_same_plan);
  g_test_add_func ("/planner/speeddate/two-courses-give-the-same-plan", test_two_courses_give_the_same_plan);
  g_test_add_func ("/planner/speeddate/time-ends-steps-without-end", test_time_ends_steps_without_end);
  g_test_add_func ("/planner/speeddate/planning-can-be-stopped", test_planning_can_be_stopped);
  g_test_add_func ("/planner/speeddate/the-best-so-far-can-be-kept", test_the_best_so_far_can_be_kept);
  g_test_add_func ("/planner/speeddate/the-best-so-far-never-gets-worse", test_the_best_so_far_never_gets_worse);
  g_test_add_func ("/planner/speeddate/wished-for-talks-are-counted", test_wished_for_talks_are_counted);
  g_test_add_func ("/planner/speeddate/what-was-played-is-never-in-the-way", test_what_was_played_is_never_in_the_way);
  g_test_add_func ("/planner/speeddate/nobody-comes", test_nobody_comes);
  g_test_add_func ("/planner/speeddate/a-combination-that-fails-is-named", test_a_combination_that_fails_is_named);
  g_test_add_func ("/planner/speeddate/one-thing-that-fails-is-named", test_one_thing_that_fails_is_named);
  g_test_add_func ("/planner/speeddate/nothing-can-be-left-out-of-an-explanation",
                   test_nothing_can_be_left_out_of_an_explanation);
  return g_test_run ();
}
