/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "couch/sam-couch-client.h"

G_BEGIN_DECLS

/* Private to sync: where projections go on a server, the database `public`, of which each region writes its own part,
 * or `platform-SLUG`. Documents are written as edits of what is there, never as revisions of ours: nothing of a
 * region's history can come along. */

#define SAM_PUBLIC_DATABASE "public"

typedef struct
{
  SamCouchClient *client; /* NULL: there is no server to ask */
  char *database;
} SamPublicSite;

typedef struct
{
  char *revision;
  gboolean deleted;
  char *body; /* canonical, without the members that begin with "_"; NULL where not asked for */
} SamPublicDocument;

/* What became of one document that was sent. */
typedef struct
{
  char *id;
  char *revision; /* NULL: it was not taken */
  char *error;
  char *reason;
} SamPublicAnswer;

void sam_public_answer_free (SamPublicAnswer *self);

GHashTable *sam_public_site_look_up (const SamPublicSite *site,
                                     GPtrArray *ids,
                                     gboolean with_bodies,
                                     GCancellable *cancellable,
                                     GError **error);
GPtrArray *sam_public_site_write (const SamPublicSite *site,
                                  GPtrArray *documents,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
