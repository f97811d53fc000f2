/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "conflict-desk.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/sam-conflict.h"

#define BASE "1-00000000000000000000000000000000"

static void
receive (SamStore *store,
         const char *id,
         const char *revision,
         const char *body)
{
  const char *const path[] = { revision, BASE, NULL };
  const char *const base[] = { BASE, NULL };
  gboolean first = g_str_equal (revision, BASE);
  g_autoptr (GError) error = NULL;

  sam_store_receive (store, id, first ? base : path, FALSE, body, NULL, &error);
  g_assert_no_error (error);
}

/* Ada and Bea changed one group at once: @data is what Bea made of the place. */
static void
make_region (const char *path,
             const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStore) store = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  g_autofree char *theirs = g_strdup_printf ("{\"cost\":\"gratis\",\"edited_at\":1700000200,\"edited_by\":\"Bea\","
                                             "\"name\":\"Zin\",\"place\":\"%s\"}",
                                             place);
  g_autofree char *lacking = NULL;
  gboolean merged;

  g_assert_no_error (error);
  receive (store, ID, BASE, "{\"name\":\"Zin\",\"place\":\"Nergens\"}");
  receive (store, ID, "2-11111111111111111111111111111111",
           "{\"edited_at\":1700000100,\"edited_by\":\"Ada\",\"name\":\"Zin\",\"place\":\"Heerlen\"}");
  receive (store, ID, "2-22222222222222222222222222222222", theirs);
  g_assert_true (sam_store_merge_leaves (store, ID, &merged, &lacking, &error));
  g_assert_no_error (error);
  g_assert_cmpint (merged, ==, g_str_equal (place, "Nergens"));
}

void
add_conflict (Desk *desk,
              const char *id,
              const char *name,
              const char *author)
{
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_autofree char *base = g_strdup_printf ("{\"name\":\"%s\"}", name);
  g_autofree char *mine = g_strdup_printf ("{\"cost\":\"1 euro\",\"edited_at\":1700000100,\"edited_by\":\"%s\","
                                           "\"name\":\"%s\"}",
                                           author, name);
  g_autofree char *theirs = g_strdup_printf ("{\"cost\":\"2 euro\",\"edited_at\":1700000200,\"edited_by\":\"Bea\","
                                             "\"name\":\"%s\"}",
                                             name);

  receive (store, id, BASE, base);
  receive (store, id, "2-11111111111111111111111111111111", mine);
  receive (store, id, "2-22222222222222222222222222222222", theirs);
}

static void
on_action_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  Desk *desk = data;

  g_free (desk->asked);
  desk->asked = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)),
                                 g_variant_get_string (parameter, NULL));
}

static void
on_plain_action_cb (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer data)
{
  Desk *desk = data;

  g_free (desk->asked);
  desk->asked = g_strdup (g_action_get_name (G_ACTION (action)));
}

void
desk_set_up (Desk *desk,
             gconstpointer place)
{
  const GActionEntry entries[] = {
    { "settle", on_action_cb, "s" },
    { "open", on_action_cb, "s" },
    { "set-aside", on_action_cb, "s" },
    { "synchronise", on_plain_action_cb },
    { "toast", on_action_cb, "s" },
    { "toast-undo", on_action_cb, "s" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GError) error = NULL;

  desk->folder = g_dir_make_tmp ("samenhulp-ui-XXXXXX", NULL);
  desk->path = g_build_filename (desk->folder, "region.samenhulp", NULL);
  make_region (desk->path, place);
  desk->store = sam_store_thread_open (desk->path, "Ada", &error);
  g_assert_no_error (error);
  desk->sync = sam_sync_new (desk->path);
  desk->window = gtk_window_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), desk);
  gtk_widget_insert_action_group (desk->window, "win", G_ACTION_GROUP (actions));
  gtk_window_present (GTK_WINDOW (desk->window));
}

void
desk_tear_down (Desk *desk,
                gconstpointer data)
{
  const char *const endings[] = { "", "-wal", "-shm" };

  gtk_window_destroy (GTK_WINDOW (desk->window));
  sam_sync_close (desk->sync);
  g_object_unref (desk->sync);
  sam_store_thread_close (desk->store);
  g_object_unref (desk->store);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (desk->path, endings[i], NULL);

      g_remove (path);
    }
  g_rmdir (desk->folder);
  g_free (desk->path);
  g_free (desk->folder);
  g_free (desk->asked);
}

char *
dup_value (Desk *desk,
           const char *field)
{
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_autoptr (SamRecord) record = sam_store_load (store, ID, NULL);

  return sam_record_dup_text (record, field);
}

GtkWidget *
get_child (GtkWidget *dialog,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (dialog, G_OBJECT_TYPE (dialog), name));
}

void
press (GtkWidget *dialog,
       const char *button)
{
  GtkWidget *wanted = get_child (dialog, button);
  guint presses = 0;

  while (gtk_window_get_focus (GTK_WINDOW (dialog)) != wanted)
    {
      g_assert_cmpuint (presses++, <, 40);
      g_signal_emit_by_name (dialog, "move-focus", GTK_DIR_TAB_FORWARD);
    }
  g_signal_emit_by_name (dialog, "activate-focus");
}
