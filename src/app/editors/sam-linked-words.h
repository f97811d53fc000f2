/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the lines of linked lists are put together from. */

GPtrArray *sam_linked_new_parts (void);
char *sam_linked_join_parts (GPtrArray *parts);
char *sam_linked_tell_day (const char *sentence,
                           const char *day,
                           const GDate *today);
char *sam_linked_tell_verified (const char *day,
                                const GDate *today);
const char *sam_linked_get_label (const char *kind,
                                  const char *field,
                                  const char *name);
gboolean sam_linked_is_true (const char *cell);
gboolean sam_linked_has_come (const char *day,
                              const char *today);

G_END_DECLS
