/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* What was edited at the same time on several computers and needs nobody any more: to look back on, and to undo. */

typedef enum
{
  SAM_PARALLEL_MERGED,  /* merged by itself */
  SAM_PARALLEL_DECIDED, /* a conflict that somebody settled */
  SAM_PARALLEL_KEPT,    /* deleted by one and edited by another: the edit won */
} SamParallelType;

/* What one side brought in. */
typedef struct
{
  char *author; /* NULL: not said */
  gint64 at;    /* seconds UTC; 0: not said */
  gboolean mine;
  gboolean restorable; /* all it said is known, so that only this may stay */
  char *revision;
  char **fields; /* names */
} SamParallelSide;

typedef struct
{
  SamParallelType type;
  char *id;
  char *title;
  char *revision;   /* of the merge, or of the deletion */
  gint64 at;        /* when it was seen here; of a deletion: when it was made */
  char *author;     /* who decided, or deleted; NULL: not said */
  char **fields;    /* DECIDED: which */
  GPtrArray *sides; /* KEPT: the one whose change stayed */
} SamParallel;

void sam_parallel_free (SamParallel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamParallel, sam_parallel_free)

/* Since @since (seconds UTC), the newest first; without what was undone. */
GPtrArray *sam_store_list_parallel (SamStore *self,
                                    gint64 since,
                                    GError **error);
/* Of the merge @revision only the change of the side @side stays. SAM_STORE_ERROR_CONFLICT where a field was changed
 * again since. */
gboolean sam_store_undo_merge (SamStore *self,
                               const char *id,
                               const char *revision,
                               const char *side,
                               GError **error);

/* What is known of a record that is not there any more. */
typedef struct
{
  char *title;  /* as it was last; NULL: not known */
  char *author; /* who deleted it; NULL: not said */
  gint64 at;    /* seconds UTC; 0: not said */
  gboolean erased;
  gboolean restorable;
} SamGone;

void sam_gone_free (SamGone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamGone, sam_gone_free)
/* NULL without error: it is there, or was never seen here. */
SamGone *sam_store_describe_gone (SamStore *self,
                                  const char *id,
                                  GError **error);
/* As it was before it was deleted. */
gboolean sam_store_bring_back (SamStore *self,
                               const char *id,
                               GError **error);

G_END_DECLS
