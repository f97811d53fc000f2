/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/sam-documents.h"

G_BEGIN_DECLS

/* Private to sync: what this computer knows of what is public at one server. An id stands here from before it is first
 * sent until it is known to be withdrawn, so that nothing that is public is ever forgotten. */

typedef struct
{
  char *revision; /* NULL: sent, and no answer yet */
  char *hash;     /* of the body there; NULL: not known */
  char *record;   /* NULL: not known */
} SamPublicRecord;

typedef struct
{
  char *name;        /* of the local document */
  gint64 sequence;   /* all local changes up to here have been looked at */
  char *day;         /* on which that was; NULL: not done yet */
  GHashTable *known; /* published id → SamPublicRecord */
} SamPublicationState;

SamPublicationState *sam_publication_state_load (SamDatabase *database,
                                                 const char *address,
                                                 GError **error);
gboolean sam_publication_state_save (SamPublicationState *self,
                                     SamDatabase *database,
                                     GError **error);
void sam_publication_state_note (SamPublicationState *self,
                                 const char *id,
                                 const char *revision,
                                 const char *body,
                                 const char *record);
gboolean sam_publication_state_has (SamPublicationState *self,
                                    const char *id,
                                    const char *revision,
                                    const char *body);
void sam_publication_state_free (SamPublicationState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamPublicationState, sam_publication_state_free)

G_END_DECLS
