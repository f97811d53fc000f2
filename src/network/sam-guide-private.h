/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-guide.h"

G_BEGIN_DECLS

/* Only for the files of the guide. */

SamGuide *sam_guide_new (const SamGuideChoice *choice);
SamGuideGroup *sam_guide_add_group (SamGuide *self,
                                    const char *id,
                                    const char *name);
void sam_guide_arrange (SamGuide *self);

G_END_DECLS
