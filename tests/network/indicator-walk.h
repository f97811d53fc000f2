/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-indicator.h"
#include "network/sam-verification.h"

G_BEGIN_DECLS

/* The indicators once more, by a plain walk over the records: what the queries say is compared with it. */
typedef struct
{
  GHashTable *records; /* id → SamRecord, merged ones included */
  const SamScope *scope;
  char *from, *to;
  gint64 from_at, to_at;
  char **places;       /* of the scope's network; NULL: none are noted */
  char *network;       /* of the scope, or of its project */
  GHashTable *trained; /* ids of people who took the workshop */
} Walk;

Walk *walk_new (GHashTable *records,
                const SamScope *scope);
void walk_free (Walk *self);
/* id → code of the reason; %NULL for an indicator that the walk does not know */
GHashTable *walk_indicator (Walk *self,
                            const char *indicator);
char **walk_area (Walk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Walk, walk_free)

G_END_DECLS
