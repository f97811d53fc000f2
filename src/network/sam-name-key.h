/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sam_name_words (const char *text);
char *sam_name_key (const char *text);

G_END_DECLS
