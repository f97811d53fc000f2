/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A self-help network. */

#include "record/sam-record-kind.h"

static const SamField fields[] = {
  { "name", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Name"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "municipalities", SAM_FIELD_TAGS, SAM_REACH_PUBLIC, N_ ("Municipalities"), SAM_FIELD_NONE },
  { "centre_municipality", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Centre municipality"), SAM_FIELD_NONE },
  { "partners", SAM_FIELD_REFS, SAM_REACH_PUBLIC, N_ ("Partners"), SAM_FIELD_NONE, .refers_to = "organisation" },
  { "coordinators", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Coordinators"), SAM_FIELD_NONE, .refers_to = "person" },
  { "agreements", SAM_FIELD_ITEMS, SAM_REACH_REGION, N_ ("Agreements"), SAM_FIELD_NONE },
  { "since", SAM_FIELD_DATE, SAM_REACH_PUBLIC, N_ ("Since"), SAM_FIELD_NONE },
  { "description", SAM_FIELD_PROSE, SAM_REACH_PUBLIC, N_ ("Description"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamNetwork, sam_network, "network", N_ ("Network"), N_ ("Networks"), fields)
