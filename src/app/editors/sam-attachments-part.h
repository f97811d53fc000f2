/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-record-part.h"

G_BEGIN_DECLS

/* The files kept with a record: opened with the program that the system has for them, added, and taken away. */
#define SAM_TYPE_ATTACHMENTS_PART (sam_attachments_part_get_type ())
G_DECLARE_FINAL_TYPE (SamAttachmentsPart, sam_attachments_part, SAM, ATTACHMENTS_PART, GtkWidget)

void sam_attachments_part_add (SamAttachmentsPart *self,
                               const char *path);
void sam_attachments_part_save (SamAttachmentsPart *self,
                                const char *id,
                                const char *path);
char *sam_attachments_part_dup_folder (void);

G_END_DECLS
