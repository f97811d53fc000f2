/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-workshop-records.h"

G_BEGIN_DECLS

/* The success story of an evening, as a draft. */

char *sam_evening_story_save (SamStore *store,
                              const char *workshop_id,
                              GError **error);

G_END_DECLS
