/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "waiting.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

#include "app/editors/sam-history-dialog.h"
#include "app/rows/sam-ref-row.h"
#include "app/rows/sam-refs-row.h"
#include "app/sync/sam-conflict-dialog.h"
#include "app/sync/sam-set-aside-dialog.h"
#include "app/sync/sam-difference-row.h"
#include "app/sync/sam-sync-item.h"
#include "app/sync/sam-sync-page.h"
#include "app/today/sam-today-page.h"
#include "store/sam-parallel.h"

#define ID "group:11111111-1111-4111-8111-111111111111"
#define BASE "1-00000000000000000000000000000000"

typedef struct
{
  char *folder;
  char *path;
  SamStoreThread *store;
  SamSync *sync;
  GtkWidget *window;
  char *asked; /* what was asked of the window's actions */
} Desk;

static void
receive (SamStore *store,
         const char *revision,
         const char *body)
{
  const char *const path[] = { revision, BASE, NULL };
  const char *const base[] = { BASE, NULL };
  gboolean first = g_str_equal (revision, BASE);
  g_autoptr (GError) error = NULL;

  sam_store_receive (store, ID, first ? base : path, FALSE, body, NULL, &error);
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
  receive (store, BASE, "{\"name\":\"Zin\",\"place\":\"Nergens\"}");
  receive (store, "2-11111111111111111111111111111111",
           "{\"edited_at\":1700000100,\"edited_by\":\"Ada\",\"name\":\"Zin\",\"place\":\"Heerlen\"}");
  receive (store, "2-22222222222222222222222222222222", theirs);
  g_assert_true (sam_store_merge_leaves (store, ID, &merged, &lacking, &error));
  g_assert_no_error (error);
  g_assert_cmpint (merged, ==, g_str_equal (place, "Nergens"));
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

static void
set_up (Desk *desk,
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

static GtkWidget *
find (GtkWidget *widget,
      GType type,
      const char *text)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (text == NULL || (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, text);
  return found;
}

static char *
dup_value (Desk *desk,
           const char *field)
{
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_autoptr (SamRecord) record = sam_store_load (store, ID, NULL);

  return sam_record_dup_text (record, field);
}

static gboolean
is_conflicted (Desk *desk)
{
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_autoptr (SamConflict) conflict = sam_store_get_conflict (store, ID, NULL);

  return conflict != NULL;
}

#define assert_value(desk, field, expected)                \
  G_STMT_START                                             \
  {                                                        \
    g_autofree char *found_ = dup_value ((desk), (field)); \
    g_assert_cmpstr (found_, ==, (expected));              \
  }                                                        \
  G_STMT_END

static GtkWidget *
open_dialog (Desk *desk)
{
  GtkWidget *dialog = sam_conflict_dialog_new (GTK_WINDOW (desk->window), desk->store, ID);

  gtk_window_present (GTK_WINDOW (dialog));
  wait_until (find (dialog, SAM_TYPE_DIFFERENCE_ROW, NULL) != NULL);
  return dialog;
}

static GtkWidget *
get_child (GtkWidget *dialog,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (dialog, G_OBJECT_TYPE (dialog), name));
}

static void
on_gone_cb (gpointer data,
            GObject *dialog)
{
  *(gboolean *) data = TRUE;
}

/* What the Tab key and the space bar do. */
static void
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

static void
test_by_keyboard (Desk *desk,
                  gconstpointer data)
{
  GtkWidget *dialog = open_dialog (desk);
  gboolean gone = FALSE;

  g_object_weak_ref (G_OBJECT (dialog), on_gone_cb, &gone);
  g_assert_false (gtk_widget_get_sensitive (get_child (dialog, "save_button")));
  press (dialog, "theirs_button");
  wait_until (gtk_widget_get_sensitive (get_child (dialog, "save_button")));
  press (dialog, "save_button");
  wait_until (gone);
  g_assert_false (is_conflicted (desk));
  assert_value (desk, "place", "Kerkrade");
  assert_value (desk, "cost", "gratis");
  g_assert_cmpstr (desk->asked, ==, "toast-undo “Zin” settled");
}

/* Only what differs stands there, and who said it. */
static void
test_side_by_side (Desk *desk,
                   gconstpointer data)
{
  GtkWidget *dialog = open_dialog (desk);
  GtkWidget *open = get_child (dialog, "open_rows");
  int width;

  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (dialog)), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, 360);
  g_assert_nonnull (find (open, GTK_TYPE_LABEL, "Nergens"));
  g_assert_nonnull (find (open, GTK_TYPE_LABEL, "Heerlen"));
  g_assert_nonnull (find (open, GTK_TYPE_LABEL, "Kerkrade"));
  g_assert_nonnull (find (open, GTK_TYPE_LABEL, "You"));
  g_assert_nonnull (find (open, GTK_TYPE_LABEL, "Bea"));
  g_assert_null (find (open, GTK_TYPE_LABEL, "gratis"));
  g_assert_null (find (get_child (dialog, "heading"), GTK_TYPE_LABEL, "Nergens"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_third (Desk *desk,
            gconstpointer data)
{
  GtkWidget *dialog = open_dialog (desk);
  GtkWidget *row = find (dialog, SAM_TYPE_DIFFERENCE_ROW, NULL);
  GtkWidget *something = gtk_widget_get_ancestor (find (row, GTK_TYPE_LABEL, "Something else"), GTK_TYPE_CHECK_BUTTON);
  gboolean gone = FALSE;
  GtkWidget *entry;

  g_object_weak_ref (G_OBJECT (dialog), on_gone_cb, &gone);
  g_assert_null (find (row, GTK_TYPE_ENTRY, NULL));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (something), TRUE);
  entry = find (row, GTK_TYPE_ENTRY, NULL);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Landgraaf");
  press (dialog, "save_button");
  wait_until (gone);
  assert_value (desk, "place", "Landgraaf");
  g_assert_false (is_conflicted (desk));
}

static void
test_closing_decides_nothing (Desk *desk,
                              gconstpointer data)
{
  GtkWidget *dialog = open_dialog (desk);

  sam_difference_row_choose (SAM_DIFFERENCE_ROW (find (dialog, SAM_TYPE_DIFFERENCE_ROW, NULL)), 0);
  gtk_window_close (GTK_WINDOW (dialog));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (is_conflicted (desk));
}

static GtkWidget *
show_page (Desk *desk)
{
  GtkWidget *page = sam_sync_page_new (desk->store, desk->sync);

  gtk_window_set_child (GTK_WINDOW (desk->window), page);
  return page;
}

static void
test_several_at_once (Desk *desk,
                      gconstpointer data)
{
  GtkWidget *page = show_page (desk);

  wait_until (find (get_child (page, "conflicts"), SAM_TYPE_SYNC_ITEM, NULL) != NULL);
  g_assert_nonnull (find (page, GTK_TYPE_LABEL, "Place (Bea"));
  g_assert_false (gtk_widget_get_sensitive (get_child (page, "mine_button")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_child (page, "all_check")), TRUE);
  g_assert_true (gtk_widget_get_sensitive (get_child (page, "mine_button")));
  g_signal_emit_by_name (get_child (page, "mine_button"), "clicked");
  wait_until (desk->asked != NULL);
  g_assert_cmpstr (desk->asked, ==, "toast-undo 1 conflict settled");
  assert_value (desk, "place", "Heerlen");
  wait_until (find (page, GTK_TYPE_LABEL, "conflict settled by Ada (Place)") != NULL);
  g_assert_null (find (page, GTK_TYPE_LABEL, "Place (Bea"));
}

static void
test_conflict_opens (Desk *desk,
                     gconstpointer data)
{
  GtkWidget *page = show_page (desk);
  GtkWidget *item;

  wait_until ((item = find (get_child (page, "conflicts"), SAM_TYPE_SYNC_ITEM, NULL)) != NULL);
  gtk_widget_activate (item);
  wait_until (desk->asked != NULL);
  g_assert_cmpstr (desk->asked, ==, "settle " ID);
}

/* From the top of the page to the conflict and into it, and past the lists, with Tab and Enter only. */
static void
test_page_by_keyboard (Desk *desk,
                       gconstpointer data)
{
  GtkWidget *page = show_page (desk);
  GtkWidget *item;
  GtkWidget *last;
  guint presses = 0;

  wait_until ((item = find (get_child (page, "conflicts"), SAM_TYPE_SYNC_ITEM, NULL)) != NULL);
  while (gtk_window_get_focus (GTK_WINDOW (desk->window)) != item)
    {
      g_assert_cmpuint (presses++, <, 10);
      g_signal_emit_by_name (desk->window, "move-focus", GTK_DIR_TAB_FORWARD);
    }
  g_signal_emit_by_name (desk->window, "activate-focus");
  wait_until (desk->asked != NULL);
  g_assert_cmpstr (desk->asked, ==, "settle " ID);
  /* The check button of the row, the list of what waits, and out: the switch is the last thing there is. */
  last = find (page, GTK_TYPE_SWITCH, NULL);
  for (presses = 0; gtk_window_get_focus (GTK_WINDOW (desk->window)) != last; presses++)
    {
      g_assert_cmpuint (presses, <, 5);
      g_signal_emit_by_name (desk->window, "move-focus", GTK_DIR_TAB_FORWARD);
    }
}

/* Ada's place and Bea's cost were merged by themselves; only Ada's stays. */
static void
test_merge_is_undone (Desk *desk,
                      gconstpointer data)
{
  GtkWidget *page = show_page (desk);
  GtkWidget *button;
  GMenuModel *ways;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *label = NULL;
  int way = 0;

  wait_until (find (page, GTK_TYPE_LABEL, "merged by itself") != NULL);
  assert_value (desk, "cost", "gratis");
  button = find (get_child (page, "parallel"), GTK_TYPE_MENU_BUTTON, NULL);
  ways = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  g_assert_cmpint (g_menu_model_get_n_items (ways), ==, 2);
  g_menu_model_get_item_attribute (ways, way, G_MENU_ATTRIBUTE_LABEL, "s", &label);
  if (strstr (label, "my change") == NULL)
    way = 1;
  target = g_menu_model_get_item_attribute_value (ways, way, G_MENU_ATTRIBUTE_TARGET, NULL);
  gtk_widget_activate_action_variant (button, "sync.undo", target);
  wait_until (desk->asked != NULL);
  g_assert_cmpstr (desk->asked, ==, "toast-undo Parallel change undone");
  assert_value (desk, "place", "Heerlen");
  assert_value (desk, "cost", NULL);
  wait_until (find (page, GTK_TYPE_LABEL, "merged by itself") == NULL);
}

static void
test_refused_is_shown (Desk *desk,
                       gconstpointer data)
{
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  GtkWidget *page;

  g_assert_true (sam_documents_set_local (sam_store_get_database (store), "set-aside",
                                          "{\"list\":[{\"id\":\"" ID "\",\"ours\":true,\"reason\":\"Too long.\","
                                          "\"revision\":null}]}",
                                          NULL));
  page = show_page (desk);
  wait_until (find (page, GTK_TYPE_LABEL, "The server does not take this: Too long.") != NULL);
  g_assert_nonnull (find (page, GTK_TYPE_LABEL, "look it over, or tell your administrator"));
  gtk_widget_activate (find (get_child (page, "set_aside"), SAM_TYPE_SYNC_ITEM, NULL));
  wait_until (desk->asked != NULL);
  g_assert_cmpstr (desk->asked, ==, "open " ID);
}

/* What came in last is listed, and opens; what is gone since does not. */
#define RAW "{\"received_at\":\"gisteren\"}"

/* A question that the platform wrote wrong: why, what to do, and what came, to be read and copied but not changed. */
static void
test_raw_is_shown (Desk *desk,
                   gconstpointer data)
{
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  SamDatabase *database = sam_store_get_database (store);
  GtkWidget *dialog;
  GtkWidget *view;
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;
  int width;

  g_assert_true (sam_documents_set_local (database, "set-aside-platform",
                                          "{\"list\":[{\"error\":\"unreadable\",\"id\":\"question:p-1\","
                                          "\"ours\":false,\"reason\":\"Received: no moment\","
                                          "\"revision\":\"1-a\",\"tries\":1}]}",
                                          NULL));
  g_assert_true (sam_documents_set_local (database, "set-aside-raw question:p-1",
                                          "{\"raw\":\"{\\\"received_at\\\":\\\"gisteren\\\"}\"}", NULL));
  dialog = sam_set_aside_dialog_new (GTK_WINDOW (desk->window), desk->store, "question:p-1");
  gtk_window_present (GTK_WINDOW (dialog));
  wait_until (find (dialog, GTK_TYPE_TEXT_VIEW, NULL) != NULL);
  view = find (dialog, GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "This came from the platform, but can't be taken over: Received"));
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "Ask who runs the platform"));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, RAW);
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
  gtk_widget_activate_action (view, "selection.select-all", NULL);
  g_assert_true (gtk_text_buffer_get_has_selection (buffer));
  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (dialog)), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, 360);
  gtk_widget_activate (
      GTK_WIDGET (gtk_widget_get_template_child (dialog, SAM_TYPE_SET_ASIDE_DIALOG, "again_button")));
  wait_until (desk->asked != NULL);
  g_assert_cmpstr (desk->asked, ==, "synchronise");
}

