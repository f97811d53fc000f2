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

  if (!sam_command_parse (self, session, NULL,
                          _ ("The backup is checked first. The database as it was stays beside it, under its name and "
                             "“.before-restore”."),
                          &argc, &argv, 1, 1))
    return SAM_EXIT_MISUSED;
  if (!sam_store_restore (sam_session_get_database (session), argv[1], &error))
    return sam_command_failed (self, error);
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_restore = {
  "restore",
  N_ ("FILE"),
  N_ ("Go back to a backup"),
  run,
};
