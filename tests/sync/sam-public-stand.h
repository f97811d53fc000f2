/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "couch/sam-couch-client.h"

G_BEGIN_DECLS

/* A stand-in for a server with a database `public`, on a thread of its own. It keeps every byte that it was ever sent,
 * unpacked. */
typedef struct _SamPublicStand SamPublicStand;

SamPublicStand *sam_public_stand_new (void);
/* With another database in place of `public`. */
SamPublicStand *sam_public_stand_new_with (const char *database);
void sam_public_stand_free (SamPublicStand *self);
SamCouchClient *sam_public_stand_connect (SamPublicStand *self);

/* All that was sent: addresses, headers, bodies. */
char *sam_public_stand_dup_heard (SamPublicStand *self);
guint sam_public_stand_count_requests (SamPublicStand *self);
/* What anyone may read now; NULL: nothing, or a tombstone. */
char *sam_public_stand_dup_body (SamPublicStand *self,
                                 const char *id);
/* The tombstone's whole text; NULL: it is no tombstone. */
char *sam_public_stand_dup_tombstone (SamPublicStand *self,
                                      const char *id);
guint sam_public_stand_count_live (SamPublicStand *self);

/* As somebody else would: whatever stood there. */
void sam_public_stand_write (SamPublicStand *self,
                             const char *id,
                             const char *body);
/* Answers "conflict" to the next @times writes of a document, as if somebody else had just been there. */
void sam_public_stand_conflict (SamPublicStand *self,
                                guint times);
/* Forbids documents that have @text in them; NULL forbids none. */
void sam_public_stand_forbid (SamPublicStand *self,
                              const char *text);
/* Takes what it is sent and answers 500. */
void sam_public_stand_fall_silent (SamPublicStand *self,
                                   gboolean silent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamPublicStand, sam_public_stand_free)

G_END_DECLS
