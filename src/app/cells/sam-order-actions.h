/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cells/sam-record-list.h"

G_BEGIN_DECLS

GSimpleActionGroup *sam_order_actions_new (SamRecordList *list);

G_END_DECLS
