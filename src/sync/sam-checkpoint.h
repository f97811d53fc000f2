/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pure: how far two sides are known to have come together. Each side keeps a document with its last sessions; a session
 * is one moment at which both wrote down the same sequence. */

char *sam_checkpoint_find_common (const char *here,
                                  const char *there);
char *sam_checkpoint_add (const char *previous,
                          const char *session,
                          const char *sequence);

G_END_DECLS
