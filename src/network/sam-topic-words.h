/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

/* All that a topic is called, and whether it stands in what somebody wrote. Pure. */
GPtrArray *sam_topic_words_list (SamRecord *topic);
char *sam_topic_words_of_question (SamRecord *question);
gboolean sam_topic_words_stand_in (GPtrArray *names,
                                   const char *sentence);

G_END_DECLS
