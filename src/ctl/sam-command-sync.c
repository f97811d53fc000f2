/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-live.h"
#include "ctl/sam-syncing.h"

#include "couch/sam-couch-error.h"
#include "sync/sam-server.h"
#include "sync/sam-sync-run.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>

/* What passes by itself, or concerns only what goes beyond the region: a live run waits and tries again. */
static gboolean
may_pass (const GError *error)
{
  return g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNREACHABLE) ||
         g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CUT) ||
         g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_BUSY) ||
         g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_SERVER) ||
         g_error_matches (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_NOT_PUBLISHED) ||
         g_error_matches (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_PLATFORM) ||
         g_error_matches (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_TAKEN);
}

static int
run_live (const SamCommand *self,
          SamSyncing *syncing)
{
  g_autoptr (GError) unopened = NULL;
  g_autoptr (SamLive) live = sam_live_new (syncing->store, syncing->password, &unopened);

  if (live == NULL)
    return sam_command_failed (self, unopened);
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
      sam_live_wait (live, syncing->refused, error == NULL);
    }
}

/* What was asked for. */
typedef struct
{
  char *address;
  char *user;
  char *password_file;
  char *folder;
  char *passphrase_file;
  gboolean once;
  gboolean live;
  gboolean json;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->address);
  g_free (wishes->user);
  g_free (wishes->password_file);
  g_free (wishes->folder);
  g_free (wishes->passphrase_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static int
sync_with_folder (const SamCommand *self,
                  SamStore *store,
                  const Wishes *wishes)
{
  g_autoptr (GError) error = NULL;

  if (sam_syncing_run_folder (store, wishes->folder, wishes->passphrase_file, wishes->json, &error))
    return SAM_EXIT_DONE;
  return sam_syncing_failed (self, error);
}

static int
sync_with_server (const SamCommand *self,
                  SamStore *store,
                  const Wishes *wishes)
{
  g_auto (SamSyncing) syncing = { .json = wishes->json };
  g_autoptr (GError) error = NULL;

  if (wishes->address != NULL && !sam_server_set (store, wishes->address, wishes->user, &error))
    return sam_command_failed (self, error);
  if (!sam_syncing_connect (&syncing, store, wishes->password_file, &error))
    return sam_syncing_failed (self, error);
  if (wishes->live)
    return run_live (self, &syncing);
  return sam_syncing_run (&syncing, &error) ? SAM_EXIT_DONE : sam_syncing_failed (self, error);
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = {
    { "server", 0, 0, G_OPTION_ARG_STRING, &wishes.address, N_ ("Another server than the one that is set"),
      N_ ("URL") },
    { "user", 0, 0, G_OPTION_ARG_STRING, &wishes.user, N_ ("Who signs in there"), N_ ("NAME") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &wishes.password_file, N_ ("Read the password from a file"),
      N_ ("FILE") },
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &wishes.folder,
      N_ ("Synchronise with a folder, such as a USB stick, instead of a server"), N_ ("DIR") },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &wishes.passphrase_file,
      N_ ("Read the folder’s passphrase from a file"), N_ ("FILE") },
    { "once", 0, 0, G_OPTION_ARG_NONE, &wishes.once,
      N_ ("Synchronise and end (this is what happens without options)"), NULL },
    { "live", 0, 0, G_OPTION_ARG_NONE, &wishes.live, N_ ("Go on until stopped"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &wishes.json, N_ ("Print the numbers as JSON"), NULL },
    { NULL },
  };
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("What is in a folder is sealed with a passphrase, from the file, from "
                             "$SAMENHULP_PASSPHRASE, or asked for. Take the folder from laptop to laptop, in any "
                             "order; whoever has it and the passphrase has the whole region."),
                          &argc, &argv, 0, 0))
    return SAM_EXIT_MISUSED;
  if (wishes.once && wishes.live)
    return sam_command_misused (self, _ ("--once and --live exclude each other"));
  if (wishes.folder != NULL && (wishes.address != NULL || wishes.live))
    return sam_command_misused (self, _ ("--folder goes neither with --server nor with --live"));
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  return wishes.folder != NULL ? sync_with_folder (self, store, &wishes) : sync_with_server (self, store, &wishes);
}

const SamCommand sam_command_sync = {
  "sync",
  "",
  N_ ("Synchronise with the server, or with a folder"),
  run,
};
