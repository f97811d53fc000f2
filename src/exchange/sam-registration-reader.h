/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-registration.h"

G_BEGIN_DECLS

GPtrArray *sam_registration_read (const char *text);

G_END_DECLS
