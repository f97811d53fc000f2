/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "waiting.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

#include "app/sync/sam-server-dialog.h"
#include "app/sync/sam-sync-chip.h"
#include "app/sync/sam-sync-text.h"
#include "store/sam-conflict.h"
#include "sync/sam-server.h"

typedef struct
{
  char *folder;
  char *path;
  SamStoreThread *store;
  SamSync *sync;
  GtkWidget *window;
} Desk;

static void
make_region (const char *path)
{
  const SamKind *kind = sam_kind_find ("region");
  g_autofree char *id = sam_id_from_key (kind, "heerlen");
  g_autoptr (SamRecord) region = sam_record_new (kind, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStore) store = sam_store_open (path, SAM_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  sam_record_set_text (region, "name", "Heerlen");
  sam_record_set_text (region, "slug", "heerlen");
  sam_store_save (store, region, &error);
  g_assert_no_error (error);
}

/* Two first versions of one group that say different things: a conflict. */
static void
make_conflict (const char *path)
{
  const char *id = "group:11111111-1111-4111-8111-111111111111";
  const char *const first[] = { "1-11111111111111111111111111111111", NULL };
  const char *const second[] = { "1-22222222222222222222222222222222", NULL };
  g_autoptr (SamStore) store = sam_store_open (path, SAM_DATABASE_OPEN_EXISTING, NULL);

  g_assert_true (sam_store_receive (store, id, first, FALSE,
                                    "{\"name\":\"Zin in koffie\",\"place\":\"Heerlen\"}", NULL, NULL));
  g_assert_true (sam_store_receive (store, id, second, FALSE,
                                    "{\"name\":\"Zin in koffie\",\"place\":\"Kerkrade\"}", NULL, NULL));
}

static void
set_up (Desk *desk,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  desk->folder = g_dir_make_tmp ("samenhulp-ui-XXXXXX", NULL);
  desk->path = g_build_filename (desk->folder, "region.samenhulp", NULL);
  make_region (desk->path);
  if (data != NULL)
    make_conflict (desk->path);
  desk->store = sam_store_thread_open (desk->path, "Ada", &error);
  g_assert_no_error (error);
  desk->sync = sam_sync_new (desk->path);
  desk->window = gtk_window_new ();
}

static void
remove_files (Desk *desk)
{
  const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (desk->path, endings[i], NULL);

      g_remove (path);
    }
  g_rmdir (desk->folder);
}

static void
tear_down (Desk *desk,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  sam_sync_close (desk->sync);
  g_object_unref (desk->sync);
  sam_store_thread_close (desk->store);
  g_object_unref (desk->store);
  remove_files (desk);
  g_free (desk->path);
  g_free (desk->folder);
}

/* The first of a type, and a label with @text in it if that is given; in a popover that is closed, too. */
static GtkWidget *
find (GtkWidget *widget,
      GType type,
      const char *text)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (text == NULL || (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, text);
  return found;
}

static SamSyncChip *
show_chip (Desk *desk)
{
  SamSyncChip *chip = SAM_SYNC_CHIP (sam_sync_chip_new ());

  gtk_window_set_child (GTK_WINDOW (desk->window), GTK_WIDGET (chip));
  sam_sync_chip_set_sync (chip, desk->sync);
  gtk_window_present (GTK_WINDOW (desk->window));
  return chip;
}

#define SYNC "sam-sync-symbolic"
#define RUNNING(step_, done_, total_)                                              \
  {                                                                                \
    .state = SAM_SYNC_STATE_SYNCING, .step = step_, .done = done_, .total = total_ \
  }

