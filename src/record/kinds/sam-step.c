/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A step of the road map. */

#include "record/sam-record-kind.h"

static const SamChoice step_statuses[] = {
  { "open", N_ ("Open") },
  { "busy", N_ ("Busy") },
  { "done", N_ ("Done") },
  { "skipped", N_ ("Skipped") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "title", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Title"),
    SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE | SAM_BLUEPRINT },
  { "phase", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Phase"), SAM_SEARCHED | SAM_BLUEPRINT },
  { "position", SAM_FIELD_INTEGER, SAM_REACH_PUBLIC, N_ ("Position"), SAM_BLUEPRINT },
  { "what", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("What"), SAM_SEARCHED | SAM_MERGE_LINES | SAM_BLUEPRINT },
  { "why", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("Why"), SAM_SEARCHED | SAM_MERGE_LINES | SAM_BLUEPRINT },
  { "how", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("How"), SAM_SEARCHED | SAM_MERGE_LINES | SAM_BLUEPRINT },
  { "who", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Who"), SAM_BLUEPRINT },
  { "weeks", SAM_FIELD_INTEGER, SAM_REACH_PUBLIC, N_ ("Usual weeks"), SAM_BLUEPRINT },
  { "done_when", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("Done when"), SAM_MERGE_LINES | SAM_BLUEPRINT },
  { "planned_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Due"), SAM_AHEAD },
  { "status", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Status"), SAM_FIELD_NONE, .choices = step_statuses },
  { "started_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Begun"), SAM_FIELD_NONE },
  { "done_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Done"), SAM_FIELD_NONE },
  { "took_weeks", SAM_FIELD_INTEGER, SAM_REACH_PUBLIC, N_ ("Weeks it took"), SAM_BLUEPRINT },
  { "assigned_to", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("By whom"), SAM_FIELD_NONE },
  { "evidence", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Evidence"), SAM_MERGE_LINES },
  /* Goes along only where the next field says so. */
  { "lesson", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("Lesson"), SAM_SEARCHED | SAM_MERGE_LINES | SAM_BLUEPRINT },
  { "lesson_for_blueprint", SAM_FIELD_BOOLEAN, SAM_REACH_PUBLIC, N_ ("Lesson for the blueprint"), SAM_BLUEPRINT },
  { "articles", SAM_FIELD_REFS, SAM_REACH_PUBLIC, N_ ("Articles"), SAM_BLUEPRINT, .refers_to = "article" },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamStep, sam_step, "step", N_ ("Step"), N_ ("Steps"), fields)
