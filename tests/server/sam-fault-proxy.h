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
/* Every 512 bytes from the server come so much later. */
void sam_fault_proxy_delay (SamFaultProxy *self,
                            guint milliseconds);
/* A request whose first line has @path in it never reaches the server and gets these bytes, byte for byte; then the
 * connection ends. @length may be -1; @path NULL: none does. */
void sam_fault_proxy_answer (SamFaultProxy *self,
                             const char *path,
                             const char *bytes,
                             gssize length);
/* The same with a body that never ends. */
void sam_fault_proxy_answer_endlessly (SamFaultProxy *self,
                                       const char *path);
/* How often since it was set. */
guint sam_fault_proxy_count_spoilt (SamFaultProxy *self);
/* How many were ever made to it. */
guint sam_fault_proxy_count_connections (SamFaultProxy *self);
/* How much the server has said since the last time this was asked. */
guint sam_fault_proxy_take_bytes (SamFaultProxy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamFaultProxy, sam_fault_proxy_free)

G_END_DECLS
