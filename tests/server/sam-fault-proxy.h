/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stands between a client and a server on the loopback, and spoils what a test wants spoilt. */
typedef struct _SamFaultProxy SamFaultProxy;

SamFaultProxy *sam_fault_proxy_new (const char *address);
void sam_fault_proxy_free (SamFaultProxy *self);
const char *sam_fault_proxy_get_address (SamFaultProxy *self);

/* Every connection breaks after so many bytes from the server; 0: none does. */
void sam_fault_proxy_cut_after (SamFaultProxy *self,
                                guint bytes);
/* Every request gets this answer instead of the server's; 0: none does. */
void sam_fault_proxy_answer (SamFaultProxy *self,
                             guint status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamFaultProxy, sam_fault_proxy_free)

G_END_DECLS
