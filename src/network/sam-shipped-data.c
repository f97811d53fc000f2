/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-shipped-data.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
get_path (const char *name)
{
  const char *folder = g_getenv ("SAMENHULP_DATADIR");

  return g_build_filename (folder != NULL && *folder != '\0' ? folder : PKGDATADIR, name, NULL);
}

/**
 * sam_shipped_data_load:
 * @name: a file that comes with the program, as "topics/topics.json"
 *
 * It is looked for where the program is installed; $SAMENHULP_DATADIR names another place, so that a build runs from
 * its own tree.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
sam_shipped_data_load (const char *name,
                       GError **error)
{
  g_autofree char *path = get_path (name);
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    {
      g_prefix_error (error, _ ("A file of the program is missing; install it again. "));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&text), length);
}

/* A comma may stand in a quoted cell: "Nuenen, Gerwen en Nederwetten". NULL: there are fewer cells. */
static char **
split_line (const char *line,
            guint n_cells)
{
  g_auto (GStrv) cells = g_new0 (char *, n_cells + 1);

  for (guint n = 0; n < n_cells; n++)
    {
      const gboolean quoted = *line == '"';
      const char *start = line + quoted;
      const char *end = quoted ? strchr (start, '"') : start + strcspn (start, ",");

      if (end == NULL || (end[quoted] != ',' && n + 1 < n_cells))
        return NULL;
      cells[n] = g_strndup (start, (gsize) (end - start));
      line = end + quoted + 1;
    }
  return g_steal_pointer (&cells);
}

/**
 * sam_shipped_data_load_table:
 * @name: a table that comes with the program, as "places/nl_pc4.csv": UTF-8, commas, a line of headings
 * @n_cells: how many columns are read; a line with fewer is passed over
 *
 * Returns: (transfer full) (element-type GStrv): the lines below the headings
 */
GPtrArray *
sam_shipped_data_load_table (const char *name,
                             guint n_cells,
                             GError **error)
{
  g_autoptr (GBytes) bytes = sam_shipped_data_load (name, error);
  GPtrArray *rows;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      char **cells = split_line (lines[i], n_cells);

      if (cells != NULL)
        g_ptr_array_add (rows, cells);
    }
  return rows;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * sam_shipped_data_list:
 * @folder: that comes with the program, as "knowledge"
 * @ending: of the names wanted, as ".md"
 *
 * Returns: (transfer full) (nullable): the names of its files, in the order of their bytes
 */
char **
sam_shipped_data_list (const char *folder,
                       const char *ending,
                       GError **error)
{
  g_autofree char *path = get_path (folder);
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  const char *name;

  if (dir == NULL)
    {
      g_prefix_error (error, _ ("A file of the program is missing; install it again. "));
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ending))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}
