/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-record-part.h"

G_BEGIN_DECLS

/* The web pages that an article leads to, and on request whether they are still there. */
#define SAM_TYPE_LINKS_PART (sam_links_part_get_type ())
G_DECLARE_FINAL_TYPE (SamLinksPart, sam_links_part, SAM, LINKS_PART, GtkWidget)

G_END_DECLS
