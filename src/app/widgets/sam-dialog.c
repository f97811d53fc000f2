/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-dialog.h"

static void
on_unrealize_cb (GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, NULL);
}

/**
 * sam_dialog_let_go_when_closed:
 * @dialog: a window above another
 *
 * Lets a dialog forget the window it stands above as soon as it is closed. What is still on its way keeps a closed
 * dialog alive, and GtkWindow does not tell it then that the window above goes: it would touch what is freed.
 */
void
sam_dialog_let_go_when_closed (GtkWindow *dialog)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  g_signal_connect_after (dialog, "unrealize", G_CALLBACK (on_unrealize_cb), NULL);
}
