/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The knowledge base and the toolkit. */

#include "record/sam-record-kind.h"

static const SamChoice article_sections[] = {
  { "information", N_ ("Practical information") },
  { "start", N_ ("Starting a group") },
  { "toolkit", N_ ("Toolkit") },
  { "literature", N_ ("Literature") },
  { "links", N_ ("Links") },
  { NULL, NULL },
};

static const SamChoice article_audiences[] = {
  { "public", N_ ("Everyone") },
  { "groups", N_ ("Groups") },
  { "experts", N_ ("Experience experts") },
  { "professionals", N_ ("Professionals") },
  { "coordinators", N_ ("Coordinators") },
  { NULL, NULL },
};

static const SamChoice article_types[] = {
  { "experience", N_ ("Experience") },
  { "professional", N_ ("Professional") },
  { "scientific", N_ ("Scientific") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "title", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Title"),
    SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE | SAM_BLUEPRINT },
  { "section", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Section"), SAM_BLUEPRINT, .choices = article_sections },
  { "type", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Type of knowledge"), SAM_BLUEPRINT, .choices = article_types },
  { "audience", SAM_FIELD_CHOICES, SAM_REACH_PUBLIC, N_ ("Audience"), SAM_BLUEPRINT, .choices = article_audiences },
  { "topics", SAM_FIELD_REFS, SAM_REACH_PUBLIC, N_ ("Topics"), SAM_BLUEPRINT, .refers_to = "topic" },
  { "text", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("Text"), SAM_SEARCHED | SAM_MERGE_LINES | SAM_BLUEPRINT },
  { "links", SAM_FIELD_ITEMS, SAM_REACH_PUBLIC, N_ ("Links"), SAM_BLUEPRINT },
  { "language", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Language"), SAM_BLUEPRINT, .choices = sam_text_languages },
  { "contributor", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Contributor"), SAM_FIELD_NONE, .refers_to = "expert" },
  { "source", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Source"), SAM_BLUEPRINT },
  { "review_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Review on"), SAM_AHEAD },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamArticle, sam_article, "article", N_ ("Article"), N_ ("Articles"), fields)
