/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

static inline gboolean
on_late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until a condition holds. Two minutes at most, for a machine that has more to do than one test:
 * only what never happens takes as long. */
#define wait_until(condition)                                                   \
  G_STMT_START                                                                  \
  {                                                                             \
    gboolean late = FALSE;                                                      \
    guint timer = g_timeout_add_seconds (120, on_late_cb, &late);               \
                                                                                \
    while (!late && !(condition))                                               \
      g_main_context_iteration (NULL, TRUE);                                    \
    g_source_remove (timer);                                                    \
    if (late)                                                                   \
      g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition); \
  }                                                                             \
  G_STMT_END
