/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* Two records become one, field by field: one is kept, the other becomes another name of it. */
typedef enum
{
  SAM_PAIR_KEPT,  /* as the record that is kept has it */
  SAM_PAIR_OTHER, /* as the other has it */
  SAM_PAIR_BOTH,  /* both: sets together, texts one below the other */
} SamPairSide;

/* A field in which they differ. Values are JSON text, NULL where absent. */
typedef struct
{
  const SamField *field;
  char *kept;
  char *other;
  gboolean may_be_both;
  SamPairSide side; /* what is proposed: nothing that only one of them says is lost */
} SamPairField;

void sam_pair_field_free (SamPairField *field);
/* (element-type SamPairField), in the order of the field table. */
GPtrArray *sam_pair_compare (SamRecord *kept,
                             SamRecord *other);
/* @sides: field name → SamPairSide, where it is not as proposed; nullable. */
gboolean sam_pair_merge (SamStore *store,
                         const char *kept,
                         const char *other,
                         GHashTable *sides,
                         GError **error);

G_END_DECLS
