/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A speed-date problem: who sits at which expert's table in which round. Rounds are counted from 0 here; messages for
 * people count from 1. People are known by their position; ids serve messages and files only. */

#define SAM_SPEEDDATE_MAX_ROUNDS 64
#define SAM_SPEEDDATE_N_LEVELS 4
#define SAM_SPEEDDATE_MAX_WISHES 8

typedef struct
{
  char *id;
  char *name; /* for sentences; NULL: the id */
  char **topics;
  guint cap;           /* most people at the table in a round */
  guint min;           /* fewest when anyone sits there */
  guint max_run;       /* most rounds in a row with company; 0: no limit */
  gboolean never_idle; /* company in every round the expert is there */
  guint64 available;   /* bit r: there in round r */
} SamSpeeddateExpert;

typedef struct
{
  char *id;
  char *name;       /* for sentences; NULL: the id */
  char *practice;   /* NULL: none */
  char *profession; /* NULL: none */
  guint64 available;
  GHashTable *interest; /* topic → 1 to 3 */
  gboolean walk_in;     /* came unannounced: has no announced seats */
} SamSpeeddateParticipant;

typedef struct
{
  guint participant;
  guint expert;
  guint round; /* of a pin; else 0 */
} SamSpeeddateDate;

typedef struct
{
  int wish[SAM_SPEEDDATE_MAX_WISHES]; /* the k-th expert met with a wish of a level earns this; never rising */
  guint n_wish;
  int idle_first;
  int idle_step;
  int idle_expert;
  int colleague;
  int repeat;
  int same_profession;
  int change;
} SamSpeeddateObjective;

typedef struct
{
  int ref_count;
  guint n_rounds;
  GPtrArray *experts;           /* of SamSpeeddateExpert */
  GPtrArray *participants;      /* of SamSpeeddateParticipant */
  GHashTable *wish;             /* (participant << 16 | expert) → 1 to 3 */
  GHashTable *forbid_set;       /* the same keys */
  GArray *must, *forbid, *pin;  /* of SamSpeeddateDate */
  guint n_wishes_without_table; /* for experts and topics that are not there: no plan can do anything about them */
  gboolean allow_repeat_expert;
  SamSpeeddateObjective objective;
  gboolean has_previous;
  guint frozen_rounds;
  GArray *previous; /* of int: seat per participant and round, -1 for none */
} SamSpeeddateProblem;

SamSpeeddateProblem *sam_speeddate_problem_new (guint n_rounds);
SamSpeeddateProblem *sam_speeddate_problem_ref (SamSpeeddateProblem *self);
void sam_speeddate_problem_unref (SamSpeeddateProblem *self);
SamSpeeddateProblem *sam_speeddate_problem_copy (SamSpeeddateProblem *self);

SamSpeeddateExpert *sam_speeddate_problem_add_expert (SamSpeeddateProblem *self,
                                                      const char *id,
                                                      const char *const *topics);
SamSpeeddateParticipant *sam_speeddate_problem_add_participant (SamSpeeddateProblem *self,
                                                                const char *id);
void sam_speeddate_problem_set_wish (SamSpeeddateProblem *self, guint participant, guint expert, int wish);
void sam_speeddate_problem_add_must (SamSpeeddateProblem *self, guint participant, guint expert);
void sam_speeddate_problem_add_forbid (SamSpeeddateProblem *self, guint participant, guint expert);
void sam_speeddate_problem_allow (SamSpeeddateProblem *self, guint participant, guint expert);
void sam_speeddate_problem_add_pin (SamSpeeddateProblem *self, guint participant, guint expert, guint round);
void sam_speeddate_problem_set_previous_seat (SamSpeeddateProblem *self, guint participant, guint round, int expert);

int sam_speeddate_problem_get_weight (SamSpeeddateProblem *self, guint participant, guint expert);
gboolean sam_speeddate_problem_is_forbidden (SamSpeeddateProblem *self, guint participant, guint expert);
int sam_speeddate_problem_get_previous_seat (SamSpeeddateProblem *self, guint participant, guint round);
const char *sam_speeddate_problem_get_expert_name (SamSpeeddateProblem *self, guint expert);
const char *sam_speeddate_problem_get_participant_name (SamSpeeddateProblem *self, guint participant);
int sam_speeddate_problem_find_expert (SamSpeeddateProblem *self, const char *id);
int sam_speeddate_problem_find_participant (SamSpeeddateProblem *self, const char *id);

#define sam_speeddate_expert(problem, e) ((SamSpeeddateExpert *) g_ptr_array_index ((problem)->experts, (e)))
#define sam_speeddate_participant(problem, p) \
  ((SamSpeeddateParticipant *) g_ptr_array_index ((problem)->participants, (p)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSpeeddateProblem, sam_speeddate_problem_unref)

G_END_DECLS
