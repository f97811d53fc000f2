/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-editor-types.h"

#include "app/editors/sam-attachments-part.h"
#include "app/editors/sam-facts-part.h"
#include "app/editors/sam-form.h"
#include "app/editors/sam-linked-form.h"
#include "app/editors/sam-linked-list.h"
#include "app/editors/sam-notice-part.h"
#include "app/editors/sam-section.h"
#include "app/editors/sam-twin-part.h"
#include "app/editors/sam-verification-part.h"
#include "app/knowledge/sam-checklist-part.h"
#include "app/knowledge/sam-links-part.h"
#include "app/knowledge/sam-print-part.h"
#include "app/knowledge/sam-story-part.h"
#include "app/questions/sam-match-part.h"
#include "app/rows/sam-agreed-row.h"
#include "app/rows/sam-choice-row.h"
#include "app/rows/sam-choices-row.h"
#include "app/rows/sam-date-row.h"
#include "app/rows/sam-instant-row.h"
#include "app/rows/sam-items-row.h"
#include "app/rows/sam-milestones-row.h"
#include "app/rows/sam-pair.h"
#include "app/rows/sam-prose-row.h"
#include "app/rows/sam-recurrence-row.h"
#include "app/rows/sam-ref-row.h"
#include "app/rows/sam-refs-row.h"
#include "app/rows/sam-switch-row.h"
#include "app/rows/sam-text-row.h"
#include "app/rows/sam-time-row.h"
#include "app/rows/sam-wrap-layout.h"
#include "app/widgets/sam-clamp.h"
#include "app/workshop/sam-again-part.h"
#include "app/workshop/sam-plan-part.h"
#include "app/workshop/sam-steps-part.h"
#include "app/workshop/sam-workshop-list.h"

void
sam_editor_types_ensure (void)
{
  g_type_ensure (SAM_TYPE_AGAIN_PART);
  g_type_ensure (SAM_TYPE_CHECKLIST_PART);
  g_type_ensure (SAM_TYPE_AGREED_ROW);
  g_type_ensure (SAM_TYPE_ATTACHMENTS_PART);
  g_type_ensure (SAM_TYPE_CHOICE_ROW);
  g_type_ensure (SAM_TYPE_CHOICES_ROW);
  g_type_ensure (SAM_TYPE_CLAMP);
  g_type_ensure (SAM_TYPE_DATE_ROW);
  g_type_ensure (SAM_TYPE_FACTS_PART);
  g_type_ensure (SAM_TYPE_FORM);
  g_type_ensure (SAM_TYPE_INSTANT_ROW);
  g_type_ensure (SAM_TYPE_ITEMS_ROW);
  g_type_ensure (SAM_TYPE_LINKED_FORM);
  g_type_ensure (SAM_TYPE_LINKED_LIST);
  g_type_ensure (SAM_TYPE_LINKS_PART);
  g_type_ensure (SAM_TYPE_MILESTONES_ROW);
  g_type_ensure (SAM_TYPE_MATCH_PART);
  g_type_ensure (SAM_TYPE_NOTICE_PART);
  g_type_ensure (SAM_TYPE_PAIR);
  g_type_ensure (SAM_TYPE_PLAN_PART);
  g_type_ensure (SAM_TYPE_PRINT_PART);
  g_type_ensure (SAM_TYPE_PROSE_ROW);
  g_type_ensure (SAM_TYPE_RECURRENCE_ROW);
  g_type_ensure (SAM_TYPE_REF_ROW);
  g_type_ensure (SAM_TYPE_REFS_ROW);
  g_type_ensure (SAM_TYPE_SECTION);
  g_type_ensure (SAM_TYPE_STEPS_PART);
  g_type_ensure (SAM_TYPE_STORY_PART);
  g_type_ensure (SAM_TYPE_SWITCH_ROW);
  g_type_ensure (SAM_TYPE_TWIN_PART);
  g_type_ensure (SAM_TYPE_TEXT_ROW);
  g_type_ensure (SAM_TYPE_TIME_ROW);
  g_type_ensure (SAM_TYPE_VERIFICATION_PART);
  g_type_ensure (SAM_TYPE_WORKSHOP_LIST);
  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
}
