/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The boundaries come as TopoJSON: neighbours share their arcs, so that no gap shows between them. Arcs are stored as
 * whole numbers, each point by its difference from the one before. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-municipalities.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "network/sam-name-key.h"
#include "network/sam-shipped-data.h"

#include "samenhulp-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define FIGURES "places/nl_gemeenten_2023.csv"
#define BOUNDARIES "places/nl_gemeenten_2023.topojson"

struct _SamMunicipalities
{
  GStringChunk *strings;
  GPtrArray *all;      /* of SamMunicipality */
  gboolean sorted;     /* by name, once somebody asks for them in order */
  GHashTable *by_code; /* code → SamMunicipality */
  GHashTable *by_name; /* name key → SamMunicipality */
};

enum
{
  COLUMN_CODE,
  COLUMN_NAME,
  COLUMN_PROVINCE,
  COLUMN_PROVINCE_CODE,
  COLUMN_LATITUDE,
  COLUMN_LONGITUDE,
  COLUMN_INHABITANTS,
  N_COLUMNS,
};

static void
free_municipality (gpointer data)
{
  SamMunicipality *municipality = data;

  g_ptr_array_unref (municipality->rings);
  g_free (municipality);
}

static void
add_municipality (SamMunicipalities *self,
                  char **cells)
{
  SamMunicipality *municipality = g_new0 (SamMunicipality, 1);

  municipality->code = g_string_chunk_insert_const (self->strings, cells[COLUMN_CODE]);
  municipality->name = g_string_chunk_insert_const (self->strings, cells[COLUMN_NAME]);
  municipality->province = g_string_chunk_insert_const (self->strings, cells[COLUMN_PROVINCE]);
  municipality->inhabitants = g_ascii_strtoll (cells[COLUMN_INHABITANTS], NULL, 10);
  municipality->centre.latitude = g_ascii_strtod (cells[COLUMN_LATITUDE], NULL);
  municipality->centre.longitude = g_ascii_strtod (cells[COLUMN_LONGITUDE], NULL);
  municipality->south_west = municipality->north_east = municipality->centre;
  municipality->rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_ptr_array_add (self->all, municipality);
  g_hash_table_insert (self->by_code, (gpointer) municipality->code, municipality);
  g_hash_table_insert (self->by_name, sam_name_key (municipality->name), municipality);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate ((*(SamMunicipality *const *) a)->name, (*(SamMunicipality *const *) b)->name);
}

static SamJsonObject *
get_object (SamJsonObject *parent,
            const char *key)
{
  return sam_json_object_from_canonical (sam_json_object_get (parent, key));
}

/* A pair of numbers: [1.5, -2]. */
static gboolean
read_pair (const char *value,
           double *first,
           double *second)
{
  g_autoptr (GPtrArray) numbers = sam_json_items_from_canonical (value);

  if (numbers == NULL || numbers->len != 2)
    return FALSE;
  *first = g_ascii_strtod (numbers->pdata[0], NULL);
  *second = g_ascii_strtod (numbers->pdata[1], NULL);
  return TRUE;
}

static GArray *
read_arc (const char *value,
          SamPoint scale,
          SamPoint origin)
{
  g_autoptr (GPtrArray) steps = sam_json_items_from_canonical (value);
  g_autoptr (GArray) arc = g_array_new (FALSE, FALSE, sizeof (SamPoint));
  double x = 0;
  double y = 0;

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      double right, up;
      SamPoint point;

      if (!read_pair (steps->pdata[i], &right, &up))
        return NULL;
      x += right;
      y += up;
      point = (SamPoint){ x * scale.longitude + origin.longitude, y * scale.latitude + origin.latitude };
      g_array_append_val (arc, point);
    }
  return arc->len > 0 ? g_steal_pointer (&arc) : NULL;
}

static GPtrArray *
read_arcs (SamJsonObject *file)
{
  g_autoptr (SamJsonObject) transform = get_object (file, "transform");
  g_autoptr (GPtrArray) values = sam_json_items_from_canonical (sam_json_object_get (file, "arcs"));
  g_autoptr (GPtrArray) arcs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  SamPoint scale, origin;

  if (transform == NULL || values == NULL ||
      !read_pair (sam_json_object_get (transform, "scale"), &scale.longitude, &scale.latitude) ||
      !read_pair (sam_json_object_get (transform, "translate"), &origin.longitude, &origin.latitude))
    return NULL;
  for (guint i = 0; i < values->len; i++)
    {
      GArray *arc = read_arc (values->pdata[i], scale, origin);

      if (arc == NULL)
        return NULL;
      g_ptr_array_add (arcs, arc);
    }
  return g_steal_pointer (&arcs);
}

