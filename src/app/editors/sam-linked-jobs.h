/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-linked-kinds.h"

G_BEGIN_DECLS

/* What a linked list asks of the store, on its thread. */

typedef struct
{
  const SamLinkedKind *what;
  char *id;        /* of the record that is referred to; to mark: of the one that is listed */
  gboolean marked; /* to mark */
  char *added;     /* to note: the id of what was added */
} SamLinkedWish;

SamLinkedWish *sam_linked_wish_new (const SamLinkedKind *what,
                                    const char *id);
void sam_linked_wish_free (SamLinkedWish *wish);

typedef struct
{
  GPtrArray *rows; /* (element-type SamRow) */
  char *author;    /* who works here */
} SamLinkedFound;

void sam_linked_found_free (SamLinkedFound *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamLinkedFound, sam_linked_found_free)

/* SamStoreFunc, with a SamLinkedWish. */
gpointer sam_linked_job_find (SamStore *store,
                              gpointer wish,
                              GCancellable *cancellable,
                              GError **error);
gpointer sam_linked_job_mark (SamStore *store,
                              gpointer wish,
                              GCancellable *cancellable,
                              GError **error);
gpointer sam_linked_job_note (SamStore *store,
                              gpointer wish,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
