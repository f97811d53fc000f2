/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A filled-in form. */

#include "record/sam-record-kind.h"

static const SamChoice evaluation_forms[] = {
  { "match", N_ ("Match") },
  { "workshop_before", N_ ("Before the workshop") },
  { "workshop", N_ ("After the workshop") },
  { "group", N_ ("Group") },
  { "relative", N_ ("Relatives") },
  { NULL, NULL },
};

static const SamChoice evaluation_outcomes[] = {
  { "no", N_ ("No") },
  { "a_little", N_ ("A little") },
  { "yes", N_ ("Yes") },
  { "unknown", N_ ("Don’t know") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "form", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Form"), SAM_REQUIRED | SAM_TITLE, .choices = evaluation_forms },
  { "about", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("About"), SAM_FIELD_NONE },
  { "filled_in_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Filled in"), SAM_TITLE },
  { "sent_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Sent"), SAM_FIELD_NONE },
  { "helped", SAM_FIELD_CHOICE, SAM_REACH_PLATFORM, N_ ("Did it help"),
    SAM_FIELD_NONE, .choices = evaluation_outcomes },
  { "stronger", SAM_FIELD_CHOICE, SAM_REACH_PLATFORM, N_ ("Feels stronger"),
    SAM_FIELD_NONE, .choices = evaluation_outcomes },
  { "healthier", SAM_FIELD_CHOICE, SAM_REACH_PLATFORM, N_ ("Feels healthier"),
    SAM_FIELD_NONE, .choices = evaluation_outcomes },
  { "more_control", SAM_FIELD_CHOICE, SAM_REACH_PLATFORM, N_ ("More control"),
    SAM_FIELD_NONE, .choices = evaluation_outcomes },
  { "understood", SAM_FIELD_CHOICE, SAM_REACH_PLATFORM, N_ ("Feels understood"),
    SAM_FIELD_NONE, .choices = evaluation_outcomes },
  { "insight", SAM_FIELD_CHOICE, SAM_REACH_PLATFORM, N_ ("Knows and understands more"),
    SAM_FIELD_NONE, .choices = evaluation_outcomes },
  { "family", SAM_FIELD_CHOICE, SAM_REACH_PLATFORM, N_ ("Things go better at home"),
    SAM_FIELD_NONE, .choices = evaluation_outcomes },
  { "less_dependent", SAM_FIELD_CHOICE, SAM_REACH_PLATFORM, N_ ("Depends less on others"),
    SAM_FIELD_NONE, .choices = evaluation_outcomes },
  { "score", SAM_FIELD_INTEGER, SAM_REACH_PLATFORM, N_ ("Score"), SAM_FIELD_NONE },
  { "answers", SAM_FIELD_ITEMS, SAM_REACH_REGION, N_ ("Answers"), SAM_SENSITIVE },
  { "remarks", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Remarks"), SAM_SENSITIVE | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamEvaluation, sam_evaluation, "evaluation", N_ ("Evaluation"), N_ ("Evaluations"), fields)
