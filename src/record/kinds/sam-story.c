/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An example to tell. */

#include "record/sam-record-kind.h"

static const SamChoice story_audiences[] = {
  { "public", N_ ("Inhabitants") },
  { "professionals", N_ ("Professionals") },
  { "both", N_ ("Both") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "title", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Title"),
    SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "text", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("Text"), SAM_SENSITIVE | SAM_MERGE_LINES },
  { "expert", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Who"), SAM_SENSITIVE, .refers_to = "expert" },
  { "topics", SAM_FIELD_REFS, SAM_REACH_PUBLIC, N_ ("Topics"), SAM_SENSITIVE, .refers_to = "topic" },
  { "audience", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Audience"), SAM_FIELD_NONE, .choices = story_audiences },
  { "talked_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Talked about on"), SAM_FIELD_NONE },
  { "consent", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Consent"), SAM_FIELD_NONE, .refers_to = "consent" },
  { "told", SAM_FIELD_ITEMS, SAM_REACH_REGION, N_ ("Told where and when"), SAM_FIELD_NONE },
  { "published_on", SAM_FIELD_DATE, SAM_REACH_PUBLIC, N_ ("Published"), SAM_FIELD_NONE },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_SENSITIVE | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamStory, sam_story, "story", N_ ("Story"), N_ ("Stories"), fields)
