/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moves that change nothing but who sits together: must, wishes and table sizes stay as good as they are, so that a
 * plan at its bounds stays there while its company gets better. Every move is priced before anything is touched. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-search-private.h"

#define MAX_CHAIN 10
#define MAX_RING 3
#define N_TRIES 3 /* the best of so many goes on */
#define MUST 1000000

/* People who exchange rounds r and s: people[i] sits at tables[i] in r and at tables[i + 1] in s. A closed chain ends
 * at the table it began with. */
typedef struct
{
  guint r, s;
  guint n;
  guint people[MAX_CHAIN];
  int tables[MAX_CHAIN + 1];
} Chain;

/* People of one round: people[i] goes from tables[i] to tables[i + 1]. */
typedef struct
{
  guint r;
  guint n;
  guint people[MAX_RING];
  int tables[MAX_RING + 1];
  int price; /* in must and wishes */
} Ring;

/* What @leaves and @joins (-1 for nobody) change for the others at a table. */
static inline int
price_exchange (const SamSpeeddateState *state,
                int leaves,
                int joins,
                int e,
                guint r)
{
  const guint n = state->n_participants;
  int price = 0;

  if (e < 0)
    return 0;
  if (leaves >= 0)
    price -= (int) state->leave[(guint) leaves * state->n_rounds + r];
  if (joins >= 0)
    price += (int) state->join[((guint) e * state->n_rounds + r) * n + (guint) joins];
  if (leaves >= 0 && joins >= 0)
    {
      const guint index = (guint) leaves * n + (guint) joins;

      price -= state->pair_cost[index] + (state->meet[index] > 0 ? state->problem->objective.repeat : 0);
    }
  return price;
}

static int
price_change (const SamSpeeddateState *state,
              guint p,
              guint r,
              int to)
{
  const int announced = state->previous[p * state->n_rounds + r];

  if (announced == SAM_SEAT_FREE)
    return 0;
  return state->problem->objective.change *
         ((announced != to) - (announced != sam_speeddate_state_seat (state, p, r)));
}

static gboolean
may_meet (const SamSpeeddateState *state,
          guint p,
          guint e)
{
  const guint index = p * state->n_experts + e;

  return state->allowed[index] && (state->dates[index] == 0 || state->problem->allow_repeat_expert);
}

/* What somebody's going to another table does for must and wishes: below 0 it is better, above 0 worse. Must weighs
 * more than all else. */
static int
price_move (const SamSpeeddateState *state,
            guint p,
            guint r,
            int from,
            int to)
{
  const SamSpeeddateObjective *objective = &state->problem->objective;
  const int missed = state->n_available[p] - state->met[p * 4];
  int price = 0;

  if (!state->problem->allow_repeat_expert)
    {
      const guint8 *must = &state->must[p * state->n_experts];

      price = sam_speeddate_state_get_gain (state, p, from, to) +
              MUST * ((from < 0 ? 0 : must[from]) - (to < 0 ? 0 : must[to]));
    }
  if (from < 0)
    price -= objective->idle_first + objective->idle_step * (missed - 1);
  else if (to < 0)
    price += objective->idle_first + objective->idle_step * missed;
  if (state->problem->has_previous)
    price += price_change (state, p, r, to);
  return price;
}

/* An expert worth as much to the participant as the one they sit with, or now and then just anyone: of a few, the one
 * with the best company. */
static guint
choose_expert (SamSpeeddateSearch *self,
               guint p,
               guint r,
               int e)
{
  const SamSpeeddateState *state = self->state;
  const guint weight = e < 0 ? 0 : state->weight[p * state->n_experts + (guint) e];
  const guint16 *first = &self->alike_first[p * 5 + weight];
  const gboolean any = e < 0 || first[1] - first[0] < 2;
  guint best = 0;
  guint least = G_MAXUINT;

  for (guint try = 0; try < N_TRIES; try++)
    {
      const guint f = any || sam_speeddate_search_draw (self, 8) == 0
                          ? sam_speeddate_search_draw (self, state->n_experts)
                          : self->alike[p * state->n_experts + first[0] +
                                        sam_speeddate_search_draw (self, first[1] - first[0])];
      const guint price = state->join[(f * state->n_rounds + r) * state->n_participants + p];

      if (price >= least || !may_meet (state, p, f) || sam_speeddate_state_size (state, f, r) == 0)
        continue;
      best = f;
      least = price;
    }
  return best;
}

