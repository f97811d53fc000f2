/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Somebody at a table in one round: can be dragged, and by keyboard moved with Ctrl and the arrows or by a menu. Uses
 * the grid's actions plan.step and plan.menu. */
#define SAM_TYPE_PLAN_CHIP (sam_plan_chip_get_type ())
G_DECLARE_FINAL_TYPE (SamPlanChip, sam_plan_chip, SAM, PLAN_CHIP, GtkButton)

GtkWidget *sam_plan_chip_new (const char *name,
                              guint participant,
                              guint round,
                              gboolean pinned);
guint sam_plan_chip_get_participant (SamPlanChip *self);
guint sam_plan_chip_get_round (SamPlanChip *self);

G_END_DECLS
