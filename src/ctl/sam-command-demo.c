/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"

#include "network/sam-demo.h"
#include "record/sam-spelling.h"

#include <glib/gi18n.h>

/* A day of its own, so that the demo is the same whenever it is made. */
#define DEMO_DAY "2026-11-23"

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  int groups = 0;
  gint64 seed = 1;
  g_autofree char *date = NULL;
  const GOptionEntry entries[] = {
    { "groups", 0, 0, G_OPTION_ARG_INT, &groups, N_ ("How many groups (180)"), N_ ("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Another seed, another region (1)"), N_ ("N") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("The day around which it happens"), N_ ("YYYY-MM-DD") },
    { NULL },
  };
  SamDemoOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("Nobody in it exists. The same seed and day give the same data on every computer."), &argc,
                          &argv, 0, 0))
    return SAM_EXIT_MISUSED;
  if (groups < 0 || seed < 0 || seed > G_MAXUINT32)
    return sam_command_misused (self, _ ("Groups and seed are whole numbers from 0"));
  if (date != NULL && !sam_spelling_check (SAM_FIELD_DATE, date, NULL))
    return sam_command_misused (self, _ ("“%s” is no day like 2026-12-31"), date);
  options.n_groups = (guint) groups;
  options.seed = (guint32) seed;
  options.today = date != NULL ? date : DEMO_DAY;
  store = sam_session_open (session, SAM_DATABASE_CREATE, &error);
  if (store == NULL || !sam_demo_fill (store, &options, NULL, &error))
    {
      sam_session_discard (session);
      return sam_command_failed (self, error);
    }
  g_print ("%s\n", sam_session_get_database (session));
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_demo = {
  "demo",
  "",
  N_ ("Make a made-up region to try things on"),
  run,
};
