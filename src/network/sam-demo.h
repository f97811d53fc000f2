/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_groups;    /* 0: as many as a region of this size has */
  guint32 seed;      /* the same seed and day, the same data */
  const char *today; /* YYYY-MM-DD: what the made-up dates are around */
  SamProgress progress;
  gpointer progress_data;
} SamDemoOptions;

gboolean sam_demo_fill (SamStore *store,
                        const SamDemoOptions *options,
                        GCancellable *cancellable,
                        GError **error);

G_END_DECLS
