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
  { "title", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Title"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "phase", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Phase"), SAM_SEARCHED },
  { "position", SAM_FIELD_INTEGER, SAM_REACH_PUBLIC, N_ ("Position"), SAM_FIELD_NONE },
  { "what", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("What"), SAM_SEARCHED | SAM_MERGE_LINES },
  { "why", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("Why"), SAM_SEARCHED | SAM_MERGE_LINES },
  { "how", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("How"), SAM_SEARCHED | SAM_MERGE_LINES },
  { "who", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Who"), SAM_FIELD_NONE },
  { "planned_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("When"), SAM_FIELD_NONE },
  { "status", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Status"), SAM_FIELD_NONE, .choices = step_statuses },
  { "done_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Done"), SAM_FIELD_NONE },
  { "assigned_to", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("By whom"), SAM_FIELD_NONE },
  { "evidence", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Evidence"), SAM_MERGE_LINES },
  { "lesson", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Lesson"), SAM_SEARCHED | SAM_MERGE_LINES },
  { "lesson_for_blueprint", SAM_FIELD_BOOLEAN, SAM_REACH_REGION, N_ ("Lesson for the blueprint"), SAM_FIELD_NONE },
  { "articles", SAM_FIELD_REFS, SAM_REACH_PUBLIC, N_ ("Articles"), SAM_FIELD_NONE, .refers_to = "article" },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamStep, sam_step, "step", N_ ("Step"), N_ ("Steps"), fields)
