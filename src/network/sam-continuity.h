/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* What the network must not lose: what depends on one person, and what ends when. */
typedef struct
{
  char *id;     /* the record */
  char *title;  /* what it is called, with whatever names are in it: for the coordinators */
  char *label;  /* the same with nobody's name in it: for paper */
  char *person; /* whom it depends on; NULL where it ends */
  char *date;   /* YYYY-MM-DD: when it ends or is due; NULL: no day */
  char *reason; /* translated, half a sentence without names */
} SamContinuityItem;

void sam_continuity_item_free (SamContinuityItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamContinuityItem, sam_continuity_item_free)

GPtrArray *sam_continuity_load_dependencies (SamStore *store,
                                             const char *today,
                                             GError **error);
GPtrArray *sam_continuity_load_endings (SamStore *store,
                                        const char *today,
                                        guint months,
                                        GError **error);

G_END_DECLS
