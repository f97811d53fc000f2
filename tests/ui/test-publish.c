/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Publishing in the window, by keyboard: seen before it is done, and undone as well. */

#include "finding.h"
#include "sam-public-stand.h"
#include "waiting.h"

#include "app/sync/sam-publication-part.h"
#include "app/sync/sam-publish-dialog.h"
#include "app/sync/sam-sync-page.h"
#include "network/sam-moment.h"
#include "network/sam-new-region.h"
#include "sync/sam-publication.h"
#include "sync/sam-server.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

typedef struct
{
  SamPublicStand *stand; /* NULL: there is no server */
  char *folder;
  char *path;
  SamStoreThread *store;
  SamSync *sync;
  GtkWidget *window;
} Desk;

static void
save (SamStore *store,
      SamRecord *record)
{
  g_autoptr (GError) error = NULL;

  sam_store_save (store, record, &error);
  g_assert_no_error (error);
}

/* A group that agreed to its name being public, and to nothing else. The region itself is about nobody. */
static void
add_group (SamStore *store)
{
  g_autoptr (SamRecord) group = sam_record_new (sam_kind_find ("group"), NULL);
  g_autoptr (SamRecord) consent = sam_record_new (sam_kind_find ("consent"), NULL);

  sam_record_set_text (group, "name", "Zin in koffie");
  sam_record_set_text (group, "place", "Kerkrade");
  save (store, group);
  sam_record_set_text (consent, "about", sam_record_get_id (group));
  sam_record_set_text (consent, "purpose", "publication");
  sam_record_set_text (consent, "channel", "public_site");
  sam_record_set_text (consent, "given_on", "2026-01-01");
  sam_record_set_strv (consent, "fields", (const char *[]){ "name", NULL });
  save (store, consent);
}

/* The group is public already, or the platform knows of the region. */
static void
publish (Desk *desk,
         SamStore *store,
         gboolean platform)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (SamCouchClient) client = NULL;
  const SamMoment now = sam_moment_now ();
  g_auto (SamPublicationResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (context);
  desk->stand = sam_public_stand_new_with (platform ? "platform-heerlen" : "public");
  client = sam_public_stand_connect (desk->stand);
  g_assert_true (sam_server_set (store, sam_couch_client_get_address (client), NULL, &error));
  g_assert_true (sam_publication_choose (store, SAM_PUBLICATION_ON, &error));
  g_assert_true (sam_publication_run (store, client, platform ? SAM_CHANNEL_PLATFORM : SAM_CHANNEL_PUBLIC, now.day,
                                      &result, NULL, &error));
  g_assert_no_error (error);
  g_clear_object (&client);
  g_main_context_pop_thread_default (context);
}

static void
set_up (Desk *desk,
        gconstpointer published)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStore) store = NULL;

  desk->folder = g_dir_make_tmp ("samenhulp-ui-XXXXXX", NULL);
  desk->path = g_build_filename (desk->folder, "region.samenhulp", NULL);
  store = sam_store_open (desk->path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  sam_new_region (store, "Heerlen", NULL, &error);
  g_assert_no_error (error);
  add_group (store);
  if (published != NULL)
    publish (desk, store, g_str_equal (published, "platform"));
  desk->store = sam_store_thread_open (desk->path, "Ada", &error);
  g_assert_no_error (error);
  desk->sync = sam_sync_new (desk->path);
  desk->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (desk->window), sam_sync_page_new (desk->store, desk->sync));
  gtk_window_present (GTK_WINDOW (desk->window));
}

static void
tear_down (Desk *desk,
           gconstpointer data)
{
  const char *const endings[] = { "", "-wal", "-shm" };

  gtk_window_destroy (GTK_WINDOW (desk->window));
  sam_sync_close (desk->sync);
  g_object_unref (desk->sync);
  sam_store_thread_close (desk->store);
  g_object_unref (desk->store);
  g_clear_pointer (&desk->stand, sam_public_stand_free);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (desk->path, endings[i], NULL);

      g_remove (path);
    }
  g_rmdir (desk->folder);
  g_free (desk->path);
  g_free (desk->folder);
}

