/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* What happens between two runs of a live synchronisation. */
typedef struct _SamLive SamLive;

/* @password NULL: from the environment or the keyring. */
SamLive *sam_live_new (SamStore *store,
                       const char *password,
                       GError **error);
void sam_live_free (SamLive *self);
/* Blocks until it is time for another run. @refused: so many records wait in vain. */
void sam_live_wait (SamLive *self,
                    guint64 refused,
                    gboolean went_well);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamLive, sam_live_free)

G_END_DECLS
