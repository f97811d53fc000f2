/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Every file chooser of the program is shown from here: GTK 4.10 replaces GtkFileChooserNative. */
typedef void (*SamFileChosen) (const char *path,
                               gpointer data);

void sam_file_dialogs_open_region (GtkWindow *parent,
                                   SamFileChosen chosen,
                                   gpointer data);
void sam_file_dialogs_open (GtkWindow *parent,
                            const char *title,
                            const char *files,
                            const char *const *patterns,
                            SamFileChosen chosen,
                            gpointer data);
void sam_file_dialogs_save_as (GtkWindow *parent,
                               const char *title,
                               const char *name,
                               const char *ending,
                               SamFileChosen chosen,
                               gpointer data);
void sam_file_dialogs_save (GtkWindow *parent,
                            const char *title,
                            const char *name,
                            SamFileChosen chosen,
                            gpointer data);

G_END_DECLS
