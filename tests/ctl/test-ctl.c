/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const put_json[] = { "put", "group", "--json", "-", NULL };

static void
test_misuse (Fixture *fixture,
             gconstpointer data)
{
  static const char *const calls[][8] = {
    { NULL },
    { "frobnicate" },
    { "--frobnicate" },
    { "list" },
    { "list", "nothing" },
    { "list", "group", "person" },
    { "list", "group", "--where", "name" },
    { "list", "group", "--where", "colour=red" },
    { "list", "group", "--sort", "colour" },
    { "list", "group", "--format", "xml" },
    { "list", "group", "--columns", "colour" },
    { "list", "group", "--limit", "many" },
    { "show" },
    { "show", "group" },
    { "put", "group" },
    { "put", "group", "name" },
    { "put", "group", "colour=red" },
    { "put", "group:1", "name=Zin" },
    { "put", "group", "--json", "-", "name=Zin" },
    { "delete" },
    { "delete", "Zin" },
    { "init" },
    { "export", "group" },
    { "export", "group", "x.csv", "--reach", "device" },
    { "backup" },
    { "import", "group" },
    { "import", "group", "x.csv", "--on-duplicate", "ask" },
    { "import", "group", "x.csv", "--topic", "Angst" },
    { "restore" },
    { "verify", "all" },
    { "rebuild", "nothing" },
    { "plan" },
    { "plan-workshop" },
    { "plan-workshop", "group:00000000-0000-4000-8000-000000000000" },
    { "copy-workshop", "workshop:00000000-0000-4000-8000-000000000000" },
    { "copy-workshop", "group:00000000-0000-4000-8000-000000000000", "2027-03-04" },
    { "sync", "--once", "--live" },
    { "server" },
    { "server", "frobnicate" },
    { "server", "provision", "http://127.0.0.1:1/" },
    { "conflicts", "all" },
    { "report" },
    { "report", "nonsense", "--output", "x.pdf" },
    { "report", "year", "--output", "x.doc" },
    { "report", "--list", "--format", "xml" },
    { "resolve" },
    { "resolve", "no-id" },
    { "resolve", "group:00000000-0000-4000-8000-000000000000", "place" },
    { "resolve", "--all", "nobody", "group:00000000-0000-4000-8000-000000000000" },
    { "plan", "x.json", "--steps", "1", "--time-limit", "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *call = g_strjoinv (" ", (char **) calls[i]);

      g_test_message ("%s", call);
      g_assert_cmpint (fixture_run (fixture, NULL, calls[i]), ==, 2);
      g_assert_cmpstr (fixture->output, ==, "");
      fixture_assert_sentence (fixture);
    }
}

static void
test_help (Fixture *fixture,
           gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  guint n_commands = 0;
  gboolean commands = FALSE;

  assert_done (fixture, "--version");
  g_assert_true (g_str_has_prefix (fixture->output, "samenhulpctl "));
  assert_done (fixture, "--help");
  lines = g_strsplit (fixture->output, "\n", -1);
  for (guint i = 0; lines[i] != NULL && !(commands && *lines[i] == '\0'); i++)
    {
      g_auto (GStrv) words = NULL;

      if (!commands)
        {
          commands = g_str_equal (lines[i], "Commands:");
          continue;
        }
      words = g_strsplit (g_strstrip (lines[i]), " ", 2);
      g_test_message ("%s", words[0]);
      assert_done (fixture, words[0], "--help");
      g_assert_nonnull (strstr (fixture->output, words[0]));
      g_assert_cmpstr (fixture->errors, ==, "");
      n_commands++;
    }
  g_assert_cmpuint (n_commands, >=, 13);
}

static void
test_no_database (Fixture *fixture,
                  gconstpointer data)
{
  g_assert_cmpint (run (fixture, "list", "group"), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_nonnull (strstr (fixture->errors, fixture->database));
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));
}