static void
test_received_is_listed (Desk *desk,
                         gconstpointer data)
{
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  GtkWidget *page;
  GtkWidget *item;

  g_assert_true (sam_documents_set_local (sam_store_get_database (store), "last-received",
                                          "{\"at\":1700000000,\"count\":2,\"records\":[\"" ID "\",\"topic:gone\"]}",
                                          NULL));
  page = show_page (desk);
  wait_until (find (get_child (page, "received"), GTK_TYPE_LABEL, "Zin") != NULL);
  item = gtk_widget_get_ancestor (find (get_child (page, "received"), GTK_TYPE_LABEL, "Zin"), SAM_TYPE_SYNC_ITEM);
  gtk_widget_activate (item);
  wait_until (desk->asked != NULL);
  g_assert_cmpstr (desk->asked, ==, "open " ID);
  item = gtk_widget_get_ancestor (find (get_child (page, "received"), GTK_TYPE_LABEL, "Topic"), SAM_TYPE_SYNC_ITEM);
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (item)));
}

/* What a record refers to was deleted: that is told, and it comes back. */
static void
test_gone_comes_back (Desk *desk,
                      gconstpointer data)
{
  const SamKind *kind = sam_kind_find ("expert");
  const SamKind *person_kind = sam_kind_find ("person");
  g_autofree char *id = sam_id_new (person_kind);
  g_autofree char *expert_id = sam_id_new (kind);
  g_autoptr (SamRecord) person = sam_record_new (person_kind, id);
  g_autoptr (SamRecord) expert = sam_record_new (kind, expert_id);
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *row = g_object_new (SAM_TYPE_REF_ROW, "field", "person", NULL);
  GtkWidget *button;

  sam_store_set_author (store, "Bea");
  sam_record_set_text (person, "first_name", "Jo");
  g_assert_true (sam_store_save (store, person, &error));
  g_assert_true (sam_store_delete (store, id, &error));
  sam_record_set_text (expert, "person", id);
  gtk_window_set_child (GTK_WINDOW (desk->window), row);
  sam_field_row_bind (SAM_FIELD_ROW (row), kind, desk->store);
  sam_field_row_show (SAM_FIELD_ROW (row), expert);
  wait_until (find (row, GTK_TYPE_LABEL, "Jo (deleted by Bea") != NULL);
  button = GTK_WIDGET (gtk_widget_get_template_child (row, SAM_TYPE_REF_ROW, "bring_back"));
  wait_until (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  wait_until (find (row, GTK_TYPE_LABEL, "Jo") != NULL && find (row, GTK_TYPE_LABEL, "deleted") == NULL);
  wait_until (!gtk_widget_get_visible (button));
}

static GtkWidget *
find_icon_button (GtkWidget *widget,
                  const char *icon)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_icon_button (child, icon);
  return found;
}

