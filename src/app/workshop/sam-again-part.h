/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-record-part.h"

G_BEGIN_DECLS

/* The same workshop once more on another day. */
#define SAM_TYPE_AGAIN_PART (sam_again_part_get_type ())
G_DECLARE_FINAL_TYPE (SamAgainPart, sam_again_part, SAM, AGAIN_PART, GtkWidget)

G_END_DECLS
