/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Revision ids "N-HASH", and what a tombstone says. Pure. */

gboolean sam_revision_id_is_valid (const char *revision);
gint64 sam_revision_id_get_generation (const char *revision);
int sam_revision_id_compare (const char *a,
                             gboolean a_deleted,
                             const char *b,
                             gboolean b_deleted); /* the winning rule: > 0 when a wins */
char *sam_revision_id_next (const char *parent,   /* NULL for a first revision */
                            gboolean deleted,
                            const char *body); /* canonical */

/* Why a document is gone: travels in the tombstone's body as "reason". */
typedef enum
{
  SAM_TOMBSTONE_DELETED, /* a person deleted it: a live edit wins */
  SAM_TOMBSTONE_MERGED,  /* the losing leaf of a merge: never shown */
  SAM_TOMBSTONE_ERASED,  /* beats every edit, past and future */
} SamTombstone;

const char *sam_tombstone_get_reason (SamTombstone tombstone);
gboolean sam_tombstone_from_body (const char *body,
                                  SamTombstone *tombstone);

G_END_DECLS
