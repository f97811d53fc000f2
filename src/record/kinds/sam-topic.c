/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an experience is about. */

#include "record/sam-record-kind.h"

static const SamChoice topic_domains[] = {
  { "body", N_ ("Body") },
  { "mind", N_ ("Mind") },
  { "wellbeing", N_ ("Well-being") },
  { "work", N_ ("Work") },
  { "money", N_ ("Money") },
  { NULL, NULL },
};

static const SamChoice topic_dimensions[] = {
  { "body", N_ ("Bodily functions") },
  { "mind", N_ ("Mental well-being") },
  { "meaning", N_ ("Meaningfulness") },
  { "quality", N_ ("Quality of life") },
  { "participation", N_ ("Participation") },
  { "daily", N_ ("Daily functioning") },
  { NULL, NULL },
};

static const SamChoice topic_levels[] = {
  { "normal", N_ ("Normal") },
  { "elevated", N_ ("Elevated") },
  { "high", N_ ("High") },
  { NULL, NULL },
};

static const SamChoice topic_sectors[] = {
  { "health", N_ ("Health") },
  { "psychosocial", N_ ("Psychosocial") },
  { "social", N_ ("Social") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "name", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Name"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE | SAM_BLUEPRINT },
  { "name_en", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("English name"), SAM_SEARCHED | SAM_BLUEPRINT },
  { "name_de", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("German name"), SAM_SEARCHED | SAM_BLUEPRINT },
  { "slug", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Slug"), SAM_BLUEPRINT },
  { "domain", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Life domain"), SAM_BLUEPRINT, .choices = topic_domains },
  { "parent", SAM_FIELD_REF, SAM_REACH_PUBLIC, N_ ("Part of"), SAM_BLUEPRINT, .refers_to = "topic" },
  { "synonyms", SAM_FIELD_TAGS, SAM_REACH_PUBLIC, N_ ("Synonyms"), SAM_SEARCHED | SAM_BLUEPRINT },
  { "description", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("Description"),
    SAM_SEARCHED | SAM_MERGE_LINES | SAM_BLUEPRINT },
  { "dimensions", SAM_FIELD_CHOICES, SAM_REACH_PUBLIC, N_ ("Positive Health dimensions"),
    SAM_BLUEPRINT, .choices = topic_dimensions },
  { "icpc_codes", SAM_FIELD_TAGS, SAM_REACH_REGION, N_ ("ICPC codes"), SAM_FIELD_NONE },
  { "sector", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Sector"), SAM_BLUEPRINT, .choices = topic_sectors },
  { "for_relatives", SAM_FIELD_BOOLEAN, SAM_REACH_PUBLIC, N_ ("For relatives"), SAM_BLUEPRINT },
  { "sensitivity", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Sensitivity"), SAM_BLUEPRINT, .choices = topic_levels },
  { "crisis_line", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Crisis line"), SAM_BLUEPRINT },
  { "crisis_phone", SAM_FIELD_PHONE, SAM_REACH_PUBLIC, N_ ("Phone of the crisis line"), SAM_BLUEPRINT },
  { "highlighted_from", SAM_FIELD_DATE, SAM_REACH_PUBLIC, N_ ("Highlighted from"), SAM_AHEAD },
  { "highlighted_until", SAM_FIELD_DATE, SAM_REACH_PUBLIC, N_ ("Highlighted until"), SAM_AHEAD },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamTopic, sam_topic, "topic", N_ ("Topic"), N_ ("Topics"), fields)
