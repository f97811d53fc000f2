/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* Whom a text may name: it is asked of what people wrote before it leaves the region. The answer helps who reads the
 * text; it can't take the reading from them, for people are named in more ways than can be listed. */
typedef enum
{
  SAM_NAMED_NOBODY,   /* as far as can be told */
  SAM_NAMED_PERHAPS,  /* a first or last name by itself, initials, a number: one look tells */
  SAM_NAMED_SOMEBODY, /* somebody whom the region knows, or how to reach somebody */
} SamNamed;

/* The names that a region knows. */
typedef struct _SamNames SamNames;

SamNames *sam_names_load (SamStore *store,
                          GError **error);
void sam_names_free (SamNames *self);
SamNamed sam_names_find (SamNames *self,
                         const char *text,
                         char **found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamNames, sam_names_free)

G_END_DECLS
