/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A self-help group: people with the same experience who meet. */

#include "record/sam-record-kind.h"

static const SamChoice group_statuses[] = {
  { "forming", N_ ("Forming") },
  { "open", N_ ("Open") },
  { "full", N_ ("Full") },
  { "paused", N_ ("Paused") },
  { "ended", N_ ("Ended") },
  { NULL, NULL },
};

static const SamChoice group_forms[] = {
  { "group", N_ ("Group") },
  { "walk_in", N_ ("Walk-in") },
  { "one_to_one", N_ ("One-to-one contact") },
  { "activity", N_ ("Activity") },
  { "online", N_ ("Online") },
  { NULL, NULL },
};

static const SamChoice group_audiences[] = {
  { "peers", N_ ("People with the experience") },
  { "relatives", N_ ("Relatives and friends") },
  { "parents", N_ ("Parents") },
  { "youth", N_ ("Young people") },
  { "women", N_ ("Women") },
  { "men", N_ ("Men") },
  { "everyone", N_ ("Everyone") },
  { NULL, NULL },
};

static const SamChoice group_joinings[] = {
  { "walk_in", N_ ("Walk in") },
  { "sign_up", N_ ("Sign up first") },
  { "meet_first", N_ ("Meet first") },
  { NULL, NULL },
};

static const SamChoice group_answers[] = {
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { "not_applicable", N_ ("Not applicable") },
  { NULL, NULL },
};

static const SamChoice group_hows[] = {
  { "visit", N_ ("Visit") },
  { "phone", N_ ("Phone") },
  { "email", N_ ("E-mail") },
  { "website", N_ ("Website") },
  { "import", N_ ("Imported list") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "name", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Name"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "topics", SAM_FIELD_REFS, SAM_REACH_PUBLIC, N_ ("Topics"), SAM_SEARCHED, .refers_to = "topic" },
  { "audience", SAM_FIELD_CHOICES, SAM_REACH_PUBLIC, N_ ("For whom"), SAM_FIELD_NONE, .choices = group_audiences },
  { "status", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Status"), SAM_FIELD_NONE, .choices = group_statuses },
  { "form", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Kind of group"), SAM_FIELD_NONE, .choices = group_forms },
  { "description", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("Description"), SAM_SEARCHED | SAM_MERGE_LINES },
  { "how_it_works", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("How it works"), SAM_SEARCHED | SAM_MERGE_LINES },
  { "how_to_join", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("How to join"),
    SAM_FIELD_NONE, .choices = group_joinings },
  { "languages", SAM_FIELD_TAGS, SAM_REACH_PUBLIC, N_ ("Languages"), SAM_FIELD_NONE },
  { "cost", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Cost"), SAM_FIELD_NONE },
  { "meets", SAM_FIELD_RRULE, SAM_REACH_PUBLIC, N_ ("Meets"), SAM_FIELD_NONE },
  { "meets_text", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Meets, in words"), SAM_FIELD_NONE },
  { "meets_from", SAM_FIELD_DATE, SAM_REACH_PUBLIC, N_ ("First meeting"), SAM_AHEAD },
  { "start_time", SAM_FIELD_TIME, SAM_REACH_PUBLIC, N_ ("From"), SAM_FIELD_NONE },
  { "end_time", SAM_FIELD_TIME, SAM_REACH_PUBLIC, N_ ("Until"), SAM_FIELD_NONE },
  { "exceptions", SAM_FIELD_ITEMS, SAM_REACH_PUBLIC, N_ ("Exceptions"), SAM_FIELD_NONE },
  { "venue", SAM_FIELD_REF, SAM_REACH_PUBLIC, N_ ("Venue"), SAM_FIELD_NONE, .refers_to = "venue" },
  { "venue_text", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Place of meeting"), SAM_SEARCHED },
  { "address", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Address"), SAM_FIELD_NONE },
  { "postcode", SAM_FIELD_POSTCODE, SAM_REACH_PUBLIC, N_ ("Postcode"), SAM_FIELD_NONE },
  { "place", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Place"), SAM_SEARCHED },
  { "municipality", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Municipality"), SAM_FIELD_NONE },
  { "wheelchair", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Wheelchair access"),
    SAM_FIELD_NONE, .choices = group_answers },
  { "accessibility", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("Accessibility"), SAM_FIELD_NONE },
  { "size_min", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Fewest members"), SAM_FIELD_NONE },
  { "size_max", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Most members"), SAM_FIELD_NONE },
  { "contacts", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Contact persons"), SAM_FIELD_NONE, .refers_to = "person" },
  { "contact_phone", SAM_FIELD_PHONE, SAM_REACH_REGION, N_ ("Phone of the contact person"), SAM_SEARCHED },
  { "contact_email", SAM_FIELD_EMAIL, SAM_REACH_REGION, N_ ("E-mail of the contact person"), SAM_FIELD_NONE },
  { "public_phone", SAM_FIELD_PHONE, SAM_REACH_PUBLIC, N_ ("Phone to publish"), SAM_SEARCHED },
  { "public_email", SAM_FIELD_EMAIL, SAM_REACH_PUBLIC, N_ ("E-mail to publish"), SAM_FIELD_NONE },
  { "website", SAM_FIELD_URL, SAM_REACH_PUBLIC, N_ ("Website"), SAM_FIELD_NONE },
  { "organisation", SAM_FIELD_REF, SAM_REACH_PUBLIC, N_ ("National organisation"),
    SAM_FIELD_NONE, .refers_to = "organisation" },
  { "network", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Network"), SAM_FIELD_NONE, .refers_to = "network" },
  { "founded_on", SAM_FIELD_DATE, SAM_REACH_PUBLIC, N_ ("Founded"), SAM_FIELD_NONE },
  { "connected_since", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Connected since"), SAM_FIELD_NONE },
  { "connected_until", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Connected until"), SAM_FIELD_NONE },
  { "needs", SAM_FIELD_ITEMS, SAM_REACH_REGION, N_ ("Room, coffee, care and coordination"), SAM_FIELD_NONE },
  { "status_since", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Status since"), SAM_FIELD_NONE },
  { "status_until", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Status until"), SAM_AHEAD },
  { "status_reason", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Reason of the status"), SAM_FIELD_NONE },
  { "facilitators", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Trained facilitators"), SAM_FIELD_NONE },
  { "verified_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Last verified"), SAM_FIELD_NONE },
  { "verified_by", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Verified by"), SAM_FIELD_NONE },
  { "verified_how", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Verified how"), SAM_FIELD_NONE, .choices = group_hows },
  { "verify_tries", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Times not reached"), SAM_FIELD_NONE },
  { "verify_tried_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Last tried"), SAM_FIELD_NONE },
  { "bounced_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Mail came back"), SAM_FIELD_NONE },
  { "unlisted_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Does not want to be listed since"), SAM_FIELD_NONE },
  { "not_same_as", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Not the same as"), SAM_FIELD_NONE, .refers_to = "group" },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamGroup, sam_group, "group", N_ ("Group"), N_ ("Groups"), fields)
