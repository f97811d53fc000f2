/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two laptops and a hub, as coordinators have them: each a program of its own. */

#include "fixture.h"
#include "own-address.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  Fixture laptop; /* and its folder; the other laptop's file stands beside */
  char *other;
  char *hub_folder;
  char *address;
  GSubprocess *hub;
} Office;

static void
run_hub (Office *office,
         const char *const *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, (gpointer) g_getenv ("SAMENHULP_HUB"));
  g_ptr_array_add (argv, (gpointer) "--data");
  g_ptr_array_add (argv, office->hub_folder);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *) argv->pdata, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
start_hub (Office *office,
           const char *listen)
{
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  office->hub = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("SAMENHULP_HUB"), "--data",
                                  office->hub_folder, "--listen", listen, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (office->hub));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (line, "listening on http://"));
  g_free (office->address);
  office->address = g_strdup (line + strlen ("listening on "));
}

static void
stop_hub (Office *office)
{
  g_subprocess_force_exit (office->hub);
  g_subprocess_wait (office->hub, NULL, NULL);
  g_clear_object (&office->hub);
}

static void
set_up (Office *office,
        gconstpointer data)
{
  g_autofree char *listen = dup_own_address ();

  fixture_set_up (&office->laptop, NULL);
  office->other = g_build_filename (office->laptop.folder, "other.db", NULL);
  office->hub_folder = g_dir_make_tmp ("samenhulp-hub-XXXXXX", NULL);
  g_setenv ("SAMENHULP_PASSWORD", "a made-up secret", TRUE);
  run_hub (office, (const char *const[]){ "user", "add", "coordinator", "--admin", NULL });
  start_hub (office, listen);
  assert_done (&office->laptop, "server", "provision", office->address, "--region", "demo", "--user", "coordinator");
  assert_done (&office->laptop, "demo", "--groups", "20");
  assert_done (&office->laptop, "server", "set", office->address, "--user", "coordinator");
  assert_done (&office->laptop, "sync", "--once");
  assert_done (&office->laptop, "--database", office->other, "init", "--region",
               "Oostelijke Mijnstreek (demo)", "--slug",
               "demo");
  assert_done (&office->laptop, "--database", office->other, "server", "set", office->address, "--user", "coordinator");
  assert_done (&office->laptop, "--database", office->other, "sync", "--once");
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Office *office,
           gconstpointer data)
{
  stop_hub (office);
  remove_tree (office->hub_folder);
  fixture_tear_down (&office->laptop, NULL);
  g_free (office->other);
  g_free (office->hub_folder);
  g_free (office->address);
  g_unsetenv ("SAMENHULP_PASSWORD");
}

/* All groups of a laptop, revisions included. */
static char *
list_groups (Office *office,
             const char *database)
{
  assert_done (&office->laptop, "--database", database, "list", "group", "--format", "json");
  return g_strdup (office->laptop.output);
}

static void
assert_same_groups (Office *office)
{
  g_autofree char *here = list_groups (office, office->laptop.database);
  g_autofree char *there = list_groups (office, office->other);

  g_assert_cmpstr (here, ==, there);
}

static void
sync_other (Office *office)
{
  assert_done (&office->laptop, "--database", office->other, "sync", "--once");
}

static char *
find_group (Office *office)
{
  char *start;

  assert_done (&office->laptop, "list", "group", "--limit", "1", "--columns", "name", "--format", "csv");
  start = strstr (office->laptop.output, "group:");
  return g_strndup (start, strlen ("group:") + 36);
}

static void
test_first_pull (Office *office,
                 gconstpointer data)
{
  assert_same_groups (office);
  assert_done (&office->laptop, "--database", office->other, "verify");
  assert_done (&office->laptop, "sync", "--json");
  g_assert_cmpstr (office->laptop.output, ==,
                   "{\"conflicts\":0,\"forms_from_platform\":0,\"from_platform\":0,\"merged\":0,\"pulled\":0,"
                   "\"pushed\":0,\"quarantined\":0,\"refused\":0,"
                   "\"to_platform\":0,\"unfetched\":0,\"withdrawn_from_platform\":0}\n");
}

