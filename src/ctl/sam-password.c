/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-password.h"

#include "sync/sam-server.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/**
 * sam_password_in_environment:
 *
 * Returns: whether SAMENHULP_PASSWORD holds one
 */
gboolean
sam_password_in_environment (void)
{
  const char *password = g_getenv ("SAMENHULP_PASSWORD");

  return password != NULL && *password != '\0';
}

/* A line that is not shown while it is typed. */
static char *
read_hidden (const char *prompt)
{
  struct termios shown;
  struct termios hidden;
  char line[1024];
  gboolean read;

  if (!isatty (STDIN_FILENO) || tcgetattr (STDIN_FILENO, &shown) < 0)
    return NULL;
  g_printerr ("%s", prompt);
  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  read = fgets (line, sizeof line, stdin) != NULL;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
  g_printerr ("\n");
  return read ? g_strdup (g_strchomp (line)) : g_strdup ("");
}

static char *
fail (GError **error,
      const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, sentence);
  return NULL;
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
  g_autofree char *prompt = g_strdup_printf (_ ("Password of %s at %s: "), user, address);
  g_autofree char *password = read_hidden (prompt);

  if (password == NULL)
    return fail (error, _ ("There is no password: set SAMENHULP_PASSWORD or use --password-file."));
  return *password != '\0' ? g_steal_pointer (&password) : fail (error, _ ("No password was given."));
}

/**
 * sam_passphrase_find:
 * @folder: what it opens
 * @file: (nullable): where it stands; NULL is $SAMENHULP_PASSPHRASE, or whoever sits at the terminal
 * @is_new: whether nothing is sealed with it yet: it is asked for twice
 *
 * Returns: (transfer full) (nullable): the passphrase, or NULL with @error set
 */
char *
sam_passphrase_find (const char *folder,
                     const char *file,
                     gboolean is_new,
                     GError **error)
{
  const char *given = g_getenv ("SAMENHULP_PASSPHRASE");
  g_autofree char *prompt = NULL;
  g_autofree char *passphrase = NULL;
  g_autofree char *again = NULL;

  if (file != NULL)
    return sam_credentials_read_file (file, error);
  if (given != NULL && *given != '\0')
    return g_strdup (given);
  prompt = is_new ? g_strdup_printf (_ ("A passphrase for what will be in “%s”: "), folder)
                  : g_strdup_printf (_ ("Passphrase of “%s”: "), folder);
  passphrase = read_hidden (prompt);
  if (passphrase == NULL)
    return fail (error, _ ("There is no passphrase: set SAMENHULP_PASSPHRASE or use --passphrase-file."));
  if (*passphrase == '\0')
    return fail (error, _ ("No passphrase was given."));
  again = is_new ? read_hidden (_ ("The same once more: ")) : NULL;
  if (again != NULL && strcmp (again, passphrase) != 0)
    return fail (error, _ ("The two passphrases differ; nothing was done."));
  return g_steal_pointer (&passphrase);
}
