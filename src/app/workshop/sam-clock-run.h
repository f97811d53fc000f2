/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-round-clock.h"

G_BEGIN_DECLS

/* The rounds' clock while it runs: one for the coordinator's own screen and the projector together.
 *
 * Signals:
 *   changed: anything that shows, each second while it counts
 *   gong: a phase ended by itself
 *   begun (uint rounds): a round began; so many have now */
#define SAM_TYPE_CLOCK_RUN (sam_clock_run_get_type ())
G_DECLARE_FINAL_TYPE (SamClockRun, sam_clock_run, SAM, CLOCK_RUN, GObject)

/* The seconds of the wall clock. */
typedef gint64 (*SamClockNow) (gpointer data);

SamClockRun *sam_clock_run_new (SamRecord *workshop,
                                SamClockNow now,
                                gpointer data);
const SamRoundClock *sam_clock_run_get_clock (SamClockRun *self);
guint sam_clock_run_get_left (SamClockRun *self);
void sam_clock_run_look (SamClockRun *self);
void sam_clock_run_next (SamClockRun *self);
void sam_clock_run_toggle_pause (SamClockRun *self);
void sam_clock_run_add_minute (SamClockRun *self);
char *sam_clock_run_describe (SamClockRun *self);
char *sam_clock_run_format_left (SamClockRun *self);

G_END_DECLS
