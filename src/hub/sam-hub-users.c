/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-users.h"

#include "hub/sam-hub-lockout.h"
#include "hub/sam-hub-password.h"

#include "samenhulp-config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define CACHE_MICROSECONDS (5 * 60 * G_USEC_PER_SEC)
#define MAX_CACHED 1000
#define SECRET_BYTES 32

struct _SamHubUsers
{
  char *path;
  gint64 modified; /* of the file, when it was read */
  gint64 size;
  GHashTable *users;   /* name → User */
  GHashTable *checked; /* digest of name and password → when, monotonic */
  SamHubLockout *lockout;
  guint8 secret[SECRET_BYTES];
  char *no_hash; /* what an unknown user's password is checked against, so that it takes as long */
};

typedef struct
{
  char *hash;
  char **roles;
} User;

static void
free_user (gpointer data)
{
  User *user = data;

  g_free (user->hash);
  g_strfreev (user->roles);
  g_free (user);
}

static void
read_lines (SamHubUsers *self,
            const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], ":", 3);
      User *user;

      if (g_strv_length (parts) != 3)
        continue;
      user = g_new0 (User, 1);
      user->hash = g_strdup (parts[1]);
      user->roles = parts[2][0] != '\0' ? g_strsplit (parts[2], ",", -1) : g_new0 (char *, 1);
      g_hash_table_insert (self->users, g_strdup (parts[0]), user);
    }
}

/* Another process may have added a user since. */
static void
refresh (SamHubUsers *self)
{
  g_autofree char *text = NULL;
  GStatBuf status;

  if (g_stat (self->path, &status) != 0)
    {
      g_hash_table_remove_all (self->users);
      return;
    }
  if (self->modified == status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000 &&
      self->size == status.st_size)
    return;

  self->modified = status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000;
  self->size = status.st_size;
  g_hash_table_remove_all (self->users);
  if (g_file_get_contents (self->path, &text, NULL, NULL))
    read_lines (self, text);
}

/**
 * sam_hub_users_new:
 * @path: the users' file, which need not be there yet
 *
 * Returns: (transfer full): the users
 */
SamHubUsers *
sam_hub_users_new (const char *path)
{
  SamHubUsers *self = g_new0 (SamHubUsers, 1);

  self->path = g_strdup (path);
  self->users = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_user);
  self->checked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lockout = sam_hub_lockout_new ();
  sam_hub_random (self->secret, sizeof self->secret);
  self->no_hash = sam_hub_password_hash ("", NULL);
  return self;
}

void
sam_hub_users_free (SamHubUsers *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_hash_table_unref (self->users);
  g_hash_table_unref (self->checked);
  sam_hub_lockout_free (self->lockout);
  g_free (self->no_hash);
  g_free (self);
}

static gboolean
is_name (const char *name)
{
  gsize length = strlen (name);

  if (length == 0 || length > 100 || name[0] == '_' || !g_utf8_validate (name, -1, NULL))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (name[i] == ':' || name[i] == ',' || (guchar) name[i] <= ' ' || name[i] == 0x7f)
      return FALSE;
  return TRUE;
}

static gboolean
write_lines (SamHubUsers *self,
             GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->users), (GCompareFunc) strcmp);

  for (GList *item = names; item != NULL; item = item->next)
    {
      User *user = g_hash_table_lookup (self->users, item->data);
      g_autofree char *roles = g_strjoinv (",", user->roles);

      g_string_append_printf (text, "%s:%s:%s\n", (char *) item->data, user->hash, roles);
    }

  return g_file_set_contents_full (self->path, text->str, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/**
 * sam_hub_users_add:
 * @self: the users
 * @name: the new user's name; one that is there gets the new password
 * @password: the password
 * @admin: whether the user may make and delete databases
 *
 * Returns: whether the user is in the file
 */
gboolean
sam_hub_users_add (SamHubUsers *self,
                   const char *name,
                   const char *password,
                   gboolean admin,
                   GError **error)
{
  const char *const roles[] = { SAM_HUB_ADMIN_ROLE, NULL };
  g_autofree char *hash = NULL;
  User *user;

  if (!is_name (name))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("“%s” can't be a user's name: no spaces, colons or commas, and no “_” in front."), name);
      return FALSE;
    }
  if (password[0] == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("The password is empty."));
      return FALSE;
    }

  hash = sam_hub_password_hash (password, error);
  if (hash == NULL)
    return FALSE;

  refresh (self);
  user = g_new0 (User, 1);
  user->hash = g_steal_pointer (&hash);
  user->roles = admin ? g_strdupv ((char **) roles) : g_new0 (char *, 1);
  g_hash_table_insert (self->users, g_strdup (name), user);
  return write_lines (self, error);
}

