/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole score of any seats, computed from nothing and in the plainest way: the search keeps its own running score,
 * and this is what that one is checked against. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "samenhulp-config.h"

#include "planner/sam-speeddate.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SamSpeeddateProblem *problem;
  const int *seats;
  gint64 *vector;
  GPtrArray *violations;
} Scoring;

static const char *
name_guest (SamSpeeddateProblem *problem,
            guint p)
{
  return sam_speeddate_problem_get_participant_name (problem, p);
}

static const char *
name_host (SamSpeeddateProblem *problem,
           guint e)
{
  return sam_speeddate_problem_get_expert_name (problem, e);
}

/* What was played is as it is: no rule is asked of it any more. */
static gboolean
was_played (SamSpeeddateProblem *problem,
            guint round)
{
  return problem->has_previous && round < problem->frozen_rounds;
}

static int
get_seat (Scoring *scoring,
          guint p,
          guint r)
{
  return scoring->seats[p * scoring->problem->n_rounds + r];
}

static gboolean
is_there (guint64 available,
          guint round)
{
  return (available >> round & 1) != 0;
}

static void G_GNUC_PRINTF (2, 3)
    violate (Scoring *scoring,
             const char *format,
             ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (scoring->violations, g_strdup_vprintf (format, args));
  va_end (args);
}

static guint
count_table (Scoring *scoring,
             guint e,
             guint r)
{
  guint n = 0;

  for (guint p = 0; p < scoring->problem->participants->len; p++)
    n += get_seat (scoring, p, r) == (int) e;
  return n;
}

static void
check_participant (Scoring *scoring,
                   guint p)
{
  SamSpeeddateProblem *problem = scoring->problem;
  SamSpeeddateParticipant *person = sam_speeddate_participant (problem, p);

  for (guint r = 0; r < problem->n_rounds; r++)
    {
      const int e = get_seat (scoring, p, r);

      if (was_played (problem, r) && e != sam_speeddate_problem_get_previous_seat (problem, p, r))
        violate (scoring, _ ("%s has another seat in round %u, which was already played."),
                 name_guest (problem, p), r + 1);
      if (e < 0 || was_played (problem, r))
        continue;
      if (!is_there (person->available, r))
        violate (scoring, _ ("%s is not there in round %u."), name_guest (problem, p), r + 1);
      if (!is_there (sam_speeddate_expert (problem, e)->available, r))
        violate (scoring, _ ("%s is not there in round %u."), name_host (problem, (guint) e), r + 1);
      if (sam_speeddate_problem_is_forbidden (problem, p, (guint) e))
        violate (scoring, _ ("%s and %s must not meet."), name_guest (problem, p), name_host (problem, (guint) e));
      for (guint earlier = 0; earlier < r && !problem->allow_repeat_expert; earlier++)
        if (get_seat (scoring, p, earlier) == e)
          violate (scoring, _ ("%s meets %s in round %u and again in round %u."), name_guest (problem, p),
                   name_host (problem, (guint) e), earlier + 1, r + 1);
    }
}

static void
check_expert (Scoring *scoring,
              guint e)
{
  SamSpeeddateProblem *problem = scoring->problem;
  SamSpeeddateExpert *expert = sam_speeddate_expert (problem, e);
  guint run = 0;

  for (guint r = 0; r < problem->n_rounds; r++)
    {
      const guint n = count_table (scoring, e, r);

      run = n > 0 ? run + 1 : 0;
      if (is_there (expert->available, r))
        scoring->vector[2] += n * n + (n == 0 ? problem->objective.idle_expert : 0);
      if (was_played (problem, r))
        continue;
      if (n > expert->cap)
        violate (scoring, _ ("%s has %u at the table in round %u, at most %u fit."),
                 name_host (problem, e), n, r + 1, expert->cap);
      if (n > 0 && n < expert->min)
        violate (scoring, _ ("%s has only %u at the table in round %u, at least %u are needed."),
                 name_host (problem, e), n, r + 1,
                 expert->min);
      if (n == 0 && expert->never_idle && is_there (expert->available, r))
        violate (scoring, _ ("%s sits alone in round %u."), name_host (problem, e), r + 1);
      if (expert->max_run > 0 && run > expert->max_run)
        violate (scoring, _ ("%s has no break after %u rounds, in round %u."),
                 name_host (problem, e), expert->max_run, r + 1);
    }
}

static guint64
list_met (Scoring *scoring,
          guint p,
          gboolean *met)
{
  guint64 seated = 0;

  for (guint e = 0; e < scoring->problem->experts->len; e++)
    met[e] = FALSE;
  for (guint r = 0; r < scoring->problem->n_rounds; r++)
    if (get_seat (scoring, p, r) >= 0)
      {
        met[get_seat (scoring, p, r)] = TRUE;
        seated++;
      }
  return seated;
}

