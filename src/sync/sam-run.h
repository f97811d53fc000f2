/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync/sam-sync-run.h"

G_BEGIN_DECLS

/* Private to sync: one run and its parts. */

typedef struct
{
  char *name; /* of the document on both sides */
  char *here;
  char *there;
  char *written;    /* the sequence both sides have last, raw JSON */
  char *unkept;     /* the one that only the peer has, NULL: none */
  char *next;       /* ours beside it */
  gboolean refused; /* the account may not write checkpoints: ours alone has to do */
} SamCheckpoints;

typedef struct
{
  SamStore *store;
  SamDatabase *database;
  SamPeer *peer;
  SamSyncProgress progress;
  gpointer progress_data;
  SamSyncResult *result;
  GHashTable *received; /* ids of records that came in, the first few */
  GCancellable *cancellable;

  SamCheckpoints pull;
  SamCheckpoints push;
  gint64 sent;                /* up to this local sequence nothing has to be offered to the peer */
  const char *set_aside_name; /* of the list that `set_aside` is */
  GHashTable *set_aside;      /* key → SamSetAside */
  gboolean set_aside_changed;
  gboolean rewound; /* the server refused its own sequence */
} SamRun;

/* Checkpoints */
gboolean sam_run_load_checkpoints (SamRun *run,
                                   SamCheckpoints *self,
                                   const char *direction,
                                   GError **error);
char *sam_run_get_start (SamCheckpoints *self);
gboolean sam_run_send_checkpoint (SamRun *run,
                                  SamCheckpoints *self,
                                  const char *sequence,
                                  GError **error);
gboolean sam_run_keep_checkpoint (SamRun *run,
                                  SamCheckpoints *self,
                                  GError **error);
gboolean sam_run_write_checkpoints (SamRun *run,
                                    SamCheckpoints *self,
                                    const char *sequence,
                                    GError **error);
gboolean sam_run_disown_checkpoint (SamRun *run,
                                    SamCheckpoints *self,
                                    GError **error);
gboolean sam_run_is_time_for_checkpoint (guint pages);
char *sam_run_dup_pulled (SamDatabase *database,
                          GError **error);
void sam_checkpoints_clear (SamCheckpoints *self);

SamCouchChanges *sam_run_get_changes (SamRun *run,
                                      char **since,
                                      guint limit,
                                      GError **error);

/* What one side does not take */
#define SAM_SET_ASIDE_REGION "set-aside"
#define SAM_SET_ASIDE_PLATFORM "set-aside-platform"
GHashTable *sam_set_aside_load (SamDatabase *database,
                                const char *name,
                                GError **error);
void sam_run_set_aside (SamRun *run,
                        gboolean ours,
                        const char *id,
                        const char *revision,
                        const char *error,
                        const char *reason);
gboolean sam_run_keep_raw (SamRun *run,
                           const char *id,
                           const char *raw,
                           GError **error);
/* As the error of an entry: the record is here, what it holds is not. */
#define SAM_SET_ASIDE_ATTACHMENT "attachment"
gboolean sam_run_take_back (SamRun *run,
                            gboolean ours,
                            const char *id,
                            const char *revision);
void sam_run_take_back_attachments (SamRun *run,
                                    const char *const *unfetched);
void sam_set_aside_count (const SamSetAside *self,
                          SamSyncResult *result);
GPtrArray *sam_run_list_retries (SamRun *run,
                                 gboolean ours,
                                 guint limit);
gboolean sam_run_save_set_aside (SamRun *run,
                                 GError **error);

/* Local document: some tombstones were only noted, what they say is still to be fetched. */
#define SAM_RUN_TOMBSTONES "noted-tombstones"

/* What came in, for a person, who reads no more than the first few. */
void sam_run_note_arrival (SamRun *run,
                           const char *id);
gboolean sam_run_note_arrivals (SamRun *run,
                                GError **error);
gboolean sam_run_is_about_document (const GError *error);

/* The steps */
gboolean sam_run_pull (SamRun *run,
                       GError **error);
gboolean sam_run_merge (SamRun *run,
                        GError **error);
gboolean sam_run_push (SamRun *run,
                       GError **error);
gboolean sam_run_complete_tombstones (SamRun *run,
                                      GError **error);

/* What attachments hold */
gboolean sam_run_fetch_attachments (SamRun *run,
                                    GError **error);
char *sam_run_add_attachments (SamDatabase *database,
                               const SamRevision *revision);

/* A revision as it travels. */
gboolean sam_run_load_document (SamDatabase *database,
                                const char *id,
                                const char *revision,
                                SamCouchDocument **document,
                                GError **error);

void sam_run_report (SamRun *run,
                     SamSyncStep step,
                     guint64 done,
                     guint64 total);
gboolean sam_run_is_worth_halving (const GError *error);

G_END_DECLS