/**
 * sam_hub_users_remove:
 * @self: the users
 * @name: who goes; sessions and passwords kept in memory die with the name
 *
 * Returns: whether the user is gone
 */
gboolean
sam_hub_users_remove (SamHubUsers *self,
                      const char *name,
                      GError **error)
{
  refresh (self);
  if (g_hash_table_remove (self->users, name))
    return write_lines (self, error);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no user “%s”."), name);
  return FALSE;
}

/**
 * sam_hub_users_dup_roles:
 * @self: the users
 * @name: a name
 *
 * Returns: (transfer full) (nullable): the user's roles; %NULL when there is no such user (any more)
 */
char **
sam_hub_users_dup_roles (SamHubUsers *self,
                         const char *name)
{
  User *user;

  refresh (self);
  user = g_hash_table_lookup (self->users, name);
  return user != NULL ? g_strdupv (user->roles) : NULL;
}

/* Keyed with a secret that dies with the process, so that what is kept tells nobody a password; a changed password has
 * another hash, and so another digest. */
static char *
digest (SamHubUsers *self,
        const char *what,
        const char *name,
        const char *detail)
{
  User *user = g_hash_table_lookup (self->users, name);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, self->secret, sizeof self->secret);
  const char *const parts[] = { what, name, user != NULL ? user->hash : "", detail };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_hmac_update (hmac, (const guchar *) parts[i], (gssize) strlen (parts[i]) + 1);
  return g_strdup (g_hmac_get_string (hmac));
}

/**
 * sam_hub_users_is_cached:
 *
 * Reads the users' file again where it changed: a user who was removed is not known any more. Main thread.
 *
 * Returns: whether this password was right within the last five minutes
 */
gboolean
sam_hub_users_is_cached (SamHubUsers *self,
                         const char *name,
                         const char *password)
{
  g_autofree char *key = NULL;
  gint64 *when;

  refresh (self);
  if (!g_hash_table_contains (self->users, name))
    return FALSE;

  key = digest (self, "password", name, password);
  when = g_hash_table_lookup (self->checked, key);
  return when != NULL && g_get_monotonic_time () - *when < CACHE_MICROSECONDS;
}

static void
note_right (SamHubUsers *self,
            const char *name,
            const char *password)
{
  gint64 now = g_get_monotonic_time ();

  if (g_hash_table_size (self->checked) >= MAX_CACHED)
    g_hash_table_remove_all (self->checked);
  g_hash_table_insert (self->checked, digest (self, "password", name, password), g_memdup2 (&now, sizeof now));
}

typedef struct
{
  SamHubUsers *users;
  char *name;
  char *password;
  char *who; /* name and address */
  char *hash;
  gboolean known;
  gboolean right;
  SamHubLogin login;
} Attempt;

static void
free_attempt (gpointer data)
{
  Attempt *attempt = data;

  explicit_bzero (attempt->password, strlen (attempt->password));
  g_free (attempt->name);
  g_free (attempt->password);
  g_free (attempt->who);
  g_free (attempt->hash);
  g_free (attempt);
}

static void
check_in_thread (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  Attempt *attempt = data;

  attempt->right = sam_hub_password_matches (attempt->password, attempt->hash) && attempt->known;
  g_task_return_boolean (task, TRUE);
}

/**
 * sam_hub_users_check_async:
 * @self: the users
 * @name: who it says it is
 * @password: the password given
 * @address: where the request comes from
 * @callback: called with the answer on this thread
 * @user_data: for @callback
 *
 * Checks a password. @self must live until @callback has been called.
 */
