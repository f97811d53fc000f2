/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"
#include "sync/sam-folder.h"
#include "sync/sam-peer.h"
#include "sync/sam-sync-run.h"

G_BEGIN_DECLS

/* The other side for a region without a server: a folder that goes from laptop to laptop, or that they share. */
#define SAM_TYPE_FOLDER_PEER (sam_folder_peer_get_type ())
G_DECLARE_FINAL_TYPE (SamFolderPeer, sam_folder_peer, SAM, FOLDER_PEER, GObject)

SamFolderPeer *sam_folder_peer_new (const char *folder,
                                    const char *database,
                                    SamSealer *sealer,
                                    GError **error);
/* Nothing is in the folder before this. */
gboolean sam_folder_peer_save (SamFolderPeer *self,
                               GError **error);

/* One synchronisation of @store with a folder, from beginning to end. */
typedef struct
{
  SamSyncResult sync;
  gboolean mended; /* the file written last was not whole; the one before it was taken */
} SamFolderResult;

gboolean sam_folder_sync (SamStore *store,
                          const char *folder,
                          SamSealer *sealer,
                          SamFolderResult *result,
                          GCancellable *cancellable,
                          GError **error);
gboolean sam_folder_has_region (SamStore *store,
                                const char *folder);

G_END_DECLS
