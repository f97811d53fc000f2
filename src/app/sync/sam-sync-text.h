/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync/sam-sync.h"

G_BEGIN_DECLS

/* What a synchronisation looks like in words and icons. Pure but for the language. */
typedef struct
{
  SamSyncState state;
  SamSyncStep step; /* of a run */
  guint64 waiting;
  guint64 conflicts;
  guint64 parallel; /* changes of the last day */
  guint64 refused;
  guint64 done;
  guint64 total; /* 0: not known */
  gint64 clock_off;
  gint64 last_time;
  guint64 received;
  gint64 received_at;
} SamSyncStatus;

const char *sam_sync_text_get_icon (const SamSyncStatus *status);
char *sam_sync_text_format_short (const SamSyncStatus *status);
char *sam_sync_text_format_headline (const SamSyncStatus *status);
char *sam_sync_text_format_last_time (const SamSyncStatus *status,
                                      gint64 now);
char *sam_sync_text_format_received (const SamSyncStatus *status,
                                     gint64 now);
char *sam_sync_text_format_waiting (const SamSyncStatus *status);
char *sam_sync_text_format_conflicts (const SamSyncStatus *status);
char *sam_sync_text_format_parallel (const SamSyncStatus *status);
char *sam_sync_text_format_refused (const SamSyncStatus *status);

G_END_DECLS
