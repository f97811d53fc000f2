/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

gboolean sam_pdf_write_text (SamRecord *text,
                             SamRecord *region,
                             const char *path,
                             GError **error);

G_END_DECLS
