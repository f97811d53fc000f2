/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "network/sam-privacy.h"
#include "network/sam-question-entry.h"
#include "store/sam-clock.h"

#include <glib/gi18n.h>

/* What should be seen before somebody reads on: who is in danger, and what should not have been written down. */
static void
warn (SamStore *store,
      SamRecord *question)
{
  g_autofree char *text = sam_record_dup_text (question, "text");
  g_autofree char *crisis = sam_question_describe_crisis (store, question);
  g_autofree char *privacy = sam_privacy_describe (sam_privacy_find (text));

  if (crisis != NULL)
    g_printerr ("%s\n", crisis);
  if (privacy != NULL)
    g_printerr ("%s\n", privacy);
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autofree char *place = NULL;
  g_autofree char *text = NULL;
  g_autofree char *channel = NULL;
  g_autofree char *source = NULL;
  g_autofree char *practice = NULL;
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = {
    { "place", 0, 0, G_OPTION_ARG_STRING, &place, N_ ("A postcode, its four digits, a place or a municipality"),
      N_ ("PLACE") },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, N_ ("What is asked, without names"), N_ ("TEXT") },
    { "channel", 0, 0, G_OPTION_ARG_STRING, &channel, N_ ("How it came"), "platform|phone|gp|desk|email|other" },
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, N_ ("Who asks"), "care|social|self|relative" },
    { "practice", 0, 0, G_OPTION_ARG_STRING, &practice, N_ ("The practice that referred"), N_ ("ID") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("In which language one talks with the asker"),
      N_ ("LANGUAGE") },
    { NULL },
  };
  g_autoptr (SamRecord) question = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *topics = NULL;
  SamQuestionEntry entry = { 0 };
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("Topics are named as people name them. Prints the id of the question; whom to call in "
                             "danger, and what should not stand in the text, is told on standard error."),
                          &argc, &argv, 0, -1))
    return SAM_EXIT_MISUSED;
  topics = g_strjoinv (", ", argv + 1);
  entry.topics = topics;
  entry.place = place;
  entry.text = text;
  entry.channel = channel;
  entry.source = source;
  entry.practice = practice;
  entry.language = language;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  question = sam_question_enter (store, &entry, sam_clock_get_seconds (), &error);
  if (question == NULL)
    return sam_command_failed (self, error);
  g_print ("%s\n", sam_record_get_id (question));
  warn (store, question);
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_ask = {
  "ask",
  N_ ("TOPIC…"),
  N_ ("Note a help question"),
  run,
};
