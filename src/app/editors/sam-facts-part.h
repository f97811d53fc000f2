/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-record-part.h"

G_BEGIN_DECLS

/* What follows from other records, in words: what an expert has on their hands, what there is of a leaflet,
 * how others see a group. The property "facts" says which. */
#define SAM_TYPE_FACTS_PART (sam_facts_part_get_type ())
G_DECLARE_FINAL_TYPE (SamFactsPart, sam_facts_part, SAM, FACTS_PART, GtkWidget)

G_END_DECLS
