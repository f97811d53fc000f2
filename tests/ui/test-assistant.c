/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The assistant and a real server: a hub on the loopback, a program of its own. */

#include "waiting.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

#include "app/sync/sam-server-dialog.h"
#include "app/sync/sam-sync-page.h"
#include "store/sam-query.h"
#include "sync/sam-http-peer.h"
#include "sync/sam-server.h"
#include "sync/sam-sync-run.h"

#define PASSWORD "a made-up secret"

typedef struct
{
  char *folder;
  char *address;
  GSubprocess *hub;
  char *path; /* of the region file that came from the server */
} Office;

static void
add_user (Office *office)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "SAMENHULP_PASSWORD", PASSWORD, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("SAMENHULP_HUB"), "--data", office->folder, "user",
                                         "add", "ada", "--admin", NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
start_hub (Office *office)
{
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  office->hub = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("SAMENHULP_HUB"), "--data",
                                  office->folder, "--max-request", "1", "--listen", "127.0.0.1:0", NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (office->hub));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (line, "listening on http://"));
  office->address = g_strdup (line + strlen ("listening on "));
}

static void
add_record (SamStore *store,
            const char *kind_name,
            const char *name)
{
  const SamKind *kind = sam_kind_find (kind_name);
  g_autofree char *id = sam_id_new (kind);
  g_autoptr (SamRecord) record = sam_record_new (kind, id);
  g_autoptr (GError) error = NULL;

  sam_record_set_text (record, "name", name);
  if (g_str_equal (kind_name, "region"))
    sam_record_set_text (record, "slug", "heerlen");
  sam_store_save (store, record, &error);
  g_assert_no_error (error);
}

/* What a colleague has put on the server: a region and two groups. */
static void
fill_server (Office *office)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autofree char *path = g_build_filename (office->folder, "bea.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStore) store = NULL;
  g_autoptr (SamHttpPeer) peer = NULL;

  g_main_context_push_thread_default (context);
  store = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  add_record (store, "region", "Heerlen");
  add_record (store, "group", "Zin in koffie");
  add_record (store, "group", "Samen lopen");
  peer = sam_http_peer_new (office->address, "region-heerlen", "ada", PASSWORD, &error);
  g_assert_no_error (error);
  sam_http_peer_create_database (peer, NULL, &error);
  g_assert_no_error (error);
  sam_sync_run (store, SAM_PEER (peer), NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_main_context_pop_thread_default (context);
}

static void
set_up (Office *office,
        gconstpointer data)
{
  office->folder = g_dir_make_tmp ("samenhulp-assistant-XXXXXX", NULL);
  add_user (office);
  start_hub (office);
  fill_server (office);
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
  g_subprocess_force_exit (office->hub);
  g_subprocess_wait (office->hub, NULL, NULL);
  g_object_unref (office->hub);
  remove_tree (office->folder);
  if (office->path != NULL)
    g_remove (office->path);
  g_free (office->folder);
  g_free (office->address);
  g_free (office->path);
}

static GtkWidget *
get_child (GtkWidget *dialog,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (dialog, SAM_TYPE_SERVER_DIALOG, name));
}

static void
type_into (GtkWidget *dialog,
           const char *name,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_child (dialog, name)), text);
}

static const char *
read_label (GtkWidget *dialog,
            const char *name)
{
  return gtk_label_get_label (GTK_LABEL (get_child (dialog, name)));
}

static void
press (GtkWidget *dialog,
       const char *name)
{
  g_assert_true (gtk_widget_get_sensitive (get_child (dialog, name)));
  g_signal_emit_by_name (get_child (dialog, name), "clicked");
}

/* In with the wrong password first: that is told, and nothing is lost. */
static void
get_in (Office *office,
        GtkWidget *dialog)
{
  type_into (dialog, "address", office->address);
  type_into (dialog, "user", "ada");
  type_into (dialog, "password", "wrong");
  press (dialog, "connect_button");
  wait_until (gtk_widget_get_visible (get_child (dialog, "problem")));
  g_assert_nonnull (strstr (read_label (dialog, "problem"), "this user name with this password"));
  type_into (dialog, "password", PASSWORD);
  press (dialog, "connect_button");
  wait_until (gtk_widget_get_visible (get_child (dialog, "start_button")));
}

/* What the Tab key does, until @wanted or something in it has the focus. */
static void
tab_to (GtkWidget *dialog,
        const char *name)
{
  GtkWidget *wanted = get_child (dialog, name);
  GtkWidget *focus;
  guint presses = 0;

  while ((focus = gtk_window_get_focus (GTK_WINDOW (dialog))) == NULL ||
         (focus != wanted && !gtk_widget_is_ancestor (focus, wanted)))
    {
      g_assert_cmpuint (presses++, <, 40);
      g_signal_emit_by_name (dialog, "move-focus", GTK_DIR_TAB_FORWARD);
    }
}

