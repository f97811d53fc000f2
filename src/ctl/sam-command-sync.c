/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-syncing.h"

#include "couch/sam-couch-error.h"
#include "sync/sam-server.h"
#include "sync/sam-sync-run.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>

/* How long a live synchronisation rests between two runs. */
#define SECONDS_BETWEEN_RUNS 15

/* What passes by itself: a server that is away comes back, and a live run waits for it. */
static gboolean
may_pass (const GError *error)
{
  return g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNREACHABLE) ||
         g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CUT) ||
         g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_BUSY) ||
         g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_SERVER);
}

static int
run_live (const SamCommand *self,
          SamSyncing *syncing)
{
  for (;;)
    {
      g_autoptr (GError) error = NULL;

      if (!sam_syncing_run (syncing, &error))
        {
          int status = sam_syncing_failed (self, error);

          if (!may_pass (error))
            return status;
        }
      fflush (stdout);
      g_usleep (SECONDS_BETWEEN_RUNS * G_USEC_PER_SEC);
    }
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autofree char *address = NULL;
  g_autofree char *user = NULL;
  g_autofree char *password_file = NULL;
  gboolean once = FALSE;
  gboolean live = FALSE;
  g_auto (SamSyncing) syncing = { 0 };
  const GOptionEntry entries[] = {
    { "server", 0, 0, G_OPTION_ARG_STRING, &address, N_ ("Another server than the one that is set"), N_ ("URL") },
    { "user", 0, 0, G_OPTION_ARG_STRING, &user, N_ ("Who signs in there"), N_ ("NAME") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file, N_ ("Read the password from a file"), N_ ("FILE") },
    { "once", 0, 0, G_OPTION_ARG_NONE, &once, N_ ("Synchronise and end (this is what happens without options)"), NULL },
    { "live", 0, 0, G_OPTION_ARG_NONE, &live, N_ ("Go on until stopped"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &syncing.json, N_ ("Print the numbers as JSON"), NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  SamStore *store;

  if (!sam_command_parse (self, session, entries, NULL, &argc, &argv, 0, 0))
    return SAM_EXIT_MISUSED;
  if (once && live)
    return sam_command_misused (self, _ ("--once and --live exclude each other"));
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  if (address != NULL && !sam_server_set (store, address, user, &error))
    return sam_command_failed (self, error);
  if (!sam_syncing_connect (&syncing, store, password_file, &error))
    return sam_syncing_failed (self, error);
  if (live)
    return run_live (self, &syncing);
  return sam_syncing_run (&syncing, &error) ? SAM_EXIT_DONE : sam_syncing_failed (self, error);
}

const SamCommand sam_command_sync = {
  "sync",
  "",
  N_ ("Synchronise with the server"),
  run,
};
