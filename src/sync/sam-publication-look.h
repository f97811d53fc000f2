/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-projection.h"
#include "sync/sam-public-site.h"
#include "sync/sam-publication-state.h"
#include "sync/sam-publication.h"

G_BEGIN_DECLS

/* Private to sync: one look at both sides of one channel, what the region's file allows and what stands there. */
typedef struct
{
  SamStore *store;
  SamPublicSite site;
  SamChannel channel;
  const char *today;
  GCancellable *cancellable;
  SamDatabase *database;
  gboolean on;
  char *region;
  char *key; /* NULL: nothing was ever published */
  SamPublicationState *state;
  gint64 sequence;        /* the local changes that are looked at go up to here */
  GHashTable *changed;    /* ids of the records that may stand there differently since the last look */
  GHashTable *wanted;     /* published id → SamPublished */
  GHashTable *candidates; /* published id → id of the record */
  GPtrArray *steps;       /* of SamPublicationStep: what has to be done */
} SamPublicationLook;

gboolean sam_publication_look_begin (SamPublicationLook *self,
                                     SamPublicationChoice choice,
                                     GError **error);
/* @narrow: only what changed since the last look today. */
gboolean sam_publication_look_compare (SamPublicationLook *self,
                                       gboolean narrow,
                                       GError **error);
void sam_publication_look_clear (SamPublicationLook *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SamPublicationLook, sam_publication_look_clear)

G_END_DECLS
