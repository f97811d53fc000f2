/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-continuity.h"

G_BEGIN_DECLS

/* What the two lists share. */
typedef struct
{
  SamStore *store;
  const char *today;
  const char *last; /* of the endings: the last day that counts */
  GPtrArray *items;
} SamContinuityList;

typedef void (*SamContinuityJudge) (SamContinuityList *list,
                                    SamRecord *record);

/* A kind, what its records must meet at least, and who judges them. */
typedef struct
{
  const char *kind;
  const char *path; /* NULL: all of them */
  SamCompare compare;
  const char *value;
  SamContinuityJudge judge;
} SamContinuitySource;

gboolean sam_continuity_collect (SamContinuityList *list,
                                 const SamContinuitySource *sources,
                                 guint n_sources,
                                 GError **error);
void sam_continuity_add (SamContinuityList *list,
                         SamRecord *record,
                         SamRecord *at,
                         const char *person,
                         const char *date,
                         const char *reason);

G_END_DECLS
