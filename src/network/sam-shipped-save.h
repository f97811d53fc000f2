/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* Who wrote what comes with the program. */
#define SAM_SHIPPED_AUTHOR "Samenhulp"

typedef gboolean (*SamShippedFunc) (SamStore *store,
                                    gpointer data,
                                    GError **error);

gboolean sam_shipped_save (SamStore *store,
                           const char *label,
                           SamShippedFunc func,
                           gpointer data,
                           GError **error);

G_END_DECLS
