/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"

#include "samenhulp-config.h"

#include <glib/gi18n.h>
#include <string.h>

static const SamCommand *const commands[] = {
  &sam_command_init,
  &sam_command_demo,
  &sam_command_today,
  &sam_command_list,
  &sam_command_show,
  &sam_command_fields,
  &sam_command_put,
  &sam_command_delete,
  &sam_command_attach,
  &sam_command_attachment,
  &sam_command_merge,
  &sam_command_undo,
  &sam_command_redo,
  &sam_command_search,
  &sam_command_ask,
  &sam_command_suggest,
  &sam_command_match,
  &sam_command_unmet,
  &sam_command_map,
  &sam_command_toolkit,
  &sam_command_guide,
  &sam_command_evaluate,
  &sam_command_import,
  &sam_command_export,
  &sam_command_blueprint,
  &sam_command_handover,
  &sam_command_server,
  &sam_command_sync,
  &sam_command_publish,
  &sam_command_conflicts,
  &sam_command_report,
  &sam_command_targets,
  &sam_command_resolve,
  &sam_command_plan,
  &sam_command_plan_workshop,
  &sam_command_copy_workshop,
  &sam_command_verify,
  &sam_command_visits,
  &sam_command_rebuild,
  &sam_command_backup,
  &sam_command_restore,
  NULL,
};

/**
 * sam_commands_get_all:
 *
 * Returns: (array zero-terminated=1) (transfer none): the commands, in the order that the help tells them
 */
const SamCommand *const *
sam_commands_get_all (void)
{
  return commands;
}

/**
 * sam_command_find:
 *
 * Returns: (nullable): the command of that name
 */
const SamCommand *
sam_command_find (const char *name)
{
  for (guint i = 0; commands[i] != NULL; i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

/* A message becomes one sentence on one line. */
static void
print_sentence (const char *message)
{
  g_autofree char *line = g_strdelimit (g_strdup (message), "\r\n", ' ');

  g_strchomp (line);
  g_printerr ("samenhulpctl: %s%s\n", line, strchr (".!?", line[strlen (line) - 1]) == NULL ? "." : "");
}

/**
 * sam_command_misused:
 *
 * Says on standard error what is wrong with the way @self was called.
 *
 * Returns: the exit status for it
 */
int
sam_command_misused (const SamCommand *self,
                     const char *format,
                     ...)
{
  g_autofree char *message = NULL;
  g_autofree char *called = NULL;
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* What may stand alone as a sentence goes on with where to look. */
  if (g_str_has_suffix (message, "."))
    message[strlen (message) - 1] = '\0';
  called = g_strjoin (" ", "samenhulpctl", self->name, NULL);
  sentence = g_strdup_printf (_ ("%s (see “%s --help”)"), message, called);
  print_sentence (sentence);
  return SAM_EXIT_MISUSED;
}

/**
 * sam_command_failed:
 *
 * Says on standard error why @self could not be done.
 *
 * Returns: the exit status for it
 */
int
sam_command_failed (const SamCommand *self,
                    const GError *error)
{
  print_sentence (error->message);
  return SAM_EXIT_FAILED;
}

/**
 * sam_command_parse:
 * @entries: (nullable): the command's own options
 * @description: (nullable): what --help says below the options
 * @least: how many arguments it needs
 * @most: how many it takes at most, or -1
 *
 * Reads the options, leaving the arguments in @argv from 1 on. --help ends the program here.
 *
 * Returns: whether the call was right; else it has been said what is wrong
 */
gboolean
sam_command_parse (const SamCommand *self,
                   SamSession *session,
                   const GOptionEntry *entries,
                   const char *description,
                   int *argc,
                   char ***argv,
                   int least,
                   int most)
{
  /* The translation of an empty text would be the head of the catalogue. */
  const char *arguments = *self->arguments != '\0' ? _ (self->arguments) : NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_autofree char *database = NULL;
  g_autofree char *program = g_strconcat ("samenhulpctl ", self->name, NULL);
  g_autoptr (GError) error = NULL;
  const GOptionEntry common[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &database, N_ ("The region’s file"), N_ ("FILE") },
    { NULL },
  };

  g_set_prgname (program);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (self->summary));
  g_option_context_set_description (context, description);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      sam_command_misused (self, "%s", error->message);
      return FALSE;
    }
  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      memmove (&(*argv)[1], &(*argv)[2], sizeof (char *) * (gsize) (*argc - 1));
      (*argc)--;
    }
  if (*argc - 1 < least)
    {
      sam_command_misused (self, _ ("Something is missing: %s"), arguments);
      return FALSE;
    }
  if (most >= 0 && *argc - 1 > most)
    {
      sam_command_misused (self, _ ("“%s” is too much"), (*argv)[most + 1]);
      return FALSE;
    }
  if (database != NULL)
    sam_session_set_database (session, database);
  return TRUE;
}

const SamKind *
sam_command_find_kind (const SamCommand *self,
                       const char *name)
{
  const SamKind *kind = sam_kind_find (name);

  if (kind == NULL)
    {
      g_autoptr (GString) names = g_string_new (NULL);
      const SamKind *const *kinds = sam_kinds_get_all (NULL);

      for (guint i = 0; kinds[i] != NULL; i++)
        g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", kinds[i]->name);
      sam_command_misused (self, _ ("There is no kind “%s” among %s"), name, names->str);
    }
  return kind;
}

/**
 * sam_command_find_format:
 * @format: (out):
 *
 * Returns: whether there is such a format; else that was said
 */
gboolean
sam_command_find_format (const SamCommand *self,
                         const char *name,
                         SamOutputFormat *format)
{
  if (sam_output_format_from_name (name, format))
    return TRUE;
  sam_command_misused (self, _ ("There is no format “%s”"), name);
  return FALSE;
}

/**
 * sam_command_open:
 *
 * Returns: (transfer full) (nullable): the store of the session's database; NULL when it was said why it can't be
 *   opened
 */
SamStore *
sam_command_open (const SamCommand *self,
                  SamSession *session)
{
  g_autoptr (GError) error = NULL;
  SamStore *store = sam_session_open (session, SAM_DATABASE_OPEN_EXISTING, &error);

  if (store == NULL)
    sam_command_failed (self, error);
  return store;
}

gboolean
sam_command_wants_pdf (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".pdf");
}
