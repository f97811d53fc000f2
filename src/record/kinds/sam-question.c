/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Someone asks for contact or information. */

#include "record/sam-record-kind.h"

static const SamChoice question_channels[] = {
  { "platform", N_ ("Platform") },
  { "phone", N_ ("Phone") },
  { "gp", N_ ("GP") },
  { "desk", N_ ("Desk") },
  { "email", N_ ("E-mail") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const SamChoice question_statuses[] = {
  { "new", N_ ("New") },
  { "in_progress", N_ ("In progress") },
  { "matched", N_ ("Matched") },
  { "in_contact", N_ ("In contact") },
  { "evaluated", N_ ("Evaluated") },
  { "closed", N_ ("Closed") },
  { NULL, NULL },
};

static const SamChoice question_sources[] = {
  { "care", N_ ("Care provider") },
  { "social", N_ ("Social services") },
  { "self", N_ ("By themselves") },
  { "relative", N_ ("Relative") },
  { NULL, NULL },
};

static const SamField fields[] = {
  /* What is asked in somebody's own words stays in the region: of a question that came from the platform the platform
   * has them, and of any other it needs no more than how it stands. */
  { "subject", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Subject"),
    SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "received_at", SAM_FIELD_INSTANT, SAM_REACH_PLATFORM, N_ ("Received"), SAM_FIELD_NONE },
  { "channel", SAM_FIELD_CHOICE, SAM_REACH_PLATFORM, N_ ("Received through"),
    SAM_FIELD_NONE, .choices = question_channels },
  { "source", SAM_FIELD_CHOICE, SAM_REACH_PLATFORM, N_ ("Asked by"), SAM_FIELD_NONE, .choices = question_sources },
  { "topics", SAM_FIELD_REFS, SAM_REACH_PLATFORM, N_ ("Topics"), SAM_SENSITIVE, .refers_to = "topic" },
  { "municipality", SAM_FIELD_TEXT, SAM_REACH_PLATFORM, N_ ("Municipality"), SAM_FIELD_NONE },
  /* Four digits tell how far somebody lives from a group; a whole postcode would tell the street. */
  { "postcode_area", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Postcode, four digits"), SAM_FIELD_NONE },
  { "language", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Language"), SAM_FIELD_NONE },
  { "text", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("What is asked"), SAM_SENSITIVE | SAM_MERGE_LINES },
  { "practice", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Referring practice"),
    SAM_FIELD_NONE, .refers_to = "organisation" },
  { "status", SAM_FIELD_CHOICE, SAM_REACH_PLATFORM, N_ ("Status"), SAM_INDEXED, .choices = question_statuses },
  { "assigned_to", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Handled by"), SAM_FIELD_NONE },
  { "answered_at", SAM_FIELD_INSTANT, SAM_REACH_PLATFORM, N_ ("First answer"), SAM_FIELD_NONE },
  { "no_offer_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Nothing to offer since"), SAM_FIELD_NONE },
  { "looks_again_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Needs another match since"), SAM_FIELD_NONE },
  { "asker_name", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Name of the asker"), SAM_SENSITIVE },
  { "asker_phone", SAM_FIELD_PHONE, SAM_REACH_REGION, N_ ("Phone of the asker"), SAM_SENSITIVE },
  { "asker_email", SAM_FIELD_EMAIL, SAM_REACH_REGION, N_ ("E-mail of the asker"), SAM_SENSITIVE },
  { "retain_until", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Keep contact details until"),
    SAM_AHEAD | SAM_INDEXED },
  { "project", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Project"), SAM_FIELD_NONE, .refers_to = "project" },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_SENSITIVE | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamQuestion, sam_question, "question", N_ ("Help question"), N_ ("Help questions"), fields)
