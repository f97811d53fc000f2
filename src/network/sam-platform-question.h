/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

/* A help question as the platform sends it, made a record of the region. Pure. */

#define SAM_PLATFORM_AUTHOR "Platform"

/* Whether the platform wrote the document @id, and not a region. */
gboolean sam_platform_question_is_sent (const char *id);
/* @records (nullable): published id → id of the record, for what the question refers to. */
char *sam_platform_question_dup_body (const char *id,
                                      const char *document,
                                      GHashTable *records,
                                      GError **error);

G_END_DECLS