static void
write_by_keyboard (GtkWidget *dialog,
                   const char *name,
                   const char *text)
{
  tab_to (dialog, name);
  g_signal_emit_by_name (gtk_window_get_focus (GTK_WINDOW (dialog)), "insert-at-cursor", text);
}

static void
press_enter (GtkWidget *dialog)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  if (GTK_IS_TEXT (focus))
    g_signal_emit_by_name (focus, "activate");
  else
    g_signal_emit_by_name (dialog, "activate-focus");
}

static void
on_fetched_cb (Office *office,
               const char *path)
{
  office->path = g_strdup (path);
}

static void
fetch (Office *office)
{
  GtkWidget *dialog = sam_server_dialog_new_to_fetch (NULL, NULL);

  g_signal_connect_swapped (dialog, "fetched", G_CALLBACK (on_fetched_cb), office);
  gtk_window_present (GTK_WINDOW (dialog));
  type_into (dialog, "slug", "heerlen");
  get_in (office, dialog);
  g_assert_cmpstr (read_label (dialog, "counts"), ==, "3 records come from the server to this computer.");
  press (dialog, "start_button");
  wait_until (office->path != NULL);
}

static guint
count_groups (const char *path)
{
  g_autoptr (SamStore) store = sam_store_open (path, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));

  return (guint) sam_store_count (store, query, NULL);
}

