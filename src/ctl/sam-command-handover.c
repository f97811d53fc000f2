/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "ctl/sam-password.h"
#include "exchange/sam-pdf-handover.h"
#include "network/sam-continuity.h"
#include "network/sam-today.h"
#include "sync/sam-handover.h"

#include <glib/gi18n.h>

#define MONTHS 12
#define MOST_MONTHS 120

typedef struct
{
  const SamCommand *command;
  SamSession *session;
  char *passphrase_file;
  SamOutputFormat format;
  int months;
  SamMoment now;
} Call;

static void
add_rows (SamOutput *output,
          GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const SamContinuityItem *item = items->pdata[i];

      sam_output_add (output, (const char *[]){ item->date, item->person, item->title, item->reason, item->id });
    }
}

static int
list (Call *call,
      SamStore *store)
{
  const char *const names[] = { "date", "person", "title", "reason", "id", NULL };
  const char *const labels[] = { _ ("Date"), _ ("Person"), _ ("Title"), _ ("Why"), "id", NULL };
  g_autoptr (SamOutput) output = sam_output_new (call->format, names, labels);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ends = sam_continuity_load_endings (store, call->now.day, (guint) call->months, &error);
  g_autoptr (GPtrArray) depends = NULL;

  if (ends == NULL)
    return sam_command_failed (call->command, error);
  depends = sam_continuity_load_dependencies (store, call->now.day, &error);
  if (depends == NULL)
    return sam_command_failed (call->command, error);
  add_rows (output, ends);
  add_rows (output, depends);
  sam_output_print (output);
  return SAM_EXIT_DONE;
}

static int
write_paper (Call *call,
             SamStore *store,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamPdfFlow) flow = sam_pdf_handover_new (store, call->now.day, (guint) call->months, &error);

  if (flow == NULL || !sam_pdf_flow_write (flow, path, &error))
    return sam_command_failed (call->command, error);
  return SAM_EXIT_DONE;
}

static SamSealer *
make_sealer (Call *call,
             const char *path,
             gboolean is_new,
             GError **error)
{
  g_autofree char *passphrase = sam_passphrase_find (path, call->passphrase_file, is_new, error);

  if (passphrase != NULL && is_new && g_utf8_strlen (passphrase, -1) < SAM_SEAL_LEAST_CHARACTERS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("A passphrase has at least twelve characters; nothing was written."));
      return NULL;
    }
  return passphrase != NULL ? sam_sealer_new (passphrase, SAM_SEAL_STRONG) : NULL;
}

static int
write_sealed (Call *call,
              SamStore *store,
              const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSealer) sealer = make_sealer (call, path, TRUE, &error);

  if (sealer == NULL || !sam_handover_write (store, path, sealer, NULL, &error))
    return sam_command_failed (call->command, error);
  return SAM_EXIT_DONE;
}

/* On the successor's laptop, where no region is yet. */
static int
open_sealed (Call *call,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSealer) sealer = make_sealer (call, path, FALSE, &error);

  if (sealer == NULL || !sam_handover_open (path, sam_session_get_database (call->session), sealer, &error))
    return sam_command_failed (call->command, error);
  g_print ("%s\n", sam_session_get_database (call->session));
  return SAM_EXIT_DONE;
}

static int
do_verb (Call *call,
         const char *verb,
         const char *path)
{
  SamStore *store;

  if (g_str_equal (verb, "open"))
    return open_sealed (call, path);
  store = sam_command_open (call->command, call->session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  if (g_str_equal (verb, "list"))
    return list (call, store);
  return sam_command_wants_pdf (path) ? write_paper (call, store, path) : write_sealed (call, store, path);
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  static const char *const verbs[] = { "list", "write", "open", NULL };
  g_autofree char *passphrase_file = NULL;
  g_autofree char *format_name = NULL;
  int months = MONTHS;
  const GOptionEntry entries[] = {
    { "months", 0, 0, G_OPTION_ARG_INT, &months, N_ ("How far to look ahead for what ends"), N_ ("N") },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
      N_ ("Where the passphrase of the sealed file stands"), N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("list: how to print it"), "table|csv|json" },
    { NULL },
  };
  Call call = { self, session };

  if (!sam_command_parse (self, session, entries,
                          _ ("“list” tells what ends when and what hangs on one person. “write” writes the dossier: a "
                             "file that ends in .pdf is for paper, with nobody’s name in it; any other is the whole "
                             "region, sealed with a passphrase, and “open” makes a region of it on the next laptop."),
                          &argc, &argv, 1, 2))
    return SAM_EXIT_MISUSED;
  if (!sam_command_find_format (self, format_name, &call.format))
    return SAM_EXIT_MISUSED;
  if (!g_strv_contains (verbs, argv[1]))
    return sam_command_misused (self, _ ("“%s” is neither list, write nor open"), argv[1]);
  if ((argc == 3) == g_str_equal (argv[1], "list"))
    return sam_command_misused (self, _ ("“write” and “open” take a file, “list” takes none"));
  if (months < 0 || months > MOST_MONTHS)
    return sam_command_misused (self, _ ("“%d” is no number of months"), months);
  call.passphrase_file = passphrase_file;
  call.months = months;
  call.now = sam_moment_now ();
  return do_verb (&call, argv[1], argc == 3 ? argv[2] : NULL);
}

const SamCommand sam_command_handover = {
  "handover",
  N_ ("list | write FILE | open FILE"),
  N_ ("Hand the network over to a successor"),
  run,
};
