/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-record-part.h"

G_BEGIN_DECLS

/* Puts a text of the knowledge base or the toolkit on paper. */
#define SAM_TYPE_PRINT_PART (sam_print_part_get_type ())
G_DECLARE_FINAL_TYPE (SamPrintPart, sam_print_part, SAM, PRINT_PART, GtkWidget)

void sam_print_part_save_pdf (SamPrintPart *self,
                              const char *path);

G_END_DECLS