static void
test_init (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) topics = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *first = NULL;
  GStatBuf status;

  g_assert_cmpint (g_stat (fixture->database, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  assert_done (fixture, "list", "region", "--columns", "name,slug", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, ",Heerlen en omstreken,heerlen-en-omstreken\r\n"));
  assert_done (fixture, "list", "topic", "--format", "json");
  topics = sam_json_to_items (g_strstrip (fixture->output));
  g_assert_cmpuint (topics->len, >, 50);

  /* A second laptop that begins the same region has the same revisions, and nothing to merge. */
  assert_done (fixture, "list", "region", "--format", "json");
  first = g_strdup (fixture->output);
  assert_done (fixture, "--database", other, "init", "--region", "Heerlen en omstreken");
  assert_done (fixture, "--database", other, "list", "region", "--format", "json");
  g_assert_cmpstr (fixture->output, ==, first);

  g_assert_cmpint (run (fixture, "init", "--region", "Another"), ==, 1);
  fixture_assert_sentence (fixture);
  assert_done (fixture, "list", "region", "--format", "csv");
  g_assert_null (strstr (fixture->output, "Another"));
}

static void
test_round_trip (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *id = fixture_put_group (fixture, "Zin; \"in\" één zin");
  g_autofree char *document = NULL;
  g_autoptr (SamJsonObject) object = NULL;
  g_autofree char *text = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *listed = NULL;

  g_assert_true (g_str_has_prefix (id, "group:"));
  assert_done (fixture, "show", id, "--format", "json");
  document = g_strdup (fixture->output);
  object = sam_json_object_parse (document, -1, NULL);
  g_assert_cmpstr (sam_json_object_get (object, "name"), ==, "\"Zin; \\\"in\\\" één zin\"");
  g_assert_cmpstr (sam_json_object_get (object, "postcode"), ==, "\"6411 AB\"");
  g_assert_cmpstr (sam_json_object_get (object, "edited_by"), ==, "\"Test\"");

  /* What a later version may say comes back as it went in. */
  sam_json_object_set (object, "later", "[1,{\"a\":null,\"b\":9007199254740993}]");
  text = sam_json_object_to_text (object);
  g_assert_cmpint (fixture_run (fixture, text, put_json), ==, 0);
  assert_done (fixture, "put", id, "status=full", "audience=peers; relatives");
  assert_done (fixture, "show", id, "--format", "json");
  rest = g_strdup (fixture->output);
  g_assert_nonnull (strstr (rest, "\"later\":[1,{\"a\":null,\"b\":9007199254740993}]"));
  g_assert_nonnull (strstr (rest, "\"status\":\"full\""));
  g_assert_nonnull (strstr (rest, "\"audience\":[\"peers\",\"relatives\"]"));
  assert_done (fixture, "list", "group", "--format", "json");
  listed = g_strdup (fixture->output);
  g_assert_nonnull (strstr (listed, g_strstrip (rest)));

  assert_done (fixture, "put", id, "audience=");
  assert_done (fixture, "show", id, "--format", "json");
  g_assert_null (strstr (fixture->output, "audience"));
}

/* From show to put and back: what stays on this computer is not in the document, and not lost for that. */
static void
test_put_json_keeps_device_values (Fixture *fixture,
                                   gconstpointer data)
{
  const char *const put_person[] = { "put", "person", "--json", "-", NULL };
  g_autofree char *id = NULL;
  g_autofree char *document = NULL;

  assert_done (fixture, "put", "person", "first_name=Jo", "big_number=59000000100");
  id = g_strstrip (g_strdup (fixture->output));
  assert_done (fixture, "show", id, "--format", "json");
  document = g_strdup (fixture->output);
  g_assert_null (strstr (document, "59000000100"));
  g_assert_cmpint (fixture_run (fixture, document, put_person), ==, 0);
  assert_done (fixture, "show", id);
  g_assert_nonnull (strstr (fixture->output, "59000000100"));
}

