/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-plan-step.h"

#include <glib/gi18n.h>

/**
 * sam_plan_step_new:
 *
 * Returns: (transfer full): a step that keeps copies
 */
SamPlanStep *
sam_plan_step_new (SamPlanDeed deed,
                   const int *seats,
                   guint n_seats,
                   GArray *pins)
{
  SamPlanStep *self = g_new0 (SamPlanStep, 1);

  self->deed = deed;
  self->seats = g_memdup2 (seats, MAX (1, n_seats) * sizeof *seats);
  self->pins = g_array_copy (pins);
  return self;
}

/**
 * sam_plan_step_free:
 */
void
sam_plan_step_free (gpointer step)
{
  SamPlanStep *self = step;

  g_free (self->seats);
  g_array_unref (self->pins);
  g_free (self);
}

/**
 * sam_plan_deed_describe_undone:
 *
 * Returns: (transfer none): what to say when it was taken back
 */
const char *
sam_plan_deed_describe_undone (SamPlanDeed deed)
{
  switch (deed)
    {
    case SAM_PLAN_MADE:
      return _ ("The plan that was made is undone: the seats are as they were before.");
    case SAM_PLAN_MOVED:
      return _ ("The move is undone.");
    case SAM_PLAN_PINNED:
      return _ ("The change of the pin is undone.");
    default:
      g_return_val_if_reached (NULL);
    }
}
