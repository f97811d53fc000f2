/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json/sam-json-object.h"
#include "store/sam-conflict.h"

G_BEGIN_DECLS

/* Private to the store: what the rules make of a record's live leaves. */
typedef struct
{
  GPtrArray *leaves;      /* of SamRevision, winner first */
  SamRevision *base;      /* of the first two; NULL: they have no common past */
  SamJsonObject *members; /* merged, with open keys as the winner has them; NULL: fewer than two leaves */
  char **open;            /* the keys that only a person can decide */
  char *lacking;          /* the revision without whose body nothing can be told; all that differs is then open */
} SamSettlement;

void sam_settlement_free (SamSettlement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSettlement, sam_settlement_free)
SamSettlement *sam_settle (SamDatabase *database,
                           const char *id,
                           GError **error);
char **sam_settlement_dup_leaves (SamSettlement *self);
SamConflict *sam_conflict_new (SamStore *self,
                               const char *id,
                               SamSettlement *settlement,
                               GError **error);

G_END_DECLS
