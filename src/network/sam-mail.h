/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Mail is written here and sent by the person's own mail program. */
char **sam_mail_new_drafts (const char *to,
                            const char *const *blind_copies,
                            const char *subject,
                            const char *body);

G_END_DECLS
