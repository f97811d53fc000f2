/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-verification.h"
#include "store/sam-query.h"

G_BEGIN_DECLS

/* What the rules of verification ask of a region's file. */
SamVerifyMonths sam_verification_load_months (SamStore *store);
gboolean sam_verification_load_due (SamStore *store,
                                    SamRecord *group,
                                    const char *today,
                                    GDate *due,
                                    SamVerifyReason *reason);
gboolean sam_verification_note (SamStore *store,
                                const char *group,
                                SamVerifyOutcome outcome,
                                const char *how,
                                const char *today,
                                GError **error);

G_END_DECLS
