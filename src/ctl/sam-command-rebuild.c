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
  const SamKind *kind = NULL;
  SamStore *store;

  if (!sam_command_parse (self, session, NULL, _ ("Makes the tables and the search index anew from the documents."),
                          &argc, &argv, 0, 1))
    return SAM_EXIT_MISUSED;
  if (argc > 1)
    {
      kind = sam_command_find_kind (self, argv[1]);
      if (kind == NULL)
        return SAM_EXIT_MISUSED;
    }
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  if (!sam_store_rebuild (store, kind, NULL, NULL, NULL, &error))
    return sam_command_failed (self, error);
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_rebuild = {
  "rebuild",
  N_ ("[KIND]"),
  N_ ("Make the derived tables anew"),
  run,
};
