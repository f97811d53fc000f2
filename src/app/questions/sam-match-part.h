/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/editors/sam-record-part.h"

G_BEGIN_DECLS

/* In the form of a help question: whom it was brought together with and how far that is, who could help and why, and
 * the crisis line where the topic calls for it. */
#define SAM_TYPE_MATCH_PART (sam_match_part_get_type ())
G_DECLARE_FINAL_TYPE (SamMatchPart, sam_match_part, SAM, MATCH_PART, GtkWidget)

G_END_DECLS
