/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store-thread.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Who comes in: typing first letters finds somebody, Enter marks them as here. */
#define SAM_TYPE_DOOR_PAGE (sam_door_page_get_type ())
G_DECLARE_FINAL_TYPE (SamDoorPage, sam_door_page, SAM, DOOR_PAGE, GtkWidget)

void sam_door_page_set_workshop (SamDoorPage *self,
                                 SamStoreThread *store,
                                 const char *workshop_id);
void sam_door_page_focus (SamDoorPage *self);

G_END_DECLS