void
sam_hub_users_check_async (SamHubUsers *self,
                           const char *name,
                           const char *password,
                           const char *address,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Attempt *attempt = g_new0 (Attempt, 1);
  User *user;

  refresh (self);
  user = g_hash_table_lookup (self->users, name);
  attempt->users = self;
  attempt->name = g_strdup (name);
  attempt->password = g_strdup (password);
  attempt->who = g_strdup_printf ("%s %s", address, name);
  attempt->known = user != NULL;
  attempt->hash = g_strdup (user != NULL ? user->hash : self->no_hash);
  g_task_set_task_data (task, attempt, free_attempt);

  if (sam_hub_lockout_is_locked (self->lockout, attempt->who, g_get_monotonic_time ()))
    {
      attempt->login = SAM_HUB_LOGIN_LOCKED;
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_task_run_in_thread (task, check_in_thread);
}

/**
 * sam_hub_users_check_finish:
 *
 * On the main thread. Counts a wrong password, and forgets earlier ones after a right one.
 *
 * Returns: what came of it; locked also where others failed meanwhile, whatever this password was
 */
SamHubLogin
sam_hub_users_check_finish (SamHubUsers *self,
                            GAsyncResult *result)
{
  Attempt *attempt = g_task_get_task_data (G_TASK (result));

  if (attempt->login == SAM_HUB_LOGIN_LOCKED)
    return attempt->login;
  /* Many may have been under way at once: those past the limit learn nothing. */
  if (sam_hub_lockout_is_locked (self->lockout, attempt->who, g_get_monotonic_time ()))
    return SAM_HUB_LOGIN_LOCKED;
  if (!attempt->right)
    {
      sam_hub_lockout_note_failure (self->lockout, attempt->who, g_get_monotonic_time ());
      return SAM_HUB_LOGIN_WRONG;
    }

  sam_hub_lockout_forget (self->lockout, attempt->who);
  note_right (self, attempt->name, attempt->password);
  return SAM_HUB_LOGIN_OK;
}

/**
 * sam_hub_users_make_cookie:
 * @self: the users
 * @name: a user who has logged in
 * @now: seconds UTC
 *
 * Returns: (transfer full): a session cookie's value
 */
char *
sam_hub_users_make_cookie (SamHubUsers *self,
                           const char *name,
                           gint64 now)
{
  g_autofree char *time = g_strdup_printf ("%" G_GINT64_MODIFIER "x", now);
  g_autofree char *signature = digest (self, "session", name, time);
  g_autofree char *text = g_strdup_printf ("%s:%s:%s", name, time, signature);
  char *cookie = g_base64_encode ((const guchar *) text, strlen (text));

  /* Not all of base64 may stand in a cookie. */
  return g_strdelimit (g_strdelimit (g_strdelimit (cookie, "+", '-'), "/", '_'), "=", '.');
}

/**
 * sam_hub_users_read_cookie:
 * @self: the users
 * @cookie: a cookie's value
 * @now: seconds UTC
 * @renew: (out): whether a tenth of its life has gone by
 *
 * Returns: (transfer full) (nullable): whose session it is
 */
char *
sam_hub_users_read_cookie (SamHubUsers *self,
                           const char *cookie,
                           gint64 now,
                           gboolean *renew)
{
  g_autofree char *encoded = g_strdup (cookie);
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  g_auto (GStrv) parts = NULL;
  gsize length = 0;
  gint64 age;

  g_strdelimit (g_strdelimit (g_strdelimit (encoded, "-", '+'), "_", '/'), ".", '=');
  text = (char *) g_base64_decode (encoded, &length);
  parts = g_strsplit (text != NULL && strlen (text) == length ? text : "", ":", -1);
  if (g_strv_length (parts) != 3)
    return NULL;

  refresh (self);
  expected = digest (self, "session", parts[0], parts[1]);
  age = now - g_ascii_strtoll (parts[1], NULL, 16);
  if (!g_hash_table_contains (self->users, parts[0]) || !sam_hub_same_secret (expected, parts[2]) || age < 0 ||
      age >= SAM_HUB_SESSION_SECONDS)
    return NULL;

  *renew = age >= SAM_HUB_SESSION_SECONDS / 10;
  return g_strdup (parts[0]);
}
