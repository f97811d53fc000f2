/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

gboolean sam_verification_letters_write (SamStore *store,
                                         const char *group,
                                         const char *today,
                                         const char *path,
                                         guint *n_letters,
                                         GError **error);

G_END_DECLS
