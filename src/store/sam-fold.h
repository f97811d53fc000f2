/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts as people compare them: without case and accents. */
char *sam_fold (const char *text);
/* The same for sorting: bytewise order of these is the order of a list. Marks before the first letter don't count, and
 * numbers go by their value. */
char *sam_sort_key (const char *text);
void sam_sort_key_append (GString *key,
                          const char *text);
/* A phone number as people dial and type it, without the country code of the Netherlands. */
char *sam_fold_phone (const char *number);
/* The letters and digits of @text word by word, folded. */
char **sam_fold_words (const char *text);

G_END_DECLS
