/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An indicator with the value to reach. */

#include "record/sam-record-kind.h"

static const SamChoice target_units[] = {
  { "count", N_ ("Number") },
  { "percent", N_ ("Percent") },
  { NULL, NULL },
};

/* As the indicators of the network layer, which say what each counts; a test compares the two. */
static const SamChoice target_indicators[] = {
  { "gp-material", N_ ("GPs with information material") },
  { "practices-trained", N_ ("Practices with a trained contact person") },
  { "groups", N_ ("Connected groups") },
  { "topics", N_ ("Topics of the groups") },
  { "topics-all", N_ ("Topics of the groups, all of each") },
  { "questions", N_ ("Help questions through the platform") },
  { "matches-evaluated", N_ ("Matches evaluated") },
  { "helped", N_ ("The contact helped") },
  { "stronger", N_ ("Feels stronger after the contact") },
  { "healthier", N_ ("Feels healthier after the contact") },
  { "verified", N_ ("Verified groups") },
  { "answered", N_ ("First answer within 24 hours") },
  { "contact-year", N_ ("Contact persons in place for a year") },
  { "groups-per-inhabitants", N_ ("Groups per 10,000 inhabitants") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "name", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Name"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE | SAM_BLUEPRINT },
  { "indicator", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Indicator"),
    SAM_REQUIRED | SAM_BLUEPRINT, .choices = target_indicators },
  { "goal", SAM_FIELD_DECIMAL, SAM_REACH_PUBLIC, N_ ("Goal"), SAM_BLUEPRINT },
  { "unit", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Unit"), SAM_BLUEPRINT, .choices = target_units },
  { "denominator", SAM_FIELD_DECIMAL, SAM_REACH_REGION, N_ ("Out of"), SAM_FIELD_NONE },
  { "starts_on", SAM_FIELD_DATE, SAM_REACH_PUBLIC, N_ ("From"), SAM_AHEAD },
  { "ends_on", SAM_FIELD_DATE, SAM_REACH_PUBLIC, N_ ("Until"), SAM_AHEAD },
  { "project", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Project"), SAM_FIELD_NONE, .refers_to = "project" },
  { "network", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Network"), SAM_FIELD_NONE, .refers_to = "network" },
  { "definition", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("Definition"), SAM_MERGE_LINES | SAM_BLUEPRINT },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamTarget, sam_target, "target", N_ ("Target"), N_ ("Targets"), fields)
