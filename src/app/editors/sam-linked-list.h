/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-record-part.h"

G_BEGIN_DECLS

/* What refers to the record in the editor: the staff of a practice, its visits, what lies there, the consents of a
 * person. Each opens and can be marked, new ones are added in place. The property "list" names a SamLinkedKind. */
#define SAM_TYPE_LINKED_LIST (sam_linked_list_get_type ())
G_DECLARE_FINAL_TYPE (SamLinkedList, sam_linked_list, SAM, LINKED_LIST, GtkWidget)

G_END_DECLS
