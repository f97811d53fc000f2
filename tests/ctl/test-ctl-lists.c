/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What works on many records at once: lists taken over, made-up regions, an evening planned. */

#include "fixture.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const put_json[] = { "put", "group", "--json", "-", NULL };

static void
test_import (Fixture *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *kind;
    const char *file;
    const char *counts;
    const char *first;
    const char *again;
  } lists[] = {
    { "group", "groepen.csv",
      "New: 187, changed: 0, the same: 0, probable duplicates: 2, with problems: 3\n", "Added: 189,",
      "Added: 0, changed: 0, the same: 189," },
    { "organisation", "huisartsenpraktijken.csv", "New: 130,", "Added: 130,", "Added: 0, changed: 0, the same: 130," },
    { "staff", "medewerkers.csv", "New: 657,", "Added: 657,", "Added: 0, changed: 0, the same: 657," },
    { "expert", "ervaringsdeskundigen.csv", "New: 60,", "Added: 60,", "Added: 0, changed: 0, the same: 60," },
    { "participation", "aanmeldingen-workshop.csv", "New: 26,", "Added: 26,", "Added: 0, changed: 0, the same: 26," },
  };

  assert_done (fixture, "put", "workshop", "title=Zelfhulp", "date=2199-12-03", "start=19:30", "status=open");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "lists", lists[i].file, NULL);

      g_test_message ("%s", lists[i].file);
      assert_done (fixture, "import", lists[i].kind, path, "--dry-run");
      g_assert_nonnull (strstr (fixture->output, lists[i].counts));
      assert_done (fixture, "import", lists[i].kind, path);
      g_assert_nonnull (strstr (fixture->output, lists[i].first));
      assert_done (fixture, "import", lists[i].kind, path);
      g_assert_nonnull (strstr (fixture->output, lists[i].again));
    }
  assert_done (fixture, "verify");
  assert_done (fixture, "undo");
  assert_done (fixture, "list", "participation");
  g_assert_cmpstr (fixture->output, ==, "");
}

/* Whoever exports a list, looks at it and reads it back hears of nothing. */
static void
test_there_and_back (Fixture *fixture,
                     gconstpointer data)
{
  static const char *const kinds[] = { "group", "organisation", "person", "expert" };
  static const char *const endings[] = { ".csv", ".xlsx" };

  assert_done (fixture, "demo", "--groups", "20");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < G_N_ELEMENTS (endings); j++)
      {
        g_autofree char *path = g_strconcat (fixture->folder, G_DIR_SEPARATOR_S, kinds[i], endings[j], NULL);

        assert_done (fixture, "export", kinds[i], path);
        assert_done (fixture, "import", kinds[i], path, "--dry-run");
        g_assert_true (g_str_has_prefix (fixture->output, "New: 0, changed: 0, the same: "));
        g_assert_true (g_str_has_suffix (fixture->output, ", probable duplicates: 0, with problems: 0\n"));
      }
}

/* From one region to another through a file, with what neither understands. */
static void
test_import_documents (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *id = fixture_put_group (fixture, "Zin");
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "groups.json", NULL);
  g_autofree char *again = g_build_filename (fixture->folder, "again.json", NULL);
  g_autofree char *text = g_strdup_printf ("{\"_id\":\"%s\",\"later\":{\"x\":[9007199254740993]}}", id);
  g_autofree char *back = NULL;

  g_assert_cmpint (fixture_run (fixture, text, put_json), ==, 0);
  assert_done (fixture, "export", "group", path);
  g_assert_cmpstr (fixture->errors, ==, "1 record is in “groups.json”.\n");
  assert_done (fixture, "--database", other, "init", "--region", "Elsewhere");
  assert_done (fixture, "--database", other, "import", "group", path, "--dry-run");
  assert_done (fixture, "--database", other, "list", "group");
  g_assert_cmpstr (fixture->output, ==, "");
  assert_done (fixture, "--database", other, "import", "group", path);
  assert_done (fixture, "--database", other, "export", "group", again);
  g_assert_true (g_file_get_contents (again, &back, NULL, NULL));
  g_assert_nonnull (strstr (back, "\"later\":{\"x\":[9007199254740993]}"));
  g_assert_nonnull (strstr (back, id));
  assert_done (fixture, "--database", other, "undo");
  assert_done (fixture, "--database", other, "list", "group");
  g_assert_cmpstr (fixture->output, ==, "");
}

