/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* What undoing would bring back of a field, and what was typed in it: for values that may not be kept any longer. */
gboolean sam_store_forget_field (SamStore *self,
                                 const char *id,
                                 const char *field,
                                 GError **error);

G_END_DECLS
