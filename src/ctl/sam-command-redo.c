/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"

#include <glib/gi18n.h>

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  SamStore *store;

  if (!sam_command_parse (self, session, NULL, NULL, &argc, &argv, 0, 0))
    return SAM_EXIT_MISUSED;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  label = sam_store_dup_redo_label (store, &error);
  if (label == NULL && error == NULL)
    g_set_error_literal (&error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND, _ ("There is nothing to redo."));
  if (label == NULL || !sam_store_redo (store, &error))
    return sam_command_failed (self, error);
  g_print (_ ("Redone: %s\n"), label);
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_redo = {
  "redo",
  "",
  N_ ("Take back the last undo"),
  run,
};
