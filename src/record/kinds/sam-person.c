/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A human being, once, whatever roles refer to them. */

#include "record/sam-record-kind.h"

static const SamField fields[] = {
  { "first_name", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("First name"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "particle", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Particle"), SAM_TITLE },
  { "last_name", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Last name"), SAM_SEARCHED | SAM_TITLE },
  { "phone", SAM_FIELD_PHONE, SAM_REACH_REGION, N_ ("Phone"), SAM_SEARCHED },
  { "phones", SAM_FIELD_ITEMS, SAM_REACH_REGION, N_ ("More phones"), SAM_FIELD_NONE },
  { "email", SAM_FIELD_EMAIL, SAM_REACH_REGION, N_ ("E-mail"), SAM_SEARCHED },
  { "emails", SAM_FIELD_TAGS, SAM_REACH_REGION, N_ ("More e-mail addresses"), SAM_FIELD_NONE },
  { "address", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Address"), SAM_FIELD_NONE },
  { "postcode", SAM_FIELD_POSTCODE, SAM_REACH_REGION, N_ ("Postcode"), SAM_FIELD_NONE },
  { "place", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Place"), SAM_SEARCHED },
  { "municipality", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Municipality"), SAM_FIELD_NONE },
  { "language", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Language"), SAM_FIELD_NONE },
  { "volunteer", SAM_FIELD_BOOLEAN, SAM_REACH_REGION, N_ ("Volunteer"), SAM_FIELD_NONE },
  { "coordinator", SAM_FIELD_BOOLEAN, SAM_REACH_REGION, N_ ("Coordinator"), SAM_FIELD_NONE },
  { "big_number", SAM_FIELD_TEXT, SAM_REACH_DEVICE, N_ ("BIG number"), SAM_FIELD_NONE },
  { "not_same_as", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Not the same as"), SAM_FIELD_NONE, .refers_to = "person" },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_SEARCHED | SAM_SENSITIVE | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamPerson, sam_person, "person", N_ ("Person"), N_ ("People"), fields)
