/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate-problem.h"

G_BEGIN_DECLS

char *sam_speeddate_checksum (SamSpeeddateProblem *problem,
                              gboolean with_previous);

G_END_DECLS
