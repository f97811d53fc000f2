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
                   const SamPlanLoaded *loaded)
{
  SamPlanStep *self = g_new0 (SamPlanStep, 1);

  self->deed = deed;
  self->seats = g_memdup2 (loaded->seats, MAX (1, sam_plan_loaded_count_seats (loaded)) * sizeof *self->seats);
  self->pins = g_array_copy (loaded->problem->pin);
  return self;
}

/**
 * sam_plan_step_restore:
 * @loaded: about the same people as when the step was made
 *
 * Seats and pins everybody as they were.
 */
void
sam_plan_step_restore (const SamPlanStep *step,
                       SamPlanLoaded *loaded)
{
  g_array_unref (loaded->problem->pin);
  loaded->problem->pin = g_array_copy (step->pins);
  sam_plan_loaded_take_seats (loaded, step->seats);
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