static void
test_bad_values (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *id = fixture_put_group (fixture, "Zin");
  static const char *const documents[] = {
    "",
    "[",
    "{\"name\":1",
    "\"x\"",
    "{\"_id\":\"person:00000000-0000-4000-8000-000000000000\",\"name\":\"Zin\"}",
    "[{\"name\":\"First\"},{\"_id\":\"x\"}]",
  };

  g_assert_cmpint (run (fixture, "put", id, "start_time=25:00"), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_nonnull (strstr (fixture->errors, "25:00"));
  g_assert_cmpint (run (fixture, "put", "group", "status=open"), ==, 1);
  fixture_assert_sentence (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_test_message ("%s", documents[i]);
      g_assert_cmpint (fixture_run (fixture, documents[i], put_json), ==, 1);
      fixture_assert_sentence (fixture);
    }
  assert_done (fixture, "list", "group", "--format", "csv", "--columns", "title");
  g_assert_null (strstr (fixture->output, "First"));
}

static void
test_list (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *first = fixture_put_group (fixture, "Alpha");
  g_autofree char *second = fixture_put_group (fixture, "Müller");
  g_autofree char *third = fixture_put_group (fixture, "Zin");
  g_autofree char *expected = g_strdup_printf ("id,name\r\n%s,Zin\r\n%s,Müller\r\n", third, second);

  assert_done (fixture, "list", "group", "--columns", "name", "--sort", "-name", "--limit", "2", "--format", "csv");
  g_assert_cmpstr (fixture->output, ==, expected);
  assert_done (fixture, "list", "group", "--search", "mull", "--format", "csv", "--columns", "name");
  g_assert_nonnull (strstr (fixture->output, "Müller"));
  g_assert_null (strstr (fixture->output, "Zin"));
  assert_done (fixture, "list", "group", "--where", "name=Zin", "--where", "status=open");
  g_assert_nonnull (strstr (fixture->output, third));
  g_assert_null (strstr (fixture->output, second));
  assert_done (fixture, "list", "group", "--where", "status!=open");
  g_assert_cmpstr (fixture->output, ==, "");
  assert_done (fixture, "list", "group", "--where", "website=", "--format", "csv", "--columns", "name");
  g_assert_nonnull (strstr (fixture->output, "Alpha"));
  assert_done (fixture, "put", "topic", "name=Verlies");
  assert_done (fixture, "put", "group", "name=Zon", "topics=Verlies");
  assert_done (fixture, "list", "group", "--where", "topics=verlies", "--format", "csv", "--columns", "name");
  g_assert_nonnull (strstr (fixture->output, "Zon"));
  g_assert_null (strstr (fixture->output, "Zin"));
  g_assert_cmpint (run (fixture, "list", "group", "--where", "topics=Onbekend"), ==, 2);

  assert_done (fixture, "search", "muller");
  g_assert_nonnull (strstr (fixture->output, second));
  assert_done (fixture, "search", "muller", "--format", "json");
  g_assert_nonnull (strstr (fixture->output, "\"title\":\"Müller\""));
  g_assert_nonnull (strstr (fixture->output, "\"in\":\"Name\""));
}

/* A group is paused from some day on, and that is undone with it. */
static void
test_put_status (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *id = fixture_put_group (fixture, "Zin");

  assert_done (fixture, "put", id, "status=paused");
  assert_done (fixture, "list", "group", "--where", "status_since=", "--format", "csv", "--columns", "name");
  g_assert_null (strstr (fixture->output, "Zin"));
  assert_done (fixture, "undo");
  assert_done (fixture, "list", "group", "--where", "status_since=", "--format", "csv", "--columns", "name");
  g_assert_nonnull (strstr (fixture->output, "Zin"));
}

static void
test_delete_and_undo (Fixture *fixture,
                      gconstpointer data)
{
  g_autofree char *first = fixture_put_group (fixture, "Alpha");
  g_autofree char *second = fixture_put_group (fixture, "Zin");

  assert_done (fixture, "delete", first, second);
  g_assert_cmpint (run (fixture, "show", first), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "delete", "group:00000000-0000-4000-8000-000000000000"), ==, 1);
  fixture_assert_sentence (fixture);

  assert_done (fixture, "undo");
  assert_done (fixture, "list", "group", "--columns", "name", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "Alpha"));
  g_assert_nonnull (strstr (fixture->output, "Zin"));

  assert_done (fixture, "put", first, "name=Omega");
  assert_done (fixture, "show", first, "--history", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, ",Test,here,"));
  assert_done (fixture, "undo");
  assert_done (fixture, "show", first);
  g_assert_nonnull (strstr (fixture->output, "Alpha"));
  assert_done (fixture, "redo");
  assert_done (fixture, "show", first);
  g_assert_nonnull (strstr (fixture->output, "Omega"));
  g_assert_cmpint (run (fixture, "redo"), ==, 1);
  fixture_assert_sentence (fixture);
}

/* The topics that a region begins with are nobody's last change. */
static void
test_nothing_to_undo_at_first (Fixture *fixture,
                               gconstpointer data)
{
  g_assert_cmpint (run (fixture, "undo"), ==, 1);
  fixture_assert_sentence (fixture);
  assert_done (fixture, "list", "topic", "--limit", "1", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "topic:"));
}

