/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-start.h"

#include "planner/sam-edge-colour.h"
#include "planner/sam-speeddate-roster.h"

#define DEAR_REST 4096 /* a rest costs more than where it is */

/**
 * sam_speeddate_is_unrestricted:
 *
 * Returns: whether everybody is there all evening and nothing is tied to a round, so that the best pairs always fit
 */
gboolean
sam_speeddate_is_unrestricted (SamSpeeddateProblem *problem)
{
  const guint64 all = problem->n_rounds == 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << problem->n_rounds) - 1;

  if (problem->pin->len > 0 || problem->has_previous)
    return FALSE;
  for (guint e = 0; e < problem->experts->len; e++)
    if ((sam_speeddate_expert (problem, e)->available & all) != all || sam_speeddate_expert (problem, e)->max_run > 0)
      return FALSE;
  for (guint p = 0; p < problem->participants->len; p++)
    if ((sam_speeddate_participant (problem, p)->available & all) != all)
      return FALSE;
  return TRUE;
}

/* The dates of each expert are dealt over copies of R dates each: a colour takes at most one of each copy, so the full
 * copies are at the table in every round and the tables come out even. */
static GArray *
split_experts (const SamSpeeddateState *state,
               const SamSpeeddateRelaxed *relaxed,
               GArray *expert_of)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (SamEdge));
  guint n_copies = 0;

  for (guint e = 0; e < state->n_experts; e++)
    {
      guint dates = 0;

      for (guint p = 0; p < state->n_participants; p++)
        for (guint k = 0; k < relaxed->pairs[p * state->n_experts + e]; k++, dates++)
          {
            SamEdge edge = { p, n_copies + dates / state->n_rounds };

            g_array_append_val (edges, edge);
            g_array_append_val (expert_of, e);
          }
      n_copies += (dates + state->n_rounds - 1) / state->n_rounds;
    }
  return edges;
}

/**
 * sam_speeddate_start_by_colouring:
 *
 * For an unrestricted problem: gives each of the best pairs a round, at no loss in levels 1 to 3.
 */
void
sam_speeddate_start_by_colouring (SamSpeeddateState *state,
                                  const SamSpeeddateRelaxed *relaxed)
{
  g_autoptr (GArray) expert_of = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) edges = split_experts (state, relaxed, expert_of);
  const SamEdge *first = (const SamEdge *) (gconstpointer) edges->data;
  g_autofree guint *round = NULL;
  guint n_copies = 1;

  for (guint i = 0; i < edges->len; i++)
    n_copies = MAX (n_copies, first[i].right + 1);
  round = sam_edge_colour (first, edges->len, state->n_participants, n_copies, state->n_rounds);
  for (guint i = 0; i < edges->len; i++)
    sam_speeddate_state_set (state, first[i].left, round[i], (int) g_array_index (expert_of, guint, i));
}

/**
 * sam_speeddate_close_short_tables:
 *
 * Sends everybody away from tables with fewer people than they need, where the table may stay empty.
 */
void
sam_speeddate_close_short_tables (SamSpeeddateState *state)
{
  for (guint e = 0; e < state->n_experts; e++)
    for (guint r = 0; r < state->n_rounds; r++)
      {
        const guint index = e * state->n_rounds + r;
        gint16 *people = sam_speeddate_state_people (state, e, r);

        if (state->n_fixed[index] > 0 || state->required[index] > 0 ||
            state->size[index] >= sam_speeddate_expert (state->problem, e)->min)
          continue;
        while (state->size[index] > 0)
          sam_speeddate_state_set (state, (guint) people[0], r, -1);
      }
}

/**
 * sam_speeddate_start_roster:
 *
 * Seats everybody who is free by algebra, where the table has a place; whoever finds none stays without.
 */
void
sam_speeddate_start_roster (SamSpeeddateState *state)
{
  const guint n_tables = state->n_experts;
  const guint size = (state->n_participants + n_tables - 1) / MAX (1, n_tables);
  const gboolean moving = !state->problem->allow_repeat_expert;
  const gboolean has_roster = state->n_participants == n_tables * size &&
                              sam_speeddate_roster_has (n_tables, size, state->n_rounds, moving);

  for (guint p = 0; p < state->n_participants && n_tables > 0; p++)
    for (guint r = 0; r < state->n_rounds; r++)
      {
        const guint e = has_roster ? sam_speeddate_roster_get_table (n_tables, size, moving, p, r)
                                   : sam_speeddate_classes_get_table (n_tables, size, p, r);

        if (!sam_speeddate_state_is_free (state, p, r) || !sam_speeddate_state_may_sit (state, p, r, (int) e) ||
            sam_speeddate_state_size (state, e, r) >= sam_speeddate_expert (state->problem, e)->cap)
          continue;
        sam_speeddate_state_set (state, p, r, (int) e);
      }
}

/* What it costs when @e rests in round @r: every rest is one too many, but least of all where there are places to spare
 * and few others rest. */
static guint
price_rest (const SamSpeeddateState *state,
            const int *spare,
            guint e,
            guint r)
{
  const int lacking = (int) sam_speeddate_expert (state->problem, e)->cap - spare[r];

  if (state->required[e * state->n_rounds + r] > 0)
    return DEAR_REST * DEAR_REST;
  return DEAR_REST + (guint) CLAMP (lacking + DEAR_REST / 2, 0, DEAR_REST - 1);
}

