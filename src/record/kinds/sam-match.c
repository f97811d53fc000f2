/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A help question brought together with an expert or a group. */

#include "record/sam-record-kind.h"

static const SamChoice match_statuses[] = {
  { "proposed", N_ ("Proposed") },
  { "asked", N_ ("Asked") },
  { "accepted", N_ ("Accepted") },
  { "told", N_ ("Told") },
  { "in_contact", N_ ("In contact") },
  { "ended", N_ ("Finished") },
  { "declined", N_ ("Declined") },
  { NULL, NULL },
};

static const SamChoice match_outcomes[] = {
  { "worked", N_ ("It worked") },
  { "did_not_work", N_ ("It did not work") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "question", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Help question"),
    SAM_REQUIRED | SAM_TITLE, .refers_to = "question" },
  { "expert", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Experience expert"), SAM_SENSITIVE, .refers_to = "expert" },
  { "group", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Group"), SAM_FIELD_NONE, .refers_to = "group" },
  { "status", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Status"), SAM_INDEXED, .choices = match_statuses },
  { "proposed_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Proposed"), SAM_FIELD_NONE },
  { "asked_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Asked"), SAM_FIELD_NONE },
  { "accepted_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Accepted"), SAM_FIELD_NONE },
  { "told_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Told"), SAM_FIELD_NONE },
  { "contact_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("First contact"), SAM_INDEXED },
  { "ended_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Finished"), SAM_FIELD_NONE },
  { "outcome", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("How it went"), SAM_FIELD_NONE, .choices = match_outcomes },
  { "form_sent_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Evaluation form sent"), SAM_FIELD_NONE },
  { "form_code", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Code of the form’s link"), SAM_FIELD_NONE },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_SENSITIVE | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamMatch, sam_match, "match", N_ ("Match"), N_ ("Matches"), fields)
