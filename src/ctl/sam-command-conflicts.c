/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"

#include "sync/sam-sync-run.h"

#include <glib/gi18n.h>

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autofree char *format_name = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print it"), "table|csv|json" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("The same as --format json"), NULL },
    { NULL },
  };
  const char *const names[] = { "id", "title", "fields", "revisions", NULL };
  const char *const labels[] = { _ ("Id"), _ ("Record"), _ ("Fields"), _ ("Revisions"), NULL };
  SamOutputFormat format;
  g_autoptr (SamOutput) output = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  SamStore *store;

  if (!sam_command_parse (self, session, entries, _ ("The first revision is the one that lists show."), &argc, &argv, 0,
                          0))
    return SAM_EXIT_MISUSED;
  if (!sam_output_format_from_name (json ? "json" : format_name, &format))
    return sam_command_misused (self, _ ("There is no format “%s”"), format_name);
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  conflicts = sam_sync_list_conflicts (store, &error);
  if (conflicts == NULL)
    return sam_command_failed (self, error);
  output = sam_output_new (format, names, labels);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const SamConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *fields = g_strjoinv ("; ", conflict->fields);
      g_autofree char *revisions = g_strjoinv ("; ", conflict->revisions);

      sam_output_add (output, (const char *[]){ conflict->id, conflict->title, fields, revisions });
    }
  sam_output_print (output);
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_conflicts = {
  "conflicts",
  "",
  N_ ("List the records that were changed on both sides"),
  run,
};
