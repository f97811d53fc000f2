/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/sam-documents.h"

G_BEGIN_DECLS

/* Private to sync: what this computer knows of what is public at one server. An id stands here from before it is first
 * sent until it is known to be withdrawn, so that nothing that is public is ever forgotten. There may be tens of
 * thousands: each has a local document of its own, read when it is asked for and written when it changed. */

typedef struct
{
  char *revision; /* NULL: sent, and no answer yet */
  char *hash;     /* of the body there; NULL: not known */
  char *record;   /* NULL: not known */
} SamPublicRecord;

typedef struct
{
  SamDatabase *database;
  char *name;             /* of the local document for what follows; its records have theirs after it */
  gint64 sequence;        /* all local changes up to here have been looked at */
  char *day;              /* on which that was; NULL: not done yet */
  GHashTable *unanswered; /* published ids of those without a revision */
  GHashTable *known;      /* published id → SamPublicRecord: what was read so far */
  GHashTable *changed;    /* published ids of what is to be written */
  gboolean whole;         /* all of it was read */
  GError *failure;        /* why something could not be read: nothing is saved then */
} SamPublicationState;

SamPublicationState *sam_publication_state_load (SamDatabase *database,
                                                 const char *address,
                                                 GError **error);
gboolean sam_publication_state_read (SamPublicationState *self,
                                     gboolean whole,
                                     GError **error);
gboolean sam_publication_state_check (SamPublicationState *self,
                                      GError **error);
gboolean sam_publication_state_save (SamPublicationState *self,
                                     GError **error);
const SamPublicRecord *sam_publication_state_get (SamPublicationState *self,
                                                  const char *id);
void sam_publication_state_forget (SamPublicationState *self,
                                   const char *id);
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
