/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a rule says about the record above its fields, where it has anything to say: what a group needs to live
 * ("life"), and what should not stand in a help question ("privacy"). `rule` names the rule. */
#define SAM_TYPE_NOTICE_PART (sam_notice_part_get_type ())
G_DECLARE_FINAL_TYPE (SamNoticePart, sam_notice_part, SAM, NOTICE_PART, GtkWidget)

const char *sam_notice_part_get_text (SamNoticePart *self);

G_END_DECLS
