/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-password.h"

#include "couch/sam-couch-error.h"
#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "sync/sam-server.h"
#include "sync/sam-sync-run.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>

/* How long a live synchronisation rests between two runs. */
#define SECONDS_BETWEEN_RUNS 15

static const struct
{
  const char *name;
  gsize offset;
} numbers[] = {
  { "pulled", G_STRUCT_OFFSET (SamSyncResult, pulled) },
  { "pushed", G_STRUCT_OFFSET (SamSyncResult, pushed) },
  { "merged", G_STRUCT_OFFSET (SamSyncResult, merged) },
  { "conflicts", G_STRUCT_OFFSET (SamSyncResult, conflicts) },
  { "refused", G_STRUCT_OFFSET (SamSyncResult, refused) },
  { "quarantined", G_STRUCT_OFFSET (SamSyncResult, quarantined) },
};

static void
print_json (const SamSyncResult *result)
{
  g_autoptr (SamJsonObject) object = sam_json_object_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *value = sam_json_from_integer ((gint64) G_STRUCT_MEMBER (guint64, result, numbers[i].offset));

      sam_json_object_set (object, numbers[i].name, value);
    }
  text = sam_json_object_to_text (object);
  g_print ("%s\n", text);
}

static void
print_for_people (const SamSyncResult *result)
{
  g_print (_ ("Received: %lu, sent: %lu, merged: %lu.\n"),
           (gulong) result->pulled, (gulong) result->pushed, (gulong) result->merged);
  if (result->conflicts > 0)
    g_print (ngettext ("%lu record was changed on both sides; see “samenhulpctl conflicts”.\n",
                       "%lu records were changed on both sides; see “samenhulpctl conflicts”.\n",
                       (gulong) result->conflicts),
             (gulong) result->conflicts);
  if (result->refused > 0)
    g_print (ngettext ("The server does not take %lu record.\n",
                       "The server does not take %lu records.\n", (gulong) result->refused),
             (gulong) result->refused);
  if (result->quarantined > 0)
    g_print (ngettext ("%lu document from the server cannot be read.\n",
                       "%lu documents from the server cannot be read.\n", (gulong) result->quarantined),
             (gulong) result->quarantined);
}

static gboolean
run_once (SamStore *store,
          SamPeer *peer,
          gboolean json,
          GError **error)
{
  SamSyncResult result = { 0 };

  if (!sam_sync_run (store, peer, NULL, NULL, &result, NULL, error))
    return FALSE;
  if (json)
    print_json (&result);
  else
    print_for_people (&result);
  return TRUE;
}

static int
fail_plainly (const SamCommand *self,
              const GError *error)
{
  gboolean no_password = g_error_matches (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_NO_PASSWORD);
  g_autofree char *sentence =
      no_password ? g_strdup (_ ("There is no password: set SAMENHULP_PASSWORD or use --password-file."))
                  : sam_sync_explain (error);
  g_autoptr (GError) plain = g_error_new_literal (error->domain, error->code, sentence);

  return sam_command_failed (self, plain);
}

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
          SamStore *store,
          SamPeer *peer,
          gboolean json)
{
  for (;;)
    {
      g_autoptr (GError) error = NULL;

      if (!run_once (store, peer, json, &error))
        {
          int status = fail_plainly (self, error);

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
  g_autofree char *password = NULL;
  gboolean once = FALSE;
  gboolean live = FALSE;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "server", 0, 0, G_OPTION_ARG_STRING, &address, N_ ("Another server than the one that is set"), N_ ("URL") },
    { "user", 0, 0, G_OPTION_ARG_STRING, &user, N_ ("Who signs in there"), N_ ("NAME") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file, N_ ("Read the password from a file"), N_ ("FILE") },
    { "once", 0, 0, G_OPTION_ARG_NONE, &once, N_ ("Synchronise and end (this is what happens without options)"), NULL },
    { "live", 0, 0, G_OPTION_ARG_NONE, &live, N_ ("Go on until stopped"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print the numbers as JSON"), NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamPeer) peer = NULL;
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
  if (password_file != NULL)
    {
      password = sam_credentials_read_file (password_file, &error);
      if (password == NULL)
        return sam_command_failed (self, error);
    }
  peer = sam_server_connect (store, password, NULL, &error);
  if (peer == NULL)
    return fail_plainly (self, error);
  if (live)
    return run_live (self, store, peer, json);
  return run_once (store, peer, json, &error) ? SAM_EXIT_DONE : fail_plainly (self, error);
}

const SamCommand sam_command_sync = {
  "sync",
  "",
  N_ ("Synchronise with the server"),
  run,
};
