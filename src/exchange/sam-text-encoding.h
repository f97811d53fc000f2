/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *const *sam_text_encodings (void);
const char *sam_text_encoding_guess (GBytes *bytes);
char *sam_text_encoding_decode (GBytes *bytes,
                                const char *encoding,
                                gboolean *damaged);

G_END_DECLS
