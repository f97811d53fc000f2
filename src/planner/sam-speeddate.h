/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate-constraint.h"

G_BEGIN_DECLS

#define SAM_SPEEDDATE_ERROR (sam_speeddate_error_quark ())

/**
 * SamSpeeddateError:
 * @SAM_SPEEDDATE_ERROR_INFEASIBLE: no plan can hold the hard constraints; sam_speeddate_check() says which
 * @SAM_SPEEDDATE_ERROR_NOT_FOUND: no plan was found and none was proven impossible
 * @SAM_SPEEDDATE_ERROR_CANCELLED: the caller stopped it
 */
typedef enum
{
  SAM_SPEEDDATE_ERROR_INFEASIBLE,
  SAM_SPEEDDATE_ERROR_NOT_FOUND,
  SAM_SPEEDDATE_ERROR_CANCELLED,
} SamSpeeddateError;

GQuark sam_speeddate_error_quark (void);

/* Why it can't be done, or (not fatal) which wish never can. */
typedef enum
{
  SAM_SPEEDDATE_PIN_FORBIDDEN,
  SAM_SPEEDDATE_PIN_UNAVAILABLE,
  SAM_SPEEDDATE_PIN_TWO_TABLES,
  SAM_SPEEDDATE_PIN_REPEAT,
  SAM_SPEEDDATE_PIN_CAPACITY,
  SAM_SPEEDDATE_PIN_MAX_RUN,
  SAM_SPEEDDATE_MIN_COMPANY_TOO_FEW,
  SAM_SPEEDDATE_MIN_COMPANY_ROUND,
  SAM_SPEEDDATE_MUST_FORBIDDEN,
  SAM_SPEEDDATE_MUST_NO_COMMON_ROUND,
  SAM_SPEEDDATE_INFEASIBLE,
} SamSpeeddateReason;

typedef struct
{
  SamSpeeddateReason reason;
  gboolean fatal;
  int participant; /* -1: none */
  int expert;      /* -1: none */
  int round;       /* from 0; -1: none */
  char *message;   /* a sentence; of INFEASIBLE: the constraints that can't hold together */
  /* Of SamSpeeddateConstraint, with INFEASIBLE only: leaving out any one of them is enough, for these. */
  GArray *constraints;
} SamSpeeddateFinding;

GPtrArray *sam_speeddate_check (SamSpeeddateProblem *problem);
const char *sam_speeddate_reason_get_name (SamSpeeddateReason reason);

typedef struct
{
  guint64 seed;
  guint64 max_steps;          /* 0: as many as the problem's size suggests */
  double seconds;             /* above 0: it takes no longer; without max_steps, chooses the steps by this computer */
  gboolean keep_when_stopped; /* the best so far, in place of an error */
} SamSpeeddateOptions;

typedef struct
{
  SamSpeeddateProblem *problem;
  int *seats; /* participant × round: expert, or -1 */
  gint64 vector[SAM_SPEEDDATE_N_LEVELS];
  gint64 bound[SAM_SPEEDDATE_N_LEVELS];
  guint n_bounds; /* so many levels, from the first, have one */
  guint proven_levels;
  guint64 steps;
  guint64 seed;
  double seconds;
  gboolean stopped; /* before its steps were done, by its time or by the caller: these steps do not make it again */
} SamSpeeddatePlan;

/* Called now and then with how far it is (0 to 1) and the best so far; answering FALSE stops the work. The seats are by
 * participant and round: the expert, or -1; NULL as long as a hard constraint is broken. */
typedef gboolean (*SamSpeeddateProgress) (double fraction,
                                          const gint64 *vector,
                                          const gint16 *seats,
                                          gpointer data);

SamSpeeddatePlan *sam_speeddate_solve (SamSpeeddateProblem *problem,
                                       const SamSpeeddateOptions *options,
                                       SamSpeeddateProgress progress,
                                       gpointer progress_data,
                                       GError **error);
void sam_speeddate_plan_free (SamSpeeddatePlan *plan);

/* The full score of any seats, and how often each hard constraint is broken (NULL when all hold). */
gboolean sam_speeddate_score (SamSpeeddateProblem *problem,
                              const int *seats,
                              gint64 *vector,
                              GPtrArray **violations);

guint sam_speeddate_count_wished (SamSpeeddateProblem *problem,
                                  const int *seats,
                                  guint *most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSpeeddatePlan, sam_speeddate_plan_free)

G_END_DECLS
