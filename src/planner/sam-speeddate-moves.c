/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The moves that may change anything: priced by doing them, and undone when they cost more than the drawn limit. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-search-private.h"

#define MAX_CHAIN 12

static gint64
get_energy (const SamSpeeddateSearch *self)
{
  const SamSpeeddateMood *mood = self->mood;
  const SamSpeeddateState *state = self->state;

  return mood->per_hard * state->hard + mood->per_level[0] * state->level[0] + mood->per_level[1] * state->level[1] +
         mood->per_level[2] * state->level[2] + mood->per_level[3] * state->level[3];
}

static void
move (SamSpeeddateSearch *self,
      guint p,
      guint r,
      int to)
{
  SamSpeeddateStep step = { p, r, sam_speeddate_state_seat (self->state, p, r) };

  g_array_append_val (self->journal, step);
  sam_speeddate_state_set (self->state, p, r, to);
}

/* Seats somebody who has left their seat, if that is allowed. */
static gboolean
seat (SamSpeeddateSearch *self,
      guint p,
      guint r,
      int to)
{
  if (!sam_speeddate_state_may_sit (self->state, p, r, to))
    return FALSE;
  if (to >= 0 && sam_speeddate_state_size (self->state, (guint) to, r) >=
                     sam_speeddate_expert (self->state->problem, to)->cap)
    return FALSE;
  move (self, p, r, to);
  return TRUE;
}

static void
undo (SamSpeeddateSearch *self)
{
  for (guint i = self->journal->len; i > 0; i--)
    {
      const SamSpeeddateStep *step = &g_array_index (self->journal, SamSpeeddateStep, i - 1);

      /* Two people may have exchanged the last places of full tables: first away, then back. */
      sam_speeddate_state_set (self->state, step->p, step->r, -1);
    }
  for (guint i = self->journal->len; i > 0; i--)
    {
      const SamSpeeddateStep *step = &g_array_index (self->journal, SamSpeeddateStep, i - 1);

      sam_speeddate_state_set (self->state, step->p, step->r, step->from);
    }
}

/* Keeps what the move did when it costs at most @limit. */
static void
settle (SamSpeeddateSearch *self,
        gint64 before,
        gint64 limit,
        gboolean sound)
{
  if (!sound || get_energy (self) - before > limit)
    undo (self);
  else
    sam_speeddate_search_offer (self);
}

static gint64
get_company_change (const SamSpeeddateState *state,
                    guint leaves,
                    guint joins,
                    guint e,
                    guint r)
{
  const gint16 *people = sam_speeddate_state_people (state, e, r);
  const guint n = sam_speeddate_state_size (state, e, r);
  const guint16 *leaver_cost = &state->pair_cost[leaves * state->n_participants];
  const guint16 *joiner_cost = &state->pair_cost[joins * state->n_participants];
  const guint8 *leaver_met = &state->meet[leaves * state->n_participants];
  const guint8 *joiner_met = &state->meet[joins * state->n_participants];
  const int repeat = state->problem->objective.repeat;
  gint64 change = 0;

  for (guint i = 0; i < n; i++)
    {
      const guint q = (guint) people[i];

      if (q == leaves)
        continue;
      change += joiner_cost[q] - leaver_cost[q];
      change += (joiner_met[q] > 0 ? repeat : 0) - (leaver_met[q] > 1 ? repeat : 0);
    }
  return change;
}

/* The commonest move, told without doing it: p at e and q at f exchange their seats. */
static gint64
price_swap (const SamSpeeddateSearch *self,
            guint p,
            guint q,
            guint r,
            guint e,
            guint f,
            gint64 limit)
{
  const SamSpeeddateState *state = self->state;
  const guint m = state->n_experts;
  const gint16 *announced = &state->previous[r];
  gint64 contact = 0;
  gint64 must = 0;
  gint64 price;

  if (!state->problem->allow_repeat_expert)
    {
      contact = sam_speeddate_state_get_gain (state, p, (int) e, (int) f) +
                sam_speeddate_state_get_gain (state, q, (int) f, (int) e);
      must = state->must[p * m + e] + state->must[q * m + f] - state->must[p * m + f] - state->must[q * m + e];
    }
  if (announced[p * state->n_rounds] != SAM_SEAT_FREE)
    contact += state->problem->objective.change *
               ((announced[p * state->n_rounds] != (int) f) - (announced[p * state->n_rounds] != (int) e));
  if (announced[q * state->n_rounds] != SAM_SEAT_FREE)
    contact += state->problem->objective.change *
               ((announced[q * state->n_rounds] != (int) e) - (announced[q * state->n_rounds] != (int) f));
  price = self->mood->per_level[0] * must + self->mood->per_level[1] * contact;
  if (self->mood->per_level[3] == 0 || price > limit + 400 * self->mood->per_level[3])
    return price;
  return price + self->mood->per_level[3] * (get_company_change (state, p, q, e, r) +
                                             get_company_change (state, q, p, f, r));
}

