/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every type that the forms name: GtkBuilder finds those only after their first use. */
void sam_editor_types_ensure (void);

G_END_DECLS