static void
test_texts (void)
{
  const struct
  {
    SamSyncStatus status;
    const char *icon;
    const char *short_text;
    const char *headline;
  } cases[] = {
    { { .state = SAM_SYNC_STATE_UNSET }, SYNC, "Only here", "This region is on this computer only" },
    { { .state = SAM_SYNC_STATE_IDLE }, SYNC, "Synchronised", "Everything is synchronised" },
    { { .state = SAM_SYNC_STATE_IDLE, .waiting = 1 }, SYNC, "1 waits", "Changes wait to be sent" },
    { { .state = SAM_SYNC_STATE_IDLE, .conflicts = 2 }, "sam-conflict-symbolic", "2 conflicts", "Something needs you" },
    { { .state = SAM_SYNC_STATE_IDLE, .refused = 1 }, SYNC, "Synchronised", "Something needs you" },
    { { .state = SAM_SYNC_STATE_OFFLINE }, "network-offline-symbolic", "Offline", "Working offline" },
    { { .state = SAM_SYNC_STATE_ERROR }, "dialog-warning-symbolic", "Not synchronised", "Synchronising did not work" },
    { { .state = SAM_SYNC_STATE_IDLE, .clock_off = 7200 },
      "dialog-warning-symbolic",
      "Clock is wrong",
      "Something needs you" },
    { { .state = SAM_SYNC_STATE_SYNCING }, SYNC, "Synchronising…", "Synchronising…" },
    { RUNNING (SAM_SYNC_PULLING, 9, 100), SYNC, "Synchronising…", "Receiving: 9 of 100 records" },
    { RUNNING (SAM_SYNC_PULLING, 9, 0), SYNC, "Synchronising…", "Receiving: 9 records" },
    { RUNNING (SAM_SYNC_MERGING, 1, 2), SYNC, "Synchronising…", "Looking at parallel changes: 1 of 2 records" },
    { RUNNING (SAM_SYNC_PUSHING, 9, 100), SYNC, "Synchronising…", "Sending: 9 of 100 records" },
    { RUNNING (SAM_SYNC_FETCHING, 0, 1), SYNC, "Synchronising…", "Fetching: 0 of 1 file" },
    { RUNNING (SAM_SYNC_TAKING, 3, 4), SYNC, "Synchronising…", "Looking for questions on the platform: 3 of 4" },
    { RUNNING (SAM_SYNC_TAKING, 3, 0), SYNC, "Synchronising…", "Looking for questions on the platform…" },
    { RUNNING (SAM_SYNC_PUBLISHING, 0, 0), SYNC, "Synchronising…", "Publishing…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *short_text = sam_sync_text_format_short (&cases[i].status);
      g_autofree char *headline = sam_sync_text_format_headline (&cases[i].status);

      g_assert_cmpstr (sam_sync_text_get_icon (&cases[i].status), ==, cases[i].icon);
      g_assert_cmpstr (short_text, ==, cases[i].short_text);
      g_assert_cmpstr (headline, ==, cases[i].headline);
    }
}

static void
test_what_came_in (void)
{
  const SamSyncStatus status = { .state = SAM_SYNC_STATE_IDLE, .received = 12, .received_at = 1700000000 };
  g_autofree char *text = sam_sync_text_format_received (&status, 1700000000 + 300);

  g_assert_cmpstr (text, ==, "12 changes came in, 5 minutes ago");
}

static void
test_chip_without_server (Desk *desk,
                          gconstpointer data)
{
  SamSyncChip *chip = show_chip (desk);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (chip));

  g_assert_nonnull (find (GTK_WIDGET (chip), GTK_TYPE_LABEL, "Only here"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Only here");
  g_object_set (chip, "compact", TRUE, NULL);
  g_assert_false (gtk_widget_get_visible (find (GTK_WIDGET (chip), GTK_TYPE_LABEL, "Only here")));
}

static void
test_chip_follows_the_store (Desk *desk,
                             gconstpointer data)
{
  SamSyncChip *chip = show_chip (desk);
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);

  g_assert_true (sam_server_set (store, "http://127.0.0.1:9", NULL, NULL));
  sam_sync_note_change (desk->sync);
  wait_until (find (GTK_WIDGET (chip), GTK_TYPE_LABEL, "1 waits") != NULL);
  sam_sync_now (desk->sync);
  wait_until (find (GTK_WIDGET (chip), GTK_TYPE_LABEL, "Offline") != NULL);
  g_assert_nonnull (find (GTK_WIDGET (chip), GTK_TYPE_LABEL, "internet connection"));
}

static void
settle_conflict (Desk *desk)
{
  const char *ids[] = { "group:11111111-1111-4111-8111-111111111111", NULL };
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);

  sam_store_set_author (store, "Ada");
  g_assert_true (sam_store_settle_all (store, ids, TRUE, NULL));
  sam_sync_note_change (desk->sync);
}

