/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-guide.h"

G_BEGIN_DECLS

/* What a guide says, in Pango's markup. */

char *sam_guide_words_group (const SamGuideGroup *group,
                             gboolean with_topics);
char *sam_guide_words_contact (SamRecord *region);

G_END_DECLS
