/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-forecast.h"
#include "network/sam-indicator.h"

G_BEGIN_DECLS

/* How a target stands: its figure today with all that it is made of, what it was at the end of each month, and where
 * that leads. */
typedef struct
{
  SamRecord *target;
  const SamIndicator *indicator; /* NULL: a newer program's */
  SamMeasure *measure;           /* NULL with that */
  GPtrArray *figures;            /* of SamDatedFigure: the months, oldest first, and today */
  char *project_id, *network_id; /* (nullable): what it is narrowed to; a project's network is its targets' too */
  char *project, *network;       /* (nullable): their titles */
  gboolean has_goal;
  double goal;
  SamForecastInput input; /* its texts are of the other members */
  SamForecast forecast;
  char *from, *to, *today;
} SamTargetStand;

SamTargetStand *sam_target_stand_load (SamStore *store,
                                       const char *id,
                                       const char *today,
                                       GError **error);
GPtrArray *sam_target_stand_load_all (SamStore *store,
                                      const char *today,
                                      GError **error);
void sam_target_stand_free (SamTargetStand *self);
SamMeasure *sam_target_measure (SamStore *store,
                                SamRecord *target,
                                const char *day,
                                GError **error);
SamMeasure *sam_target_count (SamStore *store,
                              SamRecord *target,
                              const char *day,
                              GError **error);
SamDatedFigure *sam_target_create_figure (SamRecord *target,
                                          const SamMeasure *measure);
const char *sam_course_get_label (SamCourse course);
char *sam_target_stand_format_figure (const SamTargetStand *self);
char *sam_target_stand_format_goal (const SamTargetStand *self);
char *sam_target_stand_describe (const SamTargetStand *self);
char *sam_dated_figure_format (const SamDatedFigure *self,
                               SamIndicatorUnit unit);

/* Targets to begin with: those of the first regions. */
typedef struct
{
  const char *indicator;
  const char *goal;
  guint months; /* from today until the end of its period */
} SamTargetSuggestion;

const SamTargetSuggestion *sam_target_get_suggestions (guint *n_suggestions);
char *sam_target_suggestion_describe (const SamTargetSuggestion *suggestion);
SamRecord *sam_target_create (const SamTargetSuggestion *suggestion,
                              const char *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamTargetStand, sam_target_stand_free)

G_END_DECLS
