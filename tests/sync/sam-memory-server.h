/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync/sam-peer.h"
#include "sync/sam-sync-run.h"

G_BEGIN_DECLS

/* A server of the protocol in memory, written from its description and not from our own tree: what both say is right.
 * It fails where a test wants it to. */
typedef struct _SamMemoryServer SamMemoryServer;

SamMemoryServer *sam_memory_server_new (void);
void sam_memory_server_free (SamMemoryServer *self);

/* The way to it from one computer. */
SamPeer *sam_memory_server_connect (SamMemoryServer *self);

/* One run that must go well. */
SamSyncResult sam_memory_server_sync (SamMemoryServer *self,
                                      SamStore *store);
/* Until both have what either had: the second one's goes to the first as well. */
void sam_memory_server_sync_both (SamMemoryServer *self,
                                  SamStore *first,
                                  SamStore *second);

/* Each request breaks off with this probability, before or after it has worked, and changes are told twice. */
void sam_memory_server_set_faults (SamMemoryServer *self,
                                   GRand *random,
                                   double probability);
/* Comes by at the beginning of each request, whatever thread that is on. */
typedef void (*SamMemoryVisitor) (gpointer data);
void sam_memory_server_set_visitor (SamMemoryServer *self,
                                    SamMemoryVisitor visitor,
                                    gpointer data);
/* As `_revs_limit`: from here on each leaf keeps so many generations; 0: all. */
void sam_memory_server_keep_revisions (SamMemoryServer *self,
                                       guint generations);
/* All that follow fail with @code of SAM_COUCH_ERROR; -1: none. */
void sam_memory_server_set_failure (SamMemoryServer *self,
                                    int code);
/* The next @requests go well, then the connection is cut once. */
void sam_memory_server_cut_after (SamMemoryServer *self,
                                  guint requests);
/* The next attachment that is fetched ends in the middle, and looks whole. */
void sam_memory_server_cut_attachment (SamMemoryServer *self);
/* What every attachment holds from here on; before, none of them is there. */
void sam_memory_server_set_attachment (SamMemoryServer *self,
                                       const char *held);
/* Documents whose body has @text in it are refused one by one, or spoil the batch they are in. */
void sam_memory_server_refuse (SamMemoryServer *self,
                               const char *text,
                               gboolean whole_batch);
/* It refuses, and says that it lacks, what was never offered to it. */
void sam_memory_server_speak_of_strangers (SamMemoryServer *self);
/* Larger requests with documents are refused; 0: none is. */
void sam_memory_server_set_most_bytes (SamMemoryServer *self,
                                       gsize bytes);
/* How many of them were. */
guint sam_memory_server_get_too_large (SamMemoryServer *self);
/* How many documents were asked for. */
guint sam_memory_server_get_handed_out (SamMemoryServer *self);
/* The account may not write checkpoints. */
void sam_memory_server_set_read_only_checkpoints (SamMemoryServer *self);
void sam_memory_server_forget_checkpoints (SamMemoryServer *self);
void sam_memory_server_forget_everything (SamMemoryServer *self);
/* It takes no sequence that it has given so far. */
void sam_memory_server_forget_sequences (SamMemoryServer *self);
/* As a cluster of which one node tells of a document that another has not heard of; NULL: all have. */
void sam_memory_server_lag_behind (SamMemoryServer *self,
                                   const char *id);
/* As a server's backup and its restore. */
SamMemoryServer *sam_memory_server_copy (SamMemoryServer *self);
void sam_memory_server_restore (SamMemoryServer *self,
                                SamMemoryServer *backup);

/* As another program would write: raw, unchecked. The path is leaf to root, with spaces between. */
void sam_memory_server_write (SamMemoryServer *self,
                              const char *id,
                              const char *path,
                              gboolean deleted,
                              const char *body);
/* As a server that has mended a damaged file. */
void sam_memory_server_replace_body (SamMemoryServer *self,
                                     const char *id,
                                     const char *revision,
                                     const char *body);
/* "2-b 2-a!": all leaves, winner first, tombstones with an exclamation mark; NULL: no such document */
char *sam_memory_server_dup_leaves (SamMemoryServer *self,
                                    const char *id);
/* NULL: no such revision, or not its body */
char *sam_memory_server_dup_body (SamMemoryServer *self,
                                  const char *id,
                                  const char *revision);
/* How often a known revision came with another body: it must never. */
guint sam_memory_server_count_clashes (SamMemoryServer *self);
guint sam_memory_server_count_revisions (SamMemoryServer *self,
                                         const char *id);
guint sam_memory_server_get_requests (SamMemoryServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamMemoryServer, sam_memory_server_free)

G_END_DECLS
