/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* When a group meets, chosen instead of typed: how often, in which weeks of the month, on which day.
 *
 * Signals:
 *   chosen (const char *rule) */
#define SAM_TYPE_RECURRENCE_CHOOSER (sam_recurrence_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SamRecurrenceChooser, sam_recurrence_chooser, SAM, RECURRENCE_CHOOSER, GtkPopover)

void sam_recurrence_chooser_show_rule (SamRecurrenceChooser *self,
                                       const char *rule);

G_END_DECLS
