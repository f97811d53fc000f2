/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* What a register wants when, counted from the day of the workshop, as tasks that go along when that day moves. */

int sam_deadlines_save (SamStore *store,
                        const char *workshop_id,
                        char **moved,
                        GError **error);

gboolean sam_deadline_follow_date (SamRecord *task,
                                   const char *date,
                                   int days);
gboolean sam_deadlines_would_move (SamStore *store,
                                   SamRecord *workshop);
gboolean sam_deadlines_follow (SamStore *store,
                               const char *workshop_id,
                               char **moved,
                               GError **error);

G_END_DECLS
