/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A call, visit, e-mail or meeting. */

#include "record/sam-record-kind.h"

static const SamChoice contact_types[] = {
  { "call", N_ ("Call") },
  { "visit", N_ ("Visit") },
  { "email", N_ ("E-mail") },
  { "meeting", N_ ("Meeting") },
  { "letter", N_ ("Letter") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "subject", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Subject"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "type", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Type"), SAM_FIELD_NONE, .choices = contact_types },
  { "about", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("With"), SAM_FIELD_NONE },
  { "date", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Date"), SAM_TITLE },
  { "time", SAM_FIELD_TIME, SAM_REACH_REGION, N_ ("Time"), SAM_FIELD_NONE },
  { "who", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("By whom"), SAM_FIELD_NONE },
  { "people", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("People"), SAM_FIELD_NONE, .refers_to = "person" },
  { "report", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Report"), SAM_SEARCHED | SAM_MERGE_LINES },
  { "follow_up_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Follow up on"), SAM_INDEXED | SAM_AHEAD },
  { "followed_up", SAM_FIELD_BOOLEAN, SAM_REACH_REGION, N_ ("Followed up"), SAM_FIELD_NONE },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamContact, sam_contact, "contact", N_ ("Contact"), N_ ("Contacts"), fields)