/* An arc goes on where the one before it ended; one with a negative number, ~n, is walked backwards. */
static gboolean
append_arc (GArray *ring,
            GPtrArray *arcs,
            gint64 number)
{
  const gboolean backwards = number < 0;
  const gint64 index = backwards ? ~number : number;
  GArray *arc;

  if (index >= arcs->len)
    return FALSE;
  arc = g_ptr_array_index (arcs, index);
  for (guint i = ring->len > 0; i < arc->len; i++)
    g_array_append_val (ring, g_array_index (arc, SamPoint, backwards ? arc->len - 1 - i : i));
  return TRUE;
}

static void
widen (SamMunicipality *municipality,
       GArray *ring)
{
  for (guint i = 0; i < ring->len; i++)
    {
      const SamPoint *point = &g_array_index (ring, SamPoint, i);

      municipality->south_west.longitude = MIN (municipality->south_west.longitude, point->longitude);
      municipality->south_west.latitude = MIN (municipality->south_west.latitude, point->latitude);
      municipality->north_east.longitude = MAX (municipality->north_east.longitude, point->longitude);
      municipality->north_east.latitude = MAX (municipality->north_east.latitude, point->latitude);
    }
}

static gboolean
add_rings (SamMunicipality *municipality,
           GPtrArray *arcs,
           const char *polygon)
{
  g_autoptr (GPtrArray) rings = sam_json_items_from_canonical (polygon);

  for (guint i = 0; rings != NULL && i < rings->len; i++)
    {
      g_autoptr (GPtrArray) numbers = sam_json_items_from_canonical (rings->pdata[i]);
      g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (SamPoint));

      for (guint n = 0; numbers != NULL && n < numbers->len; n++)
        {
          gint64 number;

          if (!sam_json_to_integer (numbers->pdata[n], &number) || !append_arc (ring, arcs, number))
            return FALSE;
        }
      widen (municipality, ring);
      g_ptr_array_add (municipality->rings, g_steal_pointer (&ring));
    }
  return rings != NULL;
}

/* A municipality without figures is passed over: there is nothing to say about it. */
static gboolean
add_boundary (SamMunicipalities *self,
              GPtrArray *arcs,
              const char *value)
{
  g_autoptr (SamJsonObject) geometry = sam_json_object_from_canonical (value);
  g_autoptr (SamJsonObject) properties = NULL;
  g_autoptr (GPtrArray) polygons = NULL;
  g_autofree char *type = NULL;
  g_autofree char *code = NULL;
  SamMunicipality *municipality;

  if (geometry == NULL)
    return FALSE;
  type = sam_json_to_string (sam_json_object_get (geometry, "type"));
  properties = get_object (geometry, "properties");
  code = properties != NULL ? sam_json_to_string (sam_json_object_get (properties, "code")) : NULL;
  municipality = code != NULL ? g_hash_table_lookup (self->by_code, code) : NULL;
  if (municipality == NULL)
    return code != NULL;
  if (g_strcmp0 (type, "Polygon") == 0)
    return add_rings (municipality, arcs, sam_json_object_get (geometry, "arcs"));
  polygons = sam_json_items_from_canonical (sam_json_object_get (geometry, "arcs"));
  for (guint i = 0; polygons != NULL && i < polygons->len; i++)
    if (!add_rings (municipality, arcs, polygons->pdata[i]))
      return FALSE;
  return polygons != NULL;
}

static gboolean
read_boundaries (SamMunicipalities *self,
                 SamJsonObject *file)
{
  g_autoptr (GPtrArray) arcs = read_arcs (file);
  g_autoptr (SamJsonObject) objects = get_object (file, "objects");
  g_autoptr (SamJsonObject) collection = NULL;
  g_autoptr (GPtrArray) geometries = NULL;

  if (arcs == NULL || objects == NULL)
    return FALSE;
  collection = get_object (objects, "gemeenten");
  if (collection != NULL)
    geometries = sam_json_items_from_canonical (sam_json_object_get (collection, "geometries"));
  for (guint i = 0; geometries != NULL && i < geometries->len; i++)
    if (!add_boundary (self, arcs, geometries->pdata[i]))
      return FALSE;
  return geometries != NULL;
}

/**
 * sam_municipalities_load:
 *
 * Returns: (transfer full): the municipalities that come with the program, without their boundaries; their figures are
 *   those of Statistics Netherlands
 */
