/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text for people that is put together from parts, such as "asked 3 Feb · confirmed · thanked 8 Mar". */

void sam_words_add (GString *words,
                    const char *between,
                    const char *part);
void sam_words_add_printf (GString *words,
                           const char *between,
                           const char *format,
                           ...) G_GNUC_PRINTF (3, 4);
void sam_words_take (GString *words,
                     const char *between,
                     char *part);

G_END_DECLS
