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
char **sam_many_mail_build (const char *const *addresses);

G_END_DECLS
