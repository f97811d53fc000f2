/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who agreed to what. No record means no. */

#include "record/sam-record-kind.h"

static const SamChoice consent_purposes[] = {
  { "publication", N_ ("Publication") },
  { "forwarding", N_ ("Forwarding messages") },
  { "story", N_ ("Telling a story") },
  { "photo", N_ ("Photo") },
  { "contact", N_ ("Being contacted") },
  { "research", N_ ("Evaluation and research") },
  { NULL, NULL },
};

static const SamChoice consent_channels[] = {
  { "public_site", N_ ("Public site") },
  { "platform", N_ ("Platform") },
  { "print", N_ ("Print") },
  { "press", N_ ("Press") },
  { "phone", N_ ("Passing on by phone") },
  { "practices", N_ ("Practices") },
  { "region", N_ ("This region") },
  { NULL, NULL },
};

static const SamChoice consent_hows[] = {
  { "form", N_ ("Signed form") },
  { "email", N_ ("E-mail") },
  { "spoken", N_ ("Spoken") },
  { "online", N_ ("Online") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "about", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Who or what"), SAM_REQUIRED | SAM_TITLE },
  { "purpose", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Purpose"),
    SAM_REQUIRED, .choices = consent_purposes },
  { "channel", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Channel"), SAM_REQUIRED, .choices = consent_channels },
  { "fields", SAM_FIELD_TAGS, SAM_REACH_REGION, N_ ("Fields"), SAM_FIELD_NONE },
  { "given_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Given"), SAM_FIELD_NONE },
  { "how", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("How"), SAM_FIELD_NONE, .choices = consent_hows },
  { "text_version", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Version of the text"), SAM_FIELD_NONE },
  { "noted_by", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Noted by"), SAM_FIELD_NONE },
  { "expires_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Expires"), SAM_INDEXED | SAM_AHEAD },
  { "withdrawn_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Withdrawn"), SAM_INDEXED },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamConsent, sam_consent, "consent", N_ ("Consent"), N_ ("Consents"), fields)
