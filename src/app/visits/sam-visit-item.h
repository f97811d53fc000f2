/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "network/sam-visits.h"

G_BEGIN_DECLS

/* A practice that can be chosen for a round. Properties: title, caption, and chosen, which can be set. */
#define SAM_TYPE_VISIT_ITEM (sam_visit_item_get_type ())
G_DECLARE_FINAL_TYPE (SamVisitItem, sam_visit_item, SAM, VISIT_ITEM, GObject)

SamVisitItem *sam_visit_item_new (SamVisit *visit,
                                  const GDate *today);
SamVisit *sam_visit_item_get_visit (SamVisitItem *self);

G_END_DECLS
