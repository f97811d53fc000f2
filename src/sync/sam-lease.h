/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to sync: the right to synchronise a region file, held by one process at a time. It ends with the process,
 * however that ends. */
typedef struct _SamLease SamLease;

SamLease *sam_lease_take (const char *path,
                          GError **error);
void sam_lease_release (SamLease *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamLease, sam_lease_release)

G_END_DECLS