/* One of several that a record refers to was deleted: its chip says so, and brings it back. */
static void
test_gone_chip_comes_back (Desk *desk,
                           gconstpointer data)
{
  const SamKind *kind = sam_kind_find ("group");
  const SamKind *topic_kind = sam_kind_find ("topic");
  g_autofree char *group_id = sam_id_new (kind);
  g_autofree char *gone_id = sam_id_from_key (topic_kind, "rouw");
  g_autofree char *there_id = sam_id_from_key (topic_kind, "angst");
  g_autoptr (SamRecord) gone = sam_record_new (topic_kind, gone_id);
  g_autoptr (SamRecord) there = sam_record_new (topic_kind, there_id);
  g_autoptr (SamRecord) group = sam_record_new (kind, group_id);
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *row = g_object_new (SAM_TYPE_REFS_ROW, "field", "topics", NULL);

  sam_store_set_author (store, "Bea");
  sam_record_set_text (gone, "name", "Rouw");
  sam_record_set_text (there, "name", "Angst");
  g_assert_true (sam_store_save (store, gone, &error));
  g_assert_true (sam_store_save (store, there, &error));
  g_assert_true (sam_store_delete (store, gone_id, &error));
  sam_record_set_strv (group, "topics", (const char *const[]){ gone_id, there_id, NULL });
  gtk_window_set_child (GTK_WINDOW (desk->window), row);
  sam_field_row_bind (SAM_FIELD_ROW (row), kind, desk->store);
  sam_field_row_show (SAM_FIELD_ROW (row), group);
  wait_until (find (row, GTK_TYPE_LABEL, "Rouw (deleted by Bea") != NULL);
  g_assert_nonnull (find (row, GTK_TYPE_LABEL, "Angst"));
  g_signal_emit_by_name (find_icon_button (row, "edit-undo-symbolic"), "clicked");
  wait_until (find (row, GTK_TYPE_LABEL, "deleted") == NULL);
  g_assert_nonnull (find (row, GTK_TYPE_LABEL, "Rouw"));
  g_assert_null (find_icon_button (row, "edit-undo-symbolic"));
}

