/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a "changed" signal of the store is about. Its ids are NULL where anything may have changed. */
gboolean sam_changes_touch (const char *const *ids,
                            const char *id);
gboolean sam_changes_concern (const char *const *ids,
                              const char *const *kinds);

G_END_DECLS