static void
test_plan_workshop (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *cards = g_build_filename (fixture->folder, "cards.pdf", NULL);
  g_autofree char *workshop = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *bytes = NULL;
  g_auto (GStrv) rows = NULL;
  g_auto (GStrv) row = NULL;

  assert_done (fixture, "demo", "--groups", "5");
  assert_done (fixture, "list", "workshop", "--where", "status=open", "--columns", "date", "--format", "csv");
  rows = g_strsplit (fixture->output, "\r\n", -1);
  row = g_strsplit (rows[1], ",", 2);
  workshop = g_strdup (row[0]);

  g_assert_cmpint (run (fixture, "plan-workshop", workshop, "--keep", "--table-cards", cards), ==, 1);
  fixture_assert_sentence (fixture);
  assert_done (fixture, "plan-workshop", workshop, "--steps", "500", "--announce", "--table-cards", cards);
  g_assert_nonnull (strstr (fixture->errors, " wished-for talks. "));
  g_assert_null (strstr (fixture->errors, "Level"));
  first = g_strstrip (g_strdup (fixture->output));
  g_assert_true (g_str_has_prefix (first, "plan:"));
  g_assert_true (g_file_get_contents (cards, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));

  /* What was announced stays; the next plan is another document that names it. */
  assert_done (fixture, "plan-workshop", workshop, "--steps", "500");
  second = g_strstrip (g_strdup (fixture->output));
  g_assert_cmpstr (second, !=, first);
  assert_done (fixture, "show", second, "--format", "json");
  g_assert_nonnull (strstr (fixture->output, first));
  assert_done (fixture, "verify");

  /* A plan of another number of rounds would leave people without a seat. */
  assert_done (fixture, "plan-workshop", workshop, "--keep", "--table-cards", cards);
  assert_done (fixture, "put", workshop, "rounds=2");
  g_assert_cmpint (run (fixture, "plan-workshop", workshop, "--keep", "--table-cards", cards), ==, 1);
  g_assert_nonnull (strstr (fixture->errors, "the workshop now has 2. Plan again."));
}

/* Of the made-up region some groups may go to the platform; of the others each is told with its reason. */
static void
test_export_reasons (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "groups.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) written = NULL;
  g_autoptr (GPtrArray) left_out = NULL;

  assert_done (fixture, "demo", "--groups", "20");
  assert_done (fixture, "export", "group", path, "--for", "platform", "--format", "json");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  written = g_strsplit (text, "\r\n", -1);
  left_out = sam_json_to_items (fixture->output);
  g_assert_nonnull (left_out);
  /* A head, a line for each, nothing after the last one. */
  g_assert_cmpuint (g_strv_length (written), >, 2);
  g_assert_cmpuint (g_strv_length (written) - 2 + left_out->len, ==, 20);
  g_assert_nonnull (strstr (fixture->output, "\"reason\":\"not-agreed\""));
  g_assert_nonnull (strstr (fixture->output, "\"reason\":\"withdrawn\""));
  g_assert_nonnull (strstr (fixture->errors, " were left out (nobody agreed to it): "));
  g_assert_cmpint (run (fixture, "export", "group", path, "--format", "xml"), ==, 2);
}

/* Where nobody agreed there is nothing to hand over, and no file that looks like it. */
static void
test_export_in_vain (Fixture *fixture,
                     gconstpointer data)
{
  static const char *const endings[] = { "csv", "xlsx", "json" };

  assert_done (fixture, "put", "group", "name=Zin");
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat ("out.", endings[i], NULL);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (run (fixture, "export", "group", path, "--for", "press", "--format", "json"), ==, 1);
      g_assert_nonnull (strstr (fixture->errors, "No file was made: none of the records may be in it."));
      g_assert_nonnull (strstr (fixture->output, "\"reason\":\"not-agreed\""));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* The nearest of those not heard from, in a short order, and on paper. */
static void
test_visits (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *list = g_test_build_filename (G_TEST_DIST, "fixtures", "lists", "huisartsenpraktijken.csv", NULL);
  g_autofree char *pdf = g_build_filename (fixture->folder, "round.pdf", NULL);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) stops = NULL;

  assert_done (fixture, "import", "organisation", list);
  assert_done (fixture, "visits", "--months", "0", "--format", "json");
  all = sam_json_to_items (g_strstrip (fixture->output));
  g_assert_cmpuint (all->len, ==, 130);
  assert_done (fixture, "visits", "--months", "0", "--suggest", "4", "--from", "6411 AA", "--pdf", pdf, "--format",
               "json");
  stops = sam_json_to_items (g_strstrip (fixture->output));
  g_assert_cmpuint (stops->len, ==, 4);
  for (guint i = 0; i < stops->len; i++)
    g_assert_nonnull (strstr (stops->pdata[i], "\"km\":\""));
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (fixture, "visits", "--suggest", "4", "--from", "0000"), ==, 2);
  g_assert_cmpint (run (fixture, "visits", "group:00000000-0000-4000-8000-000000000000"), ==, 2);
}

