/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-record-part.h"

G_BEGIN_DECLS

/* The people who work at an organisation: each opens, is marked as contact person or not, and new ones are added. */
#define SAM_TYPE_STAFF_LIST (sam_staff_list_get_type ())
G_DECLARE_FINAL_TYPE (SamStaffList, sam_staff_list, SAM, STAFF_LIST, GtkWidget)

G_END_DECLS
