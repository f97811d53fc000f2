/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people read in tables and messages, and the words that they may write. */

#include "fixture.h"

#include <string.h>

static void
assert_told (const char *text,
             const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
test_consent (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *group = fixture_put_group (fixture, "Zin");
  g_autofree char *about = g_strconcat ("about=", group, NULL);

  assert_done (fixture, "put", "consent", about, "purpose=publication", "channel=press", "given_on=2026-01-02",
               "how=form", "text_version=1", "noted_by=Ans", "expires_on=2026-03-04", "withdrawn_on=2026-05-06");
  assert_done (fixture, "list", "consent");
  assert_told (fixture->output, "Expires");
  assert_told (fixture->output, "2026-03-04");
  assert_told (fixture->output, "Withdrawn");
  assert_told (fixture->output, "2026-05-06");
}

static void
test_whole (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *id = NULL;
  const char *name = "name=Een praktijk met een naam die langer is dan op een regel van een scherm past";

  assert_done (fixture, "put", "organisation", name, "type=practice");
  id = g_strstrip (g_strdup (fixture->output));
  assert_done (fixture, "put", "organisation", name, "type=practice");
  assert_done (fixture, "merge", "organisation");
  assert_told (fixture->output, id);
  assert_told (fixture->output, name + strlen ("name="));
}

static void
test_asked_columns (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *group = fixture_put_group (fixture, "Zin");

  assert_done (fixture, "list", "group", "--columns", "name,place,status");
  assert_told (fixture->output, "Place");
  assert_done (fixture, "list", "group");
  g_assert_null (strstr (fixture->output, "Place"));
}

static void
test_sentence (Fixture *fixture,
               gconstpointer data)
{
  g_assert_cmpint (run (fixture, "list", "group", "--where", "colour=red"), ==, 2);
  assert_told (fixture->errors, "has no field “colour” (see “samenhulpctl list --help”).\n");
}

/* A wrong choice is told with those that there are; a label is as good as its name. */
static void
test_choices (Fixture *fixture,
              gconstpointer data)
{
  g_assert_cmpint (run (fixture, "put", "group", "name=Zin", "status=nonsense"), ==, 1);
  assert_told (fixture->errors, "The choices are: ");
  assert_told (fixture->errors, "open (");
  g_assert_cmpint (run (fixture, "list", "group", "--where", "status=nonsense"), ==, 2);
  assert_told (fixture->errors, "open (");
  assert_done (fixture, "put", "consent", "about=group:00000000-0000-4000-8000-000000000000",
               "purpose=being contacted", "channel=Press");
  assert_done (fixture, "list", "consent", "--where", "purpose=Being contacted", "--where", "channel=PRESS");
  assert_told (fixture->output, "consent:");
}

static void
test_topics (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *topic = NULL;

  assert_done (fixture, "put", "topic", "name=Kantklossen");
  topic = g_strstrip (g_strdup (fixture->output));
  assert_done (fixture, "put", "group", "name=Zin", "status=open", "topics=kantklossen");
  assert_done (fixture, "list", "group", "--format", "csv");
  assert_told (fixture->output, topic);
  g_assert_cmpint (run (fixture, "put", "group", "name=Zin", "status=open", "topics=hinkelen"), ==, 1);
  assert_told (fixture->errors, "There is no topic “hinkelen”.");
}

static void
test_rhythm (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *group = fixture_put_group (fixture, "Zin");

  assert_done (fixture, "put", group, "meets=elke eerste dinsdag", "exceptions=25-12-2026; 1-1-2027");
  assert_done (fixture, "show", group, "--format", "csv");
  assert_told (fixture->output, "FREQ=MONTHLY");
  assert_told (fixture->output, "2026-12-25");
  assert_told (fixture->output, "2027-01-01");
  assert_done (fixture, "show", group);
  g_assert_null (strstr (fixture->output, "FREQ="));
  assert_done (fixture, "list", "group", "--columns", "meets");
  g_assert_null (strstr (fixture->output, "FREQ="));
  g_assert_cmpint (run (fixture, "put", group, "meets=zomaar"), ==, 1);
  assert_told (fixture->errors, "every first Tuesday");
  g_assert_cmpint (run (fixture, "put", group, "exceptions=ooit"), ==, 1);
  assert_told (fixture->errors, "“ooit” is no day.");
}

/* As a calendar of another program writes it. */
static void
test_rule (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *group = fixture_put_group (fixture, "Zin");

  assert_done (fixture, "put", group, "meets=FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1");
  assert_done (fixture, "show", group, "--format", "csv");
  assert_told (fixture->output, "FREQ=MONTHLY;BYDAY=-1MO");
  g_assert_cmpint (run (fixture, "put", group, "meets=FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"), ==, 1);
  assert_told (fixture->errors, "Many calendars do not understand BYSETPOS.");
  assert_done (fixture, "put", group, "meets=rrule:freq=weekly;byday=mo");
  assert_done (fixture, "show", group, "--format", "csv");
  assert_told (fixture->output, "FREQ=WEEKLY;BYDAY=MO");
}

static void
test_history (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *group = fixture_put_group (fixture, "Zin");

  assert_done (fixture, "put", group, "meets_text=soms", "place=Heerlen");
  assert_done (fixture, "show", group, "--history");
  assert_told (fixture->output, "Place");
  g_assert_null (strstr (fixture->output, "meets_text"));
  assert_done (fixture, "show", group, "--history", "--format", "csv");
  assert_told (fixture->output, "meets_text");
}

/* Both lines of an import count the same rows. */
static void
test_import_counts (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "practices.csv", NULL);

  g_assert_true (g_file_set_contents (path,
                                      "Praktijk;Plaats;E-mail\n"
                                      "De Brug;Heerlen;brug@praktijk.example\n"
                                      "De Linde;Sittard;linde\n",
                                      -1, NULL));
  assert_done (fixture, "import", "organisation", path);
  assert_told (fixture->output, "with problems: 1\n");
  assert_told (fixture->output, "Added: 2, ");
  assert_told (fixture->output, "1 of them has a problem; the rest of it was taken over\n");
}

