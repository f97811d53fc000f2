/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

/* What a group needs to live, each with a light. Pure: the day is given. */
typedef enum
{
  SAM_NEED_ROOM,
  SAM_NEED_COFFEE,
  SAM_NEED_CARE,
  SAM_NEED_COORDINATION,
  SAM_N_NEEDS,
} SamNeed;

typedef enum
{
  SAM_LIGHT_RED,   /* nobody does it, or not any more */
  SAM_LIGHT_AMBER, /* not for long */
  SAM_LIGHT_GREEN,
} SamLight;

typedef struct
{
  SamLight light;
  char *who;   /* NULL: nobody */
  char *until; /* YYYY-MM-DD; NULL: no end is known */
} SamNeedState;

const char *sam_need_get_label (SamNeed need);
void sam_group_life_find_needs (SamRecord *group,
                                const char *today,
                                SamNeedState needs[SAM_N_NEEDS]);
void sam_group_life_clear_needs (SamNeedState needs[SAM_N_NEEDS]);
gboolean sam_group_life_rests (SamRecord *group);
const char *sam_group_life_warn_of_facilitators (SamRecord *group);
void sam_group_life_follow_status (SamRecord *group,
                                   SamRecord *before,
                                   const char *today);

G_END_DECLS
