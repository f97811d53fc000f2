/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One step from an old list to a new one, as GListModel::items-changed tells it. */
typedef struct
{
  guint position; /* at the moment of this step */
  guint removed;
  guint added; /* the new keys at @position, after this step */
} SamSplice;

GArray *sam_key_diff (const gint64 *before,
                      guint n_before,
                      const gint64 *after,
                      guint n_after);

G_END_DECLS