static void
test_different_fields (Office *office,
                       gconstpointer data)
{
  Fixture *laptop = &office->laptop;
  g_autofree char *id = find_group (office);

  assert_done (laptop, "put", id, "notes=Here");
  assert_done (laptop, "--database", office->other, "put", id, "cost=There");
  assert_done (laptop, "sync");
  sync_other (office);
  assert_done (laptop, "sync");
  assert_same_groups (office);
  assert_done (laptop, "show", id, "--format", "json");
  g_assert_nonnull (strstr (laptop->output, "\"notes\":\"Here\""));
  g_assert_nonnull (strstr (laptop->output, "\"cost\":\"There\""));
  assert_done (laptop, "conflicts");
  g_assert_cmpstr (laptop->output, ==, "");
}

static void
test_same_field (Office *office,
                 gconstpointer data)
{
  Fixture *laptop = &office->laptop;
  g_autofree char *id = find_group (office);

  assert_done (laptop, "put", id, "cost=Here");
  assert_done (laptop, "--database", office->other, "put", id, "cost=There");
  assert_done (laptop, "sync");
  sync_other (office);
  assert_done (laptop, "sync");
  assert_done (laptop, "conflicts", "--json");
  g_assert_nonnull (strstr (laptop->output, id));
  g_assert_nonnull (strstr (laptop->output, "\"fields\":\"cost\""));
  assert_done (laptop, "--database", office->other, "conflicts", "--json");
  g_assert_nonnull (strstr (laptop->output, id));
  assert_same_groups (office);
}

/* What one decides on the command line reaches the other, with the name of who decided. */
static void
test_resolve (Office *office,
              gconstpointer data)
{
  Fixture *laptop = &office->laptop;
  g_autofree char *id = find_group (office);

  assert_done (laptop, "put", id, "cost=Here");
  assert_done (laptop, "--database", office->other, "put", id, "cost=There");
  assert_done (laptop, "sync");
  sync_other (office);
  assert_done (laptop, "sync");
  assert_done (laptop, "conflicts");
  g_assert_nonnull (strstr (laptop->output, "samenhulpctl resolve"));
  assert_done (laptop, "show", id);
  g_assert_nonnull (strstr (laptop->output, "Conflict: "));
  assert_done (laptop, "conflicts", id, "--format", "csv");
  g_assert_nonnull (strstr (laptop->output, "cost,true,mine,Test,"));
  g_assert_nonnull (strstr (laptop->output, "cost,true,theirs,Test,"));
  g_assert_cmpint (run (laptop, "resolve", id), ==, 1);
  fixture_assert_sentence (laptop);
  g_assert_cmpint (run (laptop, "resolve", id, "name=mine"), ==, 1);
  fixture_assert_sentence (laptop);
  assert_done (laptop, "resolve", id, "cost=There");
  assert_done (laptop, "sync");
  sync_other (office);
  assert_same_groups (office);
  assert_done (laptop, "--database", office->other, "conflicts", "--json");
  g_assert_cmpstr (laptop->output, ==, "[]\n");
  assert_done (laptop, "--database", office->other, "show", id);
  g_assert_nonnull (strstr (laptop->output, "There"));
  g_assert_null (strstr (laptop->output, "Conflict: "));
  assert_done (laptop, "--database", office->other, "show", id, "--history", "--format", "csv");
  g_assert_nonnull (strstr (laptop->output, "Test,elsewhere,cost,cost,"));
  g_assert_cmpint (run (laptop, "resolve", id, "cost=mine"), ==, 1);
  fixture_assert_sentence (laptop);
}

static void
test_delete (Office *office,
             gconstpointer data)
{
  Fixture *laptop = &office->laptop;
  g_autofree char *id = find_group (office);

  assert_done (laptop, "delete", id);
  assert_done (laptop, "sync");
  sync_other (office);
  g_assert_cmpint (run (laptop, "--database", office->other, "show", id), ==, 1);
  assert_same_groups (office);
}

static void
test_device_values (Office *office,
                    gconstpointer data)
{
  Fixture *laptop = &office->laptop;
  g_autofree char *id = NULL;

  assert_done (laptop, "put", "person", "first_name=Jo", "big_number=59000000100");
  id = g_strstrip (g_strdup (laptop->output));
  assert_done (laptop, "show", id);
  g_assert_nonnull (strstr (laptop->output, "59000000100"));
  assert_done (laptop, "sync");
  sync_other (office);
  assert_done (laptop, "--database", office->other, "show", id);
  g_assert_null (strstr (laptop->output, "59000000100"));
}

