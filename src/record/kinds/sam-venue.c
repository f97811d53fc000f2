/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A place to meet. */

#include "record/sam-record-kind.h"

static const SamChoice venue_answers[] = {
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { "not_applicable", N_ ("Not applicable") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "name", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Name"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "address", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Address"), SAM_FIELD_NONE },
  { "postcode", SAM_FIELD_POSTCODE, SAM_REACH_PUBLIC, N_ ("Postcode"), SAM_FIELD_NONE },
  { "place", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Place"), SAM_SEARCHED },
  { "municipality", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Municipality"), SAM_FIELD_NONE },
  { "organisation", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Organisation"),
    SAM_FIELD_NONE, .refers_to = "organisation" },
  { "rooms", SAM_FIELD_ITEMS, SAM_REACH_REGION, N_ ("Rooms"), SAM_FIELD_NONE },
  { "coffee", SAM_FIELD_BOOLEAN, SAM_REACH_REGION, N_ ("Coffee"), SAM_FIELD_NONE },
  { "wheelchair", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Wheelchair access"),
    SAM_FIELD_NONE, .choices = venue_answers },
  { "screen", SAM_FIELD_BOOLEAN, SAM_REACH_REGION, N_ ("Screen"), SAM_FIELD_NONE },
  { "cost", SAM_FIELD_DECIMAL, SAM_REACH_REGION, N_ ("Cost in euros"), SAM_FIELD_NONE },
  { "contact", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Contact"), SAM_FIELD_NONE, .refers_to = "person" },
  { "phone", SAM_FIELD_PHONE, SAM_REACH_REGION, N_ ("Phone"), SAM_FIELD_NONE },
  { "email", SAM_FIELD_EMAIL, SAM_REACH_REGION, N_ ("E-mail"), SAM_FIELD_NONE },
  { "website", SAM_FIELD_URL, SAM_REACH_PUBLIC, N_ ("Website"), SAM_FIELD_NONE },
  { "arranged_by", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Arranged by"), SAM_FIELD_NONE },
  { "keys_with", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Key with"), SAM_FIELD_NONE },
  { "agreed_until", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Agreed until"), SAM_AHEAD },
  { "not_same_as", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Not the same as"), SAM_FIELD_NONE, .refers_to = "venue" },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamVenue, sam_venue, "venue", N_ ("Venue"), N_ ("Venues"), fields)
