/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-conflict.h"
#include "store/sam-parallel.h"
#include "sync/sam-sync-run.h"

G_BEGIN_DECLS

/* What the synchronisation page lists, in words. Read on the worker; no GTK. */
typedef struct
{
  char *id;
  char *title;
  char *detail;       /* NULL: nothing more to say */
  const char *action; /* of the window, that opens it; NULL: there is nothing to open */
  gboolean has_mine;  /* of a conflict: one of two versions is mine */
} SamSyncLine;

typedef struct
{
  GPtrArray *conflicts;     /* of SamSyncLine */
  GPtrArray *parallel;      /* of SamParallel */
  GPtrArray *parallel_line; /* of SamSyncLine, one for each of those */
  GPtrArray *waiting;       /* of SamSyncLine, the first few */
  GPtrArray *set_aside;     /* of SamSyncLine */
  GPtrArray *received;      /* of SamSyncLine, the first few */
  guint64 n_waiting;
} SamSyncLists;

SamSyncLists *sam_sync_lists_load (SamStore *store,
                                   gint64 now,
                                   GError **error);
void sam_sync_lists_free (SamSyncLists *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSyncLists, sam_sync_lists_free)

/* "The server does not take this: …" */
char *sam_sync_lists_format_why (const SamSetAside *one);
/* "Keep only Ada's change (Place)" */
char *sam_sync_lists_format_side (const SamParallel *parallel,
                                  const SamParallelSide *side);

G_END_DECLS