static gboolean
is_in_file (Office *office,
            const char *file,
            const char *text)
{
  g_autofree char *path = g_build_filename (office->hub_folder, file, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  return g_file_get_contents (path, &bytes, &length, NULL) && memmem (bytes, length, text, strlen (text)) != NULL;
}

/* In none of the bytes that the hub keeps of a database, its log included. */
static gboolean
hub_keeps (Office *office,
           const char *database,
           const char *text)
{
  g_autoptr (GDir) files = g_dir_open (office->hub_folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (files)) != NULL)
    if (g_str_has_prefix (name, database) && is_in_file (office, name, text))
      return TRUE;
  return FALSE;
}

static void
test_publish (Office *office,
              gconstpointer data)
{
  Fixture *laptop = &office->laptop;
  g_autofree char *id = fixture_put_group (laptop, "Zin in koffie");
  g_autofree char *about = g_strconcat ("about=", id, NULL);
  g_autofree char *consent = NULL;

  assert_done (laptop, "put", id, "cost=Zichtbaar7", "notes=Geheim7");
  g_assert_cmpint (run (laptop, "publish"), ==, 1);
  fixture_assert_sentence (laptop);
  assert_done (laptop, "put", "consent", about, "purpose=publication", "channel=public_site", "given_on=2026-01-01",
               "fields=name; cost; notes");
  consent = g_strstrip (g_strdup (laptop->output));
  assert_done (laptop, "publish", "--dry-run", "--format", "csv");
  g_assert_nonnull (strstr (laptop->output, "Zichtbaar7"));
  g_assert_null (strstr (laptop->output, "Geheim7"));
  g_assert_false (hub_keeps (office, "public", "Zichtbaar7"));
  g_assert_nonnull (strstr (laptop->output, ",public"));
  assert_done (laptop, "publish", "--on");
  g_assert_true (hub_keeps (office, "public", "Zichtbaar7"));
  g_assert_true (hub_keeps (office, "region-demo", "Geheim7"));
  g_assert_false (hub_keeps (office, "public", "Geheim7"));
  g_assert_false (hub_keeps (office, "public", strchr (id, ':') + 1));

  /* The colleague withdraws it; nobody has to ask for that. */
  sync_other (office);
  assert_done (laptop, "--database", office->other, "put", consent, "withdrawn_on=2026-01-02");
  assert_done (laptop, "--database", office->other, "sync", "--json");
  g_assert_nonnull (strstr (laptop->output, "\"withdrawn\":1"));
  g_assert_false (hub_keeps (office, "public", "Zichtbaar7"));
}

static void
test_hub_away (Office *office,
               gconstpointer data)
{
  Fixture *laptop = &office->laptop;
  g_autofree char *id = find_group (office);
  g_autofree char *listen = g_strdup (office->address + strlen ("http://"));

  *strchr (listen, '/') = '\0';
  stop_hub (office);
  assert_done (laptop, "put", id, "cost=Meanwhile");
  g_assert_cmpint (run (laptop, "sync"), ==, 1);
  fixture_assert_sentence (laptop);
  start_hub (office, listen);
  g_setenv ("SAMENHULP_PASSWORD", "wrong", TRUE);
  g_assert_cmpint (run (laptop, "sync"), ==, 1);
  fixture_assert_sentence (laptop);
  g_setenv ("SAMENHULP_PASSWORD", "a made-up secret", TRUE);
  assert_done (laptop, "sync");
  sync_other (office);
  assert_same_groups (office);
}

static void
copy_folder (const char *from,
             const char *to)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "cp", "-a", from, to, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_says (Office *office,
             const char *database,
             const char *id,
             const char *expected)
{
  assert_done (&office->laptop, "--database", database, "show", id, "--format", "json");
  if (strstr (office->laptop.output, expected) == NULL)
    g_error ("“%s” is not in %s", expected, office->laptop.output);
}

