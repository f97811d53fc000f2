/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What of the region's records was printed or handed out: a guide, a report, a file. */

#include "record/sam-record-kind.h"

static const SamChoice edition_types[] = {
  { "guide", N_ ("Guide") },
  { "report", N_ ("Report") },
  { "infographic", N_ ("Infographic") },
  { "export", N_ ("Exported file") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

/* Whom a file was for; the names of exchange/sam-recipients.c. */
static const SamChoice edition_recipients[] = {
  { "region", N_ ("This region") },
  { "platform", N_ ("Platform") },
  { "public", N_ ("Everybody") },
  { "print", N_ ("Print") },
  { "press", N_ ("Press") },
  { "phone", N_ ("Whoever asks by phone") },
  { "practices", N_ ("Practices") },
  { "invitation", N_ ("The invited") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "title", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Title"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "type", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Type"), SAM_FIELD_NONE, .choices = edition_types },
  { "made_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("Made"), SAM_TITLE },
  { "printed", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Printed copies"), SAM_FIELD_NONE },
  { "recipient", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("For whom"),
    SAM_FIELD_NONE, .choices = edition_recipients },
  { "format", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Format"), SAM_FIELD_NONE },
  { "n_records", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Number of records"), SAM_FIELD_NONE },
  { "records", SAM_FIELD_REFS, SAM_REACH_REGION, N_ ("Records in it"), SAM_FIELD_NONE },
  /* All that stood in it, so that it can be printed again and say the same. */
  { "content", SAM_FIELD_OBJECT, SAM_REACH_REGION, N_ ("What stood in it"), SAM_FIELD_NONE },
  { "gone_on", SAM_FIELD_DATE, SAM_REACH_REGION, N_ ("No longer in use since"), SAM_FIELD_NONE },
  { "file_url", SAM_FIELD_URL, SAM_REACH_REGION, N_ ("File"), SAM_FIELD_NONE },
  { "notes", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Notes"), SAM_SEARCHED | SAM_MERGE_LINES },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamEdition, sam_edition, "edition", N_ ("Edition"), N_ ("Editions"), fields)