static void
test_demo (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *first = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  g_assert_cmpint (run (fixture, "demo", "--date", "2026-02-30"), ==, 2);
  g_assert_cmpint (run (fixture, "demo", "--groups", "-1"), ==, 2);
  assert_done (fixture, "demo", "--groups", "12", "--seed", "7");
  assert_done (fixture, "verify");
  assert_done (fixture, "list", "participation", "--format", "json");
  first = g_strdup (fixture->output);
  assert_done (fixture, "list", "group", "--format", "json");
  groups = sam_json_to_items (g_strstrip (fixture->output));
  g_assert_cmpuint (groups->len, ==, 12);

  /* Revisions included: two laptops with the same demo have nothing to tell each other. */
  assert_done (fixture, "--database", other, "demo", "--groups", "12", "--seed", "7");
  assert_done (fixture, "--database", other, "list", "participation", "--format", "json");
  g_assert_cmpstr (fixture->output, ==, first);
  g_assert_cmpint (run (fixture, "demo"), ==, 1);
  fixture_assert_sentence (fixture);
}

/* An installation that lacks its data says so, and leaves no file that looks like a region. */
static void
test_missing_data (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *folder = g_strdup (g_getenv ("SAMENHULP_DATADIR"));

  g_setenv ("SAMENHULP_DATADIR", fixture->folder, TRUE);
  g_assert_cmpint (run (fixture, "demo"), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (fixture, "init", "--region", "Heerlen en omstreken"), ==, 1);
  fixture_assert_sentence (fixture);
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));

  /* A file that was there stays there. */
  g_assert_true (g_file_set_contents (fixture->database, "", 0, NULL));
  g_assert_cmpint (run (fixture, "demo"), ==, 1);
  g_assert_true (g_file_test (fixture->database, G_FILE_TEST_EXISTS));
  g_setenv ("SAMENHULP_DATADIR", folder, TRUE);
}

/* The same bytes come out, and what is no record or too large does not go in. */
static void
test_attachments (Fixture *fixture,
                  gconstpointer data)
{
  g_autofree char *group = fixture_put_group (fixture, "Zin");
  g_autofree char *path = g_build_filename (fixture->folder, "flyer.txt", NULL);
  g_autofree char *back = g_build_filename (fixture->folder, "back.txt", NULL);
  g_autofree char *about = g_strconcat ("about=", group, NULL);
  g_autofree char *id = NULL;
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_set_contents (path, "Kom ook!", -1, NULL));
  assert_done (fixture, "attach", group, path);
  id = g_strstrip (g_strdup (fixture->output));
  g_assert_true (g_str_has_prefix (id, "attachment:"));
  assert_done (fixture, "list", "attachment", "--where", about);
  g_assert_nonnull (strstr (fixture->output, "flyer.txt"));
  assert_done (fixture, "attachment", id, back);
  g_assert_true (g_file_get_contents (back, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "Kom ook!");
  assert_done (fixture, "verify");
  g_assert_cmpint (run (fixture, "attach", group, "/nowhere"), ==, 1);
  g_assert_cmpint (run (fixture, "attach", "group:00000000-0000-4000-8000-000000000000", path), ==, 1);
  g_assert_cmpint (run (fixture, "attachment", group, back), ==, 1);
}

/* What looks like one is listed, told apart field by field, made one, and two again. */
static void
test_merge (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autofree char *other = NULL;
  g_autofree char *expected = NULL;

  assert_done (fixture, "put", "group", "name=Angst en dwang", "place=Heerlen", "public_email=a@groep.example");
  kept = g_strstrip (g_strdup (fixture->output));
  assert_done (fixture, "put", "group", "name=Angst en dwnag", "place=Heerlen", "public_email=b@groep.example",
               "website=https://angst.example/");
  other = g_strstrip (g_strdup (fixture->output));
  assert_done (fixture, "merge", "group", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, kept));
  g_assert_nonnull (strstr (fixture->output, "spelled almost the same"));

  assert_done (fixture, "merge", "group", kept, other, "--take", "public_email=other", "--dry-run", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, "website,,https://angst.example/,other\r\n"));
  g_assert_nonnull (strstr (fixture->output, "public_email,a@groep.example,b@groep.example,other\r\n"));
  g_assert_nonnull (strstr (fixture->output, "name,Angst en dwang,Angst en dwnag,kept\r\n"));
  assert_done (fixture, "merge", "group", kept, other, "--dry-run");
  g_assert_null (strstr (fixture->output, "public_email"));
  g_assert_nonnull (strstr (fixture->output, "the record that is kept"));
  assert_done (fixture, "merge", "group", kept, other, "--take", "public_email=other");
  g_assert_cmpstr (fixture->output, ==, "");
  g_assert_nonnull (strstr (fixture->errors, "“Angst en dwang” stays"));
  assert_done (fixture, "list", "group", "--format", "csv", "--columns", "name,public_email,website");
  expected = g_strdup_printf ("id,name,public_email,website\r\n%s,Angst en dwang,b@groep.example,"
                              "https://angst.example/\r\n",
                              kept);
  g_assert_cmpstr (fixture->output, ==, expected);
  g_assert_cmpint (run (fixture, "merge", "group", kept, other), ==, 1);
  fixture_assert_sentence (fixture);
  assert_done (fixture, "undo");
  assert_done (fixture, "list", "group", "--format", "csv", "--columns", "name,public_email");
  g_assert_nonnull (strstr (fixture->output, "Angst en dwang,a@groep.example\r\n"));
  g_assert_nonnull (strstr (fixture->output, "Angst en dwnag,b@groep.example\r\n"));

  assert_done (fixture, "merge", "group", kept, other, "--not-the-same");
  assert_done (fixture, "merge", "group", "--format", "csv");
  g_assert_null (strstr (fixture->output, kept));
  assert_done (fixture, "undo");
  assert_done (fixture, "merge", "group", "--format", "csv");
  g_assert_nonnull (strstr (fixture->output, kept));
}

