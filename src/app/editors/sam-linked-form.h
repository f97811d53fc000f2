/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-record-part.h"

G_BEGIN_DECLS

/* The fields of the record that a field of this one refers to, edited in place: the person behind an expert. Its child
 * is a SamForm of that kind; it shows as soon as there is something to refer to. */
#define SAM_TYPE_LINKED_FORM (sam_linked_form_get_type ())
G_DECLARE_FINAL_TYPE (SamLinkedForm, sam_linked_form, SAM, LINKED_FORM, GtkWidget)

G_END_DECLS
