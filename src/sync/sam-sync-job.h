/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync/sam-sync-run.h"

G_BEGIN_DECLS

/* Private to sync: what SamSync does off the main thread. A job owns copies of all it needs. */

typedef enum
{
  SAM_SYNC_JOB_COUNT,
  SAM_SYNC_JOB_RUN,
  SAM_SYNC_JOB_SET_SERVER,
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

  /* What came out, also after an error */
  SamSyncResult result;
  gboolean has_server;
  gint64 last_time;
  guint64 waiting;
  guint64 conflicts;
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

G_END_DECLS
