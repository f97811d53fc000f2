/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The value of an indicator in one month. */

#include "record/sam-record-kind.h"

static const SamField fields[] = {
  { "indicator", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Indicator"), SAM_REQUIRED | SAM_TITLE },
  { "target", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Target"), SAM_FIELD_NONE, .refers_to = "target" },
  { "month", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Month"), SAM_REQUIRED | SAM_TITLE },
  { "value", SAM_FIELD_DECIMAL, SAM_REACH_REGION, N_ ("Value"), SAM_FIELD_NONE },
  { "numerator", SAM_FIELD_DECIMAL, SAM_REACH_REGION, N_ ("Numerator"), SAM_FIELD_NONE },
  { "denominator", SAM_FIELD_DECIMAL, SAM_REACH_REGION, N_ ("Denominator"), SAM_FIELD_NONE },
  { "made_at", SAM_FIELD_INSTANT, SAM_REACH_REGION, N_ ("Made at"), SAM_FIELD_NONE },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamSnapshot, sam_snapshot, "snapshot", N_ ("Snapshot"), N_ ("Snapshots"), fields)