/* Whether a table can go from the one size to the other by one person, and tables stay as even as they were. */
static gboolean
may_shrink (const SamSpeeddateState *state,
            int from,
            int to,
            guint r)
{
  guint size;

  if (from < 0 || to < 0)
    return FALSE;
  size = sam_speeddate_state_size (state, (guint) to, r);
  return size > 0 && size < sam_speeddate_expert (state->problem, to)->cap &&
         size < sam_speeddate_state_size (state, (guint) from, r) &&
         size >= MAX (sam_speeddate_expert (state->problem, from)->min,
                      state->required[(guint) from * state->n_rounds + r]);
}

/* The next in the round: one at the last table who can close the ring at no cost, or anyone who goes on to a table
 * that is worth as much. */
static int
find_alike (SamSpeeddateSearch *self,
            const Ring *ring,
            int *table)
{
  const SamSpeeddateState *state = self->state;
  const int from = ring->tables[ring->n];
  const int home = ring->tables[0];
  const gint16 *people = sam_speeddate_state_people (state, (guint) from, ring->r);
  const guint n = sam_speeddate_state_size (state, (guint) from, ring->r);
  const guint first = n > 0 ? sam_speeddate_search_draw (self, n) : 0;

  for (guint i = 0; i < n; i++)
    {
      const guint q = (guint) people[(first + i) % n];

      if (!sam_speeddate_state_is_free (state, q, ring->r) || (home >= 0 && !may_meet (state, q, (guint) home)) ||
          ring->price + price_move (state, q, ring->r, from, home) > 0)
        continue;
      *table = home;
      return (int) q;
    }
  if (n == 0 || ring->n + 1 >= MAX_RING)
    return -1;
  *table = (int) choose_expert (self, (guint) people[first], ring->r, from);
  return people[first];
}

static gboolean
build_ring (SamSpeeddateSearch *self,
            Ring *ring)
{
  const SamSpeeddateState *state = self->state;
  int p = (int) sam_speeddate_search_draw (self, state->n_participants);
  int to;

  ring->n = 0;
  ring->price = 0;
  ring->tables[0] = sam_speeddate_state_seat (state, (guint) p, ring->r);
  to = (int) choose_expert (self, (guint) p, ring->r, ring->tables[0]);
  while (p >= 0)
    {
      if (!sam_speeddate_state_is_free (state, (guint) p, ring->r) ||
          (to >= 0 && (!may_meet (state, (guint) p, (guint) to) ||
                       sam_speeddate_state_size (state, (guint) to, ring->r) == 0)))
        return FALSE;
      for (guint i = ring->n > 0; i <= ring->n; i++)
        if (ring->tables[i] == to)
          return FALSE;
      ring->price += price_move (state, (guint) p, ring->r, ring->tables[ring->n], to);
      ring->people[ring->n++] = (guint) p;
      ring->tables[ring->n] = to;
      if (ring->price <= 0 && (to == ring->tables[0] || may_shrink (state, ring->tables[0], to, ring->r)))
        return TRUE;
      if (to < 0 || to == ring->tables[0])
        return FALSE;
      p = find_alike (self, ring, &to);
    }
  return FALSE;
}

/* People of one round exchange seats in a ring, where that costs nobody a wish, or not more than it gives another. */
static void
try_ring (SamSpeeddateSearch *self)
{
  SamSpeeddateState *state = self->state;
  Ring ring = { .r = sam_speeddate_search_draw (self, state->n_rounds) };
  gboolean open;
  gint64 price = 0;

  if (!build_ring (self, &ring))
    return;
  open = ring.tables[ring.n] != ring.tables[0];
  for (guint i = 0; i < ring.n + open; i++)
    price += price_exchange (state, i < ring.n ? (int) ring.people[i] : -1,
                             i > 0 ? (int) ring.people[i - 1] : open ? -1
                                                                     : (int) ring.people[ring.n - 1],
                             ring.tables[i], ring.r);
  if (price > sam_speeddate_search_draw_limit (self))
    return;
  for (guint i = 0; i < ring.n; i++)
    sam_speeddate_state_set (state, ring.people[i], ring.r, -1);
  for (guint i = 0; i < ring.n; i++)
    sam_speeddate_state_set (state, ring.people[i], ring.r, ring.tables[i + 1]);
  sam_speeddate_search_offer (self);
}

