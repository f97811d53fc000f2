/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-clock-run.h"

#include <glib/gi18n.h>

#define LOOK_MS 200

struct _SamClockRun
{
  GObject parent_instance;

  SamRoundClock clock;
  SamClockNow now;
  gpointer data;
  guint source;
  guint shown_left;
};

enum
{
  CHANGED,
  GONG,
  BEGUN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamClockRun, sam_clock_run, G_TYPE_OBJECT)

static gboolean
on_look_cb (gpointer data)
{
  sam_clock_run_look (data);
  return G_SOURCE_CONTINUE;
}

/* Only a clock that counts is looked at. */
static void
update_source (SamClockRun *self)
{
  const gboolean counts = sam_round_clock_is_timed (&self->clock) && !sam_round_clock_is_paused (&self->clock);

  if (counts && self->source == 0)
    self->source = g_timeout_add (LOOK_MS, on_look_cb, self);
  else if (!counts)
    g_clear_handle_id (&self->source, g_source_remove);
}

static void
tell (SamClockRun *self,
      guint begun_before)
{
  const guint begun = sam_round_clock_get_begun (&self->clock);

  update_source (self);
  self->shown_left = sam_clock_run_get_left (self);
  if (begun > begun_before)
    g_signal_emit (self, signals[BEGUN], 0, begun);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sam_clock_run_look:
 *
 * Looks what time it is.
 */
void
sam_clock_run_look (SamClockRun *self)
{
  const guint begun = sam_round_clock_get_begun (&self->clock);

  if (sam_round_clock_tick (&self->clock, self->now (self->data)))
    {
      g_signal_emit (self, signals[GONG], 0);
      tell (self, begun);
    }
  else if (sam_clock_run_get_left (self) != self->shown_left)
    tell (self, begun);
}

/**
 * sam_clock_run_next:
 *
 * Begins what is waited for, or ends what is on.
 */
void
sam_clock_run_next (SamClockRun *self)
{
  const guint begun = sam_round_clock_get_begun (&self->clock);

  sam_round_clock_next (&self->clock, self->now (self->data));
  tell (self, begun);
}

/**
 * sam_clock_run_toggle_pause:
 */
void
sam_clock_run_toggle_pause (SamClockRun *self)
{
  if (sam_round_clock_is_paused (&self->clock))
    sam_round_clock_resume (&self->clock, self->now (self->data));
  else
    sam_round_clock_pause (&self->clock, self->now (self->data));
  tell (self, sam_round_clock_get_begun (&self->clock));
}

/**
 * sam_clock_run_add_minute:
 */
void
sam_clock_run_add_minute (SamClockRun *self)
{
  sam_round_clock_add_minute (&self->clock);
  tell (self, sam_round_clock_get_begun (&self->clock));
}

/**
 * sam_clock_run_get_clock:
 *
 * Returns: (transfer none): how it stands
 */
const SamRoundClock *
sam_clock_run_get_clock (SamClockRun *self)
{
  return &self->clock;
}

/**
 * sam_clock_run_get_left:
 *
 * Returns: the seconds left of what is on
 */
guint
sam_clock_run_get_left (SamClockRun *self)
{
  return sam_round_clock_get_left (&self->clock, self->now (self->data));
}

/**
 * sam_clock_run_format_left:
 *
 * Returns: (transfer full): "7:05", or an empty text when nothing is timed
 */
char *
sam_clock_run_format_left (SamClockRun *self)
{
  const guint left = sam_clock_run_get_left (self);

  if (!sam_round_clock_is_timed (&self->clock))
    return g_strdup ("");
  return g_strdup_printf ("%u:%02u", left / 60, left % 60);
}

/**
 * sam_clock_run_describe:
 *
 * Returns: (transfer full): what is on, in a few words
 */
char *
sam_clock_run_describe (SamClockRun *self)
{
  const guint round = self->clock.round + 1;

  switch (self->clock.phase)
    {
    case SAM_CLOCK_ROUND:
      return g_strdup_printf (_ ("Round %u of %u"), round, self->clock.n_rounds);
    case SAM_CLOCK_CHANGE:
      return g_strdup_printf (_ ("To your next table: round %u"), round);
    case SAM_CLOCK_BREAK:
      return g_strdup_printf (_ ("Break, then round %u"), round);
    case SAM_CLOCK_DONE:
      return g_strdup (_ ("All rounds are done"));
    case SAM_CLOCK_READY:
    default:
      return g_strdup_printf (_ ("Soon: round %u"), round);
    }
}

static void
sam_clock_run_dispose (GObject *object)
{
  SamClockRun *self = SAM_CLOCK_RUN (object);

  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (sam_clock_run_parent_class)->dispose (object);
}

static void
sam_clock_run_class_init (SamClockRunClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sam_clock_run_dispose;

  signals[CHANGED] = g_signal_new ("changed", SAM_TYPE_CLOCK_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[GONG] = g_signal_new ("gong", SAM_TYPE_CLOCK_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BEGUN] = g_signal_new ("begun", SAM_TYPE_CLOCK_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
sam_clock_run_init (SamClockRun *self)
{
}

/**
 * sam_clock_run_new:
 * @now: the wall clock
 *
 * Returns: (transfer full): a clock before the workshop's next round
 */
SamClockRun *
sam_clock_run_new (SamRecord *workshop,
                   SamClockNow now,
                   gpointer data)
{
  SamClockRun *self = g_object_new (SAM_TYPE_CLOCK_RUN, NULL);

  sam_round_clock_init (&self->clock, workshop);
  self->now = now;
  self->data = data;
  return self;
}
