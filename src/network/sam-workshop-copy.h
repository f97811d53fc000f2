/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-workshop-records.h"

G_BEGIN_DECLS

/* The same workshop once more, on another day: what was thought out stays, who came does not. */

SamRecord *sam_workshop_copy_record (SamRecord *workshop,
                                     const char *id);
SamRecord *sam_workshop_copy_appearance (SamRecord *appearance,
                                         const char *id,
                                         const char *workshop_id);
char *sam_workshop_copy (SamStore *store,
                         const char *workshop_id,
                         const char *date,
                         GError **error);

G_END_DECLS
