/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* The road map: the steps to build a network, in phases. Those that come with the program are taken over into records
 * of kind `step`; from then on they are the region's own. */

typedef enum
{
  SAM_STEP_IS_OPEN,
  SAM_STEP_IS_BUSY,
  SAM_STEP_IS_DONE,
  SAM_STEP_IS_SKIPPED,
} SamStepStatus;

typedef struct
{
  char *id;
  char *title;
  char *phase; /* "" where it has none */
  char *person;
  char *due;    /* YYYY-MM-DD */
  char *lesson; /* what was learnt */
  gint64 position;
  SamStepStatus status;
  gboolean late;          /* should have been done */
  gboolean for_blueprint; /* the lesson */
} SamRoadmapStep;

/* How far a phase is; skipped steps count nowhere. */
typedef struct
{
  guint n_steps;
  guint n_done;
} SamRoadmapProgress;

void sam_roadmap_step_free (SamRoadmapStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamRoadmapStep, sam_roadmap_step_free)

const char *sam_step_status_get_name (SamStepStatus status);
const char *sam_step_status_get_label (SamStepStatus status);

GPtrArray *sam_roadmap_load_shipped (const char *language,
                                     GError **error);
int sam_roadmap_take_over (SamStore *store,
                           const char *language,
                           GError **error);
GPtrArray *sam_roadmap_load (SamStore *store,
                             const char *today,
                             GError **error);
SamRoadmapProgress sam_roadmap_measure (GPtrArray *steps,
                                        const char *phase);
gint64 sam_roadmap_find_end (GPtrArray *steps,
                             const char *phase);

void sam_roadmap_note_status (SamRecord *step,
                              SamStepStatus status,
                              const char *today);
void sam_roadmap_follow_status (SamRecord *step,
                                SamRecord *before,
                                const char *today);
gboolean sam_roadmap_set_status (SamStore *store,
                                 const char *id,
                                 SamStepStatus status,
                                 const char *today,
                                 GError **error);
gboolean sam_roadmap_move (SamStore *store,
                           const char *id,
                           gboolean up,
                           GError **error);

G_END_DECLS
