/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-record-part.h"

G_BEGIN_DECLS

/* Who comes to a workshop: its participants, or its experts at their tables. A press on a name opens the details below
 * it.
 *
 * Properties:
 *   kind (string): "participation" or "appearance" */
#define SAM_TYPE_WORKSHOP_LIST (sam_workshop_list_get_type ())
G_DECLARE_FINAL_TYPE (SamWorkshopList, sam_workshop_list, SAM, WORKSHOP_LIST, GtkWidget)

G_END_DECLS
