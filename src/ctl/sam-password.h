/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sam_password_in_environment (void);
char *sam_password_ask (const char *address,
                        const char *user,
                        GError **error);

char *sam_passphrase_find (const char *folder,
                           const char *file,
                           gboolean is_new,
                           GError **error);

G_END_DECLS
