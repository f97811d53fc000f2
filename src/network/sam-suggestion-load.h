/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-suggestion.h"
#include "store/sam-query.h"

G_BEGIN_DECLS

GPtrArray *sam_suggestions_load (SamStore *store,
                                 const char *question_id,
                                 const char *today,
                                 GError **error);

G_END_DECLS
