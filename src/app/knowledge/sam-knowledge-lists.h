/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/sam-pages.h"

G_BEGIN_DECLS

const SamPage *sam_knowledge_lists_get_all (guint *n_lists);
const SamPage *sam_knowledge_lists_find_for_kind (const char *kind);

G_END_DECLS