/* Nobody has to do anything: each laptop notices that the hub has forgotten, and sends again what it has. */
static void
test_hub_put_back (Office *office,
                   gconstpointer data)
{
  Fixture *laptop = &office->laptop;
  g_autofree char *id = find_group (office);
  g_autofree char *later = NULL;
  g_autofree char *backup = g_strconcat (office->hub_folder, "-backup", NULL);
  g_autofree char *listen = g_strdup (office->address + strlen ("http://"));

  *strchr (listen, '/') = '\0';
  stop_hub (office);
  copy_folder (office->hub_folder, backup);
  start_hub (office, listen);
  assert_done (laptop, "put", id, "cost=After the backup");
  assert_done (laptop, "sync");
  sync_other (office);
  assert_done (laptop, "--database", office->other, "put", id, "place=On the other");
  assert_done (laptop, "--database", office->other, "put", "group", "name=Made after the backup");
  later = g_strndup (strstr (laptop->output, "group:"), strlen ("group:") + 36);
  sync_other (office);
  stop_hub (office);
  remove_tree (office->hub_folder);
  copy_folder (backup, office->hub_folder);
  remove_tree (backup);
  start_hub (office, listen);
  /* The first never had what the other made; the hub had it, and has it no more. */
  assert_done (laptop, "sync");
  sync_other (office);
  assert_done (laptop, "sync");
  assert_same_groups (office);
  assert_says (office, laptop->database, id, "After the backup");
  assert_says (office, laptop->database, id, "On the other");
  assert_says (office, laptop->database, later, "Made after the backup");
}

/* What stands in a browser's window leads to the same server; its own address is what is kept. */
static void
test_copied_address (Office *office,
                     gconstpointer data)
{
  Fixture *laptop = &office->laptop;
  g_autofree char *copied = g_strconcat (office->address, "_utils/#database/region-demo/_all_docs", NULL);
  g_autofree char *kept = g_strndup (office->address, strlen (office->address) - 1);
  g_autofree char *told = g_strconcat (kept, "\ncoordinator\n", NULL);

  assert_done (laptop, "server", "provision", copied, "--region", "demo", "--user", "coordinator");
  g_assert_nonnull (strstr (laptop->output, "All of it was so already."));
  assert_done (laptop, "server", "set", copied, "--user", "coordinator");
  assert_done (laptop, "server", "set");
  g_assert_cmpstr (laptop->output, ==, told);
  assert_done (laptop, "sync");
}

/* The next run of it. */
static void
assert_next_line (GDataInputStream *lines,
                  const char *part)
{
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

  g_assert_nonnull (line);
  if (strstr (line, part) == NULL)
    g_error ("%s: %s", part, line);
}

/* One that goes on runs when there is something to bring or to fetch, and not in between. */
static void
test_live (Office *office,
           gconstpointer data)
{
  Fixture *laptop = &office->laptop;
  g_autofree char *id = find_group (office);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GSubprocess) live = NULL;
  g_autoptr (GError) error = NULL;

  live = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("SAMENHULPCTL"), "--database",
                           office->other, "sync", "--live", "--json", NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (live));
  assert_next_line (lines, "\"pulled\":0,\"pushed\":0");
  assert_done (laptop, "put", id, "notes=Changed on one");
  assert_done (laptop, "sync");
  assert_next_line (lines, "\"pulled\":1,\"pushed\":0");
  assert_done (laptop, "--database", office->other, "put", id, "cost=Changed on the other");
  assert_next_line (lines, "\"pulled\":0,\"pushed\":1");
  g_subprocess_force_exit (live);
  g_subprocess_wait (live, NULL, NULL);
  assert_done (laptop, "sync");
  assert_same_groups (office);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD_OFFICE(path, test) g_test_add ("/ctl/sync/" path, Office, NULL, set_up, test, tear_down)
  ADD_OFFICE ("second-laptop-gets-the-region", test_first_pull);
  ADD_OFFICE ("different-fields-both-survive", test_different_fields);
  ADD_OFFICE ("same-field-is-a-conflict", test_same_field);
  ADD_OFFICE ("a-settled-conflict-travels", test_resolve);
  ADD_OFFICE ("deleted-records-go-everywhere", test_delete);
  ADD_OFFICE ("device-values-stay", test_device_values);
  ADD_OFFICE ("publishes-what-was-agreed-to-and-withdraws-it", test_publish);
  ADD_OFFICE ("hub-away-loses-nothing", test_hub_away);
  ADD_OFFICE ("an-address-copied-from-a-browser-is-of-the-server", test_copied_address);
  ADD_OFFICE ("a-hub-put-back-gets-again-what-it-lost", test_hub_put_back);
  ADD_OFFICE ("going-on-waits-for-changes-here-and-there", test_live);
  return g_test_run ();
}
