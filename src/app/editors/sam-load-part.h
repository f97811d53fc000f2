/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-record-part.h"

G_BEGIN_DECLS

/* In an expert's editor: what they have on their hands now. */
#define SAM_TYPE_LOAD_PART (sam_load_part_get_type ())
G_DECLARE_FINAL_TYPE (SamLoadPart, sam_load_part, SAM, LOAD_PART, GtkWidget)

G_END_DECLS
