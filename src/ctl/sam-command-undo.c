/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"

#include <glib/gi18n.h>

typedef struct
{
  const SamCommand *command;
  char *(*dup_label) (SamStore *store,
                      GError **error);
  gboolean (*turn) (SamStore *store,
                    GError **error);
  const char *nothing;
  void (*tell) (const char *label);
} Direction;

static void
tell_undone (const char *label)
{
  g_print (_ ("Undone: %s\n"), label);
}

static void
tell_redone (const char *label)
{
  g_print (_ ("Redone: %s\n"), label);
}

static const Direction directions[] = {
  { &sam_command_undo, sam_store_dup_undo_label, sam_store_undo, N_ ("There is nothing to undo."), tell_undone },
  { &sam_command_redo, sam_store_dup_redo_label, sam_store_redo, N_ ("There is nothing to redo."), tell_redone },
};

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  const Direction *direction = &directions[self == directions[1].command];
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  SamStore *store;

  if (!sam_command_parse (self, session, NULL, NULL, &argc, &argv, 0, 0))
    return SAM_EXIT_MISUSED;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  label = direction->dup_label (store, &error);
  if (label == NULL && error == NULL)
    g_set_error_literal (&error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND, _ (direction->nothing));
  if (label == NULL || !direction->turn (store, &error))
    return sam_command_failed (self, error);
  direction->tell (label);
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_undo = {
  "undo",
  "",
  N_ ("Take back the last change made on this computer"),
  run,
};

const SamCommand sam_command_redo = {
  "redo",
  "",
  N_ ("Take back the last undo"),
  run,
};
