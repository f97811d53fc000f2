/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-password.h"

#include "sync/sam-server.h"

#include <glib/gi18n.h>

static void
print_server (SamStore *store)
{
  g_autofree char *address = sam_server_dup_address (store);
  g_autofree char *user = sam_server_dup_user (store);

  if (address == NULL || *address == '\0')
    g_print (_ ("No server has been set.\n"));
  else
    g_print ("%s\n%s\n", address, user != NULL ? user : "");
}

/* The password in the environment is for this run only; any other goes to the keyring. */
static gboolean
keep_password (const char *address,
               const char *user,
               const char *file,
               GError **error)
{
  g_autofree char *password = NULL;
  g_autoptr (GError) keyring_error = NULL;

  if (file == NULL && sam_password_in_environment ())
    return TRUE;
  password = file != NULL ? sam_credentials_read_file (file, error) : sam_password_ask (address, user, error);
  if (password == NULL)
    return FALSE;
  if (sam_credentials_store (address, user, password, NULL, &keyring_error))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("The server is set, but the keyring did not keep the password (%s); set SAMENHULP_PASSWORD or use "
                  "--password-file with each sync."),
               keyring_error->message);
  return FALSE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autofree char *user = NULL;
  g_autofree char *password_file = NULL;
  const GOptionEntry entries[] = {
    { "user", 0, 0, G_OPTION_ARG_STRING, &user, N_ ("Who signs in there"), N_ ("NAME") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file, N_ ("Read the password from a file"), N_ ("FILE") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("Without URL it says which server is set; “set \"\"” forgets it. The password comes from "
                             "the file, from $SAMENHULP_PASSWORD, or is asked for and put into the keyring."),
                          &argc, &argv, 1, 2))
    return SAM_EXIT_MISUSED;
  if (!g_str_equal (argv[1], "set"))
    return sam_command_misused (self, _ ("A server can be “set”, not “%s”"), argv[1]);
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  if (argc == 2)
    {
      print_server (store);
      return SAM_EXIT_DONE;
    }
  if (*argv[2] != '\0' && (user == NULL || *user == '\0'))
    return sam_command_misused (self, _ ("The user is missing: --user NAME"));
  if (!sam_server_set (store, argv[2], user, &error))
    return sam_command_failed (self, error);
  if (*argv[2] != '\0' && !keep_password (argv[2], user, password_file, &error))
    return sam_command_failed (self, error);
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_server = {
  "server",
  N_ ("set [URL]"),
  N_ ("Say which server the region synchronises with"),
  run,
};
