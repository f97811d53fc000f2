/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sam_hit_text_to_markup (const char *snippet);

G_END_DECLS
