/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-round-clock.h"

#include "network/sam-workshop-rounds.h"

static guint
get_seconds (SamRecord *workshop,
             const char *field)
{
  return (guint) CLAMP (sam_record_get_integer (workshop, field, 0), 0, 24 * 60) * 60;
}

/**
 * sam_round_clock_init:
 *
 * The clock of a workshop before the round that comes next: the first, or the one after those held.
 */
void
sam_round_clock_init (SamRoundClock *self,
                      SamRecord *workshop)
{
  self->n_rounds = sam_workshop_get_n_rounds (workshop);
  self->round_seconds = sam_workshop_get_round_minutes (workshop) * 60;
  self->change_seconds = get_seconds (workshop, "change_minutes");
  self->break_seconds = get_seconds (workshop, "break_minutes");
  self->break_after = (guint) CLAMP (sam_record_get_integer (workshop, "break_after_round", 0), 0, self->n_rounds);
  self->round = (guint) CLAMP (sam_record_get_integer (workshop, "rounds_held", 0), 0, self->n_rounds);
  self->phase = self->round < self->n_rounds ? SAM_CLOCK_READY : SAM_CLOCK_DONE;
  self->ends = 0;
  self->paused_at = -1;
}

static void
begin_round (SamRoundClock *self,
             gint64 now)
{
  self->phase = SAM_CLOCK_ROUND;
  self->ends = now + self->round_seconds;
}

/* What comes after a round: a break, the change of tables, a hand, or the end. */
static void
end_round (SamRoundClock *self,
           gint64 now)
{
  self->round++;
  if (self->round >= self->n_rounds)
    self->phase = SAM_CLOCK_DONE;
  else if (self->break_seconds > 0 && self->round == self->break_after)
    self->phase = SAM_CLOCK_BREAK;
  else
    self->phase = self->change_seconds > 0 ? SAM_CLOCK_CHANGE : SAM_CLOCK_READY;
  self->ends = now + (self->phase == SAM_CLOCK_BREAK ? self->break_seconds : self->change_seconds);
}

/**
 * sam_round_clock_next:
 *
 * Ends what is on, by hand: begins the round that was waited for, or ends the round that is on.
 */
void
sam_round_clock_next (SamRoundClock *self,
                      gint64 now)
{
  self->paused_at = -1;
  switch (self->phase)
    {
    case SAM_CLOCK_ROUND:
      end_round (self, now);
      break;
    case SAM_CLOCK_READY:
    case SAM_CLOCK_CHANGE:
    case SAM_CLOCK_BREAK:
      begin_round (self, now);
      break;
    case SAM_CLOCK_DONE:
    default:
      break;
    }
}

/**
 * sam_round_clock_tick:
 *
 * Goes on to what is on at @now. A phase that ended while nobody looked is followed from when it ended.
 *
 * Returns: whether a phase ended, which is what a gong is for
 */
gboolean
sam_round_clock_tick (SamRoundClock *self,
                      gint64 now)
{
  gboolean ended = FALSE;

  while (sam_round_clock_is_timed (self) && !sam_round_clock_is_paused (self) && now >= self->ends)
    {
      sam_round_clock_next (self, self->ends);
      ended = TRUE;
    }
  return ended;
}

/**
 * sam_round_clock_pause:
 */
void
sam_round_clock_pause (SamRoundClock *self,
                       gint64 now)
{
  if (sam_round_clock_is_timed (self) && !sam_round_clock_is_paused (self))
    self->paused_at = now;
}

/**
 * sam_round_clock_resume:
 */
void
sam_round_clock_resume (SamRoundClock *self,
                        gint64 now)
{
  if (!sam_round_clock_is_paused (self))
    return;
  self->ends += now - self->paused_at;
  self->paused_at = -1;
}

/**
 * sam_round_clock_add_minute:
 *
 * One more minute of what is on.
 */
void
sam_round_clock_add_minute (SamRoundClock *self)
{
  if (sam_round_clock_is_timed (self))
    self->ends += 60;
}

/**
 * sam_round_clock_is_timed:
 *
 * Returns: whether what is on ends by itself
 */
gboolean
sam_round_clock_is_timed (const SamRoundClock *self)
{
  return self->phase == SAM_CLOCK_ROUND || self->phase == SAM_CLOCK_CHANGE || self->phase == SAM_CLOCK_BREAK;
}

/**
 * sam_round_clock_is_paused:
 */
gboolean
sam_round_clock_is_paused (const SamRoundClock *self)
{
  return self->paused_at >= 0;
}

/**
 * sam_round_clock_get_left:
 *
 * Returns: the seconds left of what is on
 */
guint
sam_round_clock_get_left (const SamRoundClock *self,
                          gint64 now)
{
  if (!sam_round_clock_is_timed (self))
    return 0;
  return (guint) MAX (0, self->ends - (sam_round_clock_is_paused (self) ? self->paused_at : now));
}

/**
 * sam_round_clock_get_begun:
 *
 * Returns: how many rounds have begun: their seats can't change any more
 */
guint
sam_round_clock_get_begun (const SamRoundClock *self)
{
  return self->phase == SAM_CLOCK_ROUND ? self->round + 1 : self->round;
}
