/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* The way of a story: an idea, a talk with whom it is about, their consent, told where and when, and again until the
 * consent ends. Pure but for the loading: the day is given. */
typedef enum
{
  SAM_STORY_IDEA,
  SAM_STORY_TALK,
  SAM_STORY_CONSENT,
  SAM_STORY_TOLD,
  SAM_STORY_N_STAGES,
} SamStoryStage;

typedef struct
{
  gboolean reached[SAM_STORY_N_STAGES];
  SamStoryStage now; /* the first that is not reached; SAM_STORY_N_STAGES: all are */
  char *next;        /* a translated sentence: what comes next */
  char **channels;   /* on which it may be told today, as consents name them */
  char *until;       /* YYYY-MM-DD: the day on which the first of these consents ends; NULL: none does */
} SamStoryState;

/* Once that it was told, or is to be told. */
typedef struct
{
  char *id;
  char *channel;  /* as consents name it */
  char *audience; /* as stories name it */
  char *where;
  char *planned_on; /* YYYY-MM-DD */
  char *told_on;    /* YYYY-MM-DD; NULL: not yet */
} SamTelling;

const char *sam_story_stage_get_label (SamStoryStage stage);
SamStoryState *sam_story_judge (SamRecord *story,
                                GPtrArray *consents,
                                const char *today);
void sam_story_state_free (SamStoryState *state);
gboolean sam_story_may_be_told (GPtrArray *consents,
                                const char *channel,
                                const char *today);

GPtrArray *sam_story_list_tellings (SamRecord *story);
char *sam_story_plan (SamRecord *story,
                      const SamTelling *telling);
void sam_story_tell (SamRecord *story,
                     const char *telling_id,
                     const char *today);
void sam_story_drop (SamRecord *story,
                     const char *telling_id);

GPtrArray *sam_story_load_consents (SamStore *store,
                                    SamRecord *story,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamStoryState, sam_story_state_free)

G_END_DECLS
