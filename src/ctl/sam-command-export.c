/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "ctl/sam-selection.h"

#include "exchange/sam-export.h"
#include "exchange/sam-recipients.h"
#include "network/sam-moment.h"

#include <glib/gi18n.h>

static void
print_left_out (GPtrArray *left_out,
                SamOutputFormat format)
{
  const char *const names[] = { "id", "title", "reason", "why", NULL };
  const char *const labels[] = { _ ("Id"), _ ("Name"), _ ("Reason"), _ ("Why"), NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);

  for (guint i = 0; i < left_out->len; i++)
    {
      const SamLeftOut *record = g_ptr_array_index (left_out, i);

      sam_output_add (output, (const char *[]){ record->id, record->title, record->reason->name,
                                                sam_export_reason_get_words (record->reason) });
    }
  sam_output_print (output);
}

/* How much is in the file, and what it leaves unsaid: beside the file, for people. */
static void
print_written (const SamExportResult *result)
{
  g_printerr ("%s\n", result->written);
  for (guint i = 0; result->not_said[i] != NULL; i++)
    g_printerr ("%s\n", result->not_said[i]);
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_auto (SamSelection) selection = { 0 };
  g_autofree char *recipient_name = NULL;
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    SAM_SELECTION_ENTRIES (selection),
    { "for", 0, 0, G_OPTION_ARG_STRING, &recipient_name, N_ ("Only what may go to them, by reach and by consent"),
      "region|platform|public|print|press|phone|practices" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("List every record that is not in the file, and why"),
      "table|csv|json" },
    { "reach", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &recipient_name, NULL, NULL },
    { NULL },
  };
  g_autoptr (SamExportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamQuery) query = NULL;
  const SamMoment now = sam_moment_now ();
  SamExportRequest request = { .today = now.day };
  const SamRecipient *recipient;
  SamOutputFormat format;
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
  if (!sam_command_find_format (self, format_name, &format))
    return SAM_EXIT_MISUSED;
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
  if (!sam_selection_add_topics (&selection, self, store, query))
    return SAM_EXIT_MISUSED;
  if (!sam_export (store, &request, &result, NULL, &error))
    return sam_command_failed (self, error);
  print_written (result);
  if (format_name != NULL)
    print_left_out (result->left_out, format);
  return result->in_vain ? SAM_EXIT_FAILED : SAM_EXIT_DONE;
}

const SamCommand sam_command_export = {
  "export",
  N_ ("KIND FILE"),
  N_ ("Write records to a file"),
  run,
};
