/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sam_dialog_let_go_when_closed (GtkWindow *dialog);

G_END_DECLS
