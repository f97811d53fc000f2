/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* A save with what follows from it in this and in other records, wherever it is made: in the window, by the command
 * line, by an import. Undone as one, and told in @told (nullable where nobody is there to read it). */

gboolean sam_following_save (SamStore *store,
                             SamRecord *record,
                             const char *today,
                             char **told,
                             GError **error);
gboolean sam_following_restore (SamStore *store,
                                const char *id,
                                const char *revision,
                                char **told,
                                GError **error);
gboolean sam_following_settle (SamStore *store,
                               const char *id,
                               const char *const *leaves,
                               GHashTable *choices,
                               char **told,
                               GError **error);
gboolean sam_following_settle_all (SamStore *store,
                                   const char *const *ids,
                                   gboolean mine,
                                   char **told,
                                   GError **error);

G_END_DECLS
