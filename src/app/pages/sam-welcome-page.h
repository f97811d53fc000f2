/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where regions begin. Signal: file-chosen (char *path), a region file to open. */
#define SAM_TYPE_WELCOME_PAGE (sam_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (SamWelcomePage, sam_welcome_page, SAM, WELCOME_PAGE, GtkWidget)

GtkWidget *sam_welcome_page_new (void);
void sam_welcome_page_set_blueprint (SamWelcomePage *self,
                                     const char *path);
void sam_welcome_page_set_wanted_path (SamWelcomePage *self,
                                       const char *path);

G_END_DECLS
