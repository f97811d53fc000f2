/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/lists/sam-list-choice.h"
#include "app/sam-pages.h"

G_BEGIN_DECLS

/* A list page as one person has it: the columns and filters of its row in the table of pages, and after them every
 * other field of the kind, to be chosen. */
SamPage *sam_own_page_new (const SamPage *page);
void sam_own_page_free (SamPage *own);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamPage, sam_own_page_free)

void sam_own_page_apply (SamPage *own,
                         const SamPage *page,
                         SamListChoice *choice);
void sam_own_page_choose (SamPage *own,
                          const SamPage *page,
                          SamListChoice *choice,
                          const char *path,
                          gboolean chosen);

G_END_DECLS
