/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store-thread.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Who registers: typed or pasted from a mail; and the waiting list. */
#define SAM_TYPE_REGISTRATIONS_PAGE (sam_registrations_page_get_type ())
G_DECLARE_FINAL_TYPE (SamRegistrationsPage, sam_registrations_page, SAM, REGISTRATIONS_PAGE, GtkWidget)

void sam_registrations_page_set_workshop (SamRegistrationsPage *self,
                                          SamStoreThread *store,
                                          const char *workshop_id);

G_END_DECLS
