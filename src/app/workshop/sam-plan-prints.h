/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-pdf-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be printed of an evening: the menu with how many sheets each takes, and the printing. */

GMenu *sam_plan_prints_new_menu (const SamEvening *evening);
char *sam_plan_prints_dup_file_name (SamPdfPlan what,
                                     const SamEvening *evening);
gboolean sam_plan_prints_run (GtkWindow *parent,
                              SamPdfPlan what,
                              SamEvening *evening,
                              GError **error);

G_END_DECLS