SamMunicipalities *
sam_municipalities_load (GError **error)
{
  g_autoptr (GPtrArray) rows = sam_shipped_data_load_table (FIGURES, N_COLUMNS, error);
  SamMunicipalities *self;

  if (rows == NULL)
    return NULL;
  self = g_new0 (SamMunicipalities, 1);
  self->strings = g_string_chunk_new (4096);
  self->all = g_ptr_array_new_with_free_func (free_municipality);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < rows->len; i++)
    add_municipality (self, g_ptr_array_index (rows, i));
  return self;
}

/**
 * sam_municipalities_load_boundaries:
 *
 * Reads what only maps need.
 */
gboolean
sam_municipalities_load_boundaries (SamMunicipalities *self,
                                    GError **error)
{
  g_autoptr (GBytes) bytes = sam_shipped_data_load (BOUNDARIES, error);
  g_autoptr (SamJsonObject) file = NULL;

  if (bytes != NULL)
    file = sam_json_object_parse (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
  if (file == NULL || read_boundaries (self, file))
    return file != NULL;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("The boundaries of the municipalities can’t be read; install the program again."));
  return FALSE;
}

/**
 * sam_municipalities_free:
 * @self: (transfer full): municipalities
 */
void
sam_municipalities_free (SamMunicipalities *self)
{
  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->all);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * sam_municipalities_get_n:
 *
 * Returns: how many there are
 */
guint
sam_municipalities_get_n (SamMunicipalities *self)
{
  return self->all->len;
}

/**
 * sam_municipalities_get:
 * @i: from 0, in the order of their names
 *
 * Returns: (transfer none): a municipality
 */
const SamMunicipality *
sam_municipalities_get (SamMunicipalities *self,
                        guint i)
{
  if (!self->sorted)
    g_ptr_array_sort (self->all, compare_names);
  self->sorted = TRUE;
  return g_ptr_array_index (self->all, i);
}

/**
 * sam_municipalities_find:
 * @name_or_code: (nullable): "Heerlen", "Gemeente Heerlen" or "GM0917"; case and accents do not matter in a name
 *
 * Returns: (nullable) (transfer none): the municipality
 */
const SamMunicipality *
sam_municipalities_find (SamMunicipalities *self,
                         const char *name_or_code)
{
  const SamMunicipality *found = name_or_code != NULL ? g_hash_table_lookup (self->by_code, name_or_code) : NULL;
  g_autofree char *key = NULL;

  if (found != NULL || name_or_code == NULL)
    return found;
  key = sam_name_key (name_or_code);
  found = g_hash_table_lookup (self->by_name, key);
  if (found == NULL && g_str_has_prefix (key, "gemeente"))
    found = g_hash_table_lookup (self->by_name, key + strlen ("gemeente"));
  return found;
}

/* By the even-odd rule: how many sides of the ring lie east of the point, at its height. */
static gboolean
lies_within (GArray *ring,
             SamPoint point)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < ring->len; i++)
    {
      const SamPoint *a = &g_array_index (ring, SamPoint, i);
      const SamPoint *b = &g_array_index (ring, SamPoint, (i + 1) % ring->len);

      if ((a->latitude > point.latitude) != (b->latitude > point.latitude) &&
          point.longitude < a->longitude + (point.latitude - a->latitude) / (b->latitude - a->latitude) *
                                               (b->longitude - a->longitude))
        inside = !inside;
    }
  return inside;
}

/**
 * sam_municipality_contains:
 *
 * Returns: whether the point lies within its boundaries
 */
gboolean
sam_municipality_contains (const SamMunicipality *self,
                           SamPoint point)
{
  gboolean inside = FALSE;

  if (point.longitude < self->south_west.longitude || point.longitude > self->north_east.longitude ||
      point.latitude < self->south_west.latitude || point.latitude > self->north_east.latitude)
    return FALSE;
  for (guint i = 0; i < self->rings->len; i++)
    inside ^= lies_within (g_ptr_array_index (self->rings, i), point);
  return inside;
}

/**
 * sam_municipalities_find_at:
 *
 * Returns: (nullable) (transfer none): the municipality that the point lies in
 */
const SamMunicipality *
sam_municipalities_find_at (SamMunicipalities *self,
                            SamPoint point)
{
  for (guint i = 0; i < self->all->len; i++)
    if (sam_municipality_contains (g_ptr_array_index (self->all, i), point))
      return g_ptr_array_index (self->all, i);
  return NULL;
}
