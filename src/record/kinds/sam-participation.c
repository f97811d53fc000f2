/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A person at a workshop. */

#include "record/sam-record-kind.h"

static const SamChoice participation_statuses[] = {
  { "invited", N_ ("Invited") },
  { "registered", N_ ("Registered") },
  { "confirmed", N_ ("Confirmed") },
  { "waiting_list", N_ ("Waiting list") },
  { "attended", N_ ("Attended") },
  { "no_show", N_ ("No-show") },
  { "cancelled", N_ ("Cancelled") },
  { NULL, NULL },
};

static const SamChoice participation_registers[] = {
  { "gaia", N_ ("GAIA") },
  { "nvvpo", N_ ("NVvPO") },
  { "venvn", N_ ("V&VN") },
  { "kabiz", N_ ("KABIZ") },
  { "none", N_ ("None") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "person", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Person"), SAM_REQUIRED | SAM_TITLE, .refers_to = "person" },
  { "workshop", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Workshop"), SAM_REQUIRED, .refers_to = "workshop" },
  { "organisation", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Organisation"),
    SAM_FIELD_NONE, .refers_to = "organisation" },
  { "function_text", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Function"), SAM_FIELD_NONE },
  { "status", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Status"), SAM_FIELD_NONE, .choices = participation_statuses },
  { "interests", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Would like to talk about"),
    SAM_FIELD_NONE, .refers_to = "topic" },
  { "wishes", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Must meet"), SAM_FIELD_NONE, .refers_to = "expert" },
  { "arrives_at", SAM_FIELD_TIME, SAM_REACH_REGION, N_ ("Arrives at"), SAM_FIELD_NONE },
  { "leaves_at", SAM_FIELD_TIME, SAM_REACH_REGION, N_ ("Leaves at"), SAM_FIELD_NONE },
  { "invited_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Invited"), SAM_FIELD_NONE },
  { "registered_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Registered"), SAM_FIELD_NONE },
  { "thanked_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Thanked"), SAM_FIELD_NONE },
  { "register", SAM_FIELD_CHOICE, SAM_REACH_DEVICE, N_ ("Register"),
    SAM_FIELD_NONE, .choices = participation_registers },
  { "registration_number", SAM_FIELD_TEXT, SAM_REACH_DEVICE, N_ ("Registration number"), SAM_FIELD_NONE },
  { "knew_self_help", SAM_FIELD_BOOLEAN, SAM_REACH_REGION, N_ ("Knew self-help before"), SAM_FIELD_NONE },
  { "becomes_contact", SAM_FIELD_BOOLEAN, SAM_REACH_REGION, N_ ("Becomes contact person"), SAM_FIELD_NONE },
  { "remarks", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Remarks"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamParticipation, sam_participation, "participation", N_ ("Participant"), N_ ("Participants"), fields)
