/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* How others see a record, to each of whom it may be told: what they read, and what stays inside and why. */
char *sam_outside_text_new (SamStore *store,
                            SamRecord *record,
                            const char *today,
                            GError **error);

G_END_DECLS
