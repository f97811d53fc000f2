/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must be done. */

#include "record/sam-record-kind.h"

static const SamChoice task_statuses[] = {
  { "open", N_ ("Open") },
  { "waiting", N_ ("Waiting") },
  { "done", N_ ("Done") },
  { "dropped", N_ ("Dropped") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "title", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Title"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "about", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("About"), SAM_FIELD_NONE },
  { "checklist", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("From checklist"), SAM_FIELD_NONE, .refers_to = "template" },
  { "promised_at", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Promised at"), SAM_FIELD_NONE, .refers_to = "workshop" },
  { "assigned_to", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("By whom"), SAM_FIELD_NONE },
  { "due_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Due"), SAM_AHEAD },
  { "counted_from", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Counted from"), SAM_FIELD_NONE },
  { "status", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Status"), SAM_FIELD_NONE, .choices = task_statuses },
  { "done_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Done"), SAM_INDEXED },
  { "repeats", SAM_FIELD_RRULE, SAM_REACH_REGION, N_ ("Repeats"), SAM_FIELD_NONE },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamTask, sam_task, "task", N_ ("Task"), N_ ("Tasks"), fields)
