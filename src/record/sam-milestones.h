/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

/* A field of items with choices holds milestones: an item for each one reached, whose id is the choice's name, with
 * the day (`on`) and what shows it (`evidence`). So two computers that note the same milestone note one item. */
gboolean sam_milestones_is_reached (SamRecord *record,
                                    const char *field,
                                    const char *milestone);
char *sam_milestones_dup_member (SamRecord *record,
                                 const char *field,
                                 const char *milestone,
                                 const char *member);
void sam_milestones_reach (SamRecord *record,
                           const char *field,
                           const char *milestone,
                           const char *on,
                           const char *evidence);
void sam_milestones_drop (SamRecord *record,
                          const char *field,
                          const char *milestone);
guint sam_milestones_count (SamRecord *record,
                            const char *field);
const char *sam_milestones_get_furthest (SamRecord *record,
                                         const char *field);

G_END_DECLS
