/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A help question from the first call to the evaluation. */

#include "fixture.h"

#include <string.h>

static char *
take_id (Fixture *fixture)
{
  return g_strstrip (g_strdup (fixture->output));
}

static char *
put_topic (Fixture *fixture,
           const char *name,
           const char *more)
{
  g_autofree char *title = g_strconcat ("name=", name, NULL);

  assert_done (fixture, "put", "topic", title, more);
  return take_id (fixture);
}

static char *
put_group (Fixture *fixture,
           const char *name,
           const char *topic)
{
  g_autofree char *title = g_strconcat ("name=", name, NULL);
  g_autofree char *topics = g_strconcat ("topics=", topic, NULL);

  assert_done (fixture, "put", "group", title, topics, "status=open", "postcode=6411 AB");
  return take_id (fixture);
}

static void
test_a_question_goes_its_way (Fixture *fixture,
                              gconstpointer data)
{
  g_autofree char *topic = put_topic (fixture, "Zeldzaam leed", "synonyms=zeldzaamheid");
  g_autofree char *group = put_group (fixture, "Praatgroep", topic);
  g_autofree char *question = NULL;
  g_autofree char *match = NULL;

  assert_done (fixture, "ask", "zeldzaamheid", "--place", "6411", "--channel", "phone", "--text",
               "Bel mevrouw Jansen op 06 00000001");
  question = take_id (fixture);
  g_assert_nonnull (strstr (fixture->errors, "a name and a phone number"));
  assert_done (fixture, "suggest", question, "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "same topic: Zeldzaam leed"));
  assert_done (fixture, "match", question, group);
  match = take_id (fixture);
  assert_done (fixture, "match", match, "asked");
  assert_done (fixture, "match", match, "told");
  assert_done (fixture, "match", match, "in-contact");
  assert_done (fixture, "match", match, "ended", "--did-not-work");
  assert_done (fixture, "today", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "The match did not work: choose another"));
  /* Who was tried is not suggested again. */
  assert_done (fixture, "suggest", question, "--format", "csv");
  g_assert_null (strstr (fixture->output, "Praatgroep"));
  assert_done (fixture, "match", question, "no-offer");
  assert_done (fixture, "unmet", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "Zeldzaam leed,1,"));
  assert_done (fixture, "evaluate", "--sent", match);
  assert_done (fixture, "evaluate", "jjjn- Fijn");
  g_assert_true (g_str_has_prefix (fixture->output, "evaluation:"));
  assert_done (fixture, "evaluate");
  g_assert_nonnull (strstr (fixture->output, "forms: 1 back of 1 sent"));
  g_assert_null (strchr (fixture->output, '%'));
  assert_done (fixture, "verify");
}

static void
test_today_asks_for_the_form (Fixture *fixture,
                              gconstpointer data)
{
  g_autofree char *question = NULL;
  g_autofree char *match = NULL;
  g_autofree char *about = NULL;

  assert_done (fixture, "ask", "--text", "Zoekt iemand om mee te praten");
  question = take_id (fixture);
  about = g_strconcat ("question=", question, NULL);
  assert_done (fixture, "put", "match", about, "status=in_contact", "contact_on=2026-10-14");
  match = take_id (fixture);
  assert_done (fixture, "today", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "Time for the evaluation form"));
  assert_done (fixture, "evaluate", "--due");
  g_assert_nonnull (strstr (fixture->output, match));
  assert_done (fixture, "evaluate", "--sent", match);
  assert_done (fixture, "today", "--format", "csv");
  g_assert_null (strstr (fixture->output, "Time for the evaluation form"));
}

static void
test_today_forgets_who_asked (Fixture *fixture,
                              gconstpointer data)
{
  g_autofree char *question = NULL;

  assert_done (fixture, "put", "question", "subject=Rouw", "status=closed", "text=Wie kent dit?", "asker_name=Vrager",
               "asker_email=vraag@post.example", "retain_until=2026-11-22");
  question = take_id (fixture);
  assert_done (fixture, "today", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "\nlate,contact-details,Rouw,"));
  assert_done (fixture, "today", "--done", question, "--format", "csv");
  g_assert_null (strstr (fixture->output, "contact-details"));
  assert_done (fixture, "show", question, "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "Wie kent dit?"));
  g_assert_null (strstr (fixture->output, "Vrager"));
  g_assert_null (strstr (fixture->output, "post.example"));
  g_assert_cmpint (run (fixture, "today", "--done", question), ==, 1);
  fixture_assert_sentence (fixture);
  assert_done (fixture, "undo");
  assert_done (fixture, "today", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "contact-details"));
}

static void
test_the_crisis_line_is_told (Fixture *fixture,
                              gconstpointer data)
{
  assert_done (fixture, "ask", "zelfmoordgedachten");
  g_assert_nonnull (strstr (fixture->errors, "In danger now? Call 113 Zelfmoordpreventie"));
}

static void
test_the_form_stands_on_paper (Fixture *fixture,
                               gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "form.pdf", NULL);
  g_autofree char *bytes = NULL;

  assert_done (fixture, "evaluate", "--relative", "--paper", path);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
}

static void
test_misuse_is_told (Fixture *fixture,
                     gconstpointer data)
{
  g_assert_cmpint (run (fixture, "ask", "xyzzy"), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "ask", "--channel", "pigeon", "--text", "Vraag"), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "suggest", "group:x"), ==, 2);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "match", "match:00000000-0000-4000-8000-000000000000", "married"), ==, 2);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "match", "match:00000000-0000-4000-8000-000000000000", "told"), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "evaluate", "jj"), ==, 1);
  fixture_assert_sentence (fixture);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("questions/a-question-goes-its-way", "region", test_a_question_goes_its_way);
  ADD ("questions/today-asks-for-the-form", "region", test_today_asks_for_the_form);
  ADD ("questions/today-forgets-who-asked", "region", test_today_forgets_who_asked);
  ADD ("questions/the-crisis-line-is-told", "region", test_the_crisis_line_is_told);
  ADD ("questions/the-form-stands-on-paper", "region", test_the_form_stands_on_paper);
  ADD ("questions/misuse-is-told", "region", test_misuse_is_told);
  return g_test_run ();
}
