/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-places.h"

#include "network/sam-name-key.h"
#include "network/sam-shipped-data.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct _SamPlaces
{
  GStringChunk *strings;
  GArray *places;      /* SamPlace, by postcode */
  GHashTable *by_name; /* name key → the first SamPlace of that name, or of two municipalities: ambiguous */
  SamPlace ambiguous;
};

enum
{
  COLUMN_POSTCODE,
  COLUMN_PLACE,
  COLUMN_CODE,
  COLUMN_MUNICIPALITY,
  COLUMN_PROVINCE,
  COLUMN_LATITUDE,
  COLUMN_LONGITUDE,
  N_COLUMNS,
};

static void
add_place (SamPlaces *self,
           char **cells)
{
  SamPlace place = {
    .postcode = (guint) atoi (cells[COLUMN_POSTCODE]),
    .place = g_string_chunk_insert_const (self->strings, cells[COLUMN_PLACE]),
    .municipality_code = g_string_chunk_insert_const (self->strings, cells[COLUMN_CODE]),
    .municipality = g_string_chunk_insert_const (self->strings, cells[COLUMN_MUNICIPALITY]),
    .latitude = g_ascii_strtod (cells[COLUMN_LATITUDE], NULL),
    .longitude = g_ascii_strtod (cells[COLUMN_LONGITUDE], NULL),
  };

  g_array_append_val (self->places, place);
}

static int
compare_postcodes (gconstpointer a,
                   gconstpointer b)
{
  return (int) ((const SamPlace *) a)->postcode - (int) ((const SamPlace *) b)->postcode;
}

static void
index_names (SamPlaces *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const SamPlace *place = &g_array_index (self->places, SamPlace, i);
      char *key = sam_name_key (place->place);
      const SamPlace *known = g_hash_table_lookup (self->by_name, key);

      if (known != NULL && known->municipality_code != place->municipality_code)
        place = &self->ambiguous;
      g_hash_table_insert (self->by_name, key, (gpointer) place);
    }
}

/**
 * sam_places_load:
 *
 * Returns: (transfer full): the postcodes that come with the program
 */
SamPlaces *
sam_places_load (GError **error)
{
  g_autoptr (GPtrArray) rows = sam_shipped_data_load_table ("places/nl_pc4.csv", N_COLUMNS, error);
  SamPlaces *self;

  if (rows == NULL)
    return NULL;
  self = g_new0 (SamPlaces, 1);
  self->strings = g_string_chunk_new (4096);
  self->places = g_array_new (FALSE, FALSE, sizeof (SamPlace));
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < rows->len; i++)
    add_place (self, g_ptr_array_index (rows, i));
  g_array_sort (self->places, compare_postcodes);
  index_names (self);
  return self;
}

/**
 * sam_places_free:
 * @self: (transfer full): places
 */
void
sam_places_free (SamPlaces *self)
{
  g_hash_table_unref (self->by_name);
  g_array_unref (self->places);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * sam_places_find:
 * @postcode: (nullable): a postcode, of which the four digits count
 *
 * Returns: (nullable) (transfer none): where it is
 */
const SamPlace *
sam_places_find (SamPlaces *self,
                 const char *postcode)
{
  SamPlace wanted = { .postcode = postcode != NULL ? (guint) abs (atoi (postcode)) : 0 };

  if (self->places->len == 0)
    return NULL;
  return bsearch (&wanted, self->places->data, self->places->len, sizeof (SamPlace), compare_postcodes);
}

/**
 * sam_places_find_by_name:
 * @place: (nullable): the name of a place
 *
 * Returns: (nullable) (transfer none): one postcode of it; %NULL when no municipality or more than one has it
 */
const SamPlace *
sam_places_find_by_name (SamPlaces *self,
                         const char *place)
{
  g_autofree char *key = sam_name_key (place != NULL ? place : "");
  const SamPlace *found = g_hash_table_lookup (self->by_name, key);

  return found != &self->ambiguous ? found : NULL;
}

/**
 * sam_places_is_known:
 * @name: what may be the name of a place
 *
 * Returns: whether there is a place of that name, or more than one
 */
gboolean
sam_places_is_known (SamPlaces *self,
                     const char *name)
{
  g_autofree char *key = sam_name_key (name);

  return g_hash_table_contains (self->by_name, key);
}

/**
 * sam_places_find_municipality:
 * @name: of a municipality, which need not be the name of a place: "Beekdaelen"
 *
 * Returns: (nullable) (transfer none): one postcode of it
 */
const SamPlace *
sam_places_find_municipality (SamPlaces *self,
                              const char *name)
{
  g_autofree char *key = sam_name_key (name);

  for (guint i = 0; i < self->places->len; i++)
    {
      const SamPlace *place = &g_array_index (self->places, SamPlace, i);
      g_autofree char *other = sam_name_key (place->municipality);

      if (strcmp (key, other) == 0)
        return place;
    }
  return NULL;
}

/**
 * sam_places_in_municipality:
 *
 * Returns: (transfer container) (element-type SamPlace): its postcodes in order
 */
GPtrArray *
sam_places_in_municipality (SamPlaces *self,
                            const char *municipality_code)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->places->len; i++)
    {
      SamPlace *place = &g_array_index (self->places, SamPlace, i);

      if (strcmp (place->municipality_code, municipality_code) == 0)
        g_ptr_array_add (found, place);
    }
  return found;
}

/**
 * sam_places_get_distance:
 *
 * As the crow flies, by the haversine formula on a sphere of 6371 km.
 *
 * Returns: kilometres
 */
double
sam_places_get_distance (const SamPlace *one,
                         const SamPlace *other)
{
  const double degree = G_PI / 180;
  const double north = sin ((other->latitude - one->latitude) * degree / 2);
  const double east = sin ((other->longitude - one->longitude) * degree / 2);
  const double part =
      north * north + cos (one->latitude * degree) * cos (other->latitude * degree) * east * east;

  return 2 * 6371 * asin (sqrt (MIN (1, part)));
}
