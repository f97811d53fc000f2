/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The one place that uses libsodium. */

/* 32 random bytes in hexadecimal. */
char *sam_random_text (void);

G_END_DECLS
