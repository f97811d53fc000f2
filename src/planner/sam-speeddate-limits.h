/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate-problem.h"

G_BEGIN_DECLS

/* Why not every wish can come true, whatever the plan. */
typedef enum
{
  SAM_SPEEDDATE_LIMIT_FORBIDDEN,      /* the two must not meet */
  SAM_SPEEDDATE_LIMIT_NEVER_TOGETHER, /* no round in which both are there and free */
  SAM_SPEEDDATE_LIMIT_ROUNDS,         /* the participant has fewer rounds than wishes */
  SAM_SPEEDDATE_LIMIT_SAME_ROUNDS,    /* these experts can only be met in the same few rounds */
  SAM_SPEEDDATE_LIMIT_PLACES,         /* more people wish for this expert than have a place all evening */
} SamSpeeddateLimitKind;

typedef struct
{
  SamSpeeddateLimitKind kind;
  int participant; /* -1: it is about everybody who wishes for the expert */
  GArray *experts; /* of guint */
  guint wanted;    /* talks wished for among these */
  guint most;      /* no plan has more of them */
  guint64 rounds;  /* bit r: they can be in round r */
} SamSpeeddateLimit;

/* How many of their wishes somebody can have at most. */
typedef struct
{
  guint participant;
  guint wanted;
  guint most;
  GPtrArray *limits; /* of SamSpeeddateLimit: why not all */
} SamSpeeddateReach;

SamSpeeddateReach *sam_speeddate_reach_new (SamSpeeddateProblem *problem,
                                            guint participant);
void sam_speeddate_reach_free (SamSpeeddateReach *self);
char *sam_speeddate_reach_to_text (SamSpeeddateProblem *problem,
                                   const SamSpeeddateReach *reach,
                                   const char *const *begins);

GPtrArray *sam_speeddate_list_short_tables (SamSpeeddateProblem *problem);
char *sam_speeddate_limit_to_text (SamSpeeddateProblem *problem,
                                   const SamSpeeddateLimit *limit,
                                   const char *const *begins);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSpeeddateReach, sam_speeddate_reach_free)

G_END_DECLS
