/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which place and municipality (of 2023) a Dutch postcode lies in. */
typedef struct _SamPlaces SamPlaces;

typedef struct
{
  guint postcode; /* the four digits */
  const char *place;
  const char *municipality;      /* "Heerlen" */
  const char *municipality_code; /* "GM0917" */
  double latitude, longitude;    /* of its middle, WGS84 degrees: good to about half a kilometre */
} SamPlace;

SamPlaces *sam_places_load (GError **error);
void sam_places_free (SamPlaces *self);
const SamPlace *sam_places_find (SamPlaces *self,
                                 const char *postcode);
const SamPlace *sam_places_find_by_name (SamPlaces *self,
                                         const char *place);
gboolean sam_places_is_known (SamPlaces *self,
                              const char *name);
const SamPlace *sam_places_find_municipality (SamPlaces *self,
                                              const char *name);
double sam_places_get_distance (const SamPlace *one,
                                const SamPlace *other);
GPtrArray *sam_places_in_municipality (SamPlaces *self,
                                       const char *municipality_code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamPlaces, sam_places_free)

G_END_DECLS
