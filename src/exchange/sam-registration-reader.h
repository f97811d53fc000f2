/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-registration.h"

G_BEGIN_DECLS

GPtrArray *sam_registration_read (const char *text);
char **sam_registration_find_missed (const char *text,
                                     GPtrArray *list);

G_END_DECLS
