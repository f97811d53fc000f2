/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/sync/sam-conflict-view.h"

G_BEGIN_DECLS

/* How a conflict was settled, in words: per field what was chosen, whose it was, and what it was chosen over. Made on
 * the worker; no GTK. */
char *sam_decision_text_format (const SamConflictView *decision);

G_END_DECLS