static void
test_show_names (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *group = fixture_put_group (fixture, "Zin");
  g_autofree char *topic = NULL;
  g_autofree char *setting = NULL;

  assert_done (fixture, "put", "topic", "name=Rare disease");
  topic = g_strstrip (g_strdup (fixture->output));
  setting = g_strconcat ("topics=", topic, NULL);
  assert_done (fixture, "put", group, setting, "audience=peers; relatives");
  assert_done (fixture, "show", group);
  g_assert_nonnull (strstr (fixture->output, "Topics: Rare disease\n"));
  g_assert_nonnull (strstr (fixture->output, "For whom: People with the experience; Relatives and friends\n"));
  g_assert_null (strstr (fixture->output, topic));
  /* Programs still read the ids. */
  assert_done (fixture, "show", group, "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, topic));
}

static void
test_today (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *group = fixture_put_group (fixture, "Zin");

  assert_done (fixture, "put", "task", "title=Folders halen", "due_on=2020-01-01", "assigned_to=Bea");
  assert_done (fixture, "today", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "\nlate,task,Folders halen,Should have been done,2020-01-01,Bea,task:"));
  g_assert_nonnull (strstr (fixture->output, "\nsoon,group,Zin,Never verified,"));
  assert_done (fixture, "today", "--person", "Ada", "--format", "csv");
  g_assert_null (strstr (fixture->output, "Folders halen"));
  g_assert_nonnull (strstr (fixture->output, group));
}

static void
test_desk (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "desk.pdf", NULL);
  const char *read_it[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_free (fixture_put_group (fixture, "Zin"));
  assert_done (fixture, "put", "task", "title=Folders halen", "due_on=2020-01-01", "assigned_to=Bea");
  assert_done (fixture, "put", "task", "title=Sleutel brengen", "due_on=2020-01-01", "assigned_to=Ada");
  assert_done (fixture, "today", "--person", "Bea", "--pdf", path);
  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_spawn_sync (NULL, (char **) read_it, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "To be done by Bea"));
  g_assert_nonnull (strstr (text, "Folders halen"));
  g_assert_nonnull (strstr (text, "Zin"));
  g_assert_null (strstr (text, "Sleutel brengen"));
}

static void
test_fields (Fixture *fixture,
             gconstpointer data)
{
  assert_done (fixture, "fields");
  g_assert_nonnull (strstr (fixture->output, "workshop"));
  assert_done (fixture, "fields", "group", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "\nname,text,public,required searched,Name,"));
  g_assert_nonnull (strstr (fixture->output, "\nstatus,choice,public,,Status,forming|open|full|paused|ended"));
  g_assert_nonnull (strstr (fixture->output, "\ntopics,refs,public,searched,Topics,topic"));
  g_assert_cmpint (run (fixture, "fields", "nothing"), ==, 2);
  fixture_assert_sentence (fixture);
}

static void
test_backup (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *id = fixture_put_group (fixture, "Zin");
  g_autofree char *backup = g_build_filename (fixture->folder, "backup.db", NULL);
  g_autofree char *damaged = g_build_filename (fixture->folder, "damaged.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  assert_done (fixture, "backup", backup);
  assert_done (fixture, "delete", id);
  assert_done (fixture, "verify");
  assert_done (fixture, "rebuild");
  assert_done (fixture, "rebuild", "group");

  g_assert_true (g_file_get_contents (backup, &bytes, &length, NULL));
  memset (bytes + length / 2, 0x55, length / 4);
  g_assert_true (g_file_set_contents (damaged, bytes, (gssize) length, NULL));
  g_assert_cmpint (run (fixture, "restore", damaged), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_true (g_file_set_contents (damaged, "no database", -1, NULL));
  g_assert_cmpint (run (fixture, "restore", damaged), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "restore", "/nowhere/backup.db"), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "show", id), ==, 1);
  assert_done (fixture, "verify");

  assert_done (fixture, "restore", backup);
  assert_done (fixture, "show", id);
  assert_done (fixture, "verify");
}

static void
test_export (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *id = fixture_put_group (fixture, "Zin");
  g_autofree char *path = g_build_filename (fixture->folder, "groups.csv", NULL);
  g_autofree char *text = NULL;

  assert_done (fixture, "export", "group", path, "--where", "name=Zin");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbfid;name;"));
  g_assert_nonnull (strstr (text, id));
  g_assert_cmpint (run (fixture, "export", "group", "groups.doc"), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "export", "topic", "topics.ics"), ==, 1);
  fixture_assert_sentence (fixture);
}

