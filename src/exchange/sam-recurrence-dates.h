/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char **sam_recurrence_list_dates (const char *rule,
                                  const char *first,
                                  const char *exceptions,
                                  const char *after,
                                  guint count);
char **sam_recurrence_list_dates_between (const char *rule,
                                          const char *first,
                                          const char *exceptions,
                                          const char *from,
                                          const char *to);

G_END_DECLS
