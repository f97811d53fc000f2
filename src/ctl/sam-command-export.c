/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-selection.h"

#include "exchange/sam-export.h"

#include <glib/gi18n.h>

static gboolean
find_reach (const char *name,
            SamReach *reach)
{
  static const struct
  {
    const char *name;
    SamReach reach;
  } reaches[] = {
    { "region", SAM_REACH_REGION },
    { "platform", SAM_REACH_PLATFORM },
    { "public", SAM_REACH_PUBLIC },
  };

  *reach = SAM_REACH_REGION;
  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (reaches); i++)
    if (g_str_equal (reaches[i].name, name))
      {
        *reach = reaches[i].reach;
        return TRUE;
      }
  return FALSE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_auto (SamSelection) selection = { 0 };
  g_autofree char *reach_name = NULL;
  const GOptionEntry entries[] = {
    SAM_SELECTION_ENTRIES (selection),
    { "reach", 0, 0, G_OPTION_ARG_STRING, &reach_name, N_ ("Only fields that may travel this far"),
      "region|platform|public" },
    { NULL },
  };
  g_auto (GStrv) not_said = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamQuery) query = NULL;
  const SamKind *kind;
  SamReach reach;
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("The ending of the file’s name says the format: .csv, .xlsx, .json, .vcf or .ics. What is "
                             "kept on this computer only is never exported."),
                          &argc, &argv, 2, 2))
    return SAM_EXIT_MISUSED;
  if (!find_reach (reach_name, &reach))
    return sam_command_misused (self, _ ("There is no reach “%s”"), reach_name);
  kind = sam_command_find_kind (self, argv[1]);
  query = kind == NULL ? NULL : sam_selection_to_query (&selection, self, kind);
  if (query == NULL)
    return SAM_EXIT_MISUSED;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  if (!sam_export (store, kind, query, argv[2], reach, &not_said, NULL, &error))
    return sam_command_failed (self, error);
  for (guint i = 0; not_said[i] != NULL; i++)
    g_printerr ("%s\n", not_said[i]);
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_export = {
  "export",
  N_ ("KIND FILE"),
  N_ ("Write records to a file"),
  run,
};
