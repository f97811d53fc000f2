/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate.h"

G_BEGIN_DECLS

/* The search's running score: seats, tables and every level kept up to date, so that moving one person costs no more
 * than the people at two tables. Not part of the planner's interface. */
typedef struct
{
  SamSpeeddateProblem *problem;
  guint n_participants, n_experts, n_rounds, stride; /* stride: places kept per table */

  /* What never changes */
  guint8 *weight;     /* participant × expert: 0 to 3 */
  guint8 *must;       /* participant × expert: how many `must` pairs */
  gboolean *allowed;  /* participant × expert: not forbidden */
  gint16 *fixed;      /* participant × round: expert, -1: fixed without a seat, SAM_SEAT_FREE: free */
  gint16 *previous;   /* participant × round: announced seat, SAM_SEAT_FREE where a change costs nothing */
  guint16 *pair_cost; /* participant × participant: of one round at one table */
  guint16 *n_fixed;   /* expert × round: how many of the seats that can't be changed are there */
  guint16 *required;  /* expert × round: fewest people the table needs in this round */

  /* What a move changes */
  gint16 *seat;   /* participant × round: expert or -1 */
  gint16 *people; /* expert × round × stride */
  guint16 *size;  /* expert × round */
  guint8 *meet;   /* participant × participant: rounds at one table */
  guint8 *dates;  /* participant × expert: rounds together */
  guint8 *met;    /* participant × 4: experts met of weight at least 1, 2, 3; [0]: rounds with a seat */
  guint8 *n_available;
  guint32 *join;  /* expert × round × participant: what joining the table costs in company; NULL: not kept */
  guint32 *leave; /* participant × round: what leaving their table saves */
  gint64 hard;    /* people missing at tables that need them, and rounds without a due break */
  gint64 level[SAM_SPEEDDATE_N_LEVELS];
} SamSpeeddateState;

#define SAM_SEAT_FREE (-2)

SamSpeeddateState *sam_speeddate_state_new (SamSpeeddateProblem *problem);
void sam_speeddate_state_free (SamSpeeddateState *self);

void sam_speeddate_state_set (SamSpeeddateState *self,
                              guint participant,
                              guint round,
                              int expert);
void sam_speeddate_state_load (SamSpeeddateState *self,
                               const gint16 *seats);
gboolean sam_speeddate_state_may_sit (const SamSpeeddateState *self,
                                      guint participant,
                                      guint round,
                                      int expert);
int sam_speeddate_state_get_gain (const SamSpeeddateState *self,
                                  guint participant,
                                  int from,
                                  int to);
gboolean sam_speeddate_state_keep_company (SamSpeeddateState *self,
                                           gboolean keep);
int sam_speeddate_state_compare (const SamSpeeddateState *self,
                                 gint64 hard,
                                 const gint64 *level);

static inline guint
sam_speeddate_state_size (const SamSpeeddateState *self,
                          guint expert,
                          guint round)
{
  return self->size[expert * self->n_rounds + round];
}

static inline int
sam_speeddate_state_seat (const SamSpeeddateState *self,
                          guint participant,
                          guint round)
{
  return self->seat[participant * self->n_rounds + round];
}

static inline gboolean
sam_speeddate_state_is_free (const SamSpeeddateState *self,
                             guint participant,
                             guint round)
{
  return self->fixed[participant * self->n_rounds + round] == SAM_SEAT_FREE;
}

static inline gint16 *
sam_speeddate_state_people (const SamSpeeddateState *self,
                            guint expert,
                            guint round)
{
  return &self->people[(expert * self->n_rounds + round) * self->stride];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSpeeddateState, sam_speeddate_state_free)

G_END_DECLS
