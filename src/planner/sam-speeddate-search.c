/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A step tries one move and keeps it when it costs no more than a drawn limit. The limit is drawn first, so that most
 * moves are turned down before anything is changed. Same seed and steps, same result, on every computer: the drawn
 * limits come from a table of whole numbers. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-search.h"

#include <math.h>

#define N_LIMITS 4096
#define LIMIT_UNIT 1024 /* limits are kept in 1/1024 */

#define MAX_CHAIN 12

typedef struct
{
  guint p, r;
  int from;
} Step;

struct _SamSpeeddateSearch
{
  SamSpeeddateState *state;
  guint64 random;
  const SamSpeeddateMood *mood;
  gint64 limits[N_LIMITS]; /* -log (u), in 1/LIMIT_UNIT */
  gint64 heat;             /* in 1/LIMIT_UNIT */
  GArray *journal;         /* of Step: what the move at hand did */
  gint16 *best;
  gint64 best_hard;
  gint64 best_level[SAM_SPEEDDATE_N_LEVELS];
};

/**
 * sam_speeddate_search_new:
 * @state: (transfer none): where it starts, and what it moves
 *
 * Returns: (transfer full): a search whose best is @state
 */
SamSpeeddateSearch *
sam_speeddate_search_new (SamSpeeddateState *state,
                          guint64 seed)
{
  SamSpeeddateSearch *self = g_new0 (SamSpeeddateSearch, 1);

  self->state = state;
  self->random = seed * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + G_GUINT64_CONSTANT (0x632be59bd9b4e019);
  for (guint i = 0; i < N_LIMITS; i++)
    self->limits[i] = (gint64) floor (-log ((i + 0.5) / N_LIMITS) * LIMIT_UNIT + 0.5);
  self->journal = g_array_new (FALSE, FALSE, sizeof (Step));
  self->best = g_new (gint16, state->n_participants * state->n_rounds + 1);
  self->best_hard = G_MAXINT64;
  sam_speeddate_search_offer (self);
  return self;
}

/**
 * sam_speeddate_search_free:
 */
void
sam_speeddate_search_free (SamSpeeddateSearch *self)
{
  g_array_unref (self->journal);
  g_free (self->best);
  g_free (self);
}

