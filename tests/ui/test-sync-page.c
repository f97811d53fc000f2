/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "conflict-desk.h"

#include <string.h>

#include "app/sync/sam-set-aside-dialog.h"
#include "app/sync/sam-sync-page.h"
#include "app/sync/sam-sync-section.h"
#include "store/sam-conflict.h"

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
  g_assert_nonnull (find (page, GTK_TYPE_LABEL, "“Kerkrade” (Bea"));
  g_assert_false (gtk_widget_get_sensitive (get_child (page, "mine_button")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_child (page, "all_check")), TRUE);
  g_assert_true (gtk_widget_get_sensitive (get_child (page, "mine_button")));
  g_signal_emit_by_name (get_child (page, "mine_button"), "clicked");
  wait_until (desk->asked != NULL);
  g_assert_cmpstr (desk->asked, ==, "toast-undo 1 conflict settled");
  assert_value (desk, "place", "Heerlen");
  wait_until (find (page, GTK_TYPE_LABEL, "conflict settled by Ada (Place)") != NULL);
  g_assert_null (find (page, GTK_TYPE_LABEL, "“Kerkrade” (Bea"));
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

/* Bea deleted what Ada had changed, so it stayed; Ada sees it, and deletes it all the same. */
static void
test_deletion_after_all (Desk *desk,
                         gconstpointer data)
{
  const char *const path[] = { "2-33333333333333333333333333333333", "1-00000000000000000000000000000000", NULL };
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_autofree char *body = g_strdup_printf ("{\"edited_at\":%" G_GINT64_FORMAT
                                           ",\"edited_by\":\"Bea\",\"reason\":\"deleted\"}",
                                           g_get_real_time () / G_USEC_PER_SEC);
  GtkWidget *page;
  GtkWidget *item;
  GMenuModel *ways;
  g_autofree char *label = NULL;

  g_assert_true (sam_store_receive (store, ID, path, TRUE, body, NULL, NULL));
  page = show_page (desk);
  wait_until (find (page, GTK_TYPE_LABEL, "deleted by Bea, but changed by somebody else: it stayed") != NULL);
  item = gtk_widget_get_ancestor (find (page, GTK_TYPE_LABEL, "deleted by Bea"), SAM_TYPE_SYNC_ITEM);
  ways = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (find (item, GTK_TYPE_MENU_BUTTON, NULL)));
  g_menu_model_get_item_attribute (ways, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label);
  g_assert_cmpstr (label, ==, "Delete After All");
  gtk_widget_activate_action (item, "sync.delete", "s", ID);
  wait_until (desk->asked != NULL);
  g_assert_cmpstr (desk->asked, ==, "toast-undo “Zin” deleted");
  wait_until (find (page, GTK_TYPE_LABEL, "deleted by Bea") == NULL);
  g_assert_false (sam_store_load (store, ID, NULL) != NULL);
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

static SamSyncItem *
get_conflict_item (GtkWidget *page,
                   guint position)
{
  return sam_sync_section_get_item (SAM_SYNC_SECTION (get_child (page, "conflicts")), position);
}

static gboolean
has_detail (GtkWidget *page,
            guint position,
            const char *text)
{
  return get_conflict_item (page, position) != NULL &&
         find (GTK_WIDGET (get_conflict_item (page, position)), GTK_TYPE_LABEL, text) != NULL;
}

/* By title, with what stands against each other; two colleagues' is not offered as mine. */
static void
test_list_says_what (Desk *desk,
                     gconstpointer data)
{
  GtkWidget *page;
  int width;

  add_conflict (desk, SECOND, "Aan zee", "Ada");
  add_conflict (desk, THIRD, "Zon", "Cas");
  page = show_page (desk);
  wait_until (get_conflict_item (page, 2) != NULL);
  g_assert_true (has_detail (page, 0, "Aan zee"));
  g_assert_true (has_detail (page, 0, "“1 euro” (You, "));
  g_assert_true (has_detail (page, 0, "“2 euro” (Bea, "));
  g_assert_true (has_detail (page, 1, "Zin"));
  g_assert_true (has_detail (page, 2, "Zon"));
  g_assert_true (sam_sync_item_has_choice (get_conflict_item (page, 0)));
  g_assert_false (sam_sync_item_has_choice (get_conflict_item (page, 2)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_child (page, "all_check")), TRUE);
  g_assert_false (sam_sync_item_is_chosen (get_conflict_item (page, 2)));
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
}

