/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate-relax.h"

#include "planner/sam-flow.h"

G_BEGIN_DECLS

/* The network of a relaxation while it is built and read. */
typedef struct
{
  const SamSpeeddateState *state;
  SamFlow *flow;
  gint64 per_contact, per_must, per_forced; /* what one unit of a level weighs in the one cost */
  int *pair_arc;                            /* participant × expert, -1 for none */
  int *again_arc;
  guint *table_arc; /* expert × round, with breaks the first of its arcs; NULL: table costs do not count */
  const int *group; /* participant: -1 for none; NULL: groups do not count */
  guint n_groups;
  guint *group_arc; /* expert × group: the first of its arcs */
} SamSpeeddateRelaxing;

enum
{
  SAM_RELAXING_SOURCE,
  SAM_RELAXING_SINK,
  SAM_RELAXING_FIRST,
};

guint sam_speeddate_relaxing_count_working_rounds (const SamSpeeddateState *state,
                                                   guint expert);
guint sam_speeddate_relaxing_count_places (const SamSpeeddateState *state,
                                           guint expert,
                                           guint round);

void sam_speeddate_relaxing_add_tables (SamSpeeddateRelaxing *self,
                                        guint expert);
void sam_speeddate_relaxing_add_rounds (SamSpeeddateRelaxing *self);
gint64 sam_speeddate_relaxing_read_tables (SamSpeeddateRelaxing *self);

void sam_speeddate_relaxing_add_groups (SamSpeeddateRelaxing *self,
                                        guint expert);
gint64 sam_speeddate_relaxing_read_groups (SamSpeeddateRelaxing *self);

/* The nodes: four for each participant, three for each expert, one for each round, and one for each group with each
 * expert. */
static inline guint
sam_speeddate_relaxing_person (const SamSpeeddateRelaxing *self,
                               guint participant,
                               guint level)
{
  return SAM_RELAXING_FIRST + 4 * participant + level;
}

static inline guint
sam_speeddate_relaxing_expert (const SamSpeeddateRelaxing *self,
                               guint expert)
{
  return SAM_RELAXING_FIRST + 4 * self->state->n_participants + 3 * expert;
}

static inline guint
sam_speeddate_relaxing_round (const SamSpeeddateRelaxing *self,
                              guint round)
{
  return sam_speeddate_relaxing_expert (self, self->state->n_experts) + round;
}

static inline guint
sam_speeddate_relaxing_group (const SamSpeeddateRelaxing *self,
                              guint expert,
                              guint group)
{
  return sam_speeddate_relaxing_round (self, self->state->n_rounds) + expert * self->n_groups + group;
}

G_END_DECLS
