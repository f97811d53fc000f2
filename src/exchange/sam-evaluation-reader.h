/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-workshop-after.h"

G_BEGIN_DECLS

/* Evaluation forms that were filled in elsewhere, as a list: .csv or .xlsx. */
char *sam_evaluation_import (SamStore *store,
                             const char *workshop_id,
                             const char *path,
                             gboolean after,
                             const char *today,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
