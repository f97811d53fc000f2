/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#define WAITING_MS 50
#define WAITING_TICKS (300 * 1000 / WAITING_MS)

static inline gboolean
on_waiting_tick_cb (gpointer n_ticks)
{
  ++*(guint *) n_ticks;
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until a condition holds; what comes about elsewhere, as in the file, need not wake it. Five
 * minutes at most, for a machine that has more to do than one test: only what never happens takes as long. */
#define wait_until(condition)                                                   \
  G_STMT_START                                                                  \
  {                                                                             \
    guint n_ticks_ = 0;                                                         \
    guint timer_ = g_timeout_add (WAITING_MS, on_waiting_tick_cb, &n_ticks_);   \
    gboolean holds_;                                                            \
                                                                                \
    while (!(holds_ = (condition)) && n_ticks_ < WAITING_TICKS)                 \
      g_main_context_iteration (NULL, TRUE);                                    \
    g_source_remove (timer_);                                                   \
    if (!holds_)                                                                \
      g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition); \
  }                                                                             \
  G_STMT_END