/* Whether a table can have one more in one round and one less in the other; if so, what that does to table costs. */
static gboolean
may_shift (const SamSpeeddateState *state,
           int table,
           guint more,
           guint less,
           int *cost)
{
  const SamSpeeddateExpert *expert;
  guint one, other;

  if (table < 0)
    return TRUE;
  expert = sam_speeddate_expert (state->problem, table);
  one = sam_speeddate_state_size (state, (guint) table, more);
  other = sam_speeddate_state_size (state, (guint) table, less);
  if (one == 0 || one >= expert->cap ||
      other <= MAX (expert->min, state->required[(guint) table * state->n_rounds + less]) || other < 2)
    return FALSE;
  *cost += 2 * ((int) one - (int) other) + 2;
  return TRUE;
}

/* Whether the chain may end where it is: at its first table, or where tables stay as even as they were. */
static gboolean
is_closed (const SamSpeeddateState *state,
           const Chain *chain)
{
  const int last = chain->tables[chain->n];
  int cost = 0;

  if (last == chain->tables[0])
    return TRUE;
  return may_shift (state, chain->tables[0], chain->s, chain->r, &cost) &&
         may_shift (state, last, chain->r, chain->s, &cost) && cost <= 0;
}

/* What the chain's last table becomes worth when @q makes room there for the one who comes. */
static int
price_turn (const SamSpeeddateState *state,
            const Chain *chain,
            guint q)
{
  const guint p = chain->people[chain->n - 1];
  const int table = chain->tables[chain->n];

  return price_exchange (state, (int) q, (int) p, table, chain->r) +
         price_exchange (state, (int) p, (int) q, table, chain->s);
}

/* Somebody at the chain's last table in round r, to go to their table of round s: one who closes it, or the best of a
 * few. */
static int
find_next (SamSpeeddateSearch *self,
           const Chain *chain)
{
  const SamSpeeddateState *state = self->state;
  const int table = chain->tables[chain->n];
  const gint16 *people = sam_speeddate_state_people (state, (guint) table, chain->r);
  const guint n = sam_speeddate_state_size (state, (guint) table, chain->r);
  int best = -1;
  int least = 0;

  if (n == 0)
    return -1;
  for (guint i = 0; i < n; i++)
    if (sam_speeddate_state_seat (state, (guint) people[i], chain->s) == chain->tables[0])
      return people[i];
  for (guint try = 0; try < N_TRIES; try++)
    {
      const guint q = (guint) people[sam_speeddate_search_draw (self, n)];
      const int price = price_turn (state, chain, q);

      if (best < 0 || price < least)
        {
          best = (int) q;
          least = price;
        }
    }
  return best;
}

static gboolean
build_chain (SamSpeeddateSearch *self,
             Chain *chain)
{
  const SamSpeeddateState *state = self->state;
  int p = (int) sam_speeddate_search_draw (self, state->n_participants);

  chain->tables[0] = sam_speeddate_state_seat (state, (guint) p, chain->r);
  for (chain->n = 0; chain->n < MAX_CHAIN;)
    {
      const int next = p < 0 ? -1 : sam_speeddate_state_seat (state, (guint) p, chain->s);

      if (p < 0 || !sam_speeddate_state_is_free (state, (guint) p, chain->r) ||
          !sam_speeddate_state_is_free (state, (guint) p, chain->s))
        return FALSE;
      for (guint i = chain->n > 0; i <= chain->n; i++)
        if (chain->tables[i] == next)
          return FALSE;
      chain->people[chain->n++] = (guint) p;
      chain->tables[chain->n] = next;
      if (is_closed (state, chain))
        return TRUE;
      if (next < 0)
        return FALSE;
      p = find_next (self, chain);
    }
  return FALSE;
}

