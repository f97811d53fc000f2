/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* crypt(3), in this one file. Slow on purpose; safe on any thread. */
char *sam_hub_password_hash (const char *password,
                             GError **error);
gboolean sam_hub_password_matches (const char *password,
                                   const char *hash);

void sam_hub_random (guint8 *bytes,
                     gsize length);
gboolean sam_hub_same_secret (const char *a,
                              const char *b);

G_END_DECLS
