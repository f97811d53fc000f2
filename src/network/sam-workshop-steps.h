/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-workshop-records.h"

G_BEGIN_DECLS

/* The way of a workshop from idea to accreditation, and what is still open on it. */
typedef enum
{
  SAM_WORKSHOP_STEP_IDEA,
  SAM_WORKSHOP_STEP_DATE,
  SAM_WORKSHOP_STEP_INVITATIONS,
  SAM_WORKSHOP_STEP_REGISTRATIONS,
  SAM_WORKSHOP_STEP_PLAN,
  SAM_WORKSHOP_STEP_EVENING,
  SAM_WORKSHOP_STEP_EVALUATION,
  SAM_WORKSHOP_STEP_ACCREDITATION,
} SamWorkshopStepId;

#define SAM_WORKSHOP_N_STEPS 8

typedef enum
{
  SAM_STEP_AHEAD,
  SAM_STEP_NOW,  /* the first one where something is open */
  SAM_STEP_DONE, /* nothing waits for it, though there may be something left to do */
  SAM_STEP_NONE, /* this workshop has no such step */
} SamStepState;

typedef struct
{
  SamStepState state;
  char *open;  /* what is or may still be done, in sentences; NULL: nothing */
  char *facts; /* what is good to know there; NULL: nothing */
} SamWorkshopStep;

typedef struct
{
  SamWorkshopStep steps[SAM_WORKSHOP_N_STEPS]; /* by SamWorkshopStepId */
} SamWorkshopSteps;

SamWorkshopSteps *sam_workshop_steps_new (const SamWorkshopRecords *records,
                                          const char *clash,
                                          const char *today);
void sam_workshop_steps_free (SamWorkshopSteps *self);
void sam_workshop_follow_date (SamRecord *workshop,
                               SamRecord *before,
                               const char *today);
const char *sam_workshop_step_get_name (SamWorkshopStepId id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamWorkshopSteps, sam_workshop_steps_free)

G_END_DECLS
