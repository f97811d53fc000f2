/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-field.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* A value of a record as it is shown. On the worker; no GTK. */
char *sam_value_text_format (SamStore *store,
                             const char *id,
                             const SamField *field,
                             const char *value);

G_END_DECLS
