/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-projection.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* One record as the public may see it. */
typedef struct
{
  char *id; /* the published one */
  char *record;
  char *title;
  char *body; /* canonical JSON */
} SamPublished;

void sam_published_free (SamPublished *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamPublished, sam_published_free)

GPtrArray *sam_published_list (SamStore *store,
                               const SamPublisher *publisher,
                               GHashTable *doubtful,
                               GHashTable *among,
                               GError **error);
GHashTable *sam_consents_load (SamStore *store,
                               GHashTable *doubtful,
                               GError **error);
GPtrArray *sam_consents_load_about (SamStore *store,
                                    const char *id,
                                    GError **error);
SamRecord *sam_consent_load (SamStore *store,
                             const char *id,
                             GError **error);
gboolean sam_consent_was_renewed (SamStore *store,
                                  SamRecord *consent);

G_END_DECLS
