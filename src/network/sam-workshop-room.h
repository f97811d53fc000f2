/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-workshop-records.h"

G_BEGIN_DECLS

/* What the room of a workshop offers, and whether it is enough. Pure. */

char *sam_workshop_room_describe (SamRecord *workshop,
                                  SamRecord *venue);
char *sam_workshop_room_find_problem (const SamWorkshopRecords *records);

G_END_DECLS
