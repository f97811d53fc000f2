/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* The records that somebody who types may mean. */

typedef struct
{
  char *id; /* NULL: create a record of this title */
  char *title;
  char *detail; /* (nullable): what tells it from another of the same title */
} SamRecordMatch;

SamRecordMatch *sam_record_match_new (const char *id,
                                      const char *title);
void sam_record_match_free (SamRecordMatch *match);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamRecordMatch, sam_record_match_free)

typedef struct
{
  const SamKind *kind; /* NULL: any */
  char *text;
} SamRecordWanted;

SamRecordWanted *sam_record_wanted_new (const SamKind *kind,
                                        const char *text);
void sam_record_wanted_free (SamRecordWanted *wanted);

gboolean sam_record_matches_can_save (const SamKind *kind,
                                      const char *title);

/* SamStoreFunc, with a SamRecordWanted. */
gpointer sam_record_matches_find (SamStore *store,
                                  gpointer wanted,
                                  GCancellable *cancellable,
                                  GError **error);
gpointer sam_record_matches_save (SamStore *store,
                                  gpointer wanted,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
