/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-field.h"

G_BEGIN_DECLS

/* Between a field's JSON value and one text for it, without a record. */
char *sam_field_parse_text (const SamField *field,
                            const char *text,
                            GError **error);
char *sam_field_format_text (const SamField *field,
                             const char *value);

G_END_DECLS
