/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells, while somebody types, that such a record is there already, and why it seems so. */
#define SAM_TYPE_TWIN_PART (sam_twin_part_get_type ())
G_DECLARE_FINAL_TYPE (SamTwinPart, sam_twin_part, SAM, TWIN_PART, GtkWidget)

const char *sam_twin_part_get_text (SamTwinPart *self);

G_END_DECLS
