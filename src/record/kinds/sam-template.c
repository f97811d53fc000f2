/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A letter, invitation or form; or what a report is made of again and again. */

#include "record/sam-record-kind.h"

static const SamChoice template_types[] = {
  { "letter", N_ ("Letter") },
  { "email", N_ ("E-mail") },
  { "invitation", N_ ("Invitation") },
  { "form", N_ ("Form") },
  { "card", N_ ("Card") },
  { "checklist", N_ ("Checklist") },
  { "report", N_ ("Report") },
  { NULL, NULL },
};

/* As the presets and the periods of the network layer; a test compares them. */
static const SamChoice template_reports[] = {
  { "government-policy", N_ ("Government policy") },
  { "municipalities", N_ ("Municipalities") },
  { "insurers", N_ ("Health insurers") },
  { "care-providers", N_ ("Care providers") },
  { "relatives", N_ ("Relatives and family carers") },
  { "society", N_ ("Our society") },
  { "year", N_ ("Year report") },
  { "infographic", N_ ("Self-help in figures") },
  { "municipality", N_ ("One municipality") },
  { "care-group", N_ ("One care group") },
  { "practice", N_ ("One practice") },
  { NULL, NULL },
};

static const SamChoice template_periods[] = {
  { "twelve_months", N_ ("The last twelve months") },
  { "this_year", N_ ("This year so far") },
  { "last_year", N_ ("Last year") },
  { "this_quarter", N_ ("This quarter so far") },
  { "last_quarter", N_ ("Last quarter") },
  { "two_years", N_ ("The last two years") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "title", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Title"),
    SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE | SAM_BLUEPRINT },
  { "type", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Type"), SAM_BLUEPRINT, .choices = template_types },
  { "subject", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Subject"), SAM_SEARCHED | SAM_BLUEPRINT },
  { "text", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("Text"), SAM_SEARCHED | SAM_MERGE_LINES | SAM_BLUEPRINT },
  { "language", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Language"), SAM_BLUEPRINT, .choices = sam_text_languages },
  { "audience", SAM_FIELD_TAGS, SAM_REACH_PUBLIC, N_ ("Audience"), SAM_BLUEPRINT },
  { "report", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Report"), SAM_BLUEPRINT, .choices = template_reports },
  { "report_period", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Period"), SAM_BLUEPRINT, .choices = template_periods },
  /* Another region has parts of its own. */
  { "municipality", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Municipality"), SAM_FIELD_NONE },
  { "organisation", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Organisation"), SAM_FIELD_NONE, .refers_to = "organisation" },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamTemplate, sam_template, "template", N_ ("Template"), N_ ("Templates"), fields)
