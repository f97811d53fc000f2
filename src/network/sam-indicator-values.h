/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-indicator.h"
#include "network/sam-municipalities.h"
#include "store/sam-select.h"

G_BEGIN_DECLS

/* What the queries of the indicators are bound to. */
typedef struct
{
  GArray *bindings; /* of SamBinding */
  GPtrArray *texts; /* what they point to */
  char **places;    /* the municipalities of the network; may be empty */
} SamIndicatorValues;

SamIndicatorValues *sam_indicator_values_load (SamStore *store,
                                               SamMunicipalities *known,
                                               const SamScope *scope);
gboolean sam_indicator_values_add_area (SamIndicatorValues *self,
                                        SamStore *store,
                                        SamMunicipalities *known,
                                        const SamScope *scope,
                                        GError **error);
void sam_indicator_values_free (SamIndicatorValues *self);
GPtrArray *sam_indicator_values_select (SamIndicatorValues *self,
                                        SamStore *store,
                                        const char *sql,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamIndicatorValues, sam_indicator_values_free)

G_END_DECLS
