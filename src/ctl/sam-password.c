/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-password.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

gboolean
sam_password_in_environment (void)
{
  const char *password = g_getenv ("SAMENHULP_PASSWORD");

  return password != NULL && *password != '\0';
}

/**
 * sam_password_ask:
 *
 * Asks for a password at the terminal, without showing what is typed.
 *
 * Returns: (transfer full) (nullable): the password, or NULL with @error set when there is nobody to ask
 */
char *
sam_password_ask (const char *address,
                  const char *user,
                  GError **error)
{
  struct termios shown;
  struct termios hidden;
  char line[1024];
  gboolean read;

  if (!isatty (STDIN_FILENO) || tcgetattr (STDIN_FILENO, &shown) < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("There is no password: set SAMENHULP_PASSWORD or use --password-file."));
      return NULL;
    }
  g_printerr (_ ("Password of %s at %s: "), user, address);
  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  read = fgets (line, sizeof line, stdin) != NULL;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
  g_printerr ("\n");
  if (!read || line[0] == '\n')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("No password was given."));
      return NULL;
    }
  return g_strdup (g_strchomp (line));
}
