/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-sheet.h"

G_BEGIN_DECLS

gboolean sam_calendar_is_calendar (const char *text);
SamSheet *sam_calendar_read (const char *text);

G_END_DECLS
