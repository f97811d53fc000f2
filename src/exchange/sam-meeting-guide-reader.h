/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-sheet.h"

G_BEGIN_DECLS

gboolean sam_meeting_guide_is_feed (const char *text);
SamSheet *sam_meeting_guide_read (const char *text);

G_END_DECLS
