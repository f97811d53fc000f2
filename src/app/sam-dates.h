/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates as people say them. Pure: today and now are given. Texts that are no date come back as they are. */
gboolean sam_dates_parse_day (const char *text,
                              GDate *day);
char *sam_dates_format_day (const char *text,
                            const GDate *today);
char *sam_dates_format_time (const char *text);
char *sam_dates_format_moment (const char *day,
                               const char *time,
                               const GDate *today);
char *sam_dates_format_full (const char *text);
char *sam_dates_format_within (const char *text);
char *sam_dates_format_ago (gint64 at,
                            gint64 now);
void sam_dates_get_today (GDate *today);
char *sam_dates_dup_today (void);

G_END_DECLS