static void
score_contact (Scoring *scoring,
               guint p,
               gboolean *met)
{
  SamSpeeddateProblem *problem = scoring->problem;
  SamSpeeddateParticipant *person = sam_speeddate_participant (problem, p);
  const SamSpeeddateObjective *objective = &problem->objective;
  const gint64 seated = (gint64) list_met (scoring, p, met);
  gint64 missed = 0;

  for (guint r = 0; r < problem->n_rounds; r++)
    {
      const gboolean there = is_there (person->available, r);

      missed += there;
      if (problem->has_previous && r >= problem->frozen_rounds && there && !person->walk_in &&
          get_seat (scoring, p, r) != sam_speeddate_problem_get_previous_seat (problem, p, r))
        scoring->vector[1] += objective->change;
    }
  missed = MAX (0, missed - seated);
  scoring->vector[1] += objective->idle_first * missed + objective->idle_step * (missed * (missed - 1) / 2);
  for (int level = 1; level <= 3; level++)
    {
      guint n = 0;

      for (guint e = 0; e < problem->experts->len; e++)
        if (met[e] && sam_speeddate_problem_get_weight (problem, p, e) >= level)
          {
            scoring->vector[1] -= objective->wish[MIN (n, objective->n_wish - 1)];
            n++;
          }
    }
}

static void
score_company (Scoring *scoring,
               guint p,
               guint q)
{
  SamSpeeddateProblem *problem = scoring->problem;
  SamSpeeddateParticipant *one = sam_speeddate_participant (problem, p);
  SamSpeeddateParticipant *other = sam_speeddate_participant (problem, q);
  gint64 meetings = 0;

  for (guint r = 0; r < problem->n_rounds; r++)
    meetings += get_seat (scoring, p, r) >= 0 && get_seat (scoring, p, r) == get_seat (scoring, q, r);
  if (meetings == 0)
    return;
  scoring->vector[3] += problem->objective.repeat * (meetings - 1);
  if (one->practice != NULL && g_strcmp0 (one->practice, other->practice) == 0)
    scoring->vector[3] += problem->objective.colleague * meetings;
  if (one->profession != NULL && g_strcmp0 (one->profession, other->profession) == 0)
    scoring->vector[3] += problem->objective.same_profession * meetings;
}

static void
check_pins (Scoring *scoring)
{
  SamSpeeddateProblem *problem = scoring->problem;

  for (guint i = 0; i < problem->pin->len; i++)
    {
      const SamSpeeddateDate *pin = &g_array_index (problem->pin, SamSpeeddateDate, i);

      if (get_seat (scoring, pin->participant, pin->round) != (int) pin->expert)
        violate (scoring, _ ("%s is pinned to %s in round %u and sits elsewhere."),
                 name_guest (problem, pin->participant),
                 name_host (problem, pin->expert), pin->round + 1);
    }
}

static gint64
count_must_missed (Scoring *scoring)
{
  SamSpeeddateProblem *problem = scoring->problem;
  gint64 missed = 0;

  for (guint i = 0; i < problem->must->len; i++)
    {
      const SamSpeeddateDate *must = &g_array_index (problem->must, SamSpeeddateDate, i);
      gboolean met = FALSE;

      for (guint r = 0; r < problem->n_rounds; r++)
        met = met || get_seat (scoring, must->participant, r) == (int) must->expert;
      missed += !met;
    }
  return missed;
}

/**
 * sam_speeddate_score:
 * @seats: participant × round
 * @vector: (out caller-allocates): the four levels, smaller is better
 * @violations: (out) (optional) (transfer full) (element-type utf8): a sentence for each hard constraint broken
 *
 * Returns: whether every hard constraint holds
 */
gboolean
sam_speeddate_score (SamSpeeddateProblem *problem,
                     const int *seats,
                     gint64 *vector,
                     GPtrArray **violations)
{
  g_autoptr (GPtrArray) broken = g_ptr_array_new_with_free_func (g_free);
  g_autofree gboolean *met = g_new (gboolean, MAX (1, problem->experts->len));
  Scoring scoring = { problem, seats, vector, broken };
  gboolean sound;

  for (guint level = 0; level < SAM_SPEEDDATE_N_LEVELS; level++)
    vector[level] = 0;
  vector[0] = count_must_missed (&scoring);
  for (guint p = 0; p < problem->participants->len; p++)
    {
      check_participant (&scoring, p);
      score_contact (&scoring, p, met);
      for (guint q = p + 1; q < problem->participants->len; q++)
        score_company (&scoring, p, q);
    }
  for (guint e = 0; e < problem->experts->len; e++)
    check_expert (&scoring, e);
  check_pins (&scoring);

  sound = broken->len == 0;
  if (violations != NULL)
    *violations = g_steal_pointer (&broken);
  return sound;
}
