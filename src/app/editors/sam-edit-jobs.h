/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What an edit session asks of the store, as functions of the worker thread. */

/* A record as it stands in the store. */
typedef struct
{
  SamRecord *record;   /* NULL: not there */
  GHashTable *drafts;  /* (element-type utf8 utf8) text by field */
  gboolean conflicted; /* more than one live leaf */
  char *conflict;      /* of a save that was refused: the store's words */
  char *followed;      /* of a save: what it changed in other records, in words; NULL: nothing */
} SamEditAnswer;

void sam_edit_answer_free (SamEditAnswer *answer);

/* What to save: the record (NULL: only drafts), and texts that can't be saved, NULL to remove one. */
typedef struct
{
  char *id;
  SamRecord *record;
  GHashTable *drafts;
} SamEditRequest;

void sam_edit_request_free (SamEditRequest *request);

gpointer sam_edit_load (SamStore *store,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error);
gpointer sam_edit_save (SamStore *store,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error);
gpointer sam_edit_delete (SamStore *store,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamEditAnswer, sam_edit_answer_free)

/* (transfer full): the title of what was restored; @data: a version, as a variant (ss) of the id and the revision. */
gpointer sam_edit_restore (SamStore *store,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
