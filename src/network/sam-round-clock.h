/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

/* The clock of the rounds. It knows no time of its own: every question brings the second at which it is asked, so that
 * it can be tested and a computer that slept goes on where the wall clock is. */
typedef enum
{
  SAM_CLOCK_READY, /* before a round that a hand begins */
  SAM_CLOCK_ROUND,
  SAM_CLOCK_CHANGE, /* people go to their next table */
  SAM_CLOCK_BREAK,
  SAM_CLOCK_DONE,
} SamClockPhase;

typedef struct
{
  guint n_rounds;
  guint round_seconds;
  guint change_seconds; /* 0: the next round is begun by hand */
  guint break_seconds;
  guint break_after; /* this many rounds; 0: no break */
  SamClockPhase phase;
  guint round;      /* the one that is on, or comes next; from 0 */
  gint64 ends;      /* the second at which this phase ends; of a paused clock, as if it went on */
  gint64 paused_at; /* -1: going */
} SamRoundClock;

void sam_round_clock_init (SamRoundClock *self,
                           SamRecord *workshop);
gboolean sam_round_clock_tick (SamRoundClock *self,
                               gint64 now);
void sam_round_clock_next (SamRoundClock *self,
                           gint64 now);
void sam_round_clock_pause (SamRoundClock *self,
                            gint64 now);
void sam_round_clock_resume (SamRoundClock *self,
                             gint64 now);
void sam_round_clock_add_minute (SamRoundClock *self);
gboolean sam_round_clock_is_timed (const SamRoundClock *self);
gboolean sam_round_clock_is_paused (const SamRoundClock *self);
guint sam_round_clock_get_left (const SamRoundClock *self,
                                gint64 now);
guint sam_round_clock_get_begun (const SamRoundClock *self);

G_END_DECLS
