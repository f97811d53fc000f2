/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub/sam-hub-handlers.h"

G_BEGIN_DECLS

/* Finds out what is asked, checks that the user may, and has it answered. */
void sam_hub_route (SamHubRequest *request);

G_END_DECLS
