/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-kind.h"

G_BEGIN_DECLS

#define SAM_N_KINDS 33

const SamKind *sam_group_kind (void);
const SamKind *sam_person_kind (void);
const SamKind *sam_expert_kind (void);
const SamKind *sam_organisation_kind (void);
const SamKind *sam_staff_kind (void);
const SamKind *sam_topic_kind (void);
const SamKind *sam_venue_kind (void);
const SamKind *sam_workshop_kind (void);
const SamKind *sam_participation_kind (void);
const SamKind *sam_appearance_kind (void);
const SamKind *sam_plan_kind (void);
const SamKind *sam_question_kind (void);
const SamKind *sam_match_kind (void);
const SamKind *sam_evaluation_kind (void);
const SamKind *sam_material_kind (void);
const SamKind *sam_delivery_kind (void);
const SamKind *sam_contact_kind (void);
const SamKind *sam_task_kind (void);
const SamKind *sam_consent_kind (void);
const SamKind *sam_network_kind (void);
const SamKind *sam_project_kind (void);
const SamKind *sam_target_kind (void);
const SamKind *sam_snapshot_kind (void);
const SamKind *sam_benchmark_kind (void);
const SamKind *sam_step_kind (void);
const SamKind *sam_article_kind (void);
const SamKind *sam_template_kind (void);
const SamKind *sam_story_kind (void);
const SamKind *sam_signal_kind (void);
const SamKind *sam_deployment_kind (void);
const SamKind *sam_edition_kind (void);
const SamKind *sam_attachment_kind (void);
const SamKind *sam_region_kind (void);

void sam_kinds_fill (const SamKind **kinds);

G_END_DECLS
