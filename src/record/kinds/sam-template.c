/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A letter, invitation or form. */

#include "record/sam-record-kind.h"

static const SamChoice template_types[] = {
  { "letter", N_ ("Letter") },
  { "email", N_ ("E-mail") },
  { "invitation", N_ ("Invitation") },
  { "form", N_ ("Form") },
  { "card", N_ ("Card") },
  { "checklist", N_ ("Checklist") },
  { NULL, NULL },
};

static const SamField fields[] = {
  { "title", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Title"),
    SAM_REQUIRED | SAM_SEARCHED | SAM_TITLE | SAM_BLUEPRINT },
  { "type", SAM_FIELD_CHOICE, SAM_REACH_REGION, N_ ("Type"), SAM_BLUEPRINT, .choices = template_types },
  { "subject", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Subject"), SAM_SEARCHED | SAM_BLUEPRINT },
  { "text", SAM_FIELD_PROSE, SAM_REACH_REGION, N_ ("Text"), SAM_SEARCHED | SAM_MERGE_LINES | SAM_BLUEPRINT },
  { "language", SAM_FIELD_TEXT, SAM_REACH_REGION, N_ ("Language"), SAM_BLUEPRINT },
  { "audience", SAM_FIELD_TAGS, SAM_REACH_REGION, N_ ("Audience"), SAM_BLUEPRINT },
  SAM_COMMON_FIELDS,
};

SAM_DEFINE_KIND (SamTemplate, sam_template, "template", N_ ("Template"), N_ ("Templates"), fields)
