/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-field.h"

G_BEGIN_DECLS

/* Between a field's value (canonical JSON text) and one line as people here write and read it: 06-12345678, 12,50,
 * 1 december 2026, 19.30. Includes no GTK. */
char *sam_row_text_format (const SamField *field,
                           const char *value);
gboolean sam_row_text_parse (const SamField *field,
                             const char *text,
                             char **value,
                             const char **problem);

G_END_DECLS
