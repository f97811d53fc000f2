/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-kind.h"

G_BEGIN_DECLS

/* What a list shows for a stored value. Pure: today is given. */
const SamField *sam_cell_text_find_field (const SamKind *kind,
                                          const char *path);
char *sam_cell_text_format (const SamField *field,
                            const char *text,
                            const GDate *today);
const char *sam_cell_text_get_choice (const SamField *field,
                                      const char *name);

G_END_DECLS
