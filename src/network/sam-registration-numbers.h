/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* The numbers of professional registers are kept as long as an accreditation needs them, and no longer. */

char *sam_registration_numbers_dup_last_day (SamRecord *workshop);
int sam_registration_numbers_clear (SamStore *store,
                                    const char *today,
                                    GError **error);

G_END_DECLS
