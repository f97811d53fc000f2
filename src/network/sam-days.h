/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reckoning with days as they are stored, YYYY-MM-DD. Pure: today is given; only when a day begins
 * depends on where the computer stands. */

gboolean sam_day_read (const char *text,
                       GDate *day);
char *sam_day_write (const GDate *day);
char *sam_day_add (const char *text,
                   int days);
char *sam_day_add_months (const char *text,
                          int months);
gboolean sam_day_count (const char *from,
                        const char *to,
                        int *days);
char *sam_day_dup_beginning (const char *text);

G_END_DECLS