/* Two who sat together in both rounds and part in both, or the other way round: counted twice by table. */
static int
correct_price (const SamSpeeddateState *state,
               const Chain *chain,
               guint i)
{
  const guint p = chain->people[i];
  const int from = chain->tables[i];
  const int to = chain->tables[i + 1];
  int price = 0;

  for (guint both = 0; both < 2; both++)
    {
      const int table = both == 0 ? from : to;
      const int other = both == 0 ? to : from;
      const guint next = (i + 1) % chain->n;
      const gint16 *people;
      guint size;

      if (from < 0 || to < 0)
        continue;
      people = sam_speeddate_state_people (state, (guint) table, chain->r);
      size = sam_speeddate_state_size (state, (guint) table, chain->r);
      for (guint k = 0; k < size; k++)
        {
          const guint x = (guint) people[k];

          if (x == p || sam_speeddate_state_seat (state, x, chain->s) != other ||
              (both == 1 && x == chain->people[next]))
            continue;
          if (state->meet[p * state->n_participants + x] == (both == 0 ? 2 : 0))
            price += state->problem->objective.repeat;
        }
    }
  return price;
}

static gboolean
is_within (const SamSpeeddateState *state,
           const Chain *chain,
           gint64 limit)
{
  const gboolean open = chain->tables[chain->n] != chain->tables[0];
  gint64 price = 0;

  for (guint i = 0; i < chain->n + open; i++)
    {
      const int one = i < chain->n ? (int) chain->people[i] : -1;
      const int other = i > 0 ? (int) chain->people[i - 1] : open ? -1
                                                                  : (int) chain->people[chain->n - 1];

      price += price_exchange (state, one, other, chain->tables[i], chain->r) +
               price_exchange (state, other, one, chain->tables[i], chain->s);
    }
  /* The correction only adds. */
  for (guint i = 0; i < chain->n && price <= limit; i++)
    price += correct_price (state, chain, i);
  return price <= limit;
}

/* Somebody exchanges the tables of two rounds; at each table that now has one too many in one round and one too few in
 * the other, somebody else does the same, until the tables are as even as they were (a Kempe chain). Whom everybody
 * meets stays as it was; who sits together does not. */
static void
try_chain (SamSpeeddateSearch *self)
{
  SamSpeeddateState *state = self->state;
  Chain chain;

  chain.r = sam_speeddate_search_draw (self, state->n_rounds);
  chain.s = sam_speeddate_search_draw (self, state->n_rounds);
  if (chain.r == chain.s || !build_chain (self, &chain))
    return;
  if (state->problem->has_previous)
    {
      int change = 0;

      for (guint i = 0; i < chain.n; i++)
        change += price_change (state, chain.people[i], chain.r, chain.tables[i + 1]) +
                  price_change (state, chain.people[i], chain.s, chain.tables[i]);
      if (change > 0)
        return;
    }
  if (!is_within (state, &chain, sam_speeddate_search_draw_limit (self)))
    return;
  for (guint i = 0; i < chain.n; i++)
    {
      sam_speeddate_state_set (state, chain.people[i], chain.r, -1);
      sam_speeddate_state_set (state, chain.people[i], chain.s, -1);
    }
  for (guint i = 0; i < chain.n; i++)
    {
      sam_speeddate_state_set (state, chain.people[i], chain.r, chain.tables[i + 1]);
      sam_speeddate_state_set (state, chain.people[i], chain.s, chain.tables[i]);
    }
  sam_speeddate_search_offer (self);
}

/**
 * sam_speeddate_search_take_company_step:
 *
 * Tries one move that leaves the levels before company as they are, or makes them better.
 */
void
sam_speeddate_search_take_company_step (SamSpeeddateSearch *self)
{
  const guint kind = sam_speeddate_search_draw (self, 64);

  if (kind < 32)
    try_ring (self);
  else if (kind < 62)
    try_chain (self);
  else
    sam_speeddate_search_take_step (self);
}
