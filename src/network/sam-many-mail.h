/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* Mail to the people behind many records, who must not see each other's addresses. */
gboolean sam_many_mail_fits (const SamKind *kind);
char **sam_many_mail_collect (SamStore *store,
                              const char *const *ids,
                              char ***without,
                              GError **error);
/* More mails at once are no help to anybody. */
#define SAM_MANY_MAIL_MOST 5

char *sam_many_mail_describe (guint n_mails,
                              guint n_copied,
                              const char *const *without);
char **sam_many_mail_build (const char *const *addresses);

G_END_DECLS
