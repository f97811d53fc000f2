/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/sam-command.h"
#include "sync/sam-peer.h"

G_BEGIN_DECLS

/* One synchronisation from the command line, for the commands that make one. */
typedef struct
{
  SamStore *store; /* (transfer none) */
  SamPeer *peer;
  char *password;  /* NULL: from the environment or the keyring */
  gboolean json;   /* how to print what was done */
  guint64 refused; /* by the server, after the last run */
} SamSyncing;

void sam_syncing_clear (SamSyncing *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SamSyncing, sam_syncing_clear)

/* With the server that is set. @password_file may be NULL. */
gboolean sam_syncing_connect (SamSyncing *self,
                              SamStore *store,
                              const char *password_file,
                              GError **error);
/* Both ways, then what the platform sent, and what leaves the region; prints what was done. */
gboolean sam_syncing_run (SamSyncing *self,
                          GError **error);
/* With a folder, from beginning to end. @passphrase_file may be NULL. */
gboolean sam_syncing_run_folder (SamStore *store,
                                 const char *folder,
                                 const char *passphrase_file,
                                 gboolean json,
                                 GError **error);
/* Says in one sentence why it could not be done; the exit status for it. */
int sam_syncing_failed (const SamCommand *command,
                        const GError *error);

G_END_DECLS
