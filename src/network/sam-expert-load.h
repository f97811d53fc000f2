/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* How much an experience expert has on their hands. */
typedef struct
{
  guint running;      /* matches that are not over */
  guint most;         /* how many at a time they want; 0: they did not say */
  guint evenings;     /* workshops to come where they sit at a table, or are asked to */
  char *next_evening; /* (nullable): YYYY-MM-DD */
  char *not_until;    /* (nullable): YYYY-MM-DD, when that is still to come */
} SamExpertLoad;

gboolean sam_expert_rests (const char *not_until,
                           const char *day);
SamExpertLoad *sam_expert_load_new_contacts (SamStore *store,
                                             SamRecord *expert,
                                             const char *today);
SamExpertLoad *sam_expert_load_new (SamStore *store,
                                    SamRecord *expert,
                                    const char *today,
                                    GError **error);
void sam_expert_load_free (SamExpertLoad *self);
gboolean sam_expert_load_is_full (const SamExpertLoad *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamExpertLoad, sam_expert_load_free)

G_END_DECLS
