/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* What those who come to a workshop would like to talk about, and with whom. */

GHashTable *sam_topic_parents_load (SamStore *store,
                                    GError **error);
gboolean sam_topics_touch (GHashTable *parents,
                           const char *one,
                           const char *other);

GPtrArray *sam_workshop_wishes_load (SamStore *store,
                                     const char *workshop_id,
                                     GError **error);
GArray *sam_workshop_wishes_match (GPtrArray *wishes,
                                   GHashTable *parents,
                                   const char *expert,
                                   const char *const *topics);

G_END_DECLS
