/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A move by hand often breaks something that a few others could mend by going elsewhere too. The search deepens by one
 * seat at a time, so that the first ways found disturb the fewest people. */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-evaluate.h"

#define MAX_ALONG 8     /* more than this nobody follows */
#define MAX_NODES 20000 /* a few milliseconds: the person is being dragged meanwhile */
#define MAX_CHOICES 64  /* ways of the same length to choose the best of */

typedef struct
{
  SamSpeeddateProblem *problem;
  const int *before;
  guint participant, round;
  int home, goal; /* where the person comes from and goes to: who makes way goes between these first */
  int *seats;
  gboolean *locked; /* participant × round */
  guint *sizes;     /* expert × round */
  guint nodes;
  guint choices;
  SamSpeeddateMove *best;
} Way;

static guint
get_cell (const Way *way,
          guint p,
          guint r)
{
  return p * way->problem->n_rounds + r;
}

static guint *
get_size (Way *way,
          int e,
          guint r)
{
  return &way->sizes[(guint) e * way->problem->n_rounds + r];
}

static void
seat (Way *way,
      guint p,
      guint r,
      int to)
{
  int *at = &way->seats[get_cell (way, p, r)];

  if (*at >= 0)
    (*get_size (way, *at, r))--;
  if (to >= 0)
    (*get_size (way, to, r))++;
  *at = to;
}

static gboolean
may_sit (const Way *way,
         guint p,
         guint r,
         int e)
{
  return (sam_speeddate_participant (way->problem, p)->available >> r & 1) != 0 &&
         (sam_speeddate_expert (way->problem, e)->available >> r & 1) != 0 &&
         !sam_speeddate_problem_is_forbidden (way->problem, p, (guint) e);
}

/* The other round in which somebody meets an expert; -1: none. */
static int
find_repeat (const Way *way,
             guint p,
             guint r,
             int e)
{
  for (guint other = 0; other < way->problem->n_rounds && !way->problem->allow_repeat_expert; other++)
    if (other != r && way->seats[get_cell (way, p, other)] == e)
      return (int) other;
  return -1;
}

static gboolean
is_too_full (Way *way,
             int e,
             guint r)
{
  return *get_size (way, e, r) > sam_speeddate_expert (way->problem, e)->cap;
}

/* Whether a table needs somebody to come. */
static gboolean
is_too_empty (Way *way,
              int e,
              guint r)
{
  const SamSpeeddateExpert *expert = sam_speeddate_expert (way->problem, e);
  const guint size = *get_size (way, e, r);

  return size > 0 ? size < expert->min : expert->never_idle && (expert->available >> r & 1) != 0;
}

static gboolean deepen (Way *way,
                        guint left);

/* Lets one person sit elsewhere, goes on, and takes it back. The person's seat is decided from here on. */
static gboolean
try_seat (Way *way,
          guint p,
          guint r,
          int to,
          guint left)
{
  const guint cell = get_cell (way, p, r);
  const int from = way->seats[cell];
  gboolean more;

  seat (way, p, r, to);
  way->locked[cell] = TRUE;
  more = deepen (way, left - 1);
  way->locked[cell] = FALSE;
  seat (way, p, r, from);
  return more;
}

/* Between the two tables of the move anything goes, for what it breaks can be mended there; elsewhere only what breaks
 * nothing. */
static gboolean
try_leave (Way *way,
           guint p,
           guint r,
           guint left)
{
  const int from = way->seats[get_cell (way, p, r)];

  if (way->locked[get_cell (way, p, r)])
    return TRUE;
  for (int to = 0; to < (int) way->problem->experts->len; to++)
    {
      const gboolean between = to == way->home || to == way->goal;
      const gboolean clean = *get_size (way, to, r) < sam_speeddate_expert (way->problem, to)->cap &&
                             find_repeat (way, p, r, to) < 0;

      if (to == from || !may_sit (way, p, r, to) || !(clean || (between && left > 1)))
        continue;
      if (!try_seat (way, p, r, to, left))
        return FALSE;
    }
  return way->home >= 0 || r != way->round || try_seat (way, p, r, -1, left);
}

static gboolean
mend_repeats (Way *way,
              guint left,
              gboolean *found)
{
  for (guint p = 0; p < way->problem->participants->len; p++)
    for (guint r = 0; r < way->problem->n_rounds; r++)
      {
        const int e = way->seats[get_cell (way, p, r)];
        const int other = e >= 0 ? find_repeat (way, p, r, e) : -1;

        if (other < 0)
          continue;
        *found = TRUE;
        return left == 0 || (try_leave (way, p, r, left) && try_leave (way, p, (guint) other, left));
      }
  return TRUE;
}

static gboolean
mend_table (Way *way,
            int e,
            guint r,
            guint left)
{
  const gboolean full = is_too_full (way, e, r);
  gboolean more = TRUE;

  for (guint p = 0; p < way->problem->participants->len && left > 0 && more; p++)
    {
      const int at = way->seats[get_cell (way, p, r)];

      if (full && at == e)
        more = try_leave (way, p, r, left);
      else if (!full && at != e && !way->locked[get_cell (way, p, r)] && may_sit (way, p, r, e))
        more = try_seat (way, p, r, e, left);
    }
  return more;
}

