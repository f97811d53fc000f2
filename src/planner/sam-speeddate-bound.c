/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How good company can be at best. Each of the three costs has a bound of its own, and their sum bounds the whole. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-relax.h"

/* The pairs at one table when @n people spread evenly over @n_tables tables, which are the fewest there can be: with
 * sizes that differ by two or more, moving one person over leaves fewer. */
static gint64
count_even_pairs (gint64 n,
                  gint64 n_tables)
{
  const gint64 each = n / MAX (1, n_tables);

  return n_tables * (each * (each - 1) / 2) + n % MAX (1, n_tables) * each;
}

static gboolean
is_present (const SamSpeeddateState *state,
            guint p,
            guint r)
{
  return state->fixed[p * state->n_rounds + r] != -1;
}

static guint
count_tables (const SamSpeeddateState *state,
              guint r)
{
  guint n = 0;

  for (guint e = 0; e < state->n_experts; e++)
    n += (sam_speeddate_expert (state->problem, e)->available >> r & 1) != 0;
  return n;
}

/* How many may idle at most, all rounds together, in a plan that is at the bounds on levels 1 and 2: the flow takes
 * seats as long as each makes these levels better, so with fewer seats they are worse. */
static guint
count_idle (const SamSpeeddateState *state)
{
  g_autofree int *nobody = g_new (int, state->n_participants + 1);
  g_autoptr (SamSpeeddateRelaxed) relaxed = NULL;
  guint present = 0;

  for (guint p = 0; p < state->n_participants; p++)
    {
      nobody[p] = -1;
      for (guint r = 0; r < state->n_rounds; r++)
        present += is_present (state, p, r);
    }
  relaxed = sam_speeddate_relax_groups (state, nobody, 0);
  return present - MIN (present, relaxed->n_seats);
}

/* What the last person of a group in a round adds to its pairs, for every person: the dearest @idle of them may be
 * away. Taking people off a group saves less and less, so the dearest are always there to take. */
static gint64
count_pairs_by_round (const SamSpeeddateState *state,
                      const int *group,
                      guint n_groups,
                      guint idle)
{
  g_autofree guint *saved = g_new0 (guint, state->n_participants + 1);
  gint64 pairs = 0;

  for (guint r = 0; r < state->n_rounds; r++)
    {
      const guint n_tables = MAX (1, count_tables (state, r));
      g_autofree guint *size = g_new0 (guint, n_groups + 1);

      for (guint p = 0; p < state->n_participants; p++)
        if (group[p] >= 0 && is_present (state, p, r))
          saved[size[group[p]]++ / n_tables]++;
      for (guint i = 0; i < n_groups; i++)
        pairs += count_even_pairs (size[i], n_tables);
    }
  for (guint turn = state->n_participants; turn > 0; turn--)
    {
      const guint away = MIN (idle, saved[turn]);

      pairs -= (gint64) away * turn;
      idle -= away;
    }
  return pairs;
}

static int *
number_groups (const SamSpeeddateState *state,
               gboolean by_practice,
               guint *n_groups)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  int *group = g_new (int, state->n_participants + 1);

  for (guint p = 0; p < state->n_participants; p++)
    {
      const SamSpeeddateParticipant *person = sam_speeddate_participant (state->problem, p);
      char *name = by_practice ? person->practice : person->profession;

      if (name != NULL && !g_hash_table_contains (numbers, name))
        g_hash_table_insert (numbers, name, GUINT_TO_POINTER (g_hash_table_size (numbers)));
      group[p] = name != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (numbers, name)) : -1;
    }
  *n_groups = g_hash_table_size (numbers);
  return group;
}

/* Pairs of one group at one table, counted by round and by expert; each is a bound. */
static gint64
bound_pairs (const SamSpeeddateState *state,
             gboolean by_practice,
             guint idle)
{
  guint n_groups;
  g_autofree int *group = number_groups (state, by_practice, &n_groups);
  g_autoptr (SamSpeeddateRelaxed) by_expert = sam_speeddate_relax_groups (state, group, n_groups);
  const gint64 by_round = count_pairs_by_round (state, group, n_groups, idle);

  return MAX (by_expert->n_group_pairs, by_round);
}

/* Everybody spread evenly meets so many; those beyond the number of pairs there are meet again. */
static gint64
bound_repeats (const SamSpeeddateState *state,
               guint idle)
{
  const gint64 n = state->n_participants;
  g_autofree int *everybody = g_new0 (int, state->n_participants + 1);

  return MAX (0, count_pairs_by_round (state, everybody, 1, idle) - n * (n - 1) / 2);
}

/**
 * sam_speeddate_bound_company:
 *
 * A bound on level 4 for plans that are at the bounds on levels 1 and 2. Colleagues and people of one profession have
 * to spread over the tables of a round, and over the rounds of an expert; people who meet more others than there are
 * meet some again. On the evening it is 0: nothing is told of what was played.
 *
 * Returns: no such plan has less
 */
gint64
sam_speeddate_bound_company (const SamSpeeddateState *state)
{
  const SamSpeeddateObjective *objective = &state->problem->objective;
  gint64 bound;
  guint idle;

  if (state->problem->has_previous || state->n_participants == 0)
    return 0;
  idle = count_idle (state);
  bound = objective->colleague * bound_pairs (state, TRUE, idle);
  bound += objective->same_profession * bound_pairs (state, FALSE, idle);
  return bound + objective->repeat * bound_repeats (state, idle);
}
