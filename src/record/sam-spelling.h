/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-field.h"

G_BEGIN_DECLS

gboolean sam_spelling_check (SamFieldType type,
                             const char *text,
                             const char **problem);
char *sam_spelling_trim (const char *text);
char *sam_spelling_normalize (SamFieldType type,
                              const char *text);

G_END_DECLS
