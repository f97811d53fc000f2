/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window above another of the program: it has that one's actions, goes with it, and closes by Escape. Where
 * its title bar switches between pages, Alt and a figure do too. */
#define SAM_TYPE_DIALOG (sam_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (SamDialog, sam_dialog, SAM, DIALOG, GtkWindow)

struct _SamDialogClass
{
  GtkWindowClass parent_class;
};

void sam_dialog_lead_in (SamDialog *self);

G_END_DECLS
