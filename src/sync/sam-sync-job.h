/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync/sam-publication.h"
#include "sync/sam-sync-run.h"

G_BEGIN_DECLS

/* Private to sync: what SamSync does off the main thread. A job owns copies of all it needs. */

typedef enum
{
  SAM_SYNC_JOB_COUNT,
  SAM_SYNC_JOB_RUN,
  SAM_SYNC_JOB_SET_SERVER,
  SAM_SYNC_JOB_WATCH,   /* returns when it is time for a run */
  SAM_SYNC_JOB_PUBLISH, /* finds out what publishing would do, and does nothing */
} SamSyncJobType;

typedef struct
{
  SamSyncJobType type;
  char *path;
  char *address;  /* the server that `password` is for; SET_SERVER: as typed, and normal once it is set */
  char *user;     /* who `password` is for */
  char *password; /* NULL: the one in the keyring */
  SamSyncProgress progress;
  gpointer progress_data;
  SamPublicationChoice choice; /* PUBLISH: as if this were chosen */
  SamPeer *peer;               /* RUN: to be used when it is the right one, and afterwards the one used */
  char *peer_key;

  /* What came out, also after an error */
  SamSyncResult result;
  gboolean forgets; /* SET_SERVER: the keyring did not keep the password */
  gboolean has_server;
  gboolean local; /* the server is on this computer */
  gint64 last_time;
  guint64 received; /* the last time that anything came in, at received_at */
  gint64 received_at;
  guint64 waiting;
  guint64 conflicts;
  guint64 parallel; /* changes of the last day */
  GPtrArray *steps; /* PUBLISH: of SamPublicationStep */
} SamSyncJob;

SamSyncJob *sam_sync_job_new (SamSyncJobType type,
                              const char *path,
                              const char *address,
                              const char *user,
                              const char *password);
void sam_sync_job_free (SamSyncJob *self);
gboolean sam_sync_job_run (SamSyncJob *self,
                           GCancellable *cancellable,
                           GError **error);
/* On a thread of its own; takes @self, which is the task's data. */
void sam_sync_job_start (SamSyncJob *self,
                         gpointer source,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data);

G_END_DECLS
