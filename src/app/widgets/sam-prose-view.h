/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text with simple Markdown, to read: headings, lists, quotations, emphasis; a link opens with the system's program.
 *
 * Properties:
 *   text (string, read and write): as it was written */
#define SAM_TYPE_PROSE_VIEW (sam_prose_view_get_type ())
G_DECLARE_FINAL_TYPE (SamProseView, sam_prose_view, SAM, PROSE_VIEW, GtkWidget)

GtkWidget *sam_prose_view_new (void);
void sam_prose_view_set_text (SamProseView *self,
                              const char *text);

G_END_DECLS