static void
test_conflicts_are_told (Desk *desk,
                         gconstpointer data)
{
  SamSyncChip *chip = show_chip (desk);
  GtkWidget *popover;

  wait_until (sam_sync_get_conflicts (desk->sync) == 1);
  sam_sync_chip_popup (chip);
  wait_until (find (GTK_WIDGET (chip), GTK_TYPE_LABEL, "1 conflict needs you") != NULL);
  /* There is no server for anything to wait for. */
  g_assert_null (find (GTK_WIDGET (chip), GTK_TYPE_LABEL, "1 changed record waits"));
  g_assert_nonnull (find (GTK_WIDGET (chip), GTK_TYPE_LABEL, "Parallel changes…"));
  settle_conflict (desk);
  wait_until (find (GTK_WIDGET (chip), GTK_TYPE_LABEL, "1 parallel change since yesterday") != NULL);
  /* An open popover that loses its window hears of the pointer too late. */
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (gtk_widget_get_first_child (GTK_WIDGET (chip)))));
  gtk_popover_popdown (GTK_POPOVER (popover));
  wait_until (!gtk_widget_get_mapped (popover));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
type_into (GtkWidget *entry,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
test_dialog (Desk *desk,
             gconstpointer data)
{
  GtkWidget *dialog = sam_server_dialog_new (NULL, desk->sync, desk->store);
  GtkWidget *address = GTK_WIDGET (gtk_widget_get_template_child (dialog, SAM_TYPE_SERVER_DIALOG, "address"));
  GtkWidget *user = GTK_WIDGET (gtk_widget_get_template_child (dialog, SAM_TYPE_SERVER_DIALOG, "user"));
  GtkWidget *password = GTK_WIDGET (gtk_widget_get_template_child (dialog, SAM_TYPE_SERVER_DIALOG, "password"));
  GtkWidget *button = GTK_WIDGET (gtk_widget_get_template_child (dialog, SAM_TYPE_SERVER_DIALOG, "connect_button"));
  GtkWidget *problem = GTK_WIDGET (gtk_widget_get_template_child (dialog, SAM_TYPE_SERVER_DIALOG, "problem"));

  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (gtk_widget_get_sensitive (button));
  type_into (address, "http://server.example");
  type_into (user, "ada");
  g_assert_false (gtk_widget_get_sensitive (button));
  type_into (password, "secret");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  wait_until (gtk_widget_get_visible (problem));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (problem)), "https://"));
  g_assert_true (gtk_widget_get_sensitive (button));
  type_into (address, "http://127.0.0.1:9");
  g_assert_false (gtk_widget_get_visible (problem));
  g_signal_emit_by_name (button, "clicked");
  wait_until (gtk_widget_get_visible (problem));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (problem)), "internet connection"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_setenv ("SAMENHULP_PASSWORD", "secret", TRUE);
  g_test_add_func ("/ui/sync/every-state-has-its-words", test_texts);
  g_test_add_func ("/ui/sync/what-came-in-is-told", test_what_came_in);
  g_test_add ("/ui/sync/without-a-server-the-chip-says-so", Desk, NULL, set_up, test_chip_without_server, tear_down);
  g_test_add ("/ui/sync/the-chip-says-what-waits-and-what-is-wrong", Desk, NULL, set_up, test_chip_follows_the_store,
              tear_down);
  g_test_add ("/ui/sync/conflicts-are-told", Desk, "conflict", set_up, test_conflicts_are_told, tear_down);
  g_test_add ("/ui/sync/the-dialog-tries-before-it-keeps", Desk, NULL, set_up, test_dialog, tear_down);
  return g_test_run ();
}
