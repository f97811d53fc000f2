/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A project with its programme, region and period. */

#include "record/sam-record-kind.h"

static const SamChoice project_statuses[] = {
  { "planned", N_ ("Planned") },
  { "running", N_ ("Running") },
  { "ended", N_ ("Ended") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "name", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Name"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "programme", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Programme"), SAM_SEARCHED },
  { "network", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Network"), SAM_FIELD_NONE, .refers_to = "network" },
  { "owner", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Owner"), SAM_FIELD_NONE, .refers_to = "organisation" },
  { "partners", SAM_FIELD_REFS, SAM_REACH_PUBLIC, N_ ("Partners"), SAM_FIELD_NONE, .refers_to = "organisation" },
  { "starts_on", SAM_FIELD_DATE, SAM_REACH_PUBLIC, N_ ("Starts"), SAM_AHEAD },
  { "ends_on", SAM_FIELD_DATE, SAM_REACH_PUBLIC, N_ ("Ends"), SAM_AHEAD },
  { "status", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Status"), SAM_FIELD_NONE, .choices = project_statuses },
  { "budget", SAM_FIELD_DECIMAL, SAM_REACH_REGION, N_ ("Budget in euros"), SAM_FIELD_NONE },
  { "description", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("Description"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamProject, sam_project, "project", N_ ("Project"), N_ ("Projects"), fields)
