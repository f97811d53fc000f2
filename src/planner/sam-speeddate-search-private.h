/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate-search.h"

G_BEGIN_DECLS

#define SAM_SPEEDDATE_N_LIMITS 4096
#define SAM_SPEEDDATE_LIMIT_UNIT 1024 /* limits are kept in 1/1024 */

typedef struct
{
  guint p, r;
  int from;
} SamSpeeddateStep;

struct _SamSpeeddateSearch
{
  SamSpeeddateState *state;
  guint64 random;
  const SamSpeeddateMood *mood;
  gint64 limits[SAM_SPEEDDATE_N_LIMITS]; /* -log (u), in 1/SAM_SPEEDDATE_LIMIT_UNIT */
  gint64 heat;                           /* in 1/SAM_SPEEDDATE_LIMIT_UNIT */
  GArray *journal;                       /* of SamSpeeddateStep: what the move at hand did */
  gint16 *best;
  gint64 best_hard;
  gint64 best_level[SAM_SPEEDDATE_N_LEVELS];
  guint16 *alike;       /* participant × expert: the experts, by what they are worth to the participant */
  guint16 *alike_first; /* participant × 5: where those worth 0, 1, 2, 3 begin, and the end */
};

void sam_speeddate_search_take_step (SamSpeeddateSearch *self);
void sam_speeddate_search_take_company_step (SamSpeeddateSearch *self);

static inline guint
sam_speeddate_search_draw (SamSpeeddateSearch *self,
                           guint below)
{
  guint64 z = (self->random += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  z ^= z >> 31;
  return (guint) (((z >> 32) * below) >> 32);
}

static inline gint64
sam_speeddate_search_draw_limit (SamSpeeddateSearch *self)
{
  return self->heat * self->limits[sam_speeddate_search_draw (self, SAM_SPEEDDATE_N_LIMITS)] /
         (SAM_SPEEDDATE_LIMIT_UNIT * SAM_SPEEDDATE_LIMIT_UNIT);
}

G_END_DECLS
