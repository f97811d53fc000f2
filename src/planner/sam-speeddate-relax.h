/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate-state.h"

G_BEGIN_DECLS

/* What the plan could be if rounds took care of themselves: the best set of pairs, and with it a bound on levels 1 to
 * 3 that no plan can beat. */
typedef struct
{
  guint8 *pairs; /* participant × expert: dates together */
  gint64 bound[3];
  guint n_seats;        /* a plan with fewer is worse on these levels */
  gint64 n_group_pairs; /* of sam_speeddate_relax_groups() only */
} SamSpeeddateRelaxed;

SamSpeeddateRelaxed *sam_speeddate_relax (const SamSpeeddateState *state);
SamSpeeddateRelaxed *sam_speeddate_relax_wishes (const SamSpeeddateState *state);
SamSpeeddateRelaxed *sam_speeddate_relax_groups (const SamSpeeddateState *state,
                                                 const int *group,
                                                 guint n_groups);
void sam_speeddate_relaxed_free (SamSpeeddateRelaxed *relaxed);
gint64 sam_speeddate_bound_company (const SamSpeeddateState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSpeeddateRelaxed, sam_speeddate_relaxed_free)

G_END_DECLS
