/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-today.h"
#include "store/sam-query.h"

G_BEGIN_DECLS

/* What was asked for and is not there. Enough of it on one topic, and a group could live. */

/* So many questions within two years suggest to found a group. */
#define SAM_UNMET_ENOUGH 5
#define SAM_UNMET_MONTHS 24

typedef struct
{
  char *topic; /* id */
  char *name;
  guint n_questions;
  char *latest;       /* YYYY-MM-DD */
  char *places;       /* the municipalities, the most frequent first; may be NULL */
  guint n_groups;     /* that meet on the topic by now */
  gboolean forming;   /* one is being founded */
  gboolean suggested; /* enough to found one, and nobody does */
} SamUnmet;

void sam_unmet_free (SamUnmet *self);
GPtrArray *sam_unmet_load (SamStore *store,
                           const char *today,
                           GError **error);
char *sam_unmet_describe (const SamUnmet *self);

gboolean sam_unmet_note (SamStore *store,
                         const char *question,
                         const SamMoment *now,
                         GError **error);
char *sam_unmet_tell (SamStore *store,
                      const char *question,
                      const char *today,
                      GError **error);
char *sam_unmet_found_group (SamStore *store,
                             const char *topic,
                             const char *today,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamUnmet, sam_unmet_free)

G_END_DECLS
