/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-moment.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

gboolean sam_verification_calls_write (SamStore *store,
                                       const SamMoment *now,
                                       const char *path,
                                       guint *n_groups,
                                       GError **error);

G_END_DECLS
