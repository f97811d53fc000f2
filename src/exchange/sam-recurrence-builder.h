/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SAM_RHYTHM_WEEKLY,
  SAM_RHYTHM_FORTNIGHTLY,
  SAM_RHYTHM_MONTHLY,
} SamRhythm;

/* Weeks of a month are bits: the first is bit 0, the last has a bit of its own. */
#define SAM_WEEK_LAST (1u << 4)
#define SAM_N_WEEKS 5

char *sam_recurrence_build (SamRhythm rhythm,
                            guint weeks,
                            guint weekday);
gboolean sam_recurrence_take_apart (const char *rule,
                                    SamRhythm *rhythm,
                                    guint *weeks,
                                    guint *weekday);

G_END_DECLS
