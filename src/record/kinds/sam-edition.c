/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A printed guide or report. */

#include "record/sam-record-kind.h"

static const SamChoice edition_types[] = {
  { "guide", N_ ("Guide") },
  { "report", N_ ("Report") },
  { "infographic", N_ ("Infographic") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "title", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Title"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "type", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Type"), SAM_FIELD_NONE, .choices = edition_types },
  { "made_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Made"), SAM_TITLE },
  { "printed", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Printed copies"), SAM_FIELD_NONE },
  { "records", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Records in it"), SAM_FIELD_NONE },
  { "file_url", SAM_FIELD_URL, SAM_REACH_REGION, N_ ("File"), SAM_FIELD_NONE },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamEdition, sam_edition, "edition", N_ ("Edition"), N_ ("Editions"), fields)
