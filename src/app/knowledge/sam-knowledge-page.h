/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/sam-pages.h"

G_BEGIN_DECLS

/* Several lists on one page, with a switch above them: articles, stories, signals and the like. */
#define SAM_TYPE_KNOWLEDGE_PAGE (sam_knowledge_page_get_type ())
G_DECLARE_FINAL_TYPE (SamKnowledgePage, sam_knowledge_page, SAM, KNOWLEDGE_PAGE, GtkWidget)

GtkWidget *sam_knowledge_page_new (const SamPage *page,
                                   SamStoreThread *store);
GtkWidget *sam_knowledge_page_get_list (SamKnowledgePage *self,
                                        const char *name);
void sam_knowledge_page_show_list (SamKnowledgePage *self,
                                   const char *name);

G_END_DECLS
