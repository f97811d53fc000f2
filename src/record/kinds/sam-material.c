/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A leaflet, poster, card or toolkit. */

#include "record/sam-record-kind.h"

static const SamChoice material_types[] = {
  { "leaflet", N_ ("Leaflet") },
  { "poster", N_ ("Poster") },
  { "card", N_ ("Card") },
  { "toolkit", N_ ("Toolkit") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "name", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Name"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "type", SAM_FIELD_CHOICE, SAM_REACH_PUBLIC, N_ ("Type"), SAM_FIELD_NONE, .choices = material_types },
  { "edition_name", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Edition"), SAM_FIELD_NONE },
  { "published_on", SAM_FIELD_DATE, SAM_REACH_PUBLIC, N_ ("Published"), SAM_FIELD_NONE },
  { "current", SAM_FIELD_BOOLEAN, SAM_REACH_REGION, N_ ("Current edition"), SAM_FIELD_NONE },
  { "stock", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Stock"), SAM_FIELD_NONE },
  { "editions", SAM_FIELD_ITEMS, SAM_REACH_REGION, N_ ("Editions"), SAM_FIELD_NONE },
  { "language", SAM_FIELD_TEXT, SAM_REACH_PUBLIC, N_ ("Language"), SAM_FIELD_NONE },
  { "topics", SAM_FIELD_REFS, SAM_REACH_PUBLIC, N_ ("Topics"), SAM_FIELD_NONE, .refers_to = "topic" },
  { "file_url", SAM_FIELD_URL, SAM_REACH_PUBLIC, N_ ("File"), SAM_FIELD_NONE },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamMaterial, sam_material, "material", N_ ("Material"), N_ ("Materials"), fields)
