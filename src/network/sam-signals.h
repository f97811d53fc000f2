/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* What groups run into, counted. A signal names nobody, and where somebody was few, nobody can be told from its count:
 * it counts how often something was heard, not from how many people. */
typedef struct
{
  char *name;  /* of a theme as signals name it, or the id of a topic; NULL: none was chosen */
  char *title; /* of a topic; NULL for a theme */
  guint n_signals;
  guint n_times;    /* how often they were heard; at least once each */
  guint n_handed;   /* handed to somebody */
  guint n_answered; /* with a result */
} SamSignalCount;

typedef struct
{
  GPtrArray *themes; /* of SamSignalCount, the most heard first */
  GPtrArray *topics;
} SamSignals;

SamSignals *sam_signals_load (SamStore *store,
                              GError **error);
void sam_signals_free (SamSignals *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSignals, sam_signals_free)

G_END_DECLS
