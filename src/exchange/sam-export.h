/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

const char *const *sam_export_get_endings (const SamKind *kind);
gboolean sam_export (SamStore *store,
                     const SamKind *kind,
                     SamQuery *query,
                     const char *path,
                     SamReach reach,
                     char ***not_said,
                     GCancellable *cancellable,
                     GError **error);

G_END_DECLS
