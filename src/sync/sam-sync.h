/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync/sam-publication.h"
#include "sync/sam-sync-run.h"

G_BEGIN_DECLS

typedef enum
{
  SAM_SYNC_STATE_UNSET,   /* no server chosen */
  SAM_SYNC_STATE_IDLE,    /* nothing going on */
  SAM_SYNC_STATE_SYNCING, /* at work */
  SAM_SYNC_STATE_OFFLINE, /* the server can't be reached just now; tries again by itself */
  SAM_SYNC_STATE_ERROR,   /* a person has to do something; `message` says what */
} SamSyncState;

#define SAM_TYPE_SYNC_STATE (sam_sync_state_get_type ())
GType sam_sync_state_get_type (void);

/* The synchronisation of one region file, for the window, off the main thread, with a store of its own. Make, use and
 * close it on the main thread. Properties, all read only and notified on the main thread:
 *   state      SamSyncState
 *   message    a sentence: what is wrong and what to do; NULL when all is well
 *   last-time  int64, seconds UTC of the last complete run; 0: never
 *   waiting    uint64: records that are not sent yet
 *   conflicts  uint64: records that need a person
 *   parallel   uint64: parallel changes of the last day that were merged or settled
 *   refused    uint64: records and attachments that one side does not take, or does not give
 *   done       uint64: records so far in this step of the run
 *   total      uint64: records in this step; 0: not known
 *   clock-off  int64: seconds that this computer's clock is ahead of the server's; 0: about right, or not known */
#define SAM_TYPE_SYNC (sam_sync_get_type ())
G_DECLARE_FINAL_TYPE (SamSync, sam_sync, SAM, SYNC, GObject)

SamSync *sam_sync_new (const char *path);
SamSync *sam_sync_new_on_network (const char *path,
                                  GNetworkMonitor *network);
void sam_sync_close (SamSync *self);
/* Starts a run, unless one is going on; then another follows it. Forgets that the password was wrong. */
void sam_sync_now (SamSync *self);
void sam_sync_cancel (SamSync *self);
/* Counts anew what waits, and runs after a short pause. For every change of the store. */
void sam_sync_note_change (SamSync *self);
/* Runs by itself: shortly after changes here and there, and at least every so many seconds; 0: only when asked. */
void sam_sync_set_interval (SamSync *self,
                            guint seconds);

SamSyncState sam_sync_get_state (SamSync *self);
const char *sam_sync_get_message (SamSync *self);
gint64 sam_sync_get_last_run (SamSync *self);
/* How much came in, the last time that anything did; its time is seconds UTC, 0: never. Told with last-time. */
guint64 sam_sync_get_received (SamSync *self,
                               gint64 *at);
guint64 sam_sync_get_waiting (SamSync *self);
guint64 sam_sync_get_conflicts (SamSync *self);
guint64 sam_sync_get_parallel (SamSync *self);
guint64 sam_sync_get_refused (SamSync *self);
guint64 sam_sync_get_done (SamSync *self);
guint64 sam_sync_get_total (SamSync *self);
SamSyncStep sam_sync_get_step (SamSync *self);
gint64 sam_sync_get_clock_off (SamSync *self);

/* For the dialog that sets a server up: tries address, user and password against the region's database, off the main
 * thread; on success keeps them all. */
void sam_sync_set_server_async (SamSync *self,
                                const char *address,
                                const char *user,
                                const char *password,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
gboolean sam_sync_set_server_finish (SamSync *self,
                                     GAsyncResult *result,
                                     gboolean *forgets,
                                     GError **error);

/* What would become public, change or be withdrawn if @choice were made. Changes nothing. */
void sam_sync_look_at_publication_async (SamSync *self,
                                         SamPublicationChoice choice,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);
GPtrArray *sam_sync_look_at_publication_finish (SamSync *self,
                                                GAsyncResult *result,
                                                GError **error);

G_END_DECLS