static void
test_whole_ids (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *id = NULL;

  assert_done (fixture, "put", "organisation", "name=Praktijk Zuid", "type=practice");
  id = g_strstrip (g_strdup (fixture->output));
  assert_done (fixture, "list", "organisation");
  g_assert_nonnull (strstr (fixture->output, id));
}

static void
test_server (Fixture *fixture,
             gconstpointer data)
{
  g_assert_cmpint (run (fixture, "sync", "--once"), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (run (fixture, "server", "set", "http://127.0.0.1:1/"), ==, 2);
  fixture_assert_sentence (fixture);
  g_setenv ("SAMENHULP_PASSWORD", "secret", TRUE);
  assert_done (fixture, "server", "set", "http://127.0.0.1:1/", "--user", "coordinator");
  assert_done (fixture, "server", "set");
  g_assert_nonnull (strstr (fixture->output, "http://127.0.0.1:1"));
  g_assert_nonnull (strstr (fixture->output, "coordinator"));
  g_assert_cmpint (run (fixture, "sync", "--once"), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_null (strstr (fixture->errors, "secret"));
  g_unsetenv ("SAMENHULP_PASSWORD");
  g_assert_cmpint (run (fixture, "sync", "--once"), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_nonnull (strstr (fixture->errors, "--password-file"));
  assert_done (fixture, "server", "forget");
  assert_done (fixture, "server", "set");
  g_assert_null (strstr (fixture->output, "127.0.0.1"));
  assert_done (fixture, "server", "forget");
  assert_done (fixture, "conflicts");
  g_assert_cmpstr (fixture->output, ==, "");
  assert_done (fixture, "conflicts", "--json");
  g_assert_cmpstr (fixture->output, ==, "[]\n");
}

static void
test_plan (Fixture *fixture,
           gconstpointer data)
{
  static const char problem[] =
      "{\"format\":\"speeddate-instance-1\",\"rounds\":2,"
      "\"experts\":[{\"id\":\"e1\",\"cap\":2,\"available\":[1,1]},{\"id\":\"e2\",\"cap\":2,\"available\":[1,1]}],"
      "\"participants\":[{\"id\":\"p1\",\"available\":[1,1]},{\"id\":\"p2\",\"available\":[1,1]}]}";
  g_autofree char *path = g_build_filename (fixture->folder, "problem.json", NULL);
  g_autofree char *output = g_build_filename (fixture->folder, "plan.json", NULL);
  g_autofree char *first = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, problem, -1, NULL));
  assert_done (fixture, "plan", path, "--steps", "100", "--seed", "7");
  g_assert_nonnull (strstr (fixture->errors, "Uneven tables: 4, proven the best possible\n"));
  g_assert_nonnull (strstr (fixture->output, "speeddate-plan-1"));
  first = g_strdup (fixture->output);
  assert_done (fixture, "plan", path, "--steps", "100", "--seed", "7", "--output", output);
  g_assert_cmpstr (fixture->output, ==, "");
  g_assert_true (g_file_get_contents (output, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "speeddate-plan-1"));
  g_assert_cmpint (run (fixture, "plan", "/nowhere.json"), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  g_assert_cmpint (run (fixture, "plan", path), ==, 1);
  fixture_assert_sentence (fixture);
}

/* Two people would like to meet Ada, who has one place in the only round; one of them has another wish. */
static void
test_why_not_every_wish (Fixture *fixture,
                         gconstpointer data)
{
  static const char problem[] =
      "{\"format\":\"speeddate-instance-1\",\"rounds\":1,"
      "\"experts\":[{\"id\":\"Ada\",\"cap\":1,\"available\":[1]},{\"id\":\"Bo\",\"cap\":2,\"available\":[1]}],"
      "\"participants\":[{\"id\":\"Cor\",\"available\":[1],\"wish\":{%s}},"
      "{\"id\":\"Dirk\",\"available\":[1],\"wish\":{\"Ada\":1}}]}";
  g_autofree char *path = g_build_filename (fixture->folder, "problem.json", NULL);
  g_autofree char *much = g_strdup_printf (problem, "\"Ada\":1,\"Bo\":1");
  g_autofree char *little = g_strdup_printf (problem, "");

  g_assert_true (g_file_set_contents (path, much, -1, NULL));
  assert_done (fixture, "plan", path, "--steps", "10");
  g_assert_null (strstr (fixture->errors, "Cor"));
  assert_done (fixture, "plan", path, "--steps", "10", "--why");
  g_assert_nonnull (
      strstr (fixture->errors, "Cor can have at most 1 of 2 talks wished for: there for 1 round, with 2 wishes.\n"));
  g_assert_nonnull (strstr (fixture->errors, "Ada has 1 place for 2 people who would like one.\n"));
  g_assert_null (strstr (fixture->errors, "Dirk"));
  g_assert_true (g_file_set_contents (path, little, -1, NULL));
  assert_done (fixture, "plan", path, "--steps", "10", "--why");
  g_assert_nonnull (strstr (fixture->errors, "Nobody asks for more talks than fit into the evening.\n"));
}

/* A region without a server: two laptops and a stick. */
static void
test_folder (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *stick = g_build_filename (fixture->folder, "stick", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *id = fixture_put_group (fixture, "Zin in koffie");
  g_autofree char *secret = g_build_filename (fixture->folder, "secret", NULL);

  g_assert_cmpint (run (fixture, "sync", "--folder", stick, "--live"), ==, 2);
  g_setenv ("SAMENHULP_PASSPHRASE", "drie kopjes koffie", TRUE);
  g_assert_cmpint (run (fixture, "sync", "--folder", stick), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  g_unsetenv ("SAMENHULP_PASSPHRASE");
  g_assert_cmpint (run (fixture, "sync", "--folder", stick), ==, 1);
  fixture_assert_sentence (fixture);
  g_setenv ("SAMENHULP_PASSPHRASE", "drie kopjes koffie", TRUE);
  assert_done (fixture, "sync", "--folder", stick);
  assert_done (fixture, "--database", other, "init", "--region", "Heerlen en omstreken");
  g_setenv ("SAMENHULP_PASSPHRASE", "wrong", TRUE);
  g_assert_cmpint (run (fixture, "--database", other, "sync", "--folder", stick), ==, 1);
  fixture_assert_sentence (fixture);
  g_unsetenv ("SAMENHULP_PASSPHRASE");
  g_assert_true (g_file_set_contents (secret, "drie kopjes koffie\n", -1, NULL));
  assert_done (fixture, "--database", other, "sync", "--folder", stick, "--passphrase-file", secret, "--json");
  g_assert_nonnull (strstr (fixture->output, "\"pulled\":1"));
  assert_done (fixture, "--database", other, "show", id);
}

int
main (int argc,
      char **argv)
{
  const char *region = "region";

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("misuse/ends-with-2-and-a-sentence", NULL, test_misuse);
  ADD ("help/is-everywhere", NULL, test_help);
  ADD ("database/missing-one-is-not-made", NULL, test_no_database);
  ADD ("init/makes-a-region-once", region, test_init);
  ADD ("put/what-is-put-is-shown-and-listed", region, test_round_trip);
  ADD ("put/of-a-whole-document-keeps-what-stays-here", region, test_put_json_keeps_device_values);
  ADD ("put/bad-values-change-nothing", region, test_bad_values);
  ADD ("put/another-status-has-its-day", "region", test_put_status);
  ADD ("list/filters-sorts-and-searches", region, test_list);
  ADD ("delete/undo-brings-back", region, test_delete_and_undo);
  ADD ("undo/leaves-what-a-region-begins-with", region, test_nothing_to_undo_at_first);
  ADD ("show/has-names-for-people-and-ids-for-programs", region, test_show_names);
  ADD ("today/tells-what-waits-for-whom", region, test_today);
  ADD ("today/is-a-list-to-tick-off-at-the-desk", region, test_desk);
  ADD ("fields/are-told", NULL, test_fields);
  ADD ("restore/refuses-damaged-files", region, test_backup);
  ADD ("export/by-the-ending-of-the-name", region, test_export);
  ADD ("tables-have-whole-ids", region, test_whole_ids);
  ADD ("server/is-set-and-told", region, test_server);
  ADD ("sync/a-folder-goes-from-laptop-to-laptop", region, test_folder);
  ADD ("plan/writes-a-plan", NULL, test_plan);
  ADD ("plan/says-why-not-every-wish-comes-true", NULL, test_why_not_every_wish);
  return g_test_run ();
}
