/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

static inline gboolean
on_late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until a condition holds, thirty seconds at most: a machine may have more to do than one test. */
#define wait_until(condition)                                                   \
  G_STMT_START                                                                  \
  {                                                                             \
    gboolean late = FALSE;                                                      \
    guint timer = g_timeout_add_seconds (30, on_late_cb, &late);                \
                                                                                \
    while (!late && !(condition))                                               \
      g_main_context_iteration (NULL, TRUE);                                    \
    g_source_remove (timer);                                                    \
    if (late)                                                                   \
      g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition); \
  }                                                                             \
  G_STMT_END
