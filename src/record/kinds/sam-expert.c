/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Someone who puts their own experience to use for others. */

#include "record/sam-record-kind.h"

static const SamChoice expert_experiences[] = {
  { "own", N_ ("Own experience") },
  { "relative", N_ ("As a relative") },
  { "both", N_ ("Own and as a relative") },
  { NULL, NULL },
};

static const SamChoice expert_activities[] = {
  { "one_to_one", N_ ("One-to-one contact") },
  { "speed_dates", N_ ("Speed-dates") },
  { "talks", N_ ("Talks") },
  { "group_leader", N_ ("Group leader") },
  { "advice", N_ ("Advice") },
  { NULL, NULL },
};

static const SamChoice expert_trainings[] = {
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { "not_applicable", N_ ("Not applicable") },
  { NULL, NULL },
};

static const SamChoice expert_statuses[] = {
  { "applied", N_ ("Applied") },
  { "meeting", N_ ("Met") },
  { "trained", N_ ("Trained") },
  { "active", N_ ("Active") },
  { "paused", N_ ("Paused") },
  { "ended", N_ ("Ended") },
  { NULL, NULL },
};

/* The way in; each step of it is a status too. */
static const SamChoice expert_intake[] = {
  { "applied", N_ ("Applied") },
  { "meeting", N_ ("Met") },
  { "trained", N_ ("Trained") },
  { "active", N_ ("Active") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "person", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Person"), SAM_REQUIRED | SAM_TITLE, .refers_to = "person" },
  { "public_name", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Name to publish"), SAM_SEARCHED },
  { "topics", SAM_FIELD_REFS, SAM_REACH_PUBLIC, N_ ("Topics"), SAM_SENSITIVE, .refers_to = "topic" },
  { "own_or_relative", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Own experience or as a relative"),
    SAM_SENSITIVE, .choices = expert_experiences },
  { "public_story", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("Story to publish"), SAM_SENSITIVE | SAM_MERGE_LINES },
  { "private_notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Private notes"), SAM_SENSITIVE | SAM_MERGE_LINES },
  { "does", SAM_FIELD_CHOICES, SAM_REACH_PUBLIC, N_ ("Does"), SAM_FIELD_NONE, .choices = expert_activities },
  { "training", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Training followed"),
    SAM_FIELD_NONE, .choices = expert_trainings },
  { "trainings", SAM_FIELD_ITEMS, SAM_REACH_REGION, N_ ("Training and skills"), SAM_FIELD_NONE },
  { "availability", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Available"), SAM_FIELD_NONE },
  { "max_dates_per_evening", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Most dates an evening"), SAM_FIELD_NONE },
  { "break_after_rounds", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Break after rounds"), SAM_FIELD_NONE },
  { "max_contacts", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Most contacts at a time"), SAM_FIELD_NONE },
  { "not_until", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Not now, until"), SAM_AHEAD },
  { "forward_email", SAM_FIELD_EMAIL, SAM_REACH_PLATFORM, N_ ("E-mail for forwarded messages"), SAM_FIELD_NONE },
  { "status", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Status"), SAM_FIELD_NONE, .choices = expert_statuses },
  { "intake", SAM_FIELD_ITEMS, SAM_REACH_REGION, N_ ("The way in"), SAM_FIELD_NONE, .choices = expert_intake },
  { "active_since", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Active since"), SAM_FIELD_NONE },
  { "volunteers", SAM_FIELD_BOOLEAN, SAM_REACH_REGION, N_ ("Works as an unpaid volunteer"), SAM_FIELD_NONE },
  { "not_same_as", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Not the same as"), SAM_FIELD_NONE, .refers_to = "expert" },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamExpert, sam_expert, "expert", N_ ("Experience expert"), N_ ("Experience experts"), fields)
