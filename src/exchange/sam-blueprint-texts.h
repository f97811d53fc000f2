/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-blueprint.h"

G_BEGIN_DECLS

/* Only for sam-blueprint.c: which texts came with the program, and what people wrote instead. */
GHashTable *sam_blueprint_texts_load_shipped (GError **error);
gboolean sam_blueprint_texts_is_shipped (GHashTable *shipped,
                                         const SamKind *kind,
                                         const SamField *field,
                                         const char *value);

SamBlueprintText *sam_blueprint_text_new (SamRecord *record,
                                          const SamField *field,
                                          SamNames *names);
void sam_blueprint_text_free (gpointer data);

G_END_DECLS
