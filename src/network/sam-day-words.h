/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days within sentences, as people write them. */

char *sam_day_words_short (const char *day);
char *sam_day_words_long (const char *day);
char *sam_day_words_full (const char *day);

G_END_DECLS
