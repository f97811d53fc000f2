/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* Texts that come with the program: articles of the knowledge base, letters, forms and checklists of the toolkit. A
 * region takes them over as records of its own and changes them as it likes. */
SamRecord *sam_shipped_text_read (const SamKind *kind,
                                  const char *slug,
                                  const char *file,
                                  GError **error);
const char *sam_shipped_texts_get_language (void);
char **sam_shipped_texts_list (const SamKind *kind,
                               GError **error);
SamRecord *sam_shipped_text_find (SamStore *store,
                                  const SamKind *kind,
                                  const char *slug,
                                  GError **error);
GPtrArray *sam_shipped_texts_load (const SamKind *kind,
                                   GError **error);
gboolean sam_shipped_texts_take_over (SamStore *store,
                                      const SamKind *kind,
                                      guint *n_taken,
                                      GError **error);
gboolean sam_shipped_texts_take_over_all (SamStore *store,
                                          GError **error);

G_END_DECLS
