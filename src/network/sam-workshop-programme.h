/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

/* What happens when at a workshop: for the invited, and for the bodies that accredit it. */
typedef struct
{
  char *at; /* "19.30", as it was typed; may be NULL, as all of these */
  char *what;
  char *by; /* whom */
} SamProgrammePart;

GPtrArray *sam_programme_read (SamRecord *workshop);
char *sam_programme_describe (SamRecord *workshop);
int sam_programme_count_minutes (SamRecord *workshop);

G_END_DECLS
