/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was left where. */

#include "record/sam-record-kind.h"

static const SamField fields[] = {
  { "organisation", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Organisation"),
    SAM_REQUIRED | SAM_TITLE, .refers_to = "organisation" },
  { "material", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Material"), SAM_FIELD_NONE, .refers_to = "material" },
  { "material_text", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Material, in words"), SAM_SEARCHED | SAM_TITLE },
  { "edition", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Edition"), SAM_FIELD_NONE },
  { "quantity", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Number"), SAM_FIELD_NONE },
  { "delivered_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Delivered"), SAM_TITLE },
  { "delivered_by", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Delivered by"), SAM_FIELD_NONE },
  { "gone_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("No longer there since"), SAM_FIELD_NONE },
  { "project", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Project"), SAM_FIELD_NONE, .refers_to = "project" },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamDelivery, sam_delivery, "delivery", N_ ("Delivery"), N_ ("Deliveries"), fields)
