/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"

#include <glib/gi18n.h>

static char *
plain_snippet (const char *snippet)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  /* The marks around the words that were found. */
  for (; snippet != NULL && *snippet != '\0'; snippet++)
    if (*snippet != '\x02' && *snippet != '\x03')
      g_string_append_c (plain, *snippet);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autofree char *format_name = NULL;
  int limit = 50;
  const GOptionEntry entries[] = {
    { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("No more than this many"), N_ ("N") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print it"), "table|csv|json" },
    { NULL },
  };
  const char *const names[] = { "id", "title", "in", "found", NULL };
  const char *const labels[] = { _ ("Id"), _ ("Record"), _ ("Found in"), _ ("Found"), NULL };
  SamOutputFormat format;
  g_autoptr (SamOutput) output = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  SamStore *store;

  if (!sam_command_parse (self, session, entries, NULL, &argc, &argv, 1, -1))
    return SAM_EXIT_MISUSED;
  if (!sam_command_find_format (self, format_name, &format))
    return SAM_EXIT_MISUSED;
  if (limit < 1)
    return sam_command_misused (self, _ ("“%d” is no number of records"), limit);
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  text = g_strjoinv (" ", argv + 1);
  hits = sam_store_search (store, text, (guint) limit, NULL, &error);
  if (hits == NULL)
    return sam_command_failed (self, error);
  output = sam_output_new (format, names, labels);
  for (guint i = 0; i < hits->len; i++)
    {
      const SamHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *snippet = plain_snippet (hit->snippet);

      const char *what = sam_hit_get_what (hit);

      sam_output_add (output, (const char *[]){ hit->id, hit->title, what != NULL ? _ (what) : NULL, snippet });
    }
  sam_output_print (output);
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_search = {
  "search",
  N_ ("TEXT"),
  N_ ("Search in all records"),
  run,
};