/* Two computers made one of the same two, each into the other: what is left did not become anything. */
static void
test_merged_both_ways (Fixture *fixture,
                       gconstpointer data)
{
  char *ids[2];
  char *into[2];
  guint left;

  for (guint i = 0; i < 2; i++)
    {
      assert_done (fixture, "put", "group", "name=Angst");
      ids[i] = g_strstrip (g_strdup (fixture->output));
      into[1 - i] = g_strconcat ("merged_into=", ids[i], NULL);
    }
  for (guint i = 0; i < 2; i++)
    assert_done (fixture, "put", ids[i], into[i]);
  left = strcmp (ids[0], ids[1]) < 0 ? 0 : 1;
  assert_done (fixture, "show", ids[left]);
  g_assert_null (strstr (fixture->output, "Merged into"));
  assert_done (fixture, "show", ids[1 - left]);
  g_assert_nonnull (strstr (fixture->output, "Merged into"));
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&ids[i], g_free);
      g_clear_pointer (&into[i], g_free);
    }
}

static void
test_merge_misused (Fixture *fixture,
                    gconstpointer data)
{
  static const char id[] = "group:00000000-0000-4000-8000-000000000001";
  static const char other[] = "group:00000000-0000-4000-8000-000000000002";
  static const char person[] = "person:00000000-0000-4000-8000-000000000003";
  const char *const wrong[][8] = {
    { "merge" },
    { "merge", "nothing", id, other },
    { "merge", "group", id },
    { "merge", "group", id, person },
    { "merge", "group", id, other, "--take", "name" },
    { "merge", "group", id, other, "--take", "name=neither" },
    { "merge", "group", "--dry-run" },
    { "merge", "group", "--not-the-same" },
    { "merge", "plan", "plan:00000000-0000-4000-8000-000000000001", "plan:00000000-0000-4000-8000-000000000002",
      "--not-the-same" },
    { "merge", "plan" },
    { "merge", "group", "--format", "xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_cmpint (fixture_run (fixture, NULL, wrong[i]), ==, 2);
      fixture_assert_sentence (fixture);
    }
  g_assert_cmpint (run (fixture, "merge", "group", id, other), ==, 1);
  fixture_assert_sentence (fixture);
}

int
main (int argc,
      char **argv)
{
  const char *region = "region";

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("demo/is-the-same-for-a-seed", NULL, test_demo);
  ADD ("demo/without-the-data-of-the-program-leaves-nothing-behind", NULL, test_missing_data);
  ADD ("import/documents-keep-what-nobody-understands", region, test_import_documents);
  ADD ("import/the-same-list-again-brings-nothing-new", region, test_import);
  ADD ("attach/the-same-bytes-come-out", region, test_attachments);
  ADD ("merge/two-that-look-like-one-become-one-and-two-again", region, test_merge);
  ADD ("merge/what-is-left-of-a-circle-became-nothing", region, test_merged_both_ways);
  ADD ("merge/misuse-is-told", region, test_merge_misused);
  ADD ("export/what-is-read-back-is-the-same", NULL, test_there_and_back);
  ADD ("export/every-record-left-out-has-its-reason", NULL, test_export_reasons);
  ADD ("export/nothing-for-the-recipient-makes-no-file", region, test_export_in_vain);
  ADD ("visits/a-round-is-planned-along-those-not-heard-from", region, test_visits);
  ADD ("plan-workshop/announced-plans-stay", NULL, test_plan_workshop);
  return g_test_run ();
}
