/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"
#include "sync/sam-peer.h"

G_BEGIN_DECLS

/* What one run did. What is left counts all, not what was new. */
typedef struct
{
  guint64 pulled;      /* revisions that came in */
  guint64 pushed;      /* revisions that went out */
  guint64 merged;      /* records whose parallel changes were merged by themselves */
  guint64 conflicts;   /* records that need a person */
  guint64 refused;     /* records the server does not take */
  guint64 quarantined; /* documents from the server that can't be read */
  guint64 unfetched;   /* attachments of which the server does not give what they hold */
  gint64 clock_off;    /* seconds this computer's clock is ahead; 0: about right, or not known */
  guint retry_after;   /* after an error: the seconds the server asked to wait; 0: it did not */
} SamSyncResult;

typedef enum
{
  SAM_SYNC_PULLING,
  SAM_SYNC_MERGING,
  SAM_SYNC_PUSHING,
  SAM_SYNC_FETCHING,   /* what attachments hold */
  SAM_SYNC_TAKING,     /* questions from the platform */
  SAM_SYNC_PUBLISHING, /* to the public, and to the platform; not counted */
} SamSyncStep;

/* @done records so far in this step, of @total; 0: not known. Called on the thread of the run. */
typedef void (*SamSyncProgress) (SamSyncStep step,
                                 guint64 done,
                                 guint64 total,
                                 gpointer data);

/* One synchronisation both ways: pull, merge, push. Blocks. Whatever was done before an error stays done, and the next
 * run goes on from there; @result (nullable) is filled in either way. */
gboolean sam_sync_run (SamStore *store,
                       SamPeer *peer,
                       SamSyncProgress progress,
                       gpointer progress_data,
                       SamSyncResult *result,
                       GCancellable *cancellable,
                       GError **error);

/* Blocks until the peer has something that is not here, by a long poll. SAM_COUCH_ERROR_NOT_FOUND: the peer can't tell
 * when something changes. */
gboolean sam_sync_wait (SamDatabase *database,
                        SamPeer *peer,
                        GCancellable *cancellable,
                        GError **error);

/* How many records changed here that were not sent yet. */
guint64 sam_sync_count_waiting (SamStore *store,
                                GError **error);
/* Which, at most @limit of them. */
char **sam_sync_list_waiting (SamStore *store,
                              guint limit,
                              GError **error);
/* When the last complete run ended, in seconds since 1970 UTC; 0: never. */
gint64 sam_sync_get_last_time (SamStore *store,
                               GError **error);
/* How many revisions came in the last time that any did, and when. */
guint64 sam_sync_get_last_received (SamStore *store,
                                    gint64 *at,
                                    GError **error);
/* Of which records, at most so many. */
#define SAM_RECEIVED_MAX 200
char **sam_sync_list_received (SamStore *store,
                               GError **error);

/* What neither side loses, but one side does not take. */
typedef struct
{
  char *id;
  char *revision;    /* may be NULL */
  char *error;       /* the server's name for it, such as "forbidden"; may be NULL */
  char *reason;      /* a sentence, with the server's words in it */
  gboolean ours;     /* TRUE: the server refuses it; FALSE: it came from the server and can't be read */
  gboolean platform; /* it came from the platform, and not from the region's own database */
  gint64 tries;      /* how often it was tried */
} SamSetAside;

void sam_set_aside_free (SamSetAside *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSetAside, sam_set_aside_free)
GPtrArray *sam_sync_list_set_aside (SamStore *store,
                                    GError **error);
gboolean sam_set_aside_is_attachment (const SamSetAside *self);
/* What a person can do about it, one sentence. */
char *sam_set_aside_dup_advice (const SamSetAside *self);
/* A document that can't be read, as it came, as far as kept; NULL: nothing came. */
char *sam_sync_dup_raw (SamStore *store,
                        const char *id,
                        GError **error);

/* One plain translated sentence: what is wrong and what to do. */
char *sam_sync_explain (const GError *error);
/* The same about a clock that is off by so many seconds at @now, seconds since 1970 UTC; NULL: it is right. */
char *sam_sync_explain_clock (gint64 seconds_off,
                              gint64 now);

G_END_DECLS
