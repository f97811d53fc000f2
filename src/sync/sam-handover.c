/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-handover.h"

#include "store/sam-successor.h"

#include "samenhulp-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/**
 * sam_handover_write:
 * @path: a file, replaced by a whole one
 * @sealer: (transfer none): with the passphrase that opens it again
 * @cancellable: (nullable): to stop it
 *
 * Writes all records of the region with their history, sealed; what stays on this computer is not in it.
 */
gboolean
sam_handover_write (SamStore *store,
                    const char *path,
                    SamSealer *sealer,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GBytes) plain = sam_store_dup_for_successor (store, cancellable, error);
  g_autoptr (GBytes) sealed = plain != NULL ? sam_sealer_seal (sealer, plain, error) : NULL;

  return sealed != NULL && g_file_set_contents_full (path, g_bytes_get_data (sealed, NULL),
                                                     (gssize) g_bytes_get_size (sealed),
                                                     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                                     0600, error);
}

static GBytes *
read_sealed (const char *path,
             SamSealer *sealer,
             GError **error)
{
  g_autoptr (GBytes) sealed = NULL;
  char *bytes;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, error))
    return NULL;
  sealed = g_bytes_new_take (bytes, length);
  return sam_sealer_open (sealer, sealed, error);
}

/**
 * sam_handover_open:
 * @path: what sam_handover_write() wrote
 * @region: where the region file goes; nothing may be there yet
 * @sealer: (transfer none): with the passphrase
 *
 * Returns: whether the region is there now, checked in full; SAM_SEAL_ERROR where the passphrase is another or the file
 *   damaged
 */
gboolean
sam_handover_open (const char *path,
                   const char *region,
                   SamSealer *sealer,
                   GError **error)
{
  g_autoptr (GBytes) plain = NULL;
  g_autofree char *copy = g_strconcat (region, ".opened", NULL);
  gboolean opened;

  if (g_file_test (region, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   _ ("“%s” is there already; choose another place for the region."), region);
      return FALSE;
    }
  plain = read_sealed (path, sealer, error);
  if (plain == NULL)
    return FALSE;
  opened = g_file_set_contents_full (copy, g_bytes_get_data (plain, NULL), (gssize) g_bytes_get_size (plain),
                                     G_FILE_SET_CONTENTS_CONSISTENT, 0600, error) &&
           sam_store_restore (region, copy, error);
  g_unlink (copy);
  return opened;
}
