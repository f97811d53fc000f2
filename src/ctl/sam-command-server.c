/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-password.h"

#include "couch/sam-couch-client.h"
#include "network/sam-new-region.h"
#include "sync/sam-provision.h"
#include "sync/sam-server.h"
#include "sync/sam-sync-run.h"

#include <glib/gi18n.h>
#include <string.h>

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

/* The password in the environment is for this run only; any other goes to the keyring, where it is looked for under the
 * address as it was kept, not as it was typed. */
static gboolean
keep_password (SamStore *store,
               const char *user,
               const char *file,
               GError **error)
{
  g_autofree char *address = sam_server_dup_address (store);
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

typedef struct
{
  char *user;
  char *password_file;
  char *region;
  char **coordinators;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->user);
  g_free (wishes->password_file);
  g_free (wishes->region);
  g_strfreev (wishes->coordinators);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static int
set_server (const SamCommand *self,
            SamSession *session,
            const char *address,
            const Wishes *wishes)
{
  g_autoptr (GError) error = NULL;
  SamStore *store;

  if (address != NULL && *address != '\0' && (wishes->user == NULL || *wishes->user == '\0'))
    return sam_command_misused (self, _ ("The user is missing: --user NAME"));
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  if (address == NULL)
    print_server (store);
  else if (!sam_server_set (store, address, wishes->user, &error) ||
           (*address != '\0' && !keep_password (store, wishes->user, wishes->password_file, &error)))
    return sam_command_failed (self, error);
  return SAM_EXIT_DONE;
}

static char *
find_password (const char *address,
               const Wishes *wishes,
               GError **error)
{
  if (wishes->password_file != NULL)
    return sam_credentials_read_file (wishes->password_file, error);
  if (sam_password_in_environment ())
    return g_strdup (g_getenv ("SAMENHULP_PASSWORD"));
  return sam_password_ask (address, wishes->user, error);
}

/* Who may make databases is told apart from who may use them. */
static int
fail_to_provision (const SamCommand *self,
                   const GError *error)
{
  g_autofree char *sentence = NULL;
  g_autoptr (GError) plain = NULL;

  if (g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_FORBIDDEN) ||
      (g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNAUTHORIZED) &&
       strstr (error->message, "server admin") != NULL))
    sentence = g_strdup (_ ("This user is no administrator of the server. Sign in as one with --user; on a hub, "
                            "“samenhulp-hub --data DIR user add NAME --admin” makes one."));
  else
    sentence = sam_sync_explain (error);
  plain = g_error_new_literal (error->domain, error->code, sentence);
  return sam_command_failed (self, plain);
}

static void
print_steps (GPtrArray *steps)
{
  guint made = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const SamProvisionStep *step = g_ptr_array_index (steps, i);

      g_print ("%s%s\n", step->what, step->password != NULL ? step->password : "");
      made += step->made;
    }
  if (steps->len > 0 && made == 0)
    g_print ("%s\n", _ ("All of it was so already."));
}

/* Makes all that the region needs on the server, which takes a user who may. */
static int
provision (const SamCommand *self,
           const char *typed,
           const Wishes *wishes)
{
  g_autofree char *address = typed != NULL ? sam_server_trim_address (typed) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *slug = NULL;
  g_autofree char *password = NULL;
  g_autoptr (SamCouchClient) client = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (address == NULL || wishes->user == NULL || wishes->region == NULL)
    return sam_command_misused (self, _ ("Something is missing: %s"), "provision URL --region SLUG --user NAME");
  slug = sam_new_region_slug (wishes->region);
  if (*slug == '\0')
    return sam_command_misused (self, _ ("“%s” is no short name of a region"), wishes->region);
  password = find_password (address, wishes, &error);
  if (password == NULL)
    return sam_command_failed (self, error);
  client = sam_couch_client_new (address, wishes->user, password, &error);
  if (client == NULL)
    return sam_command_failed (self, error);
  steps = sam_provision (client, slug, (const char *const *) wishes->coordinators, NULL, &error);
  print_steps (steps);
  return error == NULL ? SAM_EXIT_DONE : fail_to_provision (self, error);
}

static int
forget (const SamCommand *self,
        SamSession *session)
{
  SamStore *store = sam_command_open (self, session);
  g_autofree char *address = NULL;
  g_autofree char *user = NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return SAM_EXIT_FAILED;
  address = sam_server_dup_address (store);
  user = sam_server_dup_user (store);
  if (!sam_server_set (store, NULL, NULL, &error))
    return sam_command_failed (self, error);
  if (address == NULL || *address == '\0')
    {
      print_server (store);
      return SAM_EXIT_DONE;
    }
  if (user != NULL && *user != '\0')
    sam_credentials_forget (address, user, NULL);
  g_print (_ ("%s is forgotten, and so is its password. What is on the server stays there.\n"), address);
  return SAM_EXIT_DONE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = {
    { "user", 0, 0, G_OPTION_ARG_STRING, &wishes.user, N_ ("Who signs in there"), N_ ("NAME") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &wishes.password_file, N_ ("Read the password from a file"),
      N_ ("FILE") },
    { "region", 0, 0, G_OPTION_ARG_STRING, &wishes.region, N_ ("provision: the region’s short name"), N_ ("SLUG") },
    { "coordinator", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.coordinators,
      N_ ("provision: who works for the region from now on; made when new, with a password that is told once"),
      N_ ("NAME") },
    { NULL },
  };
  const char *address;

  if (!sam_command_parse (self, session, entries,
                          _ ("“set URL” says which server the region synchronises with, “set” alone tells, “forget” "
                             "ends it. “provision URL” makes ready, as an administrator of the server, what a region "
                             "needs there: its databases, who may use them, and the rules of what they take; it may be "
                             "done again. The password comes from the file, from $SAMENHULP_PASSWORD, or is asked for; "
                             "set puts it into the keyring."),
                          &argc, &argv, 1, 2))
    return SAM_EXIT_MISUSED;
  address = argc > 2 ? argv[2] : NULL;
  if (g_str_equal (argv[1], "set"))
    return set_server (self, session, address, &wishes);
  if (g_str_equal (argv[1], "forget") && address == NULL)
    return forget (self, session);
  if (g_str_equal (argv[1], "provision"))
    return provision (self, address, &wishes);
  return sam_command_misused (self, _ ("A server can be “set”, “forget” or “provision”, not “%s”"), argv[1]);
}

const SamCommand sam_command_server = {
  "server",
  N_ ("set [URL] | forget | provision URL"),
  N_ ("Say which server the region synchronises with, or make one ready"),
  run,
};
