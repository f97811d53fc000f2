/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/sam-command.h"

G_BEGIN_DECLS

/* The options by which a command says which records it means. */
typedef struct
{
  char **where;
  char *search;
  char *sort;
} SamSelection;

/* clang-format off */
#define SAM_SELECTION_ENTRIES(selection)                                               \
  { "where", 'w', 0, G_OPTION_ARG_STRING_ARRAY, &(selection).where,                    \
    N_ ("Only records with this value; may be repeated"), N_ ("FIELD=VALUE") },        \
  { "search", 's', 0, G_OPTION_ARG_STRING, &(selection).search,                        \
    N_ ("Only records with these words"), N_ ("TEXT") },                               \
  { "sort", 0, 0, G_OPTION_ARG_STRING, &(selection).sort,                              \
    N_ ("Order by a field; -FIELD turns it round"), N_ ("FIELD") }
/* clang-format on */

SamQuery *sam_selection_to_query (const SamSelection *self,
                                  const SamCommand *command,
                                  const SamKind *kind);
gboolean sam_selection_add_topics (const SamSelection *self,
                                   const SamCommand *command,
                                   SamStore *store,
                                   SamQuery *query);
void sam_selection_clear (SamSelection *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SamSelection, sam_selection_clear)

G_END_DECLS
