/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* The one record that says what the region is and what its coordinators share. */

SamRecord *sam_region_record_load (SamStore *store,
                                   GError **error);
char *sam_region_record_dup_address (SamRecord *region,
                                     const char *separator);

G_END_DECLS
