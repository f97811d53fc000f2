/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/sam-store-thread.h"
#include "sync/sam-sync.h"

G_BEGIN_DECLS

/* Whether the region publishes, as a part of the synchronisation page. The switch asks first: it opens a window that
 * tells what would become public or be withdrawn, and follows what is decided there. */
#define SAM_TYPE_PUBLICATION_PART (sam_publication_part_get_type ())
G_DECLARE_FINAL_TYPE (SamPublicationPart, sam_publication_part, SAM, PUBLICATION_PART, GtkWidget)

void sam_publication_part_set_region (SamPublicationPart *self,
                                      SamStoreThread *store,
                                      SamSync *sync);
/* Reads anew whether the region publishes. */
void sam_publication_part_load (SamPublicationPart *self);

G_END_DECLS
