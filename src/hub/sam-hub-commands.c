/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-commands.h"

#include "hub/sam-hub-server.h"

#include "samenhulp-config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define MAX_PASSWORD 1024

/* These commands serve nobody. */
static const SamHubLimits no_limits;

/* A terminal does not show what is typed. */
static gboolean
read_line (char *line,
           int size)
{
  struct termios before;
  gboolean terminal = isatty (STDIN_FILENO) && tcgetattr (STDIN_FILENO, &before) == 0;
  gboolean got;

  if (terminal)
    {
      struct termios silent = before;

      g_printerr ("%s ", _ ("Password:"));
      silent.c_lflag &= (tcflag_t) ~ECHO;
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
    }
  got = fgets (line, size, stdin) != NULL;
  if (terminal)
    {
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
      g_printerr ("\n");
    }

  if (got)
    line[strcspn (line, "\r\n")] = '\0';
  return got && line[0] != '\0';
}

static char *
read_password (GError **error)
{
  const char *given = g_getenv ("SAMENHULP_PASSWORD");
  char line[MAX_PASSWORD];

  if (given != NULL)
    return g_strdup (given);
  if (read_line (line, sizeof line))
    return g_strdup (line);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _ ("Give the password in $SAMENHULP_PASSWORD or as a line on standard input."));
  return NULL;
}

/**
 * sam_hub_command_add_user:
 * @directory: the hub's data
 * @name: the user's name
 * @admin: whether it is an administrator
 *
 * Adds a user, or gives one a new password.
 *
 * Returns: whether it is done
 */
gboolean
sam_hub_command_add_user (const char *directory,
                          const char *name,
                          gboolean admin,
                          GError **error)
{
  g_autoptr (SamHub) hub = sam_hub_new (directory, &no_limits, error);
  g_autofree char *password = hub != NULL ? read_password (error) : NULL;

  return password != NULL && sam_hub_users_add (hub->users, name, password, admin, error);
}

/**
 * sam_hub_command_remove_user:
 * @directory: the hub's data
 * @name: the user's name
 *
 * Returns: whether the user is gone
 */
gboolean
sam_hub_command_remove_user (const char *directory,
                             const char *name,
                             GError **error)
{
  g_autoptr (SamHub) hub = sam_hub_new (directory, &no_limits, error);

  return hub != NULL && sam_hub_users_remove (hub->users, name, error);
}

/**
 * sam_hub_command_add_database:
 * @directory: the hub's data
 * @name: the database's name
 * @members: (nullable): names of users who may use it from now on
 *
 * Returns: whether it is there
 */
gboolean
sam_hub_command_add_database (const char *directory,
                              const char *name,
                              char **members,
                              GError **error)
{
  g_autoptr (SamHub) hub = sam_hub_new (directory, &no_limits, error);
  SamHubDatabase *database;

  if (hub == NULL)
    return FALSE;
  if (!sam_hub_database_is_name (name))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("“%s” can't be the name of a database: lowercase letters, digits and _$()+-, a letter first."),
                   name);
      return FALSE;
    }

  database = sam_hub_databases_create (hub->databases, name, g_get_real_time () / G_USEC_PER_SEC, error);
  for (guint i = 0; database != NULL && members != NULL && members[i] != NULL; i++)
    {
      g_auto (GStrv) roles = sam_hub_users_dup_roles (hub->users, members[i]);

      if (!sam_hub_database_add_member (database, members[i], error))
        return FALSE;
      if (roles == NULL)
        g_print (_ ("There is no user “%s” yet; “user add %s” makes one.\n"), members[i], members[i]);
    }

  return database != NULL;
}
