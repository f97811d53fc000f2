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
  SamStore *store;

  if (!sam_command_parse (self, session, NULL, _ ("Others may go on working in the database meanwhile."), &argc, &argv,
                          1, 1))
    return SAM_EXIT_MISUSED;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  return sam_store_backup (store, argv[1], NULL, &error) ? SAM_EXIT_DONE : sam_command_failed (self, error);
}

const SamCommand sam_command_backup = {
  "backup",
  N_ ("FILE"),
  N_ ("Write a copy of the whole database"),
  run,
};
