/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The Dutch municipalities of 2023: inhabitants and boundaries. */
typedef struct _SamMunicipalities SamMunicipalities;

/* The day of the figures of inhabitants. */
#define SAM_MUNICIPALITIES_COUNTED_ON "2022-01-01"

/* WGS84 degrees. */
typedef struct
{
  double longitude, latitude;
} SamPoint;

typedef struct
{
  const char *code; /* "GM0917" */
  const char *name;
  const char *province;
  gint64 inhabitants;
  SamPoint centre;
  /* Of GArray of SamPoint, closed, once the boundaries were read; what lies within an odd number of them lies in it. */
  GPtrArray *rings;
  SamPoint south_west, north_east;
} SamMunicipality;

SamMunicipalities *sam_municipalities_load (GError **error);
gboolean sam_municipalities_load_boundaries (SamMunicipalities *self,
                                             GError **error);
void sam_municipalities_free (SamMunicipalities *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamMunicipalities, sam_municipalities_free)

guint sam_municipalities_get_n (SamMunicipalities *self);
const SamMunicipality *sam_municipalities_get (SamMunicipalities *self,
                                               guint i);
const SamMunicipality *sam_municipalities_find (SamMunicipalities *self,
                                                const char *name_or_code);
const SamMunicipality *sam_municipalities_find_at (SamMunicipalities *self,
                                                   SamPoint point);
gboolean sam_municipality_contains (const SamMunicipality *self,
                                    SamPoint point);

G_END_DECLS
