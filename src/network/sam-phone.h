/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stored number, as people dial it. Pure. */
char *sam_phone_format (const char *e164);

G_END_DECLS