static void
test_from_nothing (Office *office,
                   gconstpointer data)
{
  g_autoptr (SamStore) store = NULL;
  g_autofree char *database = NULL;
  g_autofree char *address = NULL;

  fetch (office);
  g_assert_cmpuint (count_groups (office->path), ==, 2);
  store = sam_store_open (office->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  database = sam_server_dup_database (store, NULL);
  address = sam_server_dup_address (store);
  g_assert_cmpstr (database, ==, "region-heerlen");
  g_assert_nonnull (strstr (office->address, strrchr (address, ':')));
}

static void
test_no_such_region (Office *office,
                     gconstpointer data)
{
  GtkWidget *dialog = sam_server_dialog_new_to_fetch (NULL, NULL);

  gtk_window_present (GTK_WINDOW (dialog));
  type_into (dialog, "slug", "nergens");
  type_into (dialog, "address", office->address);
  type_into (dialog, "user", "ada");
  type_into (dialog, "password", PASSWORD);
  press (dialog, "connect_button");
  wait_until (gtk_widget_get_visible (get_child (dialog, "problem")));
  g_assert_false (gtk_widget_get_visible (get_child (dialog, "start_button")));
  g_assert_nonnull (strstr (read_label (dialog, "problem"), "This region is not on the server"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), get_child (dialog, "slug")));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What is wrong is said where it is, and the next key mends it. */
static void
test_focus_where_it_is_wrong (Office *office,
                              gconstpointer data)
{
  GtkWidget *dialog = sam_server_dialog_new_to_fetch (NULL, NULL);
  g_autofree char *copied = g_strconcat (office->address, "region-heerlen", NULL);
  GtkWidget *focus;

  gtk_window_present (GTK_WINDOW (dialog));
  type_into (dialog, "slug", "heerlen");
  type_into (dialog, "address", "http://127.0.0.1:1");
  type_into (dialog, "user", "ada");
  type_into (dialog, "password", "wrong");
  press (dialog, "connect_button");
  wait_until (gtk_widget_get_visible (get_child (dialog, "problem")));
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_true (gtk_widget_is_ancestor (focus, get_child (dialog, "address")));
  gtk_test_accessible_assert_role (get_child (dialog, "problem"), GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_property (get_child (dialog, "address"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       read_label (dialog, "problem"));
  /* As it is copied from a browser that shows the database. */
  type_into (dialog, "address", copied);
  g_assert_false (gtk_widget_get_visible (get_child (dialog, "problem")));
  press (dialog, "connect_button");
  wait_until (gtk_widget_get_visible (get_child (dialog, "problem")));
  g_assert_nonnull (strstr (read_label (dialog, "problem"), "Type both once more"));
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_true (gtk_widget_is_ancestor (focus, get_child (dialog, "password")));
  type_into (dialog, "password", PASSWORD);
  press (dialog, "connect_button");
  wait_until (gtk_widget_get_visible (get_child (dialog, "start_button")));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
forget (const char *path)
{
  g_autoptr (SamStore) store = sam_store_open (path, SAM_DATABASE_OPEN_EXISTING, NULL);

  g_assert_true (sam_server_set (store, NULL, NULL, NULL));
  add_record (store, "group", "Nieuwe groep");
}

/* A region that is here already, with something the server does not have; and back to this computer only. */
static void
test_what_goes_up_is_told (Office *office,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SamStoreThread *thread;
  GtkWidget *dialog;
  SamSync *sync;
  gint64 received_at;

  fetch (office);
  forget (office->path);
  thread = sam_store_thread_open (office->path, "Ada", &error);
  g_assert_no_error (error);
  sync = sam_sync_new (office->path);
  dialog = sam_server_dialog_new (NULL, sync, thread);
  gtk_window_present (GTK_WINDOW (dialog));
  get_in (office, dialog);
  g_assert_cmpstr (read_label (dialog, "counts"), ==,
                   "0 records come from the server to this computer.\n1 record goes from this computer to the server.");
  g_assert_cmpint (sam_sync_get_state (sync), ==, SAM_SYNC_STATE_UNSET);
  press (dialog, "start_button");
  wait_until (sam_sync_get_last_run (sync) > 0 && sam_sync_get_state (sync) == SAM_SYNC_STATE_IDLE &&
              sam_sync_get_waiting (sync) == 0);

  g_assert_cmpuint (sam_sync_get_received (sync, &received_at), ==, 3);
  g_assert_cmpint (received_at, >, 0);
  dialog = sam_server_dialog_new (NULL, sync, thread);
  gtk_window_present (GTK_WINDOW (dialog));
  wait_until (gtk_widget_get_visible (get_child (dialog, "forget_button")));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), get_child (dialog, "password")));
  press (dialog, "forget_button");
  wait_until (sam_sync_get_state (sync) == SAM_SYNC_STATE_UNSET);
  sam_sync_close (sync);
  g_object_unref (sync);
  sam_store_thread_close (thread);
  g_object_unref (thread);
}

static void
on_progress_cb (GtkProgressBar *progress,
                GParamSpec *pspec,
                char **text)
{
  g_free (*text);
  *text = g_strdup (gtk_progress_bar_get_text (progress));
}

/* From the first letter to the region, without a pointer. */
static void
test_by_keyboard (Office *office,
                  gconstpointer data)
{
  GtkWidget *dialog = sam_server_dialog_new_to_fetch (NULL, NULL);
  g_autofree char *progress = NULL;
  int width;

  g_signal_connect_swapped (dialog, "fetched", G_CALLBACK (on_fetched_cb), office);
  g_signal_connect (get_child (dialog, "progress"), "notify::text", G_CALLBACK (on_progress_cb), &progress);
  gtk_window_present (GTK_WINDOW (dialog));
  write_by_keyboard (dialog, "slug", "heerlen");
  write_by_keyboard (dialog, "address", office->address);
  write_by_keyboard (dialog, "user", "ada");
  write_by_keyboard (dialog, "password", PASSWORD);
  press_enter (dialog);
  wait_until (gtk_widget_get_visible (get_child (dialog, "start_button")));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == get_child (dialog, "start_button"));
  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (dialog)), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, 360);
  press_enter (dialog);
  wait_until (office->path != NULL);
  g_assert_cmpstr (progress, ==, "3 of 3 records");
  g_assert_cmpuint (count_groups (office->path), ==, 2);
}

/* Stopped, it says so, and the same button goes on. */
static void
test_stopped (Office *office,
              gconstpointer data)
{
  GtkWidget *dialog = sam_server_dialog_new_to_fetch (NULL, NULL);

  g_signal_connect_swapped (dialog, "fetched", G_CALLBACK (on_fetched_cb), office);
  gtk_window_present (GTK_WINDOW (dialog));
  type_into (dialog, "slug", "heerlen");
  get_in (office, dialog);
  press (dialog, "start_button");
  g_assert_true (gtk_widget_get_visible (get_child (dialog, "progress")));
  g_assert_cmpstr (gtk_progress_bar_get_text (GTK_PROGRESS_BAR (get_child (dialog, "progress"))), ==, "0 of 3 records");
  press (dialog, "cancel_button");
  wait_until (gtk_widget_get_visible (get_child (dialog, "problem")));
  g_assert_nonnull (strstr (read_label (dialog, "problem"), "The next time it goes on from here"));
  g_assert_false (gtk_widget_get_visible (get_child (dialog, "progress")));
  g_assert_null (office->path);
  press_enter (dialog);
  wait_until (office->path != NULL);
  g_assert_cmpuint (count_groups (office->path), ==, 2);
}

