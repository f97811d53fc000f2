/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <unistd.h>

/* Where nobody listens; a port that was given back may be somebody else's by now. */
#define NOBODY_S_ADDRESS "http://127.0.0.1:9"

/* Where a server of this process listens, and listens again after it was stopped: an address of this computer that no
 * other process takes, and a port that the system gives to nobody by itself. */
static inline char *
dup_own_address (void)
{
  static guint serial;
  guint pid = (guint) getpid ();

  return g_strdup_printf ("127.%u.%u.%u:%u", 64 + (pid >> 16) % 64, pid >> 8 & 0xff, pid & 0xff,
                          20000 + serial++ % 10000);
}