static guint
draw (SamSpeeddateSearch *self,
      guint below)
{
  guint64 z = (self->random += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  z ^= z >> 31;
  return (guint) (((z >> 32) * below) >> 32);
}

static gint64
draw_limit (SamSpeeddateSearch *self)
{
  return self->heat * self->limits[draw (self, N_LIMITS)] / (LIMIT_UNIT * LIMIT_UNIT);
}

static gint64
get_energy (const SamSpeeddateSearch *self)
{
  const SamSpeeddateMood *mood = self->mood;
  const SamSpeeddateState *state = self->state;

  return mood->per_hard * state->hard + mood->per_level[0] * state->level[0] + mood->per_level[1] * state->level[1] +
         mood->per_level[2] * state->level[2] + mood->per_level[3] * state->level[3];
}

/**
 * sam_speeddate_search_offer:
 *
 * Remembers the state as it is, if it is the best so far.
 */
void
sam_speeddate_search_offer (SamSpeeddateSearch *self)
{
  const SamSpeeddateState *state = self->state;

  if (sam_speeddate_state_compare (state, self->best_hard, self->best_level) >= 0)
    return;
  memcpy (self->best, state->seat, state->n_participants * state->n_rounds * sizeof *self->best);
  memcpy (self->best_level, state->level, sizeof self->best_level);
  self->best_hard = state->hard;
}

/**
 * sam_speeddate_search_return_to_best:
 */
void
sam_speeddate_search_return_to_best (SamSpeeddateSearch *self)
{
  sam_speeddate_state_load (self->state, self->best);
}

/**
 * sam_speeddate_search_get_best:
 * @hard: (out): 0 when every hard constraint holds
 * @vector: (out caller-allocates): its levels
 *
 * Returns: (transfer none): the seats
 */
const gint16 *
sam_speeddate_search_get_best (SamSpeeddateSearch *self,
                               gint64 *hard,
                               gint64 *vector)
{
  *hard = self->best_hard;
  memcpy (vector, self->best_level, sizeof self->best_level);
  return self->best;
}

static void
move (SamSpeeddateSearch *self,
      guint p,
      guint r,
      int to)
{
  Step step = { p, r, sam_speeddate_state_seat (self->state, p, r) };

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
      const Step *step = &g_array_index (self->journal, Step, i - 1);

      /* Two people may have exchanged the last places of full tables: first away, then back. */
      sam_speeddate_state_set (self->state, step->p, step->r, -1);
    }
  for (guint i = self->journal->len; i > 0; i--)
    {
      const Step *step = &g_array_index (self->journal, Step, i - 1);

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
  const guint r = draw (self, state->n_rounds);
  const guint p = draw (self, state->n_participants);
  const guint q = draw (self, state->n_participants);
  const int e = sam_speeddate_state_seat (state, p, r);
  const int f = sam_speeddate_state_seat (state, q, r);
  gint64 limit, before;

  if (e == f || !sam_speeddate_state_is_free (state, p, r) || !sam_speeddate_state_is_free (state, q, r) ||
      !sam_speeddate_state_may_sit (state, p, r, f) || !sam_speeddate_state_may_sit (state, q, r, e))
    return;
  limit = draw_limit (self);
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
  const guint r = draw (self, state->n_rounds);
  const guint p = draw (self, state->n_participants);
  const int to = (int) draw (self, state->n_experts);
  const int from = sam_speeddate_state_seat (state, p, r);
  gint64 before;

  if (to == from || !sam_speeddate_state_is_free (state, p, r))
    return;
  g_array_set_size (self->journal, 0);
  before = get_energy (self);
  settle (self, before, draw_limit (self), seat (self, p, r, to));
}

/* Three people of one round go round: each takes the next one's seat. */
static void
try_cycle (SamSpeeddateSearch *self)
{
  SamSpeeddateState *state = self->state;
  const guint r = draw (self, state->n_rounds);
  guint people[3];
  int seats[3];
  gint64 before;
  gboolean sound = TRUE;

  for (guint i = 0; i < 3; i++)
    {
      people[i] = draw (self, state->n_participants);
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
  settle (self, before, draw_limit (self), sound);
}

/* Somebody without a seat in some round, from a random place on. */
static gboolean
find_idle (SamSpeeddateSearch *self,
           guint *participant,
           guint *round)
{
  const SamSpeeddateState *state = self->state;
  const guint n = state->n_participants * state->n_rounds;
  const guint start = draw (self, n);

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
  const int e = (int) draw (self, state->n_experts);
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
      const guint q = (guint) people[draw (self, sam_speeddate_state_size (state, (guint) e, r))];

      sound = sam_speeddate_state_is_free (state, q, r) && seat (self, q, r, (int) draw (self, state->n_experts));
    }
  sound = sound && sam_speeddate_state_seat (state, p, r) == -1 && seat (self, p, r, e);
  settle (self, before, draw_limit (self), sound);
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
  const guint start = n > 0 ? draw (self, n) : 0;

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
  const guint r = draw (self, state->n_rounds);
  const guint s = draw (self, state->n_rounds);
  int p = (int) draw (self, state->n_participants);
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
  settle (self, before, draw_limit (self), exchange_rounds (self, people, n, r, s));
}

/* A whole table exchanges a round of company with a round of rest. */
static void
try_rest (SamSpeeddateSearch *self)
{
  SamSpeeddateState *state = self->state;
  const guint e = draw (self, state->n_experts);
  const guint r = draw (self, state->n_rounds);
  const guint s = draw (self, state->n_rounds);
  const guint n = sam_speeddate_state_size (state, e, r);
  guint people[64];
  gint64 before;

  if (n == 0 || n > G_N_ELEMENTS (people) || sam_speeddate_state_size (state, e, s) > 0)
    return;
  for (guint i = 0; i < n; i++)
    people[i] = (guint) sam_speeddate_state_people (state, e, r)[i];
  g_array_set_size (self->journal, 0);
  before = get_energy (self);
  settle (self, before, draw_limit (self), exchange_rounds (self, people, n, r, s));
}

/* An empty table opens with as many as it needs, whoever they are. */
static void
try_open (SamSpeeddateSearch *self)
{
  SamSpeeddateState *state = self->state;
  const guint e = draw (self, state->n_experts);
  const guint r = draw (self, state->n_rounds);
  SamSpeeddateExpert *expert = sam_speeddate_expert (state->problem, e);
  gint64 before;
  guint tries = 0;

  if (sam_speeddate_state_size (state, e, r) >= MAX (1, expert->min) || (expert->available >> r & 1) == 0)
    return;
  g_array_set_size (self->journal, 0);
  before = get_energy (self);
  while (sam_speeddate_state_size (state, e, r) < MAX (1, expert->min) && tries++ < 40)
    {
      const guint p = draw (self, state->n_participants);
      const int from = sam_speeddate_state_seat (state, p, r);

      if (!sam_speeddate_state_is_free (state, p, r) || from == (int) e ||
          (from >= 0 && tries < 30 &&
           sam_speeddate_state_size (state, (guint) from, r) <= sam_speeddate_expert (state->problem, from)->min))
        continue;
      seat (self, p, r, (int) e);
    }
  settle (self, before, draw_limit (self), TRUE);
}

/* A table closes; its people go wherever they find a place. */
static void
try_close (SamSpeeddateSearch *self)
{
  SamSpeeddateState *state = self->state;
  const guint e = draw (self, state->n_experts);
  const guint r = draw (self, state->n_rounds);
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
          const guint f = draw (self, state->n_experts);

          seated = f != e && sam_speeddate_state_size (state, f, r) > 0 && seat (self, p, r, (int) f);
        }
      if (!seated)
        move (self, p, r, -1);
    }
  settle (self, before, draw_limit (self), TRUE);
}

/* How often each move is tried, of a hundred. While only company is left to gain, moves that change how full the tables
 * are hardly ever help. */
static void
take_step (SamSpeeddateSearch *self)
{
  const guint kind = draw (self, 100);
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
  else if (draw (self, 2) == 0)
    try_open (self);
  else
    try_close (self);
}

/**
 * sam_speeddate_search_run:
 * @tick: (nullable): asked now and then; answering FALSE ends the run
 *
 * Searches from the state as it is, cooling from hot to cold over @n_steps.
 *
 * Returns: FALSE when ended by @tick
 */
gboolean
sam_speeddate_search_run (SamSpeeddateSearch *self,
                          const SamSpeeddateMood *mood,
                          guint64 n_steps,
                          SamSpeeddateSearchTick tick,
                          gpointer tick_data)
{
  const double ratio = log (mood->cold / mood->hot);

  self->mood = mood;
  if (self->state->n_participants == 0 || self->state->n_experts == 0)
    return TRUE;
  for (guint64 i = 0; i < n_steps; i++)
    {
      if (i % 256 == 0)
        self->heat = (gint64) (mood->hot * exp (ratio * (double) i / (double) n_steps) * LIMIT_UNIT);
      if (tick != NULL && i % SAM_SPEEDDATE_TICK_STEPS == SAM_SPEEDDATE_TICK_STEPS - 1 && !tick (tick_data))
        return FALSE;
      take_step (self);
    }
  return TRUE;
}
