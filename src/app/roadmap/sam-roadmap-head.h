/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "network/sam-roadmap.h"

G_BEGIN_DECLS

/* The name of a phase and how far it is. */
#define SAM_TYPE_ROADMAP_HEAD (sam_roadmap_head_get_type ())
G_DECLARE_FINAL_TYPE (SamRoadmapHead, sam_roadmap_head, SAM, ROADMAP_HEAD, GtkWidget)

GtkWidget *sam_roadmap_head_new (const char *phase,
                                 SamRoadmapProgress progress);

G_END_DECLS