/* The rounds in which @e rests so that no more than max_run come in a row, at the least price: by how many rounds they
 * have worked without a break, what the rounds so far cost at least. What was played is as it is. */
static guint64
choose_rests_of (const SamSpeeddateState *state,
                 const int *spare,
                 guint e)
{
  const SamSpeeddateExpert *expert = sam_speeddate_expert (state->problem, e);
  const guint n_runs = expert->max_run + 1;
  g_autofree guint *least = g_new (guint, (state->n_rounds + 1) * n_runs);
  g_autofree guint *before = g_new0 (guint, (state->n_rounds + 1) * n_runs);
  guint64 rest = 0;
  guint run = 0;

  for (guint i = 0; i < (state->n_rounds + 1) * n_runs; i++)
    least[i] = i == 0 ? 0 : G_MAXUINT / 2;
  for (guint r = 0; r < state->n_rounds; r++)
    for (guint i = 0; i < n_runs; i++)
      {
        const gboolean played = state->problem->has_previous && r < state->problem->frozen_rounds;
        const gboolean there = (expert->available >> r & 1) != 0;
        const gboolean free = !there || (played && sam_speeddate_state_size (state, e, r) == 0);
        const guint now = least[r * n_runs + i];
        const guint resting = (r + 1) * n_runs;
        const guint price = free ? 0 : price_rest (state, spare, e, r);

        if (now + price < least[resting])
          {
            least[resting] = now + price;
            before[resting] = i;
          }
        if (!free && i + 1 < n_runs && now < least[resting + i + 1])
          {
            least[resting + i + 1] = now;
            before[resting + i + 1] = i;
          }
      }
  for (guint i = 0; i < n_runs; i++)
    if (least[state->n_rounds * n_runs + i] < least[state->n_rounds * n_runs + run])
      run = i;
  for (guint r = state->n_rounds; r > 0; r--)
    {
      if (run == 0)
        rest |= G_GUINT64_CONSTANT (1) << (r - 1);
      run = before[r * n_runs + run];
    }
  return rest & expert->available;
}

/* Rounds of rest for whoever needs a break, no more than they need, and where places are to spare: in a round with more
 * people than places every rest leaves somebody without a seat. */
static void
choose_rests (const SamSpeeddateState *state,
              guint64 *rest)
{
  g_autofree int *spare = g_new0 (int, state->n_rounds + 1);

  for (guint r = 0; r < state->n_rounds; r++)
    {
      for (guint e = 0; e < state->n_experts; e++)
        if ((sam_speeddate_expert (state->problem, e)->available >> r & 1) != 0)
          spare[r] += (int) sam_speeddate_expert (state->problem, e)->cap;
      for (guint p = 0; p < state->n_participants; p++)
        spare[r] -= state->fixed[p * state->n_rounds + r] != -1;
    }
  for (guint e = 0; e < state->n_experts; e++)
    {
      const SamSpeeddateExpert *expert = sam_speeddate_expert (state->problem, e);

      rest[e] = expert->max_run > 0 && expert->max_run < state->n_rounds ? choose_rests_of (state, spare, e) : 0;
      for (guint r = 0; r < state->n_rounds; r++)
        if ((rest[e] >> r & 1) != 0)
          spare[r] -= (int) expert->cap;
    }
}

/* On the evening the announced plan is the start: who can keep their seat does. */
static void
take_announced_seats (SamSpeeddateState *state)
{
  for (guint p = 0; p < state->n_participants; p++)
    for (guint r = state->problem->frozen_rounds; r < state->n_rounds; r++)
      {
        const int e = sam_speeddate_problem_get_previous_seat (state->problem, p, r);

        if (e >= 0 && sam_speeddate_state_is_free (state, p, r) && sam_speeddate_state_may_sit (state, p, r, e) &&
            sam_speeddate_state_size (state, (guint) e, r) < sam_speeddate_expert (state->problem, e)->cap)
          sam_speeddate_state_set (state, p, r, e);
      }
  sam_speeddate_close_short_tables (state);
}

/**
 * sam_speeddate_start_by_rounds:
 *
 * For a restricted problem: one round after another, each the best it can be for what is left, first with the best
 * pairs only and then with anybody.
 */
void
sam_speeddate_start_by_rounds (SamSpeeddateState *state,
                               const SamSpeeddateRelaxed *relaxed)
{
  g_autofree guint64 *rest = g_new0 (guint64, state->n_experts + 1);
  gboolean better = TRUE;

  choose_rests (state, rest);
  for (guint e = 0; e < state->n_experts; e++)
    {
      SamSpeeddateExpert *expert = sam_speeddate_expert (state->problem, e);

      /* Resting is being away, for as long as the first plan is made. */
      rest[e] &= expert->available;
      expert->available &= ~rest[e];
    }
  if (state->problem->has_previous)
    take_announced_seats (state);
  else
    for (guint r = 0; r < state->n_rounds; r++)
      sam_speeddate_reassign_round (state, r, relaxed->pairs);
  for (guint sweep = 0; sweep < 4 && better; sweep++)
    {
      better = FALSE;
      for (guint r = 0; r < state->n_rounds; r++)
        better = sam_speeddate_reassign_round (state, r, NULL) || better;
    }
  for (guint e = 0; e < state->n_experts; e++)
    sam_speeddate_expert (state->problem, e)->available |= rest[e];
}
