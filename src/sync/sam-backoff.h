/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pure: when to try again after a failure, and what a failure calls for. */

guint sam_backoff_get_delay (guint failures,
                             guint asked,
                             double random);

typedef enum
{
  SAM_VERDICT_UNSET,   /* there is no server: nothing to do */
  SAM_VERDICT_STOPPED, /* a person stopped it */
  SAM_VERDICT_OFFLINE, /* passes by itself; try again */
  SAM_VERDICT_TAKEN,   /* another program is at it; look again */
  SAM_VERDICT_TROUBLE, /* something is wrong; it may pass, try again */
  SAM_VERDICT_LOCKED,  /* the account is locked for five minutes */
  SAM_VERDICT_PERSON,  /* a person has to do something first */
} SamVerdict;

SamVerdict sam_verdict_get (const GError *error);

G_END_DECLS
