/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Private to sync: requests that run on a thread of their own, while this one writes what the last ones brought. A peer
 * is used by one thread at a time: what was started is finished before the next. */
typedef struct _SamAhead SamAhead;
typedef gboolean (*SamAheadFunc) (gpointer data,
                                  GError **error);

SamAhead *sam_ahead_start (SamAheadFunc func,
                           gpointer data);
gboolean sam_ahead_finish (SamAhead *self,
                           GError **error);

G_END_DECLS
