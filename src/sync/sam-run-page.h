/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync/sam-run.h"

G_BEGIN_DECLS

/* Private to sync: what a page of the feed asks for. */
typedef struct
{
  GPtrArray *wanted;     /* (element-type SamCouchRevisions): to be fetched */
  GPtrArray *tombstones; /* (element-type SamCouchRevisions): to be noted only */
  GHashTable *leaves;    /* id → its leaves there, where the feed has said so */
} SamPage;

SamPage *sam_page_new (void);
void sam_page_free (SamPage *page);
SamPage *sam_page_read (SamRun *run,
                        GPtrArray *rows,
                        SamPage *before,
                        GError **error);
gboolean sam_page_fetch (SamRun *run,
                         GPtrArray *wanted,
                         GPtrArray *documents,
                         GError **error);
gboolean sam_page_store (SamRun *run,
                         SamPage *page,
                         GPtrArray *documents,
                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamPage, sam_page_free)

G_END_DECLS
