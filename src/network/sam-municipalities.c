/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-municipalities.h"

#include "network/sam-name-key.h"
#include "network/sam-shipped-data.h"

struct _SamMunicipalities
{
  GHashTable *by_key; /* name key or code → SamMunicipality */
  GPtrArray *all;
};

/* The columns: gm_code, name, province, province_code, lat, lon, population. No cell is quoted. */
enum
{
  CELL_CODE,
  CELL_NAME,
  CELL_INHABITANTS = 6,
};

static void
free_municipality (gpointer data)
{
  SamMunicipality *municipality = data;

  g_free (municipality->code);
  g_free (municipality->name);
  g_free (municipality);
}

static void
add_line (SamMunicipalities *self,
          const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, ",", -1);
  SamMunicipality *municipality;

  if (g_strv_length (cells) <= CELL_INHABITANTS || !g_str_has_prefix (cells[CELL_CODE], "GM"))
    return;
  municipality = g_new0 (SamMunicipality, 1);
  municipality->code = g_strdup (cells[CELL_CODE]);
  municipality->name = g_strdup (cells[CELL_NAME]);
  municipality->inhabitants = g_ascii_strtoll (cells[CELL_INHABITANTS], NULL, 10);
  g_ptr_array_add (self->all, municipality);
  g_hash_table_insert (self->by_key, sam_name_key (municipality->name), municipality);
  g_hash_table_insert (self->by_key, g_strdup (municipality->code), municipality);
}

/**
 * sam_municipalities_load:
 *
 * Returns: (transfer full): the municipalities that come with the program
 */
SamMunicipalities *
sam_municipalities_load (GError **error)
{
  g_autoptr (GBytes) bytes = sam_shipped_data_load ("places/nl_gemeenten_2023.csv", error);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  SamMunicipalities *self;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  self = g_new0 (SamMunicipalities, 1);
  self->all = g_ptr_array_new_with_free_func (free_municipality);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (self, lines[i]);
  return self;
}

/**
 * sam_municipalities_free:
 * @self: (transfer full): municipalities
 */
void
sam_municipalities_free (SamMunicipalities *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->all);
  g_free (self);
}

/**
 * sam_municipalities_find:
 * @name_or_code: "Heerlen" or "GM0917"; upper and lower case and accents do not matter in a name
 *
 * Returns: (nullable) (transfer none): the municipality
 */
const SamMunicipality *
sam_municipalities_find (SamMunicipalities *self,
                         const char *name_or_code)
{
  g_autofree char *key = NULL;
  const SamMunicipality *found = g_hash_table_lookup (self->by_key, name_or_code);

  if (found != NULL)
    return found;
  key = sam_name_key (name_or_code);
  return g_hash_table_lookup (self->by_key, key);
}
