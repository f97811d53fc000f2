/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "record/kinds/sam-kinds.h"

/**
 * sam_kinds_fill:
 * @kinds: (out): an array of %SAM_N_KINDS, which are static
 *
 * In the order in which kinds are listed, imported and exported.
 */
void
sam_kinds_fill (const SamKind **kinds)
{
  const SamKind *all[SAM_N_KINDS] = {
    sam_group_kind (),
    sam_person_kind (),
    sam_expert_kind (),
    sam_organisation_kind (),
    sam_staff_kind (),
    sam_topic_kind (),
    sam_venue_kind (),
    sam_workshop_kind (),
    sam_participation_kind (),
    sam_appearance_kind (),
    sam_plan_kind (),
    sam_question_kind (),
    sam_match_kind (),
    sam_evaluation_kind (),
    sam_material_kind (),
    sam_delivery_kind (),
    sam_contact_kind (),
    sam_task_kind (),
    sam_consent_kind (),
    sam_network_kind (),
    sam_project_kind (),
    sam_target_kind (),
    sam_snapshot_kind (),
    sam_benchmark_kind (),
    sam_step_kind (),
    sam_article_kind (),
    sam_template_kind (),
    sam_story_kind (),
    sam_signal_kind (),
    sam_deployment_kind (),
    sam_edition_kind (),
    sam_attachment_kind (),
    sam_region_kind (),
  };

  for (guint i = 0; i < SAM_N_KINDS; i++)
    kinds[i] = all[i];
}
