/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json/sam-json-object.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* One of the versions that a merge brought together. */
typedef struct
{
  char *revision;
  SamJsonObject *members;
  gboolean inferred; /* its body never came here: what it said was worked out from the merge and the others */
} SamSide;

void sam_side_free (SamSide *self);

gboolean sam_store_read_members (SamStore *self,
                                 const char *id,
                                 const char *revision,
                                 SamJsonObject **members,
                                 GError **error);

GPtrArray *sam_store_read_sides (SamStore *self,
                                 const char *id,
                                 const char *revision,
                                 SamJsonObject *merge,
                                 GError **error);

G_END_DECLS
