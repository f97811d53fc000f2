/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/sam-database.h"
#include "documents/sam-revision-id.h"
#include "json/sam-json-object.h"

G_BEGIN_DECLS

/* The documents of one database: bodies, the revision tree, the local sequence, checkpoints. Knows no kinds: a document
 * is an id and a JSON object. The store and the hub stand on it. Revision ids are texts "N-HASH" with 32 lower-case hex
 * digits. Nothing here commits by itself unless it says so: callers hold the transaction. */

#define SAM_DOCUMENTS_ERROR (sam_documents_error_quark ())

/**
 * SamDocumentsError:
 * @SAM_DOCUMENTS_ERROR_STALE: the base revision named is no live leaf (any more)
 * @SAM_DOCUMENTS_ERROR_NOT_FOUND: no such document or revision, or its body is not here
 * @SAM_DOCUMENTS_ERROR_INVALID: an id, revision id, path or body that can't be stored
 * @SAM_DOCUMENTS_ERROR_ERASED: the document was erased, and stays so
 */
typedef enum
{
  SAM_DOCUMENTS_ERROR_STALE,
  SAM_DOCUMENTS_ERROR_NOT_FOUND,
  SAM_DOCUMENTS_ERROR_INVALID,
  SAM_DOCUMENTS_ERROR_ERASED,
} SamDocumentsError;

GQuark sam_documents_error_quark (void);

/* One revision as handed out. `body` is canonical JSON without _id, _rev, _deleted, _revisions; NULL: not here. */
typedef struct
{
  char *id;
  char *revision;
  char *body;
  char *attachments; /* the value of "_attachments" as it came, NULL: none */
  gboolean deleted;
  gint64 sequence;   /* the document's local sequence; in a history, the one it came with; 0 where not asked for */
  gboolean received; /* in a history: it came from another computer */
} SamRevision;

void sam_revision_free (SamRevision *revision);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamRevision, sam_revision_free)

/* Brings a new or older file to this version's tables, in numbered migrations. Commits by itself. */
gboolean sam_documents_migrate (SamDatabase *database,
                                GError **error);
guint sam_documents_get_format (void);

/* Reading. A revision of NULL means the winner; a winner that is a tombstone is returned with `deleted` set. */
SamRevision *sam_documents_get (SamDatabase *database,
                                const char *id,
                                const char *revision,
                                GError **error);
/* Leaves, winner first. @live_only leaves out tombstones. Conflict: more than one live leaf. */
GPtrArray *sam_documents_list_leaves (SamDatabase *database,
                                      const char *id,
                                      gboolean live_only,
                                      GError **error);
/* The ids alone, in the same order. */
char **sam_documents_list_leaf_ids (SamDatabase *database,
                                    const char *id,
                                    gboolean live_only,
                                    GError **error);
/* Leaf to root: the `_revisions` path of a revision. */
char **sam_documents_dup_path (SamDatabase *database,
                               const char *id,
                               const char *revision,
                               GError **error);
/* The base of a three-way merge: the nearest common ancestor, maybe without its body. NULL without error: none. */
SamRevision *sam_documents_find_merge_base (SamDatabase *database,
                                            const char *id,
                                            const char *ours,
                                            const char *theirs,
                                            GError **error);

/* A local save: a child of @base (NULL: a new document, or anew under a deleted one's id), which must be a leaf; in its
 * place while that is not fixed. (transfer full): the new revision id. */
char *sam_documents_save (SamDatabase *database,
                          const char *id,
                          const char *base,
                          gboolean deleted,
                          const char *body,
                          GError **error);
/* The same for what an object says. @made: (out): the number of a document that is new, else 0. */
char *sam_documents_save_object (SamDatabase *database,
                                 const char *id,
                                 const char *base,
                                 SamJsonObject *body,
                                 gint64 *made,
                                 GError **error);
/* A revision from elsewhere (new_edits=false), leaf to root. Of a known one only a missing body is filled in. @added
 * tells whether it is new here; @made as above, where it says just @body. */
