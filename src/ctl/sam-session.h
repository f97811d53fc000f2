/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* One run of the program: which database, and the store once something has opened it. */
typedef struct _SamSession SamSession;

SamSession *sam_session_new (void);
void sam_session_free (SamSession *self);
void sam_session_set_database (SamSession *self,
                               const char *path);
const char *sam_session_get_database (SamSession *self);
SamStore *sam_session_open (SamSession *self,
                            SamDatabaseFlags flags,
                            GError **error);
void sam_session_discard (SamSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSession, sam_session_free)

G_END_DECLS
