/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"

#include "exchange/sam-attachment-files.h"

#include <glib/gi18n.h>

static SamStore *
open_for (const SamCommand *self,
          SamSession *session,
          const char *summary,
          int *argc,
          char ***argv,
          int *status)
{
  SamStore *store;

  *status = SAM_EXIT_MISUSED;
  if (!sam_command_parse (self, session, NULL, summary, argc, argv, 2, 2))
    return NULL;
  if (!sam_id_is_valid ((*argv)[1]))
    {
      *status = sam_command_misused (self, _ ("“%s” is no id like KIND:UUID"), (*argv)[1]);
      return NULL;
    }
  store = sam_command_open (self, session);
  *status = store != NULL ? SAM_EXIT_DONE : SAM_EXIT_FAILED;
  return store;
}

static int
attach (const SamCommand *self,
        SamSession *session,
        int argc,
        char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) record = NULL;
  g_autofree char *id = NULL;
  int status;
  SamStore *store = open_for (self, session,
                              _ ("The file, of at most 10 MB, is kept with the record and synchronised. “list attachment "
                                 "--where about=ID” lists what a record has; “delete” takes it away."),
                              &argc, &argv, &status);

  if (store == NULL)
    return status;
  record = sam_store_load (store, argv[1], &error);
  id = record != NULL ? sam_attachment_read_file (store, argv[1], argv[2], NULL, &error) : NULL;
  if (id == NULL)
    return sam_command_failed (self, error);
  g_print ("%s\n", id);
  return SAM_EXIT_DONE;
}

static int
write_attachment (const SamCommand *self,
                  SamSession *session,
                  int argc,
                  char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;
  SamStore *store = open_for (self, session, NULL, &argc, &argv, &status);

  if (store == NULL)
    return status;
  return sam_attachment_write_file (store, argv[1], argv[2], &error) ? SAM_EXIT_DONE
                                                                     : sam_command_failed (self, error);
}

const SamCommand sam_command_attach = {
  "attach",
  N_ ("ID FILE"),
  N_ ("Keep a file with a record"),
  attach,
};

const SamCommand sam_command_attachment = {
  "attachment",
  N_ ("ID FILE"),
  N_ ("Write what an attachment holds to a file"),
  write_attachment,
};
