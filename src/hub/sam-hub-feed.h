/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub/sam-hub-request.h"

G_BEGIN_DECLS

/* `_changes`: answered at once, or (long poll) when there is something to tell. */
void sam_hub_handle_changes (SamHubRequest *request);

/* After every commit: who waits is told. */
void sam_hub_feed_wake (SamHubDatabase *database);
/* Before the database goes: who waits is sent home with nothing. */
void sam_hub_feed_end (SamHubDatabase *database);

G_END_DECLS