static void
try_swap (SamSpeeddateSearch *self)
{
  SamSpeeddateState *state = self->state;
  const guint r = sam_speeddate_search_draw (self, state->n_rounds);
  const guint p = sam_speeddate_search_draw (self, state->n_participants);
  const guint q = sam_speeddate_search_draw (self, state->n_participants);
  const int e = sam_speeddate_state_seat (state, p, r);
  const int f = sam_speeddate_state_seat (state, q, r);
  gint64 limit, before;

  if (e == f || !sam_speeddate_state_is_free (state, p, r) || !sam_speeddate_state_is_free (state, q, r) ||
      !sam_speeddate_state_may_sit (state, p, r, f) || !sam_speeddate_state_may_sit (state, q, r, e))
    return;
  limit = sam_speeddate_search_draw_limit (self);
  g_array_set_size (self->journal, 0);
  /* With the same tables every round nothing but company can change, and the price below is exact. */
  if (e >= 0 && f >= 0 && (!state->problem->allow_repeat_expert || self->mood->per_level[1] == 0))
    {
      if (price_swap (self, p, q, r, (guint) e, (guint) f, limit) > limit)
        return;
      move (self, p, r, -1);
      move (self, q, r, e);
      move (self, p, r, f);
      sam_speeddate_search_offer (self);
      return;
    }
  before = get_energy (self);
  move (self, p, r, -1);
  move (self, q, r, e);
  move (self, p, r, f);
  settle (self, before, limit, TRUE);
}

static void
try_relocate (SamSpeeddateSearch *self)
{
  SamSpeeddateState *state = self->state;
  const guint r = sam_speeddate_search_draw (self, state->n_rounds);
  const guint p = sam_speeddate_search_draw (self, state->n_participants);
  const int to = (int) sam_speeddate_search_draw (self, state->n_experts);
  const int from = sam_speeddate_state_seat (state, p, r);
  gint64 before;

  if (to == from || !sam_speeddate_state_is_free (state, p, r))
    return;
  g_array_set_size (self->journal, 0);
  before = get_energy (self);
  settle (self, before, sam_speeddate_search_draw_limit (self), seat (self, p, r, to));
}

/* Three people of one round go round: each takes the next one's seat. */
static void
try_cycle (SamSpeeddateSearch *self)
{
  SamSpeeddateState *state = self->state;
  const guint r = sam_speeddate_search_draw (self, state->n_rounds);
  guint people[3];
  int seats[3];
  gint64 before;
  gboolean sound = TRUE;

  for (guint i = 0; i < 3; i++)
    {
      people[i] = sam_speeddate_search_draw (self, state->n_participants);
      seats[i] = sam_speeddate_state_seat (state, people[i], r);
      if (!sam_speeddate_state_is_free (state, people[i], r))
        return;
    }
  if (seats[0] == seats[1] || seats[1] == seats[2] || seats[2] == seats[0])
    return;
  g_array_set_size (self->journal, 0);
  before = get_energy (self);
  for (guint i = 0; i < 3; i++)
    move (self, people[i], r, -1);
  for (guint i = 0; i < 3 && sound; i++)
    sound = seat (self, people[i], r, seats[(i + 1) % 3]);
  settle (self, before, sam_speeddate_search_draw_limit (self), sound);
}

/* Somebody without a seat in some round, from a random place on. */
static gboolean
find_idle (SamSpeeddateSearch *self,
           guint *participant,
           guint *round)
{
  const SamSpeeddateState *state = self->state;
  const guint n = state->n_participants * state->n_rounds;
  const guint start = sam_speeddate_search_draw (self, n);

  for (guint i = 0; i < MIN (n, 256); i++)
    {
      const guint index = (start + i) % n;

      if (state->seat[index] == -1 && state->fixed[index] == SAM_SEAT_FREE)
        {
          *participant = index / state->n_rounds;
          *round = index % state->n_rounds;
          return TRUE;
        }
    }
  return FALSE;
}

