/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An experience expert at a workshop. */

#include "record/sam-record-kind.h"

static const SamChoice appearance_statuses[] = {
  { "to_ask", N_ ("To ask") },
  { "invited", N_ ("Asked") },
  { "confirmed", N_ ("Confirmed") },
  { "attended", N_ ("Attended") },
  { "no_show", N_ ("No-show") },
  { "cancelled", N_ ("Cancelled") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "expert", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Experience expert"),
    SAM_REQUIRED | SAM_TITLE, .refers_to = "expert" },
  { "workshop", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Workshop"), SAM_REQUIRED, .refers_to = "workshop" },
  { "status", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Status"), SAM_FIELD_NONE, .choices = appearance_statuses },
  { "table", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Table"), SAM_FIELD_NONE },
  { "capacity", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Most at the table"), SAM_FIELD_NONE },
  { "arrives_at", SAM_FIELD_TIME, SAM_REACH_REGION, N_ ("Arrives at"), SAM_FIELD_NONE },
  { "leaves_at", SAM_FIELD_TIME, SAM_REACH_REGION, N_ ("Leaves at"), SAM_FIELD_NONE },
  { "asked_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Asked"), SAM_FIELD_NONE },
  { "thanked_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Thanked"), SAM_FIELD_NONE },
  { "avoid", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Should not meet"), SAM_SENSITIVE, .refers_to = "person" },
  { "remarks", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Remarks"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamAppearance, sam_appearance, "appearance", N_ ("Appearance"), N_ ("Appearances"), fields)
