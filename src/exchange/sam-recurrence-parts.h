/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GHashTable *sam_recurrence_split (const char *rule);
gboolean sam_recurrence_has_only (GHashTable *parts,
                                  const char *const *names);

G_END_DECLS
