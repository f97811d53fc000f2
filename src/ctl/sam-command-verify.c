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
  g_autoptr (GPtrArray) problems = NULL;
  SamStore *store;

  if (!sam_command_parse (self, session, NULL,
                          _ ("Checks the file, the revision tree and the derived tables, and prints every problem."),
                          &argc, &argv, 0, 0))
    return SAM_EXIT_MISUSED;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  problems = sam_store_verify (store, NULL, &error);
  if (problems == NULL)
    return sam_command_failed (self, error);
  for (guint i = 0; i < problems->len; i++)
    g_print ("%s\n", (char *) g_ptr_array_index (problems, i));
  if (problems->len == 0)
    {
      g_print (_ ("The database is in order.\n"));
      return SAM_EXIT_DONE;
    }
  g_printerr (ngettext ("samenhulpctl: %u problem was found.\n",
                        "samenhulpctl: %u problems were found.\n", problems->len),
              problems->len);
  return SAM_EXIT_FAILED;
}

const SamCommand sam_command_verify = {
  "verify",
  "",
  N_ ("Check the database"),
  run,
};
