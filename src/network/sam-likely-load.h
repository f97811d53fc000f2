/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-duplicates.h"

G_BEGIN_DECLS

/* Only for sam-duplicates.c. A slip of the pen leaves so many letters at the beginning or the end of a word as they
 * are. */
#define SAM_LIKELY_PIECE 4

gboolean sam_likely_can_load (const SamKind *kind);
GPtrArray *sam_likely_load_all (SamStore *store,
                                const SamKind *kind,
                                GError **error);
SamLikely *sam_likely_load (SamStore *store,
                            SamRecord *record,
                            GError **error);
GPtrArray *sam_likely_load_others (SamStore *store,
                                   const SamKind *kind,
                                   const SamLikely *likely,
                                   GError **error);

G_END_DECLS