/* What the Tab key and the space bar do. */
static void
press (GtkWidget *window,
       GtkWidget *wanted)
{
  guint presses = 0;

  while (gtk_window_get_focus (GTK_WINDOW (window)) != wanted)
    {
      g_assert_cmpuint (presses++, <, 40);
      g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
    }
  g_signal_emit_by_name (window, "activate-focus");
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SAM_IS_PUBLISH_DIALOG (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
get_child (GtkWidget *dialog,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (dialog, SAM_TYPE_PUBLISH_DIALOG, name));
}

static gboolean
publishes (Desk *desk)
{
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);

  return sam_publication_is_on (store);
}

/* The switch, as soon as it says what is so. */
static GtkWidget *
find_switch (Desk *desk,
             gboolean on)
{
  GtkWidget *found = NULL;

  wait_until ((found = find (desk->window, GTK_TYPE_SWITCH, NULL)) != NULL && gtk_widget_get_mapped (found));
  wait_until (gtk_switch_get_state (GTK_SWITCH (found)) == on && gtk_switch_get_active (GTK_SWITCH (found)) == on);
  return found;
}

static GtkWidget *
open_dialog (Desk *desk,
             gboolean on)
{
  press (desk->window, find_switch (desk, on));
  wait_until (find_dialog () != NULL);
  wait_until (gtk_widget_get_sensitive (get_child (find_dialog (), "apply_button")));
  return find_dialog ();
}

static void
test_seen_first (Desk *desk,
                 gconstpointer data)
{
  GtkWidget *dialog = open_dialog (desk, FALSE);

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (get_child (dialog, "summary"))), ==, "2 records become public.");
  wait_until (find (dialog, GTK_TYPE_LABEL, "Becomes public") != NULL);
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, ": Zin in koffie"));
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "Name: Zin in koffie"));
  g_assert_null (find (dialog, GTK_TYPE_LABEL, "Kerkrade"));
  g_assert_false (publishes (desk));
  press (dialog, get_child (dialog, "close_button"));
  wait_until (find_dialog () == NULL);
  g_assert_false (publishes (desk));
  find_switch (desk, FALSE);
}

/* On the narrowest window there is. */
static void
test_narrow (Desk *desk,
             gconstpointer data)
{
  GtkWidget *dialog = open_dialog (desk, FALSE);
  GtkWidget *parts[] = { gtk_window_get_child (GTK_WINDOW (desk->window)), gtk_window_get_child (GTK_WINDOW (dialog)) };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int width;

      gtk_widget_measure (parts[i], GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      g_assert_cmpint (width, <=, 360);
    }
  press (dialog, get_child (dialog, "close_button"));
  wait_until (find_dialog () == NULL);
}

static void
test_turned_on (Desk *desk,
                gconstpointer data)
{
  GtkWidget *dialog = open_dialog (desk, FALSE);

  press (dialog, get_child (dialog, "apply_button"));
  wait_until (find_dialog () == NULL);
  g_assert_true (publishes (desk));
  find_switch (desk, TRUE);
  g_assert_nonnull (find (desk->window, GTK_TYPE_LABEL, "There is no server yet"));
}

static void
test_turned_off (Desk *desk,
                 gconstpointer data)
{
  GtkWidget *dialog = open_dialog (desk, TRUE);

  g_assert_cmpuint (sam_public_stand_count_live (desk->stand), ==, 2);
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "2 records are withdrawn."));
  wait_until (find (dialog, GTK_TYPE_LABEL, "Is withdrawn") != NULL);
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "Name: Zin in koffie"));
  press (dialog, get_child (dialog, "apply_button"));
  wait_until (find_dialog () == NULL);
  g_assert_false (publishes (desk));
  find_switch (desk, FALSE);
}

