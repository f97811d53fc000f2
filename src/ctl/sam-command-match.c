/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "network/sam-match-flow.h"
#include "network/sam-unmet.h"

#include <glib/gi18n.h>

static int
choose (const SamCommand *self,
        SamStore *store,
        const char *question,
        const char *with,
        const SamMoment *now)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *match = sam_match_choose (store, question, with, now, &error);

  if (match == NULL)
    return sam_command_failed (self, error);
  g_print ("%s\n", match);
  return SAM_EXIT_DONE;
}

static gboolean
take_step (SamStore *store,
           const char *match,
           SamMatchStep step,
           gboolean worked,
           const SamMoment *now,
           GError **error)
{
  g_autoptr (SamRecord) record = NULL;
  g_autofree char *status = NULL;

  if (!sam_match_take_step (store, match, step, worked, now, error))
    return FALSE;
  record = sam_store_load (store, match, error);
  if (record == NULL)
    return FALSE;
  status = sam_match_dup_status (record);
  /* Translators: %s is the status of a match */
  g_print (_ ("The match is now: %s\n"), status);
  return TRUE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  gboolean failed = FALSE;
  const GOptionEntry entries[] = {
    { "did-not-work", 0, 0, G_OPTION_ARG_NONE, &failed, N_ ("With “ended”: the asker was not helped"), NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  const SamKind *kind;
  SamMatchStep step = SAM_MATCH_CHOSEN;
  gboolean done;
  const SamMoment now = sam_moment_now ();
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("With the id of a QUESTION: WHO is the id of an expert or a group, which begins a match "
                             "and prints its id, or “no-offer”. With the id of a MATCH: the step it takes, asked, "
                             "told, in-contact, ended or declined."),
                          &argc, &argv, 2, 2))
    return SAM_EXIT_MISUSED;
  kind = sam_id_is_valid (argv[1]) ? sam_kind_of_id (argv[1]) : NULL;
  if (kind != sam_kind_find ("question") && kind != sam_kind_find ("match"))
    return sam_command_misused (self, _ ("“%s” is no id of a help question or a match"), argv[1]);
  if (kind == sam_kind_find ("match") && (!sam_match_step_from_name (argv[2], &step) || step == SAM_MATCH_CHOSEN))
    return sam_command_misused (self, _ ("“%s” is none of asked, told, in-contact, ended, declined"), argv[2]);
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  if (kind == sam_kind_find ("match"))
    done = take_step (store, argv[1], step, !failed, &now, &error);
  else if (g_str_equal (argv[2], "no-offer"))
    done = sam_unmet_note (store, argv[1], &now, &error);
  else
    return choose (self, store, argv[1], argv[2], &now);
  return done ? SAM_EXIT_DONE : sam_command_failed (self, error);
}

const SamCommand sam_command_match = {
  "match",
  N_ ("QUESTION WHO | MATCH STEP"),
  N_ ("Bring a help question together with somebody, and note how far it is"),
  run,
};
