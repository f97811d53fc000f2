/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A recurring issue, without names. */

#include "record/sam-record-kind.h"

static const SamChoice signal_categories[] = {
  { "prevention", N_ ("Prevention") },
  { "policy", N_ ("Policy") },
  { "care", N_ ("Care") },
  { "access", N_ ("Access") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const SamChoice signal_statuses[] = {
  { "noted", N_ ("Noted") },
  { "delivered", N_ ("Passed on") },
  { "answered", N_ ("Answered") },
  { "closed", N_ ("Closed") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "title", SAM_FIELD_TEXT, SAM_REACH_PLATFORM, N_ ("Title"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "category", SAM_FIELD_CHOICE, SAM_REACH_PLATFORM, N_ ("Category"),
    SAM_FIELD_NONE, .choices = signal_categories },
  { "topics", SAM_FIELD_REFS, SAM_REACH_PLATFORM, N_ ("Topics"), SAM_FIELD_NONE, .refers_to = "topic" },
  { "text", SAM_FIELD_PROSE, SAM_REACH_PLATFORM, N_ ("Text"), SAM_SEARCHED | SAM_MERGE_LINES },
  { "noted_on", SAM_FIELD_DATE, SAM_REACH_PLATFORM, N_ ("Noted"), SAM_FIELD_NONE },
  { "groups", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Heard from"), SAM_FIELD_NONE, .refers_to = "group" },
  { "times", SAM_FIELD_INTEGER, SAM_REACH_PLATFORM, N_ ("Times heard"), SAM_FIELD_NONE },
  { "delivered_to", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Handed to"),
    SAM_FIELD_NONE, .refers_to = "organisation" },
  { "delivered_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Handed on"), SAM_FIELD_NONE },
  { "response", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Response"), SAM_SEARCHED | SAM_MERGE_LINES },
  { "status", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Status"), SAM_FIELD_NONE, .choices = signal_statuses },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamSignal, sam_signal, "signal", N_ ("Signal"), N_ ("Signals"), fields)
