/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One speed-date plan of a workshop. */

#include "record/sam-record-kind.h"

static const SamField fields[] = {
  { "workshop", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Workshop"), SAM_REQUIRED, .refers_to = "workshop" },
  { "predecessor", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Replaces"), SAM_FIELD_NONE, .refers_to = "plan" },
  { "announced", SAM_FIELD_BOOLEAN, SAM_REACH_REGION, N_ ("Announced"), SAM_FIELD_NONE },
  { "announced_at", SAM_FIELD_INSTANT, SAM_REACH_REGION, N_ ("Announced at"), SAM_FIELD_NONE },
  { "made_at", SAM_FIELD_INSTANT, SAM_REACH_REGION, N_ ("Made at"), SAM_FIELD_NONE },
  { "seed", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Seed"), SAM_FIELD_NONE },
  { "steps", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Steps"), SAM_FIELD_NONE },
  { "problem", SAM_FIELD_OBJECT, SAM_REACH_REGION, N_ ("Input"), SAM_FIELD_NONE },
  { "seats", SAM_FIELD_OBJECT, SAM_REACH_REGION, N_ ("Seats"), SAM_REQUIRED },
  { "pins", SAM_FIELD_ITEMS, SAM_REACH_REGION, N_ ("Pinned places"), SAM_FIELD_NONE },
  { "score", SAM_FIELD_OBJECT, SAM_REACH_REGION, N_ ("Score"), SAM_FIELD_NONE },
  { "bound", SAM_FIELD_OBJECT, SAM_REACH_REGION, N_ ("Bound"), SAM_FIELD_NONE },
  { "remarks", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Remarks"), SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamPlan, sam_plan, "plan", N_ ("Plan"), N_ ("Plans"), fields)
