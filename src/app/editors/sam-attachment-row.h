/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "record/sam-record.h"

G_BEGIN_DECLS

/* One file kept with a record. Emits "open" and "remove". */
#define SAM_TYPE_ATTACHMENT_ROW (sam_attachment_row_get_type ())
G_DECLARE_FINAL_TYPE (SamAttachmentRow, sam_attachment_row, SAM, ATTACHMENT_ROW, GtkWidget)

GtkWidget *sam_attachment_row_new (SamRecord *attachment);
char *sam_attachment_row_dup_name (SamAttachmentRow *self);
const char *sam_attachment_row_get_id (SamAttachmentRow *self);

G_END_DECLS
