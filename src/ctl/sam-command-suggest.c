/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "network/sam-suggestion-load.h"
#include "network/sam-today.h"

#include <glib/gi18n.h>

static void
print (GPtrArray *suggestions,
       guint limit,
       SamOutputFormat format)
{
  const char *const names[] = { "id", "name", "why", "score", NULL };
  const char *const labels[] = { "id", _ ("Name"), _ ("Why"), _ ("Score"), NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);

  for (guint i = 0; i < suggestions->len && (limit == 0 || i < limit); i++)
    {
      const SamSuggestion *suggestion = g_ptr_array_index (suggestions, i);
      g_autofree char *why = sam_suggestion_describe (suggestion);
      g_autofree char *score = g_strdup_printf ("%d", sam_suggestion_get_score (suggestion));

      sam_output_add (output, (const char *[]){ suggestion->id, suggestion->name, why, score });
    }
  sam_output_print (output);
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autofree char *format_name = NULL;
  int limit = 10;
  const GOptionEntry entries[] = {
    { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many; 0: all"), N_ ("N") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print it"), "table|csv|json" },
    { NULL },
  };
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autoptr (GError) error = NULL;
  SamOutputFormat format;
  const SamMoment now = sam_moment_now ();
  SamStore *store;

  if (!sam_command_parse (self, session, entries, NULL, &argc, &argv, 1, 1))
    return SAM_EXIT_MISUSED;
  if (!sam_command_find_format (self, format_name, &format))
    return SAM_EXIT_MISUSED;
  if (sam_kind_of_id (argv[1]) != sam_kind_find ("question"))
    return sam_command_misused (self, _ ("“%s” is no id of a help question"), argv[1]);
  if (limit < 0)
    return sam_command_misused (self, _ ("“%d” is no number of rows"), limit);
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  suggestions = sam_suggestions_load (store, argv[1], now.day, &error);
  if (suggestions == NULL)
    return sam_command_failed (self, error);
  print (suggestions, (guint) limit, format);
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_suggest = {
  "suggest",
  N_ ("QUESTION"),
  N_ ("List who could help with a question, and why"),
  run,
};
