/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* The evaluation form by link, where the platform has one. The link holds a code of one match, and nothing else about
 * anybody; what is filled in comes back by the code, once, and names neither the match nor who filled it in: only who
 * has the region's file can tell by the code. */
typedef struct
{
  char *url;
  char *mail; /* (nullable): a mailto: address with a draft; NULL: the asker left no e-mail address */
} SamEvaluationLink;

void sam_evaluation_link_free (SamEvaluationLink *link);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamEvaluationLink, sam_evaluation_link_free)

gboolean sam_evaluation_link_is_offered (SamStore *store);
SamEvaluationLink *sam_evaluation_link_send (SamStore *store,
                                             const char *match,
                                             const char *today,
                                             GError **error);

/* A form that was filled in on the platform, made a record of the region. Pure. */
gboolean sam_evaluation_reply_is_one (const char *id);
char *sam_evaluation_reply_dup_body (const char *id,
                                     const char *document,
                                     GHashTable *codes,
                                     GError **error);
/* The codes of all links that the region gave out. */
GHashTable *sam_evaluation_link_load_codes (SamStore *store,
                                            GError **error);

G_END_DECLS
