/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-communication.h"
#include "network/sam-moment.h"
#include "network/sam-workshop-steps.h"

G_BEGIN_DECLS

/* What needs a person now, and why. One pure rule per source: a record and the moment in, an item or nothing out. What
 * needs nobody gives no item. */

/* A consent is asked for anew so many days before it runs out. */
#define SAM_TODAY_CONSENT_DAYS 30
/* A withdrawn consent is no news for ever. */
#define SAM_TODAY_WITHDRAWN_DAYS 14
/* So many days ahead a workshop is looked at, and so long after it evaluation and accreditation are asked for. */
#define SAM_TODAY_WORKSHOP_DAYS 21
#define SAM_TODAY_CLOSING_DAYS 60

typedef enum
{
  SAM_TODAY_QUESTION,
  SAM_TODAY_MATCH,
  SAM_TODAY_CONTACTS,
  SAM_TODAY_GROUP,
  SAM_TODAY_CONSENT,
  SAM_TODAY_WORKSHOP,
  SAM_TODAY_CALL_BACK,
  SAM_TODAY_TASK,
  SAM_TODAY_STORY,
  SAM_TODAY_STEP,
  SAM_TODAY_ARTICLE,
  SAM_TODAY_SIGNAL,
  SAM_TODAY_ADVICE,
  SAM_TODAY_CONFLICT,
  SAM_TODAY_REJECTED,
  SAM_TODAY_N_SOURCES,
} SamTodaySource;

typedef enum
{
  SAM_URGENCY_LATE,  /* should have been done */
  SAM_URGENCY_TODAY, /* should be done today */
  SAM_URGENCY_SOON,  /* can be done today */
} SamUrgency;

typedef struct
{
  SamTodaySource source;
  SamUrgency urgency;
  char *id;     /* the record to open */
  char *title;  /* what it is called; to be looked up where NULL */
  char *reason; /* a translated half-sentence */
  char *person; /* whose work it is; NULL: anybody's */
  char *due;    /* YYYY-MM-DD, what it is sorted by within its urgency */
} SamTodayItem;

SamTodayItem *sam_today_item_new (SamTodaySource source,
                                  SamUrgency urgency,
                                  const char *id,
                                  const char *due,
                                  char *reason);
void sam_today_item_free (SamTodayItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamTodayItem, sam_today_item_free)

const char *sam_today_source_get_name (SamTodaySource source);
const char *sam_today_source_get_label (SamTodaySource source);
const char *sam_urgency_get_label (SamUrgency urgency);

SamTodayItem *sam_today_judge_question (SamRecord *question,
                                        const SamMoment *now);
SamTodayItem *sam_today_judge_consent (SamRecord *consent,
                                       gboolean renewed,
                                       const SamMoment *now);
SamTodayItem *sam_today_judge_workshop (SamRecord *workshop,
                                        const SamWorkshopSteps *steps,
                                        const SamMoment *now);
SamTodayItem *sam_today_judge_call_back (SamRecord *contact,
                                         const SamMoment *now);
SamTodayItem *sam_today_judge_task (SamRecord *task,
                                    const SamMoment *now);
SamTodayItem *sam_today_judge_step (SamRecord *step,
                                    const SamMoment *now);
SamTodayItem *sam_today_judge_article (SamRecord *article,
                                       const SamMoment *now);
SamTodayItem *sam_today_judge_signal (SamRecord *signal,
                                      const SamMoment *now);
SamTodayItem *sam_today_judge_advice (SamRecord *deployment,
                                      const SamMoment *now);
SamTodayItem *sam_today_judge_telling (const char *story,
                                       const SamTelling *telling,
                                       const SamMoment *now);
SamTodayItem *sam_today_judge_silence (const SamCommunication *communication,
                                       const SamMoment *now);
SamTodayItem *sam_today_judge_conflict (const char *id,
                                        const SamMoment *now);
SamTodayItem *sam_today_judge_rejected (const char *id,
                                        const char *reason,
                                        const SamMoment *now);

/* Most urgent first; then by day; then in the order of the sources. */
void sam_today_sort (GPtrArray *items);
/* Whether somebody's list has it: theirs, and nobody's. */
gboolean sam_today_item_is_for (const SamTodayItem *item,
                                const char *person);

G_END_DECLS
