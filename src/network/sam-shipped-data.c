/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-shipped-data.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

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
  const char *folder = g_getenv ("SAMENHULP_DATADIR");
  g_autofree char *path = g_build_filename (folder != NULL && *folder != '\0' ? folder : PKGDATADIR, name, NULL);
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    {
      g_prefix_error (error, _ ("A file of the program is missing; install it again. "));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&text), length);
}
