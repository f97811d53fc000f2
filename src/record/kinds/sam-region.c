/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The region of this file and what its coordinators share. */

#include "record/sam-record-kind.h"

static const SamField fields[] = {
  { "name", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Name"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "slug", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Slug"), SAM_FIELD_NONE },
  { "municipalities", SAM_FIELD_TAGS, SAM_REACH_PUBLIC, N_ ("Municipalities"), SAM_FIELD_NONE },
  { "coordinators", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Coordinators"), SAM_FIELD_NONE, .refers_to = "person" },
  { "tagline", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Tagline"), SAM_FIELD_NONE },
  { "address", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Address"), SAM_FIELD_NONE },
  { "postcode", SAM_FIELD_POSTCODE, SAM_REACH_PUBLIC, N_ ("Postcode"), SAM_FIELD_NONE },
  { "place", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Place"), SAM_FIELD_NONE },
  { "phone", SAM_FIELD_PHONE, SAM_REACH_PUBLIC, N_ ("Phone"), SAM_FIELD_NONE },
  { "email", SAM_FIELD_EMAIL, SAM_REACH_PUBLIC, N_ ("E-mail"), SAM_FIELD_NONE },
  { "website", SAM_FIELD_URL, SAM_REACH_PUBLIC, N_ ("Website"), SAM_FIELD_NONE },
  { "logo", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Logo"), SAM_FIELD_NONE },
  { "verify_after_months", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Verify groups after months"), SAM_FIELD_NONE },
  { "publishes", SAM_FIELD_BOOLEAN, SAM_REACH_REGION, N_ ("Publishes on the public site"), SAM_FIELD_NONE },
  { "publication_key", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Key of what is published"), SAM_FIELD_NONE },
  { "verify_new_after_months", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Verify new groups after months"),
    SAM_FIELD_NONE },
  { "verify_sensitive_after_months", SAM_FIELD_INTEGER, SAM_REACH_REGION,
    N_ ("Verify groups on sensitive topics after months"), SAM_FIELD_NONE },
  { "tell_every_weeks", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Tell a story every so many weeks"), SAM_FIELD_NONE },
  { "form_url", SAM_FIELD_URL, SAM_REACH_REGION, N_ ("Address of the platform’s evaluation form"), SAM_FIELD_NONE },
  { "form_keys", SAM_FIELD_TAGS, SAM_REACH_REGION, N_ ("Keys of the links to evaluation forms"), SAM_FIELD_NONE },
  { "settings", SAM_FIELD_OBJECT, SAM_REACH_REGION, N_ ("Settings"), SAM_FIELD_NONE },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamRegion, sam_region, "region", N_ ("Region"), N_ ("Regions"), fields)
