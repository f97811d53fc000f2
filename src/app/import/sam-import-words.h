/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-import.h"

G_BEGIN_DECLS

/* What an import does, in the same words and sums before and after. */

char *sam_import_words_sum (const guint *counts,
                            const guint *left_out_of);
char *sam_import_words_besides (const SamImportPlan *plan);

G_END_DECLS
