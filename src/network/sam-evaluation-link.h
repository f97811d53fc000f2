/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* The evaluation form by link, where the platform has one. The link holds a code that nobody else can make, and nothing
 * about anybody; what is filled in comes back by the code, once. Which code went to whom is kept nowhere, so that no
 * answer can be tied to a match or to who gave it. */
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

/* What tells the codes of the region's own links. */
typedef struct _SamEvaluationCodes SamEvaluationCodes;

SamEvaluationCodes *sam_evaluation_codes_load (SamStore *store,
                                               GError **error);
void sam_evaluation_codes_free (SamEvaluationCodes *codes);
gboolean sam_evaluation_codes_contain (const SamEvaluationCodes *codes,
                                       const char *code);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamEvaluationCodes, sam_evaluation_codes_free)

/* A form that was filled in on the platform, made a record of the region. Pure. */
gboolean sam_evaluation_reply_is_one (const char *id);
char *sam_evaluation_reply_dup_body (const char *id,
                                     const char *document,
                                     const SamEvaluationCodes *codes,
                                     GError **error);

G_END_DECLS