/* What was done is told. */
static void
test_done (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *group = fixture_put_group (fixture, "Zin");
  g_autofree char *question = NULL;
  g_autofree char *match = NULL;

  assert_done (fixture, "evaluate", "j j n ? -");
  assert_told (fixture->output, "The form is noted");
  assert_done (fixture, "put", "organisation", "name=Praktijk", "type=practice");
  assert_done (fixture, "visits");
  assert_told (fixture->output, "never");
  assert_done (fixture, "put", "question", "subject=Zin",
               "received_at=2026-06-01T10:00:00Z");
  question = g_strstrip (g_strdup (fixture->output));
  assert_done (fixture, "show", question);
  g_assert_null (strstr (fixture->output, "10:00:00Z"));
  assert_told (fixture->output, "12:00");
  assert_done (fixture, "match", question, group);
  match = g_strstrip (g_strdup (fixture->output));
  assert_done (fixture, "match", match, "asked");
  assert_told (fixture->output, "The match is now: ");
  assert_done (fixture, "match", match, "in-contact");
  g_assert_cmpint (run (fixture, "match", match, "told"), ==, 1);
  assert_told (fixture->errors, "The match is further already: ");
}

int
main (int argc,
      char **argv)
{
  const char *region = "region";

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("words/a-consent-shows-its-end", region, test_consent);
  ADD ("words/a-pipe-gets-all-of-it", region, test_whole);
  ADD ("words/a-column-that-was-asked-for-is-there", region, test_asked_columns);
  ADD ("words/a-misuse-is-one-sentence", region, test_sentence);
  ADD ("words/a-choice-may-be-its-label", region, test_choices);
  ADD ("words/a-topic-may-be-its-name", region, test_topics);
  ADD ("words/a-rhythm-is-in-words", region, test_rhythm);
  ADD ("words/a-rhythm-is-in-words-as-a-rule", region, test_rule);
  ADD ("words/a-history-has-labels", region, test_history);
  ADD ("words/an-import-counts-once", region, test_import_counts);
  ADD ("words/what-was-done-is-told", region, test_done);
  return g_test_run ();
}
