/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a search shows of a text. @words are folded; a word matches by its beginning. */
guint sam_snippet_count_words (const char *text,
                               char **words);
/* The part of @text around the first match, on one line, with \x02 and \x03 around each word that matches. */
char *sam_snippet_new (const char *text,
                       char **words);

G_END_DECLS
