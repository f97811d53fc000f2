/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"

#include "network/sam-workshop-copy.h"

#include <glib/gi18n.h>

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  SamStore *store;

  if (!sam_command_parse (self, session, NULL,
                          _ ("Prints the id of the new one. Programme, room, rounds and texts stay, and the experts are "
                             "still to be asked; who registered or came is not copied."),
                          &argc, &argv, 2, 2))
    return SAM_EXIT_MISUSED;
  if (!sam_id_is_valid (argv[1]) || sam_kind_of_id (argv[1]) != sam_kind_find ("workshop"))
    return sam_command_misused (self, _ ("“%s” is no id of a workshop"), argv[1]);
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  id = sam_workshop_copy (store, argv[1], argv[2], &error);
  if (id == NULL)
    return sam_command_failed (self, error);
  g_print ("%s\n", id);
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_copy_workshop = {
  "copy-workshop",
  N_ ("ID YYYY-MM-DD"),
  N_ ("Plan a workshop once more, on another day"),
  run,
};
