/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-today.h"
#include "store/sam-query.h"

G_BEGIN_DECLS

/* The way of a match, one step at a time: chosen, asked, told, in contact, ended; or the expert says no. What each
 * step means for the help question follows from it: the clock of 24 hours stops when the asker is told, and a match
 * that did not work puts the question back among those that wait. */
typedef enum
{
  SAM_MATCH_CHOSEN,
  SAM_MATCH_ASKED,      /* the expert or the group */
  SAM_MATCH_TOLD,       /* the asker, whom to turn to */
  SAM_MATCH_IN_CONTACT, /* they spoke */
  SAM_MATCH_ENDED,
  SAM_MATCH_DECLINED,
  SAM_MATCH_N_STEPS,
} SamMatchStep;

const char *sam_match_step_get_name (SamMatchStep step);
gboolean sam_match_step_from_name (const char *name,
                                   SamMatchStep *step);
gboolean sam_match_get_next (SamRecord *match,
                             SamMatchStep *next);
char *sam_match_dup_status (SamRecord *match);
gboolean sam_match_is_running (SamRecord *match);

SamTodayItem *sam_match_ask_for_form (const char *question,
                                      const char *contact);
SamTodayItem *sam_match_judge (SamRecord *match,
                               const SamMoment *now);

char *sam_match_choose (SamStore *store,
                        const char *question,
                        const char *with,
                        const SamMoment *now,
                        GError **error);
gboolean sam_match_take_step (SamStore *store,
                              const char *match,
                              SamMatchStep step,
                              gboolean worked,
                              const SamMoment *now,
                              GError **error);
GPtrArray *sam_match_load_all (SamStore *store,
                               const char *question,
                               GError **error);

G_END_DECLS
