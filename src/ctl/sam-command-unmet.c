/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "network/sam-unmet.h"

#include <glib/gi18n.h>

static void
print (GPtrArray *list,
       SamOutputFormat format)
{
  const char *const names[] = { "topic", "questions", "latest", "municipalities", "groups", "suggested", "id", NULL };
  const char *const labels[] = { _ ("Topic"), _ ("Questions"), _ ("Latest"), _ ("Municipalities"), _ ("Groups"),
                                 _ ("Found a group"), "id", NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);

  for (guint i = 0; i < list->len; i++)
    {
      const SamUnmet *unmet = g_ptr_array_index (list, i);
      g_autofree char *questions = g_strdup_printf ("%u", unmet->n_questions);
      g_autofree char *groups = g_strdup_printf ("%u", unmet->n_groups);
      const char *suggested = format == SAM_OUTPUT_TABLE ? (unmet->suggested ? _ ("yes") : "")
                                                         : (unmet->suggested ? "true" : "false");

      sam_output_add (output, (const char *[]){ unmet->name, questions, unmet->latest, unmet->places, groups, suggested,
                                                unmet->topic });
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
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print it"), "table|csv|json" },
    { NULL },
  };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  SamOutputFormat format;
  const SamMoment now = sam_moment_now ();
  SamStore *store;

  if (!sam_command_parse (self, session, entries, NULL, &argc, &argv, 0, 0))
    return SAM_EXIT_MISUSED;
  if (!sam_command_find_format (self, format_name, &format))
    return SAM_EXIT_MISUSED;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  list = sam_unmet_load (store, now.day, &error);
  if (list == NULL)
    return sam_command_failed (self, error);
  print (list, format);
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_unmet = {
  "unmet",
  "",
  N_ ("List what was asked for and is not there"),
  run,
};
