/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editors/sam-record-part.h"

G_BEGIN_DECLS

/* The steps of a workshop as a line, from idea to accreditation: a press on one says what is still open there, and has
 * the button that opens where it is done. */
#define SAM_TYPE_STEPS_PART (sam_steps_part_get_type ())
G_DECLARE_FINAL_TYPE (SamStepsPart, sam_steps_part, SAM, STEPS_PART, GtkWidget)

G_END_DECLS
