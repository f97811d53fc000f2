/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The only file that knows the keyring. A computer without one (a server, a test) gives the password in its environment
 * or in a file. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-server.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

#define ENVIRONMENT "SAMENHULP_PASSWORD"

static const SecretSchema schema = {
  APPLICATION_ID ".Server",
  SECRET_SCHEMA_NONE,
  {
      { "server", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
  },
};

/* What no keyring took. Asked from several threads. */
static GMutex memory_lock;
static GHashTable *memory;

static void
remember (const char *address,
          const char *user,
          const char *password)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&memory_lock);

  if (memory == NULL)
    memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (password != NULL)
    g_hash_table_replace (memory, g_strconcat (user, " ", address, NULL), g_strdup (password));
  else
    {
      g_autofree char *key = g_strconcat (user, " ", address, NULL);

      g_hash_table_remove (memory, key);
    }
}

static char *
recall (const char *address,
        const char *user)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&memory_lock);
  g_autofree char *key = g_strconcat (user, " ", address, NULL);

  return memory != NULL ? g_strdup (g_hash_table_lookup (memory, key)) : NULL;
}

/**
 * sam_credentials_lookup:
 *
 * Returns: (transfer full) (nullable): the password, from the environment or else from the keyring; NULL with
 *   SAM_SERVER_ERROR_NO_PASSWORD
 */
char *
sam_credentials_lookup (const char *address,
                        const char *user,
                        GCancellable *cancellable,
                        GError **error)
{
  const char *given = g_getenv (ENVIRONMENT);
  g_autoptr (GError) failure = NULL;
  char *password;

  if (given != NULL && given[0] != '\0')
    return g_strdup (given);
  password = secret_password_lookup_sync (&schema, cancellable, &failure, "server", address, "user", user, NULL);
  if (password != NULL)
    return password;
  if (failure != NULL)
    g_debug ("The keyring does not answer: %s", failure->message);
  password = recall (address, user);
  if (password != NULL)
    return password;
  g_set_error (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_NO_PASSWORD,
               _ ("There is no password of %s for %s in the keyring."), user, address);
  return NULL;
}

/**
 * sam_credentials_forget:
 *
 * Takes the password out of the keyring. Without a keyring there is none in it.
 */
void
sam_credentials_forget (const char *address,
                        const char *user,
                        GCancellable *cancellable)
{
  g_autoptr (GError) failure = NULL;

  remember (address, user, NULL);
  secret_password_clear_sync (&schema, cancellable, &failure, "server", address, "user", user, NULL);
  if (failure != NULL)
    g_debug ("The keyring does not answer: %s", failure->message);
}

/**
 * sam_credentials_store:
 *
 * Returns: whether the keyring keeps the password from now on; if not, it is known until the program ends
 */
gboolean
sam_credentials_store (const char *address,
                       const char *user,
                       const char *password,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Samenhulp: %s at %s"), user, address);
  g_autoptr (GError) failure = NULL;

  if (secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, password, cancellable, &failure, "server",
                                  address, "user", user, NULL))
    return TRUE;
  remember (address, user, password);
  g_set_error (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_NO_PASSWORD,
               _ ("The password can't be kept in the keyring (%s)."),
               failure != NULL ? failure->message : _ ("it does not answer"));
  return FALSE;
}

/**
 * sam_credentials_read_file:
 *
 * Returns: (transfer full) (nullable): the first line of the file
 */
char *
sam_credentials_read_file (const char *path,
                           GError **error)
{
  char *text;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  text[strcspn (text, "\r\n")] = '\0';
  return text;
}
