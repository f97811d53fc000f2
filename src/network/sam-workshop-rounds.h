/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

/* When a workshop's rounds are, on the clock on the wall. */

guint sam_workshop_get_n_rounds (SamRecord *workshop);
guint sam_workshop_get_round_minutes (SamRecord *workshop);
int sam_workshop_get_round_begin (SamRecord *workshop,
                                  guint round);
int sam_workshop_get_round_end (SamRecord *workshop,
                                guint round);
guint64 sam_workshop_get_rounds_there (SamRecord *workshop,
                                       const char *arrives_at,
                                       const char *leaves_at);
int sam_workshop_read_time (const char *text);
char *sam_workshop_format_time (int minutes);

G_END_DECLS
