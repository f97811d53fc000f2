/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

char **sam_json_read (SamStore *store,
                      const SamKind *kind,
                      const char *text,
                      gssize length,
                      gboolean dry_run,
                      GError **error);

G_END_DECLS
