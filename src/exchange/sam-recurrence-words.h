/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sam_recurrence_words_in_dutch (const char *text);

G_END_DECLS