/* Somebody idle takes a seat; at a full table somebody else makes room and goes to a third table. */
static void
try_fill (SamSpeeddateSearch *self)
{
  SamSpeeddateState *state = self->state;
  const int e = (int) sam_speeddate_search_draw (self, state->n_experts);
  guint p, r;
  gint64 before;
  gboolean sound = TRUE;

  if (!find_idle (self, &p, &r) || !sam_speeddate_state_may_sit (state, p, r, e))
    return;
  g_array_set_size (self->journal, 0);
  before = get_energy (self);
  if (sam_speeddate_state_size (state, (guint) e, r) >= sam_speeddate_expert (state->problem, e)->cap)
    {
      const gint16 *people = sam_speeddate_state_people (state, (guint) e, r);
      const guint q = (guint) people[sam_speeddate_search_draw (self, sam_speeddate_state_size (state, (guint) e, r))];

      sound = sam_speeddate_state_is_free (state, q, r) &&
              seat (self, q, r, (int) sam_speeddate_search_draw (self, state->n_experts));
    }
  sound = sound && sam_speeddate_state_seat (state, p, r) == -1 && seat (self, p, r, e);
  settle (self, before, sam_speeddate_search_draw_limit (self), sound);
}

static int
find_next_in_chain (SamSpeeddateSearch *self,
                    int table,
                    int last,
                    guint r,
                    guint s)
{
  const SamSpeeddateState *state = self->state;
  const gint16 *people = sam_speeddate_state_people (state, (guint) table, r);
  const guint n = sam_speeddate_state_size (state, (guint) table, r);
  const guint start = n > 0 ? sam_speeddate_search_draw (self, n) : 0;

  for (guint i = 0; i < n; i++)
    if (sam_speeddate_state_seat (state, (guint) people[(start + i) % n], s) == last)
      return people[(start + i) % n];
  return n > 0 ? people[start] : -1;
}

static gboolean
exchange_rounds (SamSpeeddateSearch *self,
                 const guint *people,
                 guint n,
                 guint r,
                 guint s)
{
  SamSpeeddateState *state = self->state;
  int old_r[64], old_s[64];
  gboolean sound = TRUE;

  g_assert (n <= G_N_ELEMENTS (old_r));
  for (guint i = 0; i < n; i++)
    {
      if (!sam_speeddate_state_is_free (state, people[i], r) || !sam_speeddate_state_is_free (state, people[i], s))
        return FALSE;
      old_r[i] = sam_speeddate_state_seat (state, people[i], r);
      old_s[i] = sam_speeddate_state_seat (state, people[i], s);
    }
  for (guint i = 0; i < n; i++)
    {
      move (self, people[i], r, -1);
      move (self, people[i], s, -1);
    }
  for (guint i = 0; i < n && sound; i++)
    sound = seat (self, people[i], r, old_s[i]) && seat (self, people[i], s, old_r[i]);
  return sound;
}

/* Somebody exchanges the tables of two rounds; at each table that now has one too many in one round and one too few in
 * the other, somebody else does the same, until the last table is the first (a Kempe chain). Whom everybody meets and
 * how full the tables are stays as it was; who sits together does not. */
static void
try_chain (SamSpeeddateSearch *self)
{
  SamSpeeddateState *state = self->state;
  const guint r = sam_speeddate_search_draw (self, state->n_rounds);
  const guint s = sam_speeddate_search_draw (self, state->n_rounds);
  int p = (int) sam_speeddate_search_draw (self, state->n_participants);
  const int last = sam_speeddate_state_seat (state, (guint) p, r);
  guint people[MAX_CHAIN];
  guint n = 0;
  gint64 before;

  if (r == s || last == sam_speeddate_state_seat (state, (guint) p, s))
    return;
  while (n < MAX_CHAIN && p >= 0)
    {
      const int table = sam_speeddate_state_seat (state, (guint) p, s);

      for (guint i = 0; i < n; i++)
        if (people[i] == (guint) p)
          return;
      people[n++] = (guint) p;
      if (table == last || table < 0)
        break;
      p = find_next_in_chain (self, table, last, r, s);
    }
  g_array_set_size (self->journal, 0);
  before = get_energy (self);
  settle (self, before, sam_speeddate_search_draw_limit (self), exchange_rounds (self, people, n, r, s));
}

