/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* What there is of one edition of a material: counted from what was printed and what was left where, so that two
 * people who bring leaflets on one day do not overwrite each other's count. */
typedef struct
{
  char *edition;    /* "" where no edition was noted */
  gint64 printed;   /* -1: not known */
  gint64 brought;   /* in all */
  guint n_places;   /* organisations where it lies now */
  gboolean current; /* the edition to bring now */
} SamStock;

/* One delivery of the material. */
typedef struct
{
  const char *edition; /* (nullable) */
  const char *place;   /* (nullable): id of the organisation */
  gint64 quantity;
  gboolean gone;
} SamStockMove;

GPtrArray *sam_stock_count (SamRecord *material,
                            const SamStockMove *moves,
                            guint n_moves);
GPtrArray *sam_stock_load (SamStore *store,
                           SamRecord *material,
                           GError **error);
void sam_stock_free (SamStock *self);

G_END_DECLS
