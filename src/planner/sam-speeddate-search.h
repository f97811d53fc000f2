/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate-state.h"

G_BEGIN_DECLS

/* Simulated annealing over sound seats, remembering the best it saw. */
typedef struct _SamSpeeddateSearch SamSpeeddateSearch;

/* What a search cares for, and how hot it starts. */
typedef struct
{
  gint64 per_hard;
  gint64 per_level[SAM_SPEEDDATE_N_LEVELS];
  double hot, cold;      /* in the same units */
  gboolean only_company; /* keep the levels before as good as they are */
} SamSpeeddateMood;

#define SAM_SPEEDDATE_TICK_STEPS 8192

typedef gboolean (*SamSpeeddateSearchTick) (gpointer data);

SamSpeeddateSearch *sam_speeddate_search_new (SamSpeeddateState *state,
                                              guint64 seed);
void sam_speeddate_search_free (SamSpeeddateSearch *self);

gboolean sam_speeddate_search_run (SamSpeeddateSearch *self,
                                   const SamSpeeddateMood *mood,
                                   guint64 n_steps,
                                   SamSpeeddateSearchTick tick,
                                   gpointer tick_data);
void sam_speeddate_search_offer (SamSpeeddateSearch *self);
void sam_speeddate_search_return_to_best (SamSpeeddateSearch *self);
const gint16 *sam_speeddate_search_get_best (SamSpeeddateSearch *self,
                                             gint64 *hard,
                                             gint64 *vector);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSpeeddateSearch, sam_speeddate_search_free)

G_END_DECLS