/* The history tells who settled a conflict, and which side of each field was taken. */
static void
test_history_tells_decision (Desk *desk,
                             gconstpointer data)
{
  GtkWidget *dialog = open_dialog (desk);
  gboolean gone = FALSE;

  g_object_weak_ref (G_OBJECT (dialog), on_gone_cb, &gone);
  press (dialog, "theirs_button");
  wait_until (gtk_widget_get_sensitive (get_child (dialog, "save_button")));
  press (dialog, "save_button");
  wait_until (gone);
  dialog = sam_history_dialog_new (GTK_WINDOW (desk->window), desk->store, ID);
  gtk_window_present (GTK_WINDOW (dialog));
  wait_until (find (dialog, GTK_TYPE_LABEL, "Conflict settled") != NULL);
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "Place: “Kerkrade” (by Bea)\nnot “Heerlen” (by you)"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A conflict that waits today opens as a conflict, with one key. */
static void
test_today_settles (Desk *desk,
                    gconstpointer data)
{
  GtkWidget *page = sam_today_page_new (sam_pages_find ("today"), desk->store);

  gtk_window_set_child (GTK_WINDOW (desk->window), page);
  sam_today_page_choose (SAM_TODAY_PAGE (page), NULL, "conflict");
  wait_until (find (page, GTK_TYPE_LABEL, "Zin") != NULL);
  gtk_widget_child_focus (find (page, GTK_TYPE_LIST_VIEW, NULL), GTK_DIR_TAB_FORWARD);
  g_signal_emit_by_name (desk->window, "activate-focus");
  wait_until (desk->asked != NULL);
  g_assert_cmpstr (desk->asked, ==, "settle " ID);
}

#define ADD(path, place, function) g_test_add ("/ui/conflicts/" path, Desk, place, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("a-conflict-is-settled-by-keyboard", "Kerkrade", test_by_keyboard);
  ADD ("both-sides-stand-side-by-side", "Kerkrade", test_side_by_side);
  ADD ("a-third-value-is-written", "Kerkrade", test_third);
  ADD ("closing-decides-nothing", "Kerkrade", test_closing_decides_nothing);
  ADD ("several-are-settled-at-once", "Kerkrade", test_several_at_once);
  ADD ("a-listed-conflict-opens", "Kerkrade", test_conflict_opens);
  ADD ("the-page-goes-by-keyboard", "Kerkrade", test_page_by_keyboard);
  ADD ("an-automatic-merge-is-undone", "Nergens", test_merge_is_undone);
  ADD ("what-was-refused-is-shown-with-its-reason", "Kerkrade", test_refused_is_shown);
  ADD ("what-can-not-be-read-is-shown-as-it-came", "Nergens", test_raw_is_shown);
  ADD ("what-came-in-is-listed-and-opens", "Nergens", test_received_is_listed);
  ADD ("what-was-deleted-is-told-where-it-is-referred-to", "Nergens", test_gone_comes_back);
  ADD ("a-chip-tells-what-was-deleted-and-brings-it-back", "Nergens", test_gone_chip_comes_back);
  ADD ("the-history-tells-how-it-was-settled", "Kerkrade", test_history_tells_decision);
  ADD ("a-conflict-of-today-opens-as-one", "Kerkrade", test_today_settles);
  return g_test_run ();
}