/* While somebody chooses, a synchronisation brings something in: what was chosen stays, and so does the focus. When the
 * record with the focus is settled, the next one gets it. */
static void
test_list_keeps_place (Desk *desk,
                       gconstpointer data)
{
  const char *second[] = { SECOND, NULL };
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  GtkWidget *page;

  add_conflict (desk, SECOND, "Aan zee", "Ada");
  page = show_page (desk);
  wait_until (get_conflict_item (page, 1) != NULL);
  sam_sync_item_choose (get_conflict_item (page, 1), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (get_conflict_item (page, 0)));
  add_conflict (desk, THIRD, "Aan de maas", "Ada");
  wait_until (get_conflict_item (page, 2) != NULL);
  g_assert_true (sam_sync_item_is_chosen (get_conflict_item (page, 2)));
  g_assert_false (sam_sync_item_is_chosen (get_conflict_item (page, 0)));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (get_child (page, "all_check"))));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (desk->window)) == GTK_WIDGET (get_conflict_item (page, 1)));
  sam_store_set_author (store, "Ada");
  g_assert_true (sam_store_settle_all (store, second, TRUE, NULL));
  wait_until (get_conflict_item (page, 2) == NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (desk->window)) == GTK_WIDGET (get_conflict_item (page, 1)));
  g_assert_true (has_detail (page, 1, "Zin"));
}

#define RAW "{\"received_at\":\"gisteren\"}"

static void
on_pasted_cb (GObject *clipboard,
              GAsyncResult *result,
              gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

/* For a letter to the administrator: which document, what is wrong with it, and what came. */
static void
assert_copied (GtkWidget *dialog)
{
  g_autofree char *copied = NULL;

  g_signal_emit_by_name (get_child (dialog, "copy_button"), "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (dialog), NULL, on_pasted_cb, &copied);
  wait_until (copied != NULL);
  g_assert_true (g_str_has_prefix (copied, "question:p-1\n"));
  g_assert_nonnull (strstr (copied, "Received: no moment"));
  g_assert_true (g_str_has_suffix (copied, RAW));
}

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
  assert_copied (dialog);
  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (dialog)), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, 360);
  gtk_widget_activate (
      GTK_WIDGET (gtk_widget_get_template_child (dialog, SAM_TYPE_SET_ASIDE_DIALOG, "again_button")));
  wait_until (desk->asked != NULL);
  g_assert_cmpstr (desk->asked, ==, "synchronise");
}

/* What came in last is listed, and opens; what is gone since does not. */
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

#define ADD(path, place, function) \
  g_test_add ("/ui/sync-page/" path, Desk, place, desk_set_up, function, desk_tear_down)

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("several-are-settled-at-once", "Kerkrade", test_several_at_once);
  ADD ("the-list-says-what-stands-against-what", "Kerkrade", test_list_says_what);
  ADD ("the-list-keeps-choice-and-focus", "Kerkrade", test_list_keeps_place);
  ADD ("a-listed-conflict-opens", "Kerkrade", test_conflict_opens);
  ADD ("the-page-goes-by-keyboard", "Kerkrade", test_page_by_keyboard);
  ADD ("an-automatic-merge-is-undone", "Nergens", test_merge_is_undone);
  ADD ("a-deletion-that-lost-is-done-after-all", "Nergens", test_deletion_after_all);
  ADD ("what-was-refused-is-shown-with-its-reason", "Kerkrade", test_refused_is_shown);
  ADD ("what-can-not-be-read-is-shown-as-it-came", "Nergens", test_raw_is_shown);
  ADD ("what-came-in-is-listed-and-opens", "Nergens", test_received_is_listed);
  return g_test_run ();
}