/* What stands there and should not is told before the next synchronisation sets it right. */
static void
test_change_is_told (Desk *desk,
                     gconstpointer data)
{
  GtkWidget *page = gtk_window_get_child (GTK_WINDOW (desk->window));
  GtkWidget *part = find (page, SAM_TYPE_PUBLICATION_PART, NULL);
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  GtkWidget *dialog;

  add_group (store);
  find_switch (desk, TRUE);
  press (desk->window, GTK_WIDGET (gtk_widget_get_template_child (part, SAM_TYPE_PUBLICATION_PART, "look_button")));
  wait_until (find_dialog () != NULL);
  dialog = find_dialog ();
  wait_until (find (dialog, GTK_TYPE_LABEL, "1 record becomes public.") != NULL);
  g_assert_false (gtk_widget_get_visible (get_child (dialog, "apply_button")));
  press (dialog, get_child (dialog, "close_button"));
  wait_until (find_dialog () == NULL);
  g_assert_cmpuint (sam_public_stand_count_live (desk->stand), ==, 2);
}

/* Whether there is a platform, and what goes there, is told beside what becomes public. */
static void
test_platform_is_told (Desk *desk,
                       gconstpointer data)
{
  GtkWidget *part = NULL;
  GtkWidget *dialog;
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  SamDatabase *database = sam_store_get_database (store);

  find_switch (desk, TRUE);
  wait_until (sam_sync_get_state (desk->sync) != SAM_SYNC_STATE_UNSET);
  part = find (desk->window, SAM_TYPE_PUBLICATION_PART, NULL);
  g_assert_true (sam_documents_set_local (database, "platform", "{\"there\":false}", NULL));
  sam_publication_part_load (SAM_PUBLICATION_PART (part));
  wait_until (find (part, GTK_TYPE_LABEL, "This server is not connected with the platform") != NULL);
  g_assert_true (sam_documents_set_local (database, "platform", "{\"there\":true}", NULL));
  sam_publication_part_load (SAM_PUBLICATION_PART (part));
  wait_until (find (part, GTK_TYPE_LABEL, "the platform gets to know how they stand") != NULL);

  dialog = open_dialog (desk, TRUE);
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "1 record is withdrawn from the platform."));
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "The platform gets to know your help questions"));
  wait_until (find (dialog, GTK_TYPE_LABEL, "Is withdrawn from the platform") != NULL);
  press (dialog, get_child (dialog, "close_button"));
  wait_until (find_dialog () == NULL);
}

static void
test_server_is_silent (Desk *desk,
                       gconstpointer data)
{
  GtkWidget *part = NULL;
  GtkWidget *dialog;

  find_switch (desk, TRUE);
  sam_public_stand_fall_silent (desk->stand, TRUE);
  part = find (desk->window, SAM_TYPE_PUBLICATION_PART, NULL);
  press (desk->window, GTK_WIDGET (gtk_widget_get_template_child (part, SAM_TYPE_PUBLICATION_PART, "look_button")));
  wait_until (find_dialog () != NULL);
  dialog = find_dialog ();
  wait_until (gtk_widget_get_visible (get_child (dialog, "problem")));
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "Something is wrong on the server."));
  press (dialog, get_child (dialog, "close_button"));
  wait_until (find_dialog () == NULL);
  /* To withdraw is always possible. */
  dialog = open_dialog (desk, TRUE);
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "2 records are withdrawn."));
  press (dialog, get_child (dialog, "close_button"));
  wait_until (find_dialog () == NULL);
  find_switch (desk, TRUE);
}

#define ADD(path, published, function) g_test_add ("/ui/publish/" path, Desk, published, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_setenv ("SAMENHULP_PASSWORD", "secret", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  /* A switch turns when it has slid across. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  ADD ("what-becomes-public-is-seen-before-it-does", NULL, test_seen_first);
  ADD ("it-fits-a-narrow-window", NULL, test_narrow);
  ADD ("the-switch-follows-what-was-decided", NULL, test_turned_on);
  ADD ("what-is-withdrawn-is-seen-before-it-is", "published", test_turned_off);
  ADD ("the-next-synchronisation-is-foretold", "published", test_change_is_told);
  ADD ("what-goes-to-the-platform-is-told", "platform", test_platform_is_told);
  ADD ("to-withdraw-needs-no-server", "published", test_server_is_silent);
  return g_test_run ();
}
