/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* Where the phone rings that is the next step: at the practice, of who works there, of a group. */
typedef struct
{
  char *place; /* (nullable) */
  char *phone; /* (nullable) */
} SamCall;

GHashTable *sam_calls_load (SamStore *store,
                            const char *const *ids,
                            const char *today,
                            GError **error);

G_END_DECLS
