/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* When a group was asked last whether what is known is right, when it should be asked again, and what came of it. */
#define SAM_TYPE_VERIFICATION_PART (sam_verification_part_get_type ())
G_DECLARE_FINAL_TYPE (SamVerificationPart, sam_verification_part, SAM, VERIFICATION_PART, GtkWidget)

const char *sam_verification_part_get_text (SamVerificationPart *self);

G_END_DECLS