/* Half a region, as a broken connection leaves it: two of the three records, from @address. */
static char *
leave_half (Office *office,
            const char *address)
{
  g_autofree char *bea = g_build_filename (office->folder, "bea.db", NULL);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "samenhulp", NULL);
  char *part = g_build_filename (folder, "region.db.part", NULL);
  g_autofree char *origin = g_strjoin ("\n", address, "ada", "heerlen", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStore) from = sam_store_open (bea, SAM_DATABASE_OPEN_EXISTING, &error);
  g_autoptr (SamStore) store = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  g_mkdir_with_parents (folder, 0700);
  store = sam_store_open (part, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (sam_store_set_setting (store, "coming-from", origin, NULL));
  changes = sam_documents_list_changes (sam_store_get_database (from), 0, 2, NULL);
  for (guint i = 0; i < changes->len; i++)
    {
      const SamRevision *change = g_ptr_array_index (changes, i);
      g_autoptr (SamRevision) one = sam_documents_get (sam_store_get_database (from), change->id, change->revision,
                                                       NULL);
      g_auto (GStrv) path = sam_documents_dup_path (sam_store_get_database (from), one->id, one->revision, NULL);

      sam_store_receive (store, one->id, (const char *const *) path, FALSE, one->body, NULL, &error);
      g_assert_no_error (error);
    }
  return part;
}

static void
assert_expects (Office *office,
                const char *text)
{
  GtkWidget *dialog = sam_server_dialog_new_to_fetch (NULL, NULL);

  g_signal_connect_swapped (dialog, "fetched", G_CALLBACK (on_fetched_cb), office);
  gtk_window_present (GTK_WINDOW (dialog));
  type_into (dialog, "slug", "heerlen");
  get_in (office, dialog);
  g_assert_cmpstr (read_label (dialog, "counts"), ==, text);
  press (dialog, "start_button");
  wait_until (office->path != NULL);
  g_assert_cmpuint (count_groups (office->path), ==, 2);
}

static void
test_goes_on (Office *office,
              gconstpointer data)
{
  g_autofree char *part = leave_half (office, office->address);

  assert_expects (office, "1 record comes from the server to this computer.");
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

/* Half of a region of another server is not what this one is built on. */
static void
test_not_mixed (Office *office,
                gconstpointer data)
{
  g_autofree char *part = leave_half (office, "https://elsewhere.example");

  assert_expects (office, "3 records come from the server to this computer.");
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

static GtkWidget *
find_label (GtkWidget *widget,
            const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

/* A group with more notes than this server takes at once. */
static void
add_long_group (const char *path)
{
  g_autoptr (SamStore) store = sam_store_open (path, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_autoptr (SamRecord) record = sam_record_new (sam_kind_find ("group"), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (notes, "%05x ", g_random_int_range (0, 1 << 20));
  sam_record_set_text (record, "name", "Lang verhaal");
  sam_record_set_text (record, "notes", notes->str);
  sam_store_save (store, record, &error);
  g_assert_no_error (error);
}

static void
test_refused_is_shown (Office *office,
                       gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GError) error = NULL;
  SamStoreThread *thread;
  SamSync *sync;

  fetch (office);
  add_long_group (office->path);
  thread = sam_store_thread_open (office->path, "Ada", &error);
  g_assert_no_error (error);
  sync = sam_sync_new (office->path);
  gtk_window_set_child (GTK_WINDOW (window), sam_sync_page_new (thread, sync));
  gtk_window_present (GTK_WINDOW (window));
  sam_sync_now (sync);
  wait_until (sam_sync_get_refused (sync) == 1);
  wait_until (find_label (window, "The server does not take this") != NULL);
  g_assert_nonnull (find_label (window, "Lang verhaal"));
  gtk_window_destroy (GTK_WINDOW (window));
  sam_sync_close (sync);
  g_object_unref (sync);
  sam_store_thread_close (thread);
  g_object_unref (thread);
}

#define ADD(path, function) g_test_add ("/ui/assistant/" path, Office, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("samenhulp-home-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_unsetenv ("SAMENHULP_PASSWORD");
  gtk_test_init (&argc, &argv, NULL);
  ADD ("a-region-comes-from-the-server", test_from_nothing);
  ADD ("a-region-that-is-not-there-is-told", test_no_such_region);
  ADD ("what-is-wrong-gets-the-focus", test_focus_where_it_is_wrong);
  ADD ("what-goes-up-is-told-before-it-does", test_what_goes_up_is_told);
  ADD ("all-of-it-goes-by-keyboard", test_by_keyboard);
  ADD ("a-region-that-is-stopped-goes-on", test_stopped);
  ADD ("half-a-region-is-gone-on-with", test_goes_on);
  ADD ("half-a-region-of-another-server-is-not", test_not_mixed);
  ADD ("what-the-server-refuses-is-shown", test_refused_is_shown);
  result = g_test_run ();
  remove_tree (home);
  return result;
}
