/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-workshop-door.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One person at the door: the name, and a large button for "here". Uses the page's action door.mark ("(si)"). */
#define SAM_TYPE_DOOR_ROW (sam_door_row_get_type ())
G_DECLARE_FINAL_TYPE (SamDoorRow, sam_door_row, SAM, DOOR_ROW, GtkListBoxRow)

GtkWidget *sam_door_row_new (void);
void sam_door_row_set_person (SamDoorRow *self,
                              const SamDoorPerson *person);
const char *sam_door_row_get_id (SamDoorRow *self);
gboolean sam_door_row_matches (SamDoorRow *self,
                               const char *typed);
SamDoorMark sam_door_row_get_mark (SamDoorRow *self);

G_END_DECLS
