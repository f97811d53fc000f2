/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"

#include "samenhulp-config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

static char *
describe_commands (void)
{
  GString *text = g_string_new (_ ("Commands:"));
  const SamCommand *const *commands = sam_commands_get_all ();

  for (guint i = 0; commands[i] != NULL; i++)
    g_string_append_printf (text, "\n  %-15s %s", commands[i]->name, _ (commands[i]->summary));
  g_string_append_printf (text, "\n\n%s",
                          _ ("“samenhulpctl COMMAND --help” says more. Without --database the file is "
                             "$SAMENHULP_DATABASE, or region.db in your data folder."));
  return g_string_free (text, FALSE);
}

/* Until the command has a name, what is wrong is told for the program. */
static const SamCommand program = { NULL, NULL, NULL, NULL };

static int
run (SamSession *session,
     int argc,
     char **argv)
{
  gboolean version = FALSE;
  g_autofree char *database = NULL;
  g_autofree char *description = describe_commands ();
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND …"));
  g_autoptr (GError) error = NULL;
  const SamCommand *command;
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &database, N_ ("The region’s file"), N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Print the version and end"), NULL },
    { NULL },
  };

  g_option_context_set_summary (context, _ ("Works on the database of a self-help network."));
  g_option_context_set_description (context, description);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  /* What follows the command is the command's. */
  g_option_context_set_strict_posix (context, TRUE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return sam_command_misused (&program, "%s", error->message);
  if (version)
    {
      g_print ("samenhulpctl %s\n", VERSION);
      return SAM_EXIT_DONE;
    }
  if (argc < 2)
    return sam_command_misused (&program, _ ("A command is missing"));
  command = sam_command_find (argv[1]);
  if (command == NULL)
    return sam_command_misused (&program, _ ("There is no command “%s”"), argv[1]);
  if (database != NULL)
    sam_session_set_database (session, database);
  return command->run (command, session, argc - 1, argv + 1);
}

int
main (int argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("SAMENHULP_LOCALEDIR");
  g_autoptr (SamSession) session = NULL;
  g_auto (GStrv) arguments = NULL;
  g_autofree char **borrowed = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("samenhulpctl");

  /* GOption moves the pointers about; the copies stay ours. */
  arguments = g_strdupv (argv);
  borrowed = g_memdup2 (arguments, sizeof (char *) * (gsize) (argc + 1));
  session = sam_session_new ();
  return run (session, argc, borrowed);
}
