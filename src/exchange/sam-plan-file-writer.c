/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-plan-file.h"

#include <json-glib/json-glib.h>

static void
add_levels (JsonBuilder *builder,
            const char *key,
            const gint64 *levels,
            guint n_known)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint level = 0; level < SAM_SPEEDDATE_N_LEVELS; level++)
    {
      if (level < n_known)
        json_builder_add_int_value (builder, levels[level]);
      else
        json_builder_add_null_value (builder);
    }
  json_builder_end_array (builder);
}

static void
add_seats (JsonBuilder *builder,
           const SamSpeeddatePlan *plan)
{
  SamSpeeddateProblem *problem = plan->problem;

  json_builder_set_member_name (builder, "seats");
  json_builder_begin_object (builder);
  for (guint p = 0; p < problem->participants->len; p++)
    {
      json_builder_set_member_name (builder, sam_speeddate_participant (problem, p)->id);
      json_builder_begin_array (builder);
      for (guint r = 0; r < problem->n_rounds; r++)
        {
          const int e = plan->seats[p * problem->n_rounds + r];

          if (e >= 0)
            json_builder_add_string_value (builder, sam_speeddate_expert (problem, e)->id);
          else
            json_builder_add_null_value (builder);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

/**
 * sam_plan_file_write:
 *
 * Returns: (transfer full): the plan as a file of format speeddate-plan-1
 */
char *
sam_plan_file_write (const SamSpeeddatePlan *plan)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, "speeddate-plan-1");
  add_seats (builder, plan);
  add_levels (builder, "vector", plan->vector, SAM_SPEEDDATE_N_LEVELS);
  add_levels (builder, "bound", plan->bound, plan->n_bounds);
  json_builder_set_member_name (builder, "proven_levels");
  json_builder_add_int_value (builder, plan->proven_levels);
  json_builder_set_member_name (builder, "steps");
  json_builder_add_int_value (builder, (gint64) plan->steps);
  json_builder_set_member_name (builder, "seed");
  json_builder_add_int_value (builder, (gint64) plan->seed);
  json_builder_set_member_name (builder, "seconds");
  json_builder_add_double_value (builder, plan->seconds);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
