/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whoever gives five wrong passwords within five minutes waits until those five minutes are over. @now: monotonic, in
 * microseconds. */
typedef struct _SamHubLockout SamHubLockout;

#define SAM_HUB_LOCKOUT_FAILURES 5
#define SAM_HUB_LOCKOUT_MICROSECONDS (5 * 60 * G_USEC_PER_SEC)

SamHubLockout *sam_hub_lockout_new (void);
void sam_hub_lockout_free (SamHubLockout *self);
gboolean sam_hub_lockout_is_locked (SamHubLockout *self,
                                    const char *who,
                                    gint64 now);
void sam_hub_lockout_note_failure (SamHubLockout *self,
                                   const char *who,
                                   gint64 now);
void sam_hub_lockout_forget (SamHubLockout *self,
                             const char *who);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamHubLockout, sam_hub_lockout_free)

G_END_DECLS