gboolean sam_documents_add (SamDatabase *database,
                            const char *id,
                            const char *const *path,
                            gboolean deleted,
                            const char *body,
                            gboolean *added,
                            gint64 *made,
                            GError **error);
/* Which of @revisions are not here (for _revs_diff and pulls). */
char **sam_documents_list_missing (SamDatabase *database,
                                   const char *id,
                                   const char *const *revisions,
                                   GError **error);

/* Documents changed after @since, in order of the local sequence, one entry per document (its winner, without body). */
GPtrArray *sam_documents_list_changes (SamDatabase *database,
                                       gint64 since,
                                       guint limit,
                                       GError **error);
gint64 sam_documents_get_sequence (SamDatabase *database,
                                   GError **error);
/* How many sam_documents_list_changes() would list; -1 on error. */
gint64 sam_documents_count_changes (SamDatabase *database,
                                    gint64 since,
                                    GError **error);
gboolean sam_documents_count (SamDatabase *database,
                              gint64 *live,
                              gint64 *deleted,
                              GError **error);
/* Documents that are not deleted, in the order of their ids (as bytes) from @first to @last (NULL: no bound), each its
 * winner without body. */
GPtrArray *sam_documents_list (SamDatabase *database,
                               const char *first,
                               const char *last,
                               guint skip,
                               guint limit,
                               GError **error);

/* Before a push, or before a merge names a leaf: from this commit on @leaf counts as sent, and the next save is a child
 * of it. Returns its id. Does not change the document's sequence. */
char *sam_documents_fix_leaf (SamDatabase *database,
                              const char *id,
                              const char *leaf,
                              GError **error);

/* The server has it: it does not wait any more. Received revisions are known from the start. */
gboolean sam_documents_set_known (SamDatabase *database,
                                  const char *id,
                                  const char *revision,
                                  GError **error);
/* Documents with a leaf saved here that no server is known to have; -1 on error. */
gint64 sam_documents_count_waiting (SamDatabase *database,
                                    GError **error);
/* Their ids, at most @limit. */
char **sam_documents_list_waiting (SamDatabase *database,
                                   guint limit,
                                   GError **error);
/* Ids of the documents with more than one live leaf, in order. */
char **sam_documents_list_conflicts (SamDatabase *database,
                                     GError **error);

/* Tombstones of documents that live on in another leaf: (element-type SamRevision), with their bodies, by id. */
GPtrArray *sam_documents_list_beaten (SamDatabase *database,
                                      GError **error);

/* Every body saved here or received, oldest first, squashed ones included, as far as kept. */
GPtrArray *sam_documents_list_history (SamDatabase *database,
                                       const char *id,
                                       GError **error);

/* Forgets everything of a document but its ids and that it was erased; a leaf that returns is tombstoned. After the
 * commit, sam_database_truncate_log() takes the values out of the log. Ids that are not here (yet) are noted. */
gboolean sam_documents_erase (SamDatabase *database,
                              const char *id,
                              GError **error);
gboolean sam_documents_forget_past (SamDatabase *database,
                                    const char *id,
                                    GError **error);
char **sam_documents_list_erased (SamDatabase *database,
                                  GError **error);

/* `_local/` documents: checkpoints and the like; never replicated. */
char *sam_documents_dup_local (SamDatabase *database,
                               const char *name,
                               GError **error); /* NULL without error: none */
gboolean sam_documents_set_local (SamDatabase *database,
                                  const char *name,
                                  const char *body, /* NULL removes */
                                  GError **error);
typedef void (*SamLocalFunc) (const char *name,
                              const char *body,
                              gpointer data);
gboolean sam_documents_foreach_local (SamDatabase *database,
                                      const char *prefix,
                                      SamLocalFunc func,
                                      gpointer data,
                                      GError **error);

/* Checks the file and the tree; each problem a sentence. An empty array: clean. */
GPtrArray *sam_documents_verify (SamDatabase *database,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
