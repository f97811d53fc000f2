/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate-relax.h"
#include "planner/sam-speeddate-search.h"

G_BEGIN_DECLS

/* A search from the first plan to its last step. Two may run side by side: they share nothing that changes. */
typedef struct
{
  SamSpeeddateState *state; /* owned */
  SamSpeeddateSearch *search;
  const SamSpeeddateRelaxed *relaxed; /* borrowed: the bounds on levels 1 to 3 */
  gint64 company_bound;               /* on level 4; 0 until it is known */
  guint64 total_steps, done_steps;
  SamSpeeddateSearchTick tick; /* asked now and then; answering FALSE stops the course */
  gpointer tick_data;
  gboolean stopped;
} SamSpeeddateCourse;

SamSpeeddateCourse *sam_speeddate_course_new (const SamSpeeddateState *start,
                                              const SamSpeeddateRelaxed *relaxed,
                                              guint64 seed);
void sam_speeddate_course_free (SamSpeeddateCourse *self);

double sam_speeddate_course_time_step (const SamSpeeddateCourse *self,
                                       guint64 n_steps);
gboolean sam_speeddate_course_is_at_bound (const SamSpeeddateCourse *self,
                                           guint n_levels);
void sam_speeddate_course_run (SamSpeeddateCourse *self);
void sam_speeddate_course_better_company (SamSpeeddateCourse *self,
                                          guint64 n_steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSpeeddateCourse, sam_speeddate_course_free)

G_END_DECLS
