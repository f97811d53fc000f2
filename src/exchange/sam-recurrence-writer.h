/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sam_recurrence_describe (const char *rule);
char *sam_recurrence_describe_or (const char *rule,
                                  const char *words);

G_END_DECLS
