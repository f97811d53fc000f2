/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync/sam-publication.h"

G_BEGIN_DECLS

/* What publishing does with one record, in words. Made on the worker; no GTK.
 *
 * Properties, read only:
 *   act     "Becomes public"
 *   title   what it is called
 *   detail  field by field what will be public, or is no longer */
#define SAM_TYPE_PUBLICATION_ENTRY (sam_publication_entry_get_type ())
G_DECLARE_FINAL_TYPE (SamPublicationEntry, sam_publication_entry, SAM, PUBLICATION_ENTRY, GObject)

SamPublicationEntry *sam_publication_entry_new (SamStore *store,
                                                const SamPublicationStep *step);
SamPublicationAct sam_publication_entry_get_act (SamPublicationEntry *self);
SamChannel sam_publication_entry_get_channel (SamPublicationEntry *self);

G_END_DECLS
