/* SPDX-License-Identifier: GPL-3.0-or-later */

/* samenhulp-hub: the server for one office, a demo or a test. It speaks as much of CouchDB's protocol as replication
 * needs. Everything but the hashing of passwords happens on one thread: SQLite's work is short. */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-commands.h"
#include "hub/sam-hub-server.h"

#include "samenhulp-config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#define DEFAULT_ADDRESS "127.0.0.1:5984"
#define DEFAULT_LIMIT_MB 64
#define DEFAULT_CONNECTIONS 800
#define DEFAULT_SILENT_SECONDS 120
#define EXIT_USAGE 2

static char *option_data;
static char *option_listen;
static char *option_certificate;
static char *option_key;
static int option_limit = DEFAULT_LIMIT_MB;
static int option_connections = DEFAULT_CONNECTIONS;
static int option_silence = DEFAULT_SILENT_SECONDS;
static gboolean option_admin;
static char **option_members;
static gboolean option_version;
static char **option_words;

static const GOptionEntry entries[] = {
  { "data", 'd', 0, G_OPTION_ARG_FILENAME, &option_data, N_ ("Where the databases and the users are kept"),
    N_ ("DIR") },
  { "listen", 'l', 0, G_OPTION_ARG_STRING, &option_listen, N_ ("Address and port to listen on, 127.0.0.1:5984 without this; port 0 picks one"),
    N_ ("ADDRESS:PORT") },
  { "tls-cert", 0, 0, G_OPTION_ARG_FILENAME, &option_certificate, N_ ("Certificate, with its chain (PEM)"),
    N_ ("FILE") },
  { "tls-key", 0, 0, G_OPTION_ARG_FILENAME, &option_key, N_ ("Private key of the certificate (PEM)"), N_ ("FILE") },
  { "max-request", 0, 0, G_OPTION_ARG_INT, &option_limit, N_ ("Largest request taken, in megabytes"), N_ ("MB") },
  { "max-connections", 0, 0, G_OPTION_ARG_INT, &option_connections, N_ ("How many may be connected at once"),
    N_ ("NUMBER") },
  { "max-silence", 0, 0, G_OPTION_ARG_INT, &option_silence,
    N_ ("Close a connection on which nothing happens for so long, in seconds"), N_ ("SECONDS") },
  { "admin", 0, 0, G_OPTION_ARG_NONE, &option_admin, N_ ("user add: may make and delete databases"), NULL },
  { "member", 0, 0, G_OPTION_ARG_STRING_ARRAY, &option_members, N_ ("database add: may use the database"),
    N_ ("USER") },
  { "version", 0, 0, G_OPTION_ARG_NONE, &option_version, N_ ("Tell the version"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &option_words, NULL, NULL },
  { NULL },
};

static int
fail (const char *message)
{
  g_printerr ("samenhulp-hub: %s\n", message);
  return EXIT_FAILURE;
}

static gboolean
on_signal_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

static int
serve (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamHub) hub = NULL;
  g_autofree char *address = NULL;
  SamHubLimits limits;

  if ((option_certificate == NULL) != (option_key == NULL))
    return fail (_ ("--tls-cert and --tls-key belong together."));
  if (option_certificate != NULL)
    {
      certificate = g_tls_certificate_new_from_files (option_certificate, option_key, &error);
      if (certificate == NULL)
        return fail (error->message);
    }

  limits.body_bytes = (gsize) CLAMP (option_limit, 1, 1024) * 1024 * 1024;
  limits.connections = (guint) CLAMP (option_connections, 1, 100000);
  limits.silent_seconds = (guint) CLAMP (option_silence, 1, 86400);
  hub = sam_hub_new (option_data, &limits, &error);
  if (hub == NULL)
    return fail (error->message);
  address = sam_hub_listen (hub, option_listen != NULL ? option_listen : DEFAULT_ADDRESS, certificate, &error);
  if (address == NULL)
    return fail (error->message);

  g_unix_signal_add (SIGTERM, on_signal_cb, loop);
  g_unix_signal_add (SIGINT, on_signal_cb, loop);
  /* Programs wait for this very line. */
  g_print ("listening on %s\n", address);
  fflush (stdout);
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}

/* An option that does nothing with this command is a mistake. */
static gboolean
check_options (char **words)
{
  if (option_admin && !g_str_equal (words[0], "user"))
    fail (_ ("--admin belongs to “user add NAME”: it makes an administrator."));
  else if (option_members != NULL && !g_str_equal (words[0], "database"))
    fail (_ ("--member belongs to “database add NAME”: it lets a user use the database."));
  else
    return TRUE;
  return FALSE;
}

static int
run_words (char **words)
{
  g_autoptr (GError) error = NULL;
  guint n_words = g_strv_length (words);
  gboolean done = FALSE;

  if (!check_options (words))
    return EXIT_USAGE;
  if (n_words == 3 && g_str_equal (words[0], "user") && g_str_equal (words[1], "add"))
    done = sam_hub_command_add_user (option_data, words[2], option_admin, &error);
  else if (n_words == 3 && g_str_equal (words[0], "user") && g_str_equal (words[1], "remove"))
    done = sam_hub_command_remove_user (option_data, words[2], &error);
  else if (n_words == 3 && g_str_equal (words[0], "database") && g_str_equal (words[1], "add"))
    done = sam_hub_command_add_database (option_data, words[2], option_members, &error);
  else
    {
      fail (_ ("Unknown command; it is “user add NAME”, “user remove NAME” or “database add NAME”."));
      return EXIT_USAGE;
    }

  return done ? EXIT_SUCCESS : fail (error->message);
}

int
main (int argc,
      char *argv[])
{
  const char *locale_dir = g_getenv ("SAMENHULP_LOCALEDIR");
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  context = g_option_context_new (_ ("[user add NAME | user remove NAME | database add NAME]"));
  g_option_context_set_summary (context, _ ("The server that the computers of one office synchronise with. Without a "
                                            "command it serves until it is stopped."));
  g_option_context_set_description (context, _ ("The database of a region is called region-SLUG, as in\n"
                                                "  samenhulp-hub --data DIR user add ans\n"
                                                "  samenhulp-hub --data DIR database add region-heerlen --member ans\n"
                                                "  samenhulp-hub --data DIR\n"
                                                "The commands may be given while it serves."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      fail (error->message);
      return EXIT_USAGE;
    }
  if (option_version)
    {
      g_print ("samenhulp-hub %s\n", VERSION);
      return EXIT_SUCCESS;
    }
  if (option_data == NULL)
    {
      fail (_ ("Say with --data where the databases are kept."));
      return EXIT_USAGE;
    }

  if (option_words != NULL)
    return run_words (option_words);
  if (option_admin || option_members != NULL)
    {
      fail (_ ("--admin and --member belong to a command: “user add NAME --admin”, “database add NAME --member USER”."));
      return EXIT_USAGE;
    }
  return serve ();
}
