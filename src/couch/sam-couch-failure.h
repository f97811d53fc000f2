/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "couch/sam-couch-error.h"

G_BEGIN_DECLS

/* Private to couch. */
gboolean sam_couch_is_whole (SoupMessage *message,
                             const char *reply,
                             gsize length);
void sam_couch_set_failure (const char *address,
                            const GError *failure,
                            GError **error);
void sam_couch_set_status (const char *address,
                           SoupMessage *message,
                           GBytes *reply,
                           GError **error);

G_END_DECLS
