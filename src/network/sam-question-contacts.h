/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-today.h"

G_BEGIN_DECLS

/* How the asker of a help question can be reached, which is kept no longer than the contact and its evaluation take. */
gboolean sam_question_has_contacts (SamRecord *question);
void sam_question_limit_retention (SamRecord *question,
                                   gint64 received_at);
void sam_question_follow_contacts (SamRecord *question,
                                   SamRecord *before,
                                   const char *today);
void sam_question_take_out_contacts (SamRecord *question);
SamTodayItem *sam_question_judge_contacts (SamRecord *question,
                                           const SamMoment *now);

G_END_DECLS
