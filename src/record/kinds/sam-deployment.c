/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An expert asked for advice or to test policy. */

#include "record/sam-record-kind.h"

static const SamChoice deployment_types[] = {
  { "advice", N_ ("Advice") },
  { "sounding_board", N_ ("Sounding board") },
  { "policy_test", N_ ("Testing policy") },
  { "talk", N_ ("Talk") },
  { "interview", N_ ("Interview") },
  { NULL, NULL },
};

static const SamChoice deployment_statuses[] = {
  { "requested", N_ ("Requested") },
  { "agreed", N_ ("Agreed") },
  { "done", N_ ("Done") },
  { "declined", N_ ("Declined") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "subject", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Subject"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "type", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Type"), SAM_FIELD_NONE, .choices = deployment_types },
  { "expert", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Experience expert"), SAM_FIELD_NONE, .refers_to = "expert" },
  { "organisation", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Asked by"), SAM_FIELD_NONE, .refers_to = "organisation" },
  { "topics", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Topics"), SAM_FIELD_NONE, .refers_to = "topic" },
  { "requested_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Requested"), SAM_FIELD_NONE },
  { "date", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Date"), SAM_FIELD_NONE },
  { "status", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Status"), SAM_FIELD_NONE, .choices = deployment_statuses },
  { "expenses", SAM_FIELD_DECIMAL, SAM_REACH_REGION, N_ ("Expenses in euros"), SAM_FIELD_NONE },
  { "result", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Result"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamDeployment, sam_deployment, "deployment", N_ ("Deployment"), N_ ("Deployments"), fields)
