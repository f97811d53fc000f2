/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Who could help, or does: a name, why or how far, and what can be done about it, each a button. */
#define SAM_TYPE_MATCH_ROW (sam_match_row_get_type ())
G_DECLARE_FINAL_TYPE (SamMatchRow, sam_match_row, SAM, MATCH_ROW, GtkWidget)

GtkWidget *sam_match_row_new (const char *id,
                              const char *title,
                              const char *detail);
void sam_match_row_offer (SamMatchRow *self,
                          const char *label,
                          const char *action,
                          GVariant *target);

G_END_DECLS
