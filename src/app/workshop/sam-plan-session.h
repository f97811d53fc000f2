/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/workshop/sam-plan-jobs.h"

G_BEGIN_DECLS

/* The plan of one workshop while it is being worked on: made off the main thread, changed by hand, saved by itself.
 *
 * Signals:
 *   changed: anything that shows
 *   progress (double fraction): while a plan is being made
 *   problem (const char *sentence): something the person must know
 *   done (const char *sentence, const char *action): what was done that may not have been expected or seen; the action
 *     is the way back, NULL: none */
#define SAM_TYPE_PLAN_SESSION (sam_plan_session_get_type ())
G_DECLARE_FINAL_TYPE (SamPlanSession, sam_plan_session, SAM, PLAN_SESSION, GObject)

SamPlanSession *sam_plan_session_new (SamStoreThread *store,
                                      const char *workshop_id);
void sam_plan_session_close (SamPlanSession *self);

/* NULL while loading, and when the workshop can't be planned yet; the message says why. */
const SamPlanLoaded *sam_plan_session_get_loaded (SamPlanSession *self);
const char *sam_plan_session_get_message (SamPlanSession *self);
gboolean sam_plan_session_is_planning (SamPlanSession *self);
gboolean sam_plan_session_can_undo (SamPlanSession *self);
gboolean sam_plan_session_can_redo (SamPlanSession *self);
gboolean sam_plan_session_is_pinned (SamPlanSession *self,
                                     guint participant,
                                     guint round);

void sam_plan_session_plan (SamPlanSession *self);
void sam_plan_session_stop (SamPlanSession *self);
SamSpeeddateMove *sam_plan_session_evaluate (SamPlanSession *self,
                                             guint participant,
                                             guint round,
                                             int expert,
                                             int swap_with);
gboolean sam_plan_session_move (SamPlanSession *self,
                                guint participant,
                                guint round,
                                int expert,
                                int swap_with);
void sam_plan_session_set_pinned (SamPlanSession *self,
                                  guint participant,
                                  guint round,
                                  gboolean pinned);
void sam_plan_session_undo (SamPlanSession *self);
void sam_plan_session_redo (SamPlanSession *self);
void sam_plan_session_announce (SamPlanSession *self);
void sam_plan_session_write (SamPlanSession *self,
                             SamPdfPlan what,
                             const char *path);

G_END_DECLS
