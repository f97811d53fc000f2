/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-story.h"

G_BEGIN_DECLS

/* The words for once that a story is told. Includes no GTK. */
const char *sam_telling_text_get_channel (const char *name);
const char *sam_telling_text_get_audience (const char *name);
char *sam_telling_text_describe (const SamTelling *telling,
                                 const GDate *today);

G_END_DECLS