static void
offer (Way *way)
{
  g_autoptr (SamSpeeddateMove) move = sam_speeddate_evaluate_seats (way->problem, way->before, way->seats,
                                                                    way->participant, way->round);

  if (move->breaks->len > 0)
    return;
  way->choices++;
  for (guint level = 0; way->best != NULL && level < SAM_SPEEDDATE_N_LEVELS; level++)
    {
      if (move->change[level] > way->best->change[level])
        return;
      if (move->change[level] < way->best->change[level])
        break;
      if (level + 1 == SAM_SPEEDDATE_N_LEVELS)
        return;
    }
  g_clear_pointer (&way->best, sam_speeddate_move_free);
  way->best = g_steal_pointer (&move);
}

/* Mends the first thing that is wrong in every way that @left more seats allow. Returns whether to go on searching. */
static gboolean
deepen (Way *way,
        guint left)
{
  gboolean found = FALSE;

  if (++way->nodes > MAX_NODES || way->choices > MAX_CHOICES)
    return FALSE;
  for (guint r = 0; r < way->problem->n_rounds; r++)
    for (int e = 0; e < (int) way->problem->experts->len; e++)
      if (is_too_full (way, e, r) || is_too_empty (way, e, r))
        return mend_table (way, e, r, left);
  if (!mend_repeats (way, left, &found))
    return FALSE;
  if (!found)
    offer (way);
  return TRUE;
}

static void
start (Way *way,
       int swap_with)
{
  const guint n_rounds = way->problem->n_rounds;
  const guint frozen = way->problem->has_previous ? way->problem->frozen_rounds : 0;
  const guint n = way->problem->participants->len * n_rounds;

  way->seats = g_memdup2 (way->before, MAX (1, n) * sizeof *way->seats);
  way->locked = g_new0 (gboolean, MAX (1, n));
  way->sizes = g_new0 (guint, MAX (1, way->problem->experts->len * n_rounds));
  for (guint cell = 0; cell < n; cell++)
    {
      way->locked[cell] = cell % n_rounds < frozen;
      if (way->seats[cell] >= 0)
        (*get_size (way, way->seats[cell], cell % n_rounds))++;
    }
  for (guint i = 0; i < way->problem->pin->len; i++)
    {
      const SamSpeeddateDate *pin = &g_array_index (way->problem->pin, SamSpeeddateDate, i);

      way->locked[get_cell (way, pin->participant, pin->round)] = TRUE;
    }
  seat (way, way->participant, way->round, way->goal);
  way->locked[get_cell (way, way->participant, way->round)] = TRUE;
  if (swap_with >= 0)
    {
      seat (way, (guint) swap_with, way->round, way->home);
      way->locked[get_cell (way, (guint) swap_with, way->round)] = TRUE;
    }
}

static SamSpeeddateMove *
search (SamSpeeddateProblem *problem,
        const int *seats,
        guint participant,
        guint round,
        int expert,
        int swap_with)
{
  Way way = { .problem = problem, .before = seats, .participant = participant, .round = round, .goal = expert };

  way.home = seats[participant * problem->n_rounds + round];
  start (&way, swap_with);
  if (expert < 0 || may_sit (&way, participant, round, expert))
    for (guint left = 1; left <= MAX_ALONG && way.best == NULL && way.nodes <= MAX_NODES; left++)
      deepen (&way, left);
  g_free (way.seats);
  g_free (way.locked);
  g_free (way.sizes);
  return way.best;
}

/* What nobody else can mend is the reason to tell: what is broken with nobody else there. */
static void
put_reason_first (SamSpeeddateMove *move,
                  SamSpeeddateProblem *problem,
                  guint participant,
                  guint round,
                  int expert)
{
  const guint n = problem->participants->len * problem->n_rounds;
  g_autofree int *before = g_new (int, n);
  g_autoptr (SamSpeeddateMove) alone = NULL;
  guint i;

  for (guint cell = 0; cell < n; cell++)
    before[cell] = -1;
  alone = sam_speeddate_evaluate_move (problem, before, participant, round, expert, -1);
  for (guint a = 0; a < alone->breaks->len; a++)
    if (g_ptr_array_find_with_equal_func (move->breaks, g_ptr_array_index (alone->breaks, a), g_str_equal, &i))
      g_ptr_array_insert (move->breaks, 0, g_ptr_array_steal_index (move->breaks, i));
}

/**
 * sam_speeddate_find_move:
 * @expert: where to, -1 for no seat
 * @swap_with: a participant who would take the seat left behind, -1 for nobody
 *
 * What moving one person would cost, as sam_speeddate_evaluate_move() tells it. Where that breaks something and a few
 * others who are not pinned can mend it, the move has them go along: the fewest, and of those the best. What
 * was broken before is mended on the way.
 *
 * Returns: (transfer full): the effect; where there is no way with what it breaks, the plainest reason first
 */
SamSpeeddateMove *
sam_speeddate_find_move (SamSpeeddateProblem *problem,
                         const int *seats,
                         guint participant,
                         guint round,
                         int expert,
                         int swap_with)
{
  SamSpeeddateMove *move = sam_speeddate_evaluate_move (problem, seats, participant, round, expert, swap_with);
  SamSpeeddateMove *way = NULL;

  if (move->breaks->len == 0)
    return move;
  way = search (problem, seats, participant, round, expert, swap_with);
  if (way == NULL && swap_with >= 0)
    way = search (problem, seats, participant, round, expert, -1);
  if (way == NULL)
    {
      put_reason_first (move, problem, participant, round, expert);
      return move;
    }
  sam_speeddate_move_free (move);
  return way;
}
