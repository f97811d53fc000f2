/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-record-part.h"

G_BEGIN_DECLS

/* How far a story is, what comes next, and where it was told and is to be told. Uses the window's action
 * win.toast-undo. */
#define SAM_TYPE_STORY_PART (sam_story_part_get_type ())
G_DECLARE_FINAL_TYPE (SamStoryPart, sam_story_part, SAM, STORY_PART, GtkWidget)

G_END_DECLS
