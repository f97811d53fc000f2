/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file kept with a record: a flyer, a signed form. What it holds travels beside its document, under the name that its
 * hash gives it; the document itself is small and never changes what it holds. */

#include "record/sam-record-kind.h"

static const SamField fields[] = {
  { "name", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Name"), SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE },
  { "about", SAM_FIELD_REF, SAM_REACH_REGION, N_ ("Belongs to"), SAM_REQUIRED },
  { "media_type", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Kind of file"), SAM_FIELD_NONE },
  { "size", SAM_FIELD_INTEGER, SAM_REACH_REGION, N_ ("Size in bytes"), SAM_FIELD_NONE },
  { "sha256", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Content"), SAM_REQUIRED },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamAttachment, sam_attachment, "attachment", N_ ("Attachment"), N_ ("Attachments"), fields)
