/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-password.h"

#include "samenhulp-config.h"

#include <crypt.h>
#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#define YESCRYPT "$y$"

/**
 * sam_hub_password_hash:
 * @password: a password
 *
 * Returns: (transfer full) (nullable): its yescrypt hash, with a new salt
 */
char *
sam_hub_password_hash (const char *password,
                       GError **error)
{
  char *setting = crypt_gensalt_ra (YESCRYPT, 0, NULL, 0);
  void *data = NULL;
  int size = 0;
  char *hash = setting != NULL ? g_strdup (crypt_ra (password, setting, &data, &size)) : NULL;

  if (hash == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The password can't be hashed: %s."), g_strerror (errno));
  free (setting);
  free (data);
  return hash;
}

/**
 * sam_hub_password_matches:
 * @password: a password
 * @hash: what crypt(3) once made of one
 *
 * Returns: whether it was made of this one
 */
gboolean
sam_hub_password_matches (const char *password,
                          const char *hash)
{
  void *data = NULL;
  int size = 0;
  const char *again = crypt_ra (password, hash, &data, &size);
  gboolean same = again != NULL && again[0] != '*' && sam_hub_same_secret (again, hash);

  free (data);
  return same;
}

/**
 * sam_hub_random:
 * @length: at most 256, which getrandom(2) gives whole or not at all
 *
 * From the kernel, fit for keys.
 */
void
sam_hub_random (guint8 *bytes,
                gsize length)
{
  /* Up to 256 bytes come whole or not at all. */
  gssize got = getrandom (bytes, length, 0);

  g_assert (length <= 256 && got == (gssize) length);
}

/**
 * sam_hub_same_secret:
 *
 * Takes as long for a near miss as for a far one; only the length may be learned from the time.
 *
 * Returns: whether they are the same
 */
gboolean
sam_hub_same_secret (const char *a,
                     const char *b)
{
  gsize length = strlen (a);
  guchar difference = 0;

  if (strlen (b) != length)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    difference |= (guchar) (a[i] ^ b[i]);
  return difference == 0;
}