/* A whole table exchanges a round of company with a round of rest. */
static void
try_rest (SamSpeeddateSearch *self)
{
  SamSpeeddateState *state = self->state;
  const guint e = sam_speeddate_search_draw (self, state->n_experts);
  const guint r = sam_speeddate_search_draw (self, state->n_rounds);
  const guint s = sam_speeddate_search_draw (self, state->n_rounds);
  const guint n = sam_speeddate_state_size (state, e, r);
  guint people[64];
  gint64 before;

  if (n == 0 || n > G_N_ELEMENTS (people) || sam_speeddate_state_size (state, e, s) > 0)
    return;
  for (guint i = 0; i < n; i++)
    people[i] = (guint) sam_speeddate_state_people (state, e, r)[i];
  g_array_set_size (self->journal, 0);
  before = get_energy (self);
  settle (self, before, sam_speeddate_search_draw_limit (self), exchange_rounds (self, people, n, r, s));
}

/* An empty table opens with as many as it needs, whoever they are. */
static void
try_open (SamSpeeddateSearch *self)
{
  SamSpeeddateState *state = self->state;
  const guint e = sam_speeddate_search_draw (self, state->n_experts);
  const guint r = sam_speeddate_search_draw (self, state->n_rounds);
  SamSpeeddateExpert *expert = sam_speeddate_expert (state->problem, e);
  gint64 before;
  guint tries = 0;

  if (sam_speeddate_state_size (state, e, r) >= MAX (1, expert->min) || (expert->available >> r & 1) == 0)
    return;
  g_array_set_size (self->journal, 0);
  before = get_energy (self);
  while (sam_speeddate_state_size (state, e, r) < MAX (1, expert->min) && tries++ < 40)
    {
      const guint p = sam_speeddate_search_draw (self, state->n_participants);
      const int from = sam_speeddate_state_seat (state, p, r);

      if (!sam_speeddate_state_is_free (state, p, r) || from == (int) e ||
          (from >= 0 && tries < 30 &&
           sam_speeddate_state_size (state, (guint) from, r) <= sam_speeddate_expert (state->problem, from)->min))
        continue;
      seat (self, p, r, (int) e);
    }
  settle (self, before, sam_speeddate_search_draw_limit (self), TRUE);
}

/* A table closes; its people go wherever they find a place. */
static void
try_close (SamSpeeddateSearch *self)
{
  SamSpeeddateState *state = self->state;
  const guint e = sam_speeddate_search_draw (self, state->n_experts);
  const guint r = sam_speeddate_search_draw (self, state->n_rounds);
  const gint16 *people = sam_speeddate_state_people (state, e, r);
  guint left = sam_speeddate_state_size (state, e, r);
  gint64 before;

  if (left == 0 || state->n_fixed[e * state->n_rounds + r] > 0 || state->required[e * state->n_rounds + r] > 0)
    return;
  g_array_set_size (self->journal, 0);
  before = get_energy (self);
  for (; left > 0; left--)
    {
      const guint p = (guint) people[left - 1];
      gboolean seated = FALSE;

      for (guint tries = 0; tries < 6 && !seated; tries++)
        {
          const guint f = sam_speeddate_search_draw (self, state->n_experts);

          seated = f != e && sam_speeddate_state_size (state, f, r) > 0 && seat (self, p, r, (int) f);
        }
      if (!seated)
        move (self, p, r, -1);
    }
  settle (self, before, sam_speeddate_search_draw_limit (self), TRUE);
}

/**
 * sam_speeddate_search_take_step:
 *
 * Tries one move. While only company is left to gain, moves that change how full the tables are hardly ever help.
 */
void
sam_speeddate_search_take_step (SamSpeeddateSearch *self)
{
  const guint kind = sam_speeddate_search_draw (self, 100);
  const guint seldom = self->mood->per_level[3] == 0 ? 24 : 6;

  if (kind >= seldom)
    {
      if (kind < seldom + (100 - seldom) * 55 / 100)
        try_swap (self);
      else
        try_chain (self);
    }
  else if (kind < seldom / 3)
    try_relocate (self);
  else if (kind < seldom / 2)
    try_cycle (self);
  else if (kind < seldom * 2 / 3)
    try_fill (self);
  else if (kind < seldom * 5 / 6)
    try_rest (self);
  else if (sam_speeddate_search_draw (self, 2) == 0)
    try_open (self);
  else
    try_close (self);
}
