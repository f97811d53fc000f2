/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether this computer was asleep: connections from before are dead then, though nobody has said so yet. */
typedef struct
{
  gint64 last; /* 0: not looked yet */
} SamWake;

/* Look so often. */
#define SAM_WAKE_SECONDS 5

/* Seconds, which also pass while the computer sleeps. */
gint64 sam_wake_get_time (void);
/* Pure: whether so much time has passed since the last look that it must have slept. */
gboolean sam_wake_look (SamWake *self,
                        gint64 time);

G_END_DECLS
