/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/sam-documents.h"
#include "record/sam-record.h"

G_BEGIN_DECLS

/* One region file, open on one thread. Documents are the truth; the kinds' tables, links and the search index are
 * derived from them in the same transaction. The window keeps its store on a SamStoreThread; the command line and the
 * synchronisation open their own. */
typedef struct _SamStore SamStore;

#define SAM_STORE_ERROR (sam_store_error_quark ())

/**
 * SamStoreError:
 * @SAM_STORE_ERROR_NOT_FOUND: no such record
 * @SAM_STORE_ERROR_INVALID: the record has problems that keep it from being saved; the message names the first
 * @SAM_STORE_ERROR_CONFLICT: both sides changed the same field; nothing was written, the message names the field
 * @SAM_STORE_ERROR_DAMAGED: the file to restore from is no sound region file
 */
typedef enum
{
  SAM_STORE_ERROR_NOT_FOUND,
  SAM_STORE_ERROR_INVALID,
  SAM_STORE_ERROR_CONFLICT,
  SAM_STORE_ERROR_DAMAGED,
} SamStoreError;

GQuark sam_store_error_quark (void);

typedef void (*SamProgress) (guint64 done,
                             guint64 total,
                             gpointer data);

SamStore *sam_store_open (const char *path,
                          SamDatabaseFlags flags,
                          GError **error);
SamStore *sam_store_open_with_progress (const char *path,
                                        SamDatabaseFlags flags,
                                        SamProgress progress,
                                        gpointer progress_data,
                                        GError **error);
void sam_store_close (SamStore *self);
SamDatabase *sam_store_get_database (SamStore *self);

/* Who edits: written as `edited_by` in every save from here. The clock is a parameter so that tests can turn it. */
typedef gint64 (*SamClock) (gpointer data);
void sam_store_set_author (SamStore *self,
                           const char *author);
const char *sam_store_get_author (SamStore *self);
void sam_store_set_clock (SamStore *self,
                          SamClock clock,
                          gpointer data);

gboolean sam_store_begin (SamStore *self,
                          GError **error);
gboolean sam_store_begin_joined (SamStore *self,
                                 GError **error);
gboolean sam_store_commit (SamStore *self,
                           GError **error);
void sam_store_rollback (SamStore *self);

SamRecord *sam_store_load (SamStore *self,
                           const char *id,
                           GError **error);
gboolean sam_store_find (SamStore *self,
                         const char *id,
                         SamRecord **record,
                         GError **error);
SamRecord *sam_store_follow (SamStore *self,
                             const char *id,
                             GError **error);
gboolean sam_store_save (SamStore *self,
                         SamRecord *record,
                         GError **error);
gboolean sam_store_delete (SamStore *self,
                           const char *id,
                           GError **error);
gboolean sam_store_erase (SamStore *self,
                          const char *id,
                          GError **error);
gboolean sam_store_receive (SamStore *self,
                            const char *id,
                            const char *const *path,
                            gboolean deleted,
                            const char *body,
                            gboolean *added,
                            GError **error);
gboolean sam_store_write_merge (SamStore *self,
                                const char *id,
                                const char *ours,
                                const char *const *losers,
                                const char *body,
                                GError **error);
char **sam_store_list_conflicts (SamStore *self,
                                 GError **error);

/* Undo: the last saves made here, newest first, as sittings (saves by one author less than @seconds apart). Undoing is
 * a new revision that restores only the fields that edit changed. */
typedef struct
{
  char *id;    /* the record */
  char *title; /* as it was */
  char *author;
  gboolean received; /* it came from another computer */
  gint64 at;         /* seconds UTC */
  char **fields;     /* names of the fields changed */
  char **decided;    /* names of the fields that a person chose in a conflict; NULL: this settled none */
  char *revision;
  char *body;
} SamChange;

void sam_change_free (SamChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamChange, sam_change_free)
GPtrArray *sam_store_list_history (SamStore *self,
                                   const char *id,
                                   GError **error);
/* An import, or a deletion of many, is one step: saves between these two are undone together. */
gboolean sam_store_begin_step (SamStore *self,
                               const char *label,
                               GError **error);
gboolean sam_store_end_step (SamStore *self,
                             GError **error);
void sam_store_set_undoable (SamStore *self,
                             gboolean undoable);
char *sam_store_dup_undo_label (SamStore *self,
                                GError **error); /* NULL without error: nothing to undo */
gboolean sam_store_undo (SamStore *self,
                         GError **error);
char *sam_store_dup_redo_label (SamStore *self,
                                GError **error); /* NULL without error: nothing to redo */
gboolean sam_store_redo (SamStore *self,
                         GError **error);

/* The record as it was in a version that its history names, deleted by now or not: an edit like any other. */
gboolean sam_store_restore_version (SamStore *self,
                                    const char *id,
                                    const char *revision,
                                    GError **error);

typedef struct
{
  char *id;
  char *title;
  char *author;      /* who deleted it; NULL: nobody says */
  gint64 at;         /* seconds UTC; 0: nobody says */
  char *revision;    /* its last version, for sam_store_restore_version(); NULL: its values are not here */
  guint n_referrers; /* how many records still refer to it */
} SamDeleted;

void sam_deleted_free (SamDeleted *deleted);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamDeleted, sam_deleted_free)
/* (element-type SamDeleted), the last deleted first; what was erased is not among them. */
GPtrArray *sam_store_list_deleted (SamStore *self,
                                   guint limit,
                                   GError **error);

/* Drafts: what an editor could not save because a value is invalid. Local. */
gboolean sam_store_set_draft (SamStore *self,
                              const char *id,
                              const char *field,
                              const char *text, /* NULL removes */
                              GError **error);
GHashTable *sam_store_load_drafts (SamStore *self,
                                   const char *id,
                                   GError **error);

/* Local settings of this file (server address, who edits, import mappings): never in a document. */
char *sam_store_dup_setting (SamStore *self,
                             const char *name);
gboolean sam_store_set_setting (SamStore *self,
                                const char *name,
                                const char *value,
                                GError **error);

/* Derived tables made anew; one kind, or all for NULL. */
gboolean sam_store_rebuild (SamStore *self,
                            const SamKind *kind,
                            SamProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error);
GPtrArray *sam_store_verify (SamStore *self,
                             GCancellable *cancellable,
                             GError **error);
gboolean sam_store_backup (SamStore *self,
                           const char *path,
                           GCancellable *cancellable,
                           GError **error);
/* Replaces the region file at @path by @backup, after checking it in full and applying the erasures known here. The old
 * file stays beside it as PATH.before-restore. No store may be open on @path in this process. */
gboolean sam_store_restore (const char *path,
                            const char *backup,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamStore, sam_store_close)

G_END_DECLS
