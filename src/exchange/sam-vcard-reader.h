/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-sheet.h"

G_BEGIN_DECLS

gboolean sam_vcard_is_vcard (const char *text);
SamSheet *sam_vcard_read (const char *text);

G_END_DECLS
