/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync/sam-sync-job.h"
#include "sync/sam-sync.h"
#include "sync/sam-wake.h"

G_BEGIN_DECLS

/* Private to sync: SamSync's insides. sam-sync.c is the object as others see it, sam-sync-drive.c decides when to run
 * and when to wait. Everything here happens on the main thread. */

struct _SamSync
{
  GObject parent_instance;

  char *path;
  char *address; /* these three: as last entered here, until the program ends; there may be no keyring */
  char *user;
  char *password;
  SamPeer *peer; /* of the last run, with its connections and what it has learned; lent to the job at work */
  char *peer_key;

  GNetworkMonitor *network;
  GCancellable *cancellable; /* of the job at work; NULL: none */
  GCancellable *watching;    /* of the watch; NULL: none */
  gboolean closed;
  gboolean run_again;
  gboolean count_again;
  gboolean halted; /* until a person has done something */
  gboolean away;   /* the network is gone, and the server is on the other side of it */
  gboolean local;  /* the server is on this computer */
  guint interval;
  guint failures;       /* runs in a row */
  guint watch_failures; /* watches in a row */
  gint64 watch_start;
  gint64 first_change; /* of those not counted yet; monotonic */
  guint timer;
  guint count_timer;
  guint watch_timer;
  guint wake_timer;
  SamWake wake;

  SamSyncState state;
  char *message;
  gint64 last_time;
  guint64 received;
  gint64 received_at;
  guint64 waiting;
  guint64 conflicts;
  guint64 parallel;
  guint64 refused;
  SamSyncStep step;
  guint64 done;
  guint64 total;
  gint64 clock_off;
};

typedef enum
{
  SAM_SYNC_PROP_STATE = 1,
  SAM_SYNC_PROP_MESSAGE,
  SAM_SYNC_PROP_LAST_TIME,
  SAM_SYNC_PROP_WAITING,
  SAM_SYNC_PROP_CONFLICTS,
  SAM_SYNC_PROP_PARALLEL,
  SAM_SYNC_PROP_REFUSED,
  SAM_SYNC_PROP_DONE,
  SAM_SYNC_PROP_TOTAL,
  SAM_SYNC_PROP_CLOCK_OFF,
  SAM_SYNC_N_PROPERTIES,
} SamSyncProperty;

void sam_sync_set_state (SamSync *self,
                         SamSyncState state,
                         const char *message);
void sam_sync_set_number (SamSync *self,
                          guint64 *number,
                          guint64 value,
                          SamSyncProperty property);

void sam_sync_start (SamSync *self,
                     SamSyncJobType type);
void sam_sync_schedule (SamSync *self,
                        guint milliseconds);
void sam_sync_show_counts (SamSync *self,
                           SamSyncJob *job);
void sam_sync_stop (SamSync *self);
void sam_sync_count_soon (SamSync *self);
void sam_sync_follow_network (SamSync *self);
void sam_sync_look_for_sleep (SamSync *self,
                              gint64 time);

G_END_DECLS
