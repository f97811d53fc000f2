/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"

#include <glib/gi18n.h>

static gboolean
delete_each (SamStore *store,
             char **ids,
             GError **error)
{
  if (!sam_store_begin_step (store, _ ("Delete"), error))
    return FALSE;
  for (guint i = 0; ids[i] != NULL; i++)
    if (!sam_store_delete (store, ids[i], error))
      return FALSE;
  return sam_store_end_step (store, error);
}

static gboolean
delete_all (SamStore *store,
            char **ids,
            GError **error)
{
  if (!sam_store_begin (store, error))
    return FALSE;
  if (delete_each (store, ids, error) && sam_store_commit (store, error))
    return TRUE;
  sam_store_rollback (store);
  return FALSE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autoptr (GError) error = NULL;
  SamStore *store;

  if (!sam_command_parse (self, session, NULL,
                          _ ("All of them are deleted, or none. “samenhulpctl undo” brings them back."),
                          &argc, &argv, 1, -1))
    return SAM_EXIT_MISUSED;
  for (int i = 1; i < argc; i++)
    if (!sam_id_is_valid (argv[i]))
      return sam_command_misused (self, _ ("“%s” is no id like KIND:UUID"), argv[i]);
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  return delete_all (store, argv + 1, &error) ? SAM_EXIT_DONE : sam_command_failed (self, error);
}

const SamCommand sam_command_delete = {
  "delete",
  N_ ("ID…"),
  N_ ("Delete records"),
  run,
};
