/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* More than anybody reads; whoever needs them all filters the list of that kind. */
#define SAM_SEARCH_MOST 100

/* What a search over everything gives. */
typedef struct
{
  GPtrArray *hits;      /* of SamHit, those of one kind together */
  GHashTable *verified; /* id of a group → when somebody asked it last, in words */
} SamSearchFound;

void sam_search_found_free (SamSearchFound *found);
gpointer sam_search_job_find (SamStore *store,
                              gpointer text,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSearchFound, sam_search_found_free)

G_END_DECLS
