/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-selection.h"

#include "exchange/sam-export.h"
#include "exchange/sam-recipients.h"

#include <glib/gi18n.h>

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_auto (SamSelection) selection = { 0 };
  g_autofree char *recipient_name = NULL;
  const GOptionEntry entries[] = {
    SAM_SELECTION_ENTRIES (selection),
    { "for", 0, 0, G_OPTION_ARG_STRING, &recipient_name, N_ ("Only what may go to them, by reach and by consent"),
      "region|platform|public|print|press" },
    { "reach", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &recipient_name, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) not_said = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamQuery) query = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  SamExportRequest request = { .today = today };
  const SamRecipient *recipient;
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("The ending of the file’s name says the format: .csv, .xlsx, .json, .schema.json, .vcf "
                             "(vCard 4), .3.vcf (vCard 3), .ics, .hsds.json, .jsonld (schema.org) or .meetings.json "
                             "(Meeting Guide). What is kept on this computer only is never exported."),
                          &argc, &argv, 2, 2))
    return SAM_EXIT_MISUSED;
  recipient = sam_recipient_find (recipient_name != NULL ? recipient_name : "region");
  if (recipient == NULL)
    return sam_command_misused (self, _ ("There is nobody called “%s” to export for"), recipient_name);
  request.kind = sam_command_find_kind (self, argv[1]);
  query = request.kind == NULL ? NULL : sam_selection_to_query (&selection, self, request.kind);
  if (query == NULL)
    return SAM_EXIT_MISUSED;
  request.query = query;
  request.path = argv[2];
  request.recipient = recipient->channel;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  if (!sam_export (store, &request, &not_said, NULL, &error))
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
