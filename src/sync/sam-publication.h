/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "couch/sam-couch-client.h"
#include "network/sam-projection.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* What of the region may leave it: what anyone may read, kept alike in the server's database `public`, and what the
 * platform needs for its work, in `platform-SLUG`. Each region decides once whether it publishes; the choice and the
 * key of the published ids travel with the region's record. */

typedef enum
{
  SAM_PUBLICATION_LEAVE, /* as a choice: what the region's record says */
  SAM_PUBLICATION_ON,
  SAM_PUBLICATION_OFF,
} SamPublicationChoice;

gboolean sam_publication_is_on (SamStore *store);
gboolean sam_publication_choose (SamStore *store,
                                 SamPublicationChoice choice,
                                 GError **error);

typedef enum
{
  SAM_PUBLICATION_ADD,
  SAM_PUBLICATION_CHANGE,
  SAM_PUBLICATION_WITHDRAW,
} SamPublicationAct;

typedef struct
{
  SamChannel channel;
  SamPublicationAct act;
  char *id;       /* the published one */
  char *record;   /* NULL where it is not known any more */
  char *title;    /* NULL where it is not known any more */
  char *body;     /* as it will stand there; NULL when it is withdrawn */
  char *before;   /* as it stands there; NULL when it does not, or not known */
  char *revision; /* the one there now; NULL: none */
} SamPublicationStep;

void sam_publication_step_free (SamPublicationStep *self);
/* "Becomes public", translated */
const char *sam_publication_step_get_label (const SamPublicationStep *self);

typedef struct
{
  guint64 added;
  guint64 changed;
  guint64 withdrawn;
  guint64 refused;
  char *reason; /* the server's words for the last one it refused; NULL: none */
} SamPublicationResult;

void sam_publication_result_clear (SamPublicationResult *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SamPublicationResult, sam_publication_result_clear)

/* (element-type SamPublicationStep): what has to be done on both channels, or in public where there is no platform.
 * @client NULL: as far as this computer knows what stands there. Changes nothing. */
GPtrArray *sam_publication_plan (SamStore *store,
                                 SamCouchClient *client,
                                 SamPublicationChoice choice,
                                 const char *today,
                                 GCancellable *cancellable,
                                 GError **error);
/* Does it. Only after a complete pull in the same run, so that every withdrawal known to the server counts. Nothing is
 * asked of the server when nothing has changed here since the last time today. */
gboolean sam_publication_run (SamStore *store,
                              SamCouchClient *client,
                              SamChannel channel,
                              const char *today,
                              SamPublicationResult *result,
                              GCancellable *cancellable,
                              GError **error);

gboolean sam_publication_follow (SamStore *store,
                                 SamCouchClient *client,
                                 SamChannel channel,
                                 SamPublicationResult *result,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
