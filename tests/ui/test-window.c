/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

#include "finding.h"
#include "pressing.h"
#include "waiting.h"

#include "app/cells/sam-column-sorter.h"
#include "app/dialogs/sam-about.h"
#include "app/dialogs/sam-bin-dialog.h"
#include "app/dialogs/sam-preferences-dialog.h"
#include "app/editors/sam-editor.h"
#include "app/editors/sam-version-row.h"
#include "app/pages/sam-detail-pane.h"
#include "app/pages/sam-filter-bar.h"
#include "app/pages/sam-list-page.h"
#include "app/pages/sam-search-page.h"
#include "app/pages/sam-welcome-page.h"
#include "app/rows/sam-field-row.h"
#include "app/sam-application.h"
#include "app/sam-sidebar.h"
#include "app/sam-style.h"
#include "app/sam-window.h"
#include "app/today/sam-today-page.h"
#include "app/widgets/sam-chip-row.h"
#include "app/widgets/sam-clamp.h"
#include "app/widgets/sam-fold.h"
#include "app/widgets/sam-status-page.h"
#include "app/widgets/sam-tab-stop.h"
#include "app/widgets/sam-toast-overlay.h"
#include "app/workshop/sam-steps-part.h"

#define N_GROUPS 5000

/* One region with many groups, and the window on it. Made once: five thousand saves take their time. */
static char *folder;
static char *region_path;
static SamApplication *application;
static SamSettings *settings;
static SamWindow *window;
static SamStyle *style;

static void
save_record (SamStore *store,
             const char *kind,
             const char *key,
             const char *first_field,
             ...)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find (kind), key);
  g_autoptr (SamRecord) record = sam_record_new (sam_kind_find (kind), id);
  g_autoptr (GError) error = NULL;
  va_list arguments;

  va_start (arguments, first_field);
  for (const char *field = first_field; field != NULL; field = va_arg (arguments, const char *))
    {
      sam_record_parse_field (record, field, va_arg (arguments, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (arguments);
  sam_store_save (store, record, &error);
  g_assert_no_error (error);
}

static void
make_region (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStore) store = NULL;
  g_autofree char *topic = sam_id_from_key (sam_kind_find ("topic"), "alcohol");
  g_autofree char *person = sam_id_from_key (sam_kind_find ("person"), "ada");

  folder = g_dir_make_tmp ("window-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  region_path = g_build_filename (folder, "region.db", NULL);
  store = sam_store_open (region_path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (sam_store_begin (store, &error));
  save_record (store, "topic", "alcohol", "name", "Alcohol", "domain", "mind", NULL);
  save_record (store, "person", "ada", "first_name", "Ada", "last_name", "Lovelace", NULL);
  save_record (store, "expert", "ada", "person", person, "topics", topic, NULL);
  save_record (store, "organisation", "a", "name", "Practice A", "type", "practice", NULL);
  save_record (store, "organisation", "b", "name", "School B", "type", "school", NULL);
  for (guint i = 0; i < N_GROUPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group %05u", i);

      save_record (store, "group", name, "name", name, "topics", topic, "status", i % 10 == 0 ? "full" : "open", NULL);
    }
  g_assert_true (sam_store_commit (store, &error));
}

static void
remove_region (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  g_free (folder);
  g_free (region_path);
}

static gboolean
on_patience_over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_open (gconstpointer data)
{
  return !sam_window_is_opening (window);
}

static void
open_file (const char *path)
{
  sam_window_open_file (window, path);
  wait_until (is_open (NULL));
}

/* Whatever waits for the next frame. */
static void
let_frames_pass (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_patience_over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
activate (const char *detailed_name)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_action_parse_detailed_name (detailed_name, &name, &target, &error);
  g_assert_no_error (error);
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target));
}

/* NULL for a page that is no list. */
static SamListPage *
go_to (const char *name)
{
  GtkWidget *page;

  sam_window_show_page (window, name);
  page = sam_window_get_page (window);
  return SAM_IS_LIST_PAGE (page) ? SAM_LIST_PAGE (page) : NULL;
}

static gboolean
shows_list (gconstpointer data)
{
  SamListPage *page = (SamListPage *) data;

  return !sam_query_model_is_loading (sam_list_page_get_model (page)) &&
         g_strcmp0 (sam_list_page_get_state (page), "loading") != 0;
}

static guint
count_rows (SamListPage *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (sam_list_page_get_model (page)));
}

static GtkWidget *
find_label (GtkWidget *widget,
            const char *text)
{
  GtkWidget *found = NULL;

  /* What nobody can see is not shown. */
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

static gboolean
has_label (gconstpointer text)
{
  return find_label (GTK_WIDGET (sam_window_get_page (window)), text) != NULL;
}

/* --- templates --- */

static void
test_templates (void)
{
  static GType (*const types[]) (void) = { sam_status_page_get_type, sam_toast_overlay_get_type, sam_clamp_get_type,
                                           sam_fold_get_type, sam_tab_stop_get_type, sam_chip_row_get_type,
                                           sam_welcome_page_get_type };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (types[i](), NULL));

      g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
      g_object_unref (widget);
      g_assert_null (widget);
    }
}

static void
test_preferences (void)
{
  GtkWidget *dialog = sam_preferences_dialog_new (GTK_WINDOW (window), settings);
  GtkWidget *entry = find_type (dialog, GTK_TYPE_ENTRY);
  GtkWidget *appearance = find_type (dialog, GTK_TYPE_DROP_DOWN);
  GtkSettings *gtk_settings = gtk_settings_get_default ();
  g_autofree char *author = NULL;
  gboolean dark;

  gtk_editable_set_text (GTK_EDITABLE (entry), "Corrie");
  g_object_get (settings, "author", &author, NULL);
  g_assert_cmpstr (author, ==, "Corrie");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (appearance), 2);
  g_object_get (gtk_settings, "gtk-application-prefer-dark-theme", &dark, NULL);
  g_assert_true (dark);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (appearance), 1);
  g_object_get (gtk_settings, "gtk-application-prefer-dark-theme", &dark, NULL);
  g_assert_false (dark);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_toast (void)
{
  activate ("win.toast::Saved");
  g_assert_cmpstr (sam_window_get_toast (window), ==, "Saved");
  activate ("win.toast-undo::Two rows deleted");
  g_assert_cmpstr (sam_window_get_toast (window), ==, "Two rows deleted");
}

/* --- layout --- */

static void
test_fold (void)
{
  GtkWidget *start = gtk_button_new_with_label ("start");
  GtkWidget *end = gtk_button_new_with_label ("end");
  GtkWidget *fold = g_object_new (SAM_TYPE_FOLD, "start", start, "end", end, "threshold", 720, NULL);

  g_object_ref_sink (fold);
  gtk_widget_set_size_request (end, 100, -1);
  gtk_widget_measure (fold, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (fold, &(GtkAllocation){ 0, 0, 1000, 400 }, -1);
  g_assert_false (sam_fold_get_folded (SAM_FOLD (fold)));
  g_assert_true (gtk_widget_get_child_visible (start) && gtk_widget_get_child_visible (end));
  gtk_widget_size_allocate (fold, &(GtkAllocation){ 0, 0, 719, 400 }, -1);
  g_assert_true (sam_fold_get_folded (SAM_FOLD (fold)));
  g_assert_true (gtk_widget_get_child_visible (start));
  g_assert_false (gtk_widget_get_child_visible (end));
  /* At once: whoever opens a pane goes on in it. */
  sam_fold_set_show_end (SAM_FOLD (fold), TRUE);
  g_assert_false (gtk_widget_get_child_visible (start));
  g_assert_true (gtk_widget_get_child_visible (end));
  gtk_widget_set_visible (end, FALSE);
  g_assert_true (gtk_widget_get_child_visible (start));
  gtk_widget_size_allocate (fold, &(GtkAllocation){ 0, 0, 1000, 400 }, -1);
  gtk_widget_set_visible (end, TRUE);
  g_assert_true (gtk_widget_get_child_visible (start) && gtk_widget_get_child_visible (end));
  g_object_unref (fold);
}

static void
test_narrow (void)
{
  GtkWidget *content = gtk_window_get_child (GTK_WINDOW (window));
  guint n_pages;
  const SamPage *pages = sam_pages_get_all (&n_pages);
  int minimum;

  for (guint i = 0; i < n_pages; i++)
    {
      sam_window_show_page (window, pages[i].name);
      gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%s needs %d pixels", pages[i].name, minimum);
      g_assert_cmpint (minimum, <=, 360);
    }
}

/* --- lists --- */

static gboolean
is_laid_out (gconstpointer adjustment)
{
  return gtk_adjustment_get_upper ((GtkAdjustment *) adjustment) > 0;
}

static void
test_long_list (void)
{
  SamListPage *page = go_to ("groups");
  GtkWidget *list;
  GtkAdjustment *adjustment;

  wait_until (shows_list (page));
  g_assert_cmpuint (count_rows (page), ==, N_GROUPS);
  wait_until (has_label ("Group 00000"));
  g_assert_nonnull (find_label (GTK_WIDGET (page), "5000 groups"));
  list = find_type (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  wait_until (is_laid_out (adjustment));
  /* The row heights are uniform, or else the list would jump. */
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >=, N_GROUPS * 36.0);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  wait_until (has_label ("Group 04999"));
  g_assert_cmpuint (sam_query_model_get_n_cached (sam_list_page_get_model (page)), <, 2000);
  gtk_adjustment_set_value (adjustment, 0);
  wait_until (has_label ("Group 00000"));
}

static gboolean
finds_one (gconstpointer data)
{
  return count_rows ((SamListPage *) data) == 1;
}

static gboolean
finds_nothing (gconstpointer data)
{
  return g_str_equal (sam_list_page_get_state ((SamListPage *) data), "nothing-found");
}

static gboolean
finds_all (gconstpointer data)
{
  return count_rows ((SamListPage *) data) == N_GROUPS;
}

static void
test_find (void)
{
  SamListPage *page = go_to ("groups");

  sam_list_page_set_search (page, "00042");
  wait_until (finds_one (page));
  sam_list_page_set_search (page, "nowhere to be found");
  wait_until (finds_nothing (page));
  sam_list_page_set_search (page, "");
  wait_until (finds_all (page));
}

static gboolean
finds_the_full_ones (gconstpointer data)
{
  return count_rows ((SamListPage *) data) == N_GROUPS / 10;
}

static void
test_filter (void)
{
  SamListPage *page = go_to ("groups");
  GtkWidget *status = find_type (GTK_WIDGET (page), GTK_TYPE_DROP_DOWN);

  /* All, forming, open, full */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (status), 3);
  wait_until (finds_the_full_ones (page));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (status), 0);
  wait_until (finds_all (page));
}

static void
test_sorters (void)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (gtk_column_view_new (NULL));
  GtkColumnViewColumn *name = gtk_column_view_column_new ("Name", NULL);
  GtkColumnViewColumn *place = gtk_column_view_column_new ("Place", NULL);
  g_autoptr (GtkSorter) by_name = sam_column_sorter_new ("name");
  g_autoptr (GtkSorter) by_place = sam_column_sorter_new ("place");
  GtkSorter *sorter;
  gboolean descending;

  gtk_column_view_column_set_sorter (name, by_name);
  gtk_column_view_column_set_sorter (place, by_place);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (view), name);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (view), place);
  sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (view));
  g_assert_null (sam_column_sorter_ask (sorter, &descending));
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), name, GTK_SORT_ASCENDING);
  g_assert_cmpstr (sam_column_sorter_ask (sorter, &descending), ==, "name");
  g_assert_false (descending);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), place, GTK_SORT_DESCENDING);
  g_assert_cmpstr (sam_column_sorter_ask (sorter, &descending), ==, "place");
  g_assert_true (descending);
  g_object_unref (name);
  g_object_unref (place);
}

static void
test_condition (void)
{
  SamListPage *page = go_to ("practices");

  wait_until (shows_list (page));
  g_assert_cmpuint (count_rows (page), ==, 1);
  wait_until (has_label ("Practice A"));
}

static void
test_empty (void)
{
  SamListPage *page = go_to ("workshops");

  wait_until (shows_list (page));
  g_assert_cmpstr (sam_list_page_get_state (page), ==, "empty");
}

/* Who stands beside which topic is shown after a deliberate click only, and not for ever. */
static void
test_curtain (void)
{
  SamListPage *page = go_to ("experts");

  wait_until (shows_list (page));
  wait_until (has_label ("Ada"));
  g_assert_null (find_label (GTK_WIDGET (page), "Alcohol"));
  g_assert_null (find_label (GTK_WIDGET (page), "Ada Lovelace"));
  sam_list_page_reveal (page, TRUE);
  wait_until (has_label ("Ada Lovelace"));
  wait_until (has_label ("Alcohol"));
  go_to ("groups");
  go_to ("experts");
  wait_until (has_label ("Ada"));
  let_frames_pass (100);
  g_assert_null (find_label (GTK_WIDGET (page), "Ada Lovelace"));
}

/* --- opening --- */

static gboolean
shows_record (gconstpointer data)
{
  return sam_list_page_get_shown_id (SAM_LIST_PAGE (sam_window_get_page (window))) != NULL;
}

static void
test_choose (void)
{
  SamListPage *page = go_to ("groups");
  GtkWidget *list = find_type (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);
  g_autofree char *expected = sam_id_from_key (sam_kind_find ("group"), "Group 00002");
  GtkSelectionModel *selection = gtk_column_view_get_model (GTK_COLUMN_VIEW (list));

  wait_until (has_label ("Group 00002"));
  gtk_selection_model_select_item (selection, 2, TRUE);
  wait_until (shows_record (NULL));
  g_assert_cmpstr (sam_list_page_get_shown_id (page), ==, expected);
}

static void
test_open (void)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("topic"), "alcohol");

  go_to ("groups");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open", "s", id);
  g_assert_cmpstr (sam_list_page_get_shown_id (SAM_LIST_PAGE (sam_window_get_page (window))), ==, id);
  activate ("win.page::groups");
  activate ("win.nth-page(7)");
  g_assert_cmpstr (sam_list_page_get_shown_id (SAM_LIST_PAGE (sam_window_get_page (window))), ==, id);
  activate ("win.page-on(-1)");
  g_assert_true (sam_window_get_page (window) == GTK_WIDGET (go_to ("workshops")));
  activate ("win.page-on(1)");
  g_assert_cmpstr (sam_list_page_get_shown_id (SAM_LIST_PAGE (sam_window_get_page (window))), ==, id);
}

static void
test_add (void)
{
  SamListPage *page = go_to ("workshops");

  activate ("win.add");
  g_assert_nonnull (sam_list_page_get_shown_id (page));
  g_assert_true (g_str_has_prefix (sam_list_page_get_shown_id (page), "workshop:"));
  /* Nothing is saved before it is valid. */
  let_frames_pass (100);
  g_assert_cmpuint (count_rows (page), ==, 0);
}

static gboolean
tells (gconstpointer text)
{
  const char *toast = sam_window_get_toast (window);

  return toast != NULL && strstr (toast, text) != NULL;
}

static gboolean
has_chosen_last_row (gconstpointer data)
{
  GtkWidget *list = find_type (GTK_WIDGET (sam_window_get_page (window)), GTK_TYPE_COLUMN_VIEW);
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (list));

  return gtk_selection_model_is_selected (model, g_list_model_get_n_items (G_LIST_MODEL (model)) - 1);
}

/* What is made gets a row, and that row is the one that is shown. */
static void
test_new_row (void)
{
  SamListPage *page = go_to ("topics");
  GtkWidget *detail;
  GtkWidget *name;

  wait_until (has_label ("Alcohol"));
  activate ("win.add");
  wait_until (has_label ("Not saved yet"));
  detail = find_type (GTK_WIDGET (page), SAM_TYPE_DETAIL_PANE);
  name = find_type (find_type (detail, SAM_TYPE_FIELD_ROW), GTK_TYPE_TEXT);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_parent (name)), "Zebras");
  sam_editor_save (SAM_EDITOR (find_type (detail, SAM_TYPE_EDITOR)));
  wait_until (has_label ("Zebras"));
  wait_until (has_chosen_last_row (NULL));
  /* Within a field, what was typed there is undone first. */
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  activate ("win.undo");
  wait_until (tells ("Zebras"));
}

static gboolean
has_deleted (gconstpointer dialog)
{
  return find_label ((GtkWidget *) dialog, "Alcohol") != NULL;
}

/* Deleted, found in the bin, and brought back from there. */
static void
test_bin (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStore) store = sam_store_open (region_path, SAM_DATABASE_OPEN_EXISTING, &error);
  g_autofree char *id = sam_id_from_key (sam_kind_find ("topic"), "alcohol");
  GtkWidget *dialog = sam_bin_dialog_new (GTK_WINDOW (window), sam_window_get_store (window));
  GtkWidget *button;

  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_true (sam_store_delete (store, id, &error));
  wait_until (has_deleted (dialog));
  button = find_type (find_type (dialog, SAM_TYPE_VERSION_ROW), GTK_TYPE_BUTTON);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == button);
  /* Pressed by key a button waits a quarter of a second, in which the list may be made anew. */
  g_signal_emit_by_name (button, "clicked");
  wait_until (tells ("“Alcohol” restored"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_redo (void)
{
  SamListPage *page = go_to ("topics");

  wait_until (has_label ("Alcohol"));
  gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
  activate ("win.redo");
  wait_until (tells ("redone"));
  wait_until (has_label ("Brand new"));
}

static gboolean
waits_for_one (gconstpointer page)
{
  return g_list_model_get_n_items (sam_today_page_get_model ((SamTodayPage *) page)) == 1;
}

static gboolean
waits_for_nothing (gconstpointer page)
{
  return g_str_equal (sam_today_page_get_state ((SamTodayPage *) page), "nothing-found");
}

/* What waits for Bea, and a key to say that it is done. Who comes there stands on the row, not on its button. */
static void
test_today (void)
{
  g_autoptr (SamStore) store = sam_store_open (region_path, SAM_DATABASE_OPEN_EXISTING, NULL);
  GtkWidget *page;

  save_record (store, "task", "l", "title", "Fetch leaflets", "assigned_to", "Bea", "due_on", "2020-01-01", NULL);
  save_record (store, "task", "p", "title", "Hang posters", "assigned_to", "Bea", "due_on", "2019-01-01", NULL);
  sam_window_show_page (window, "today");
  page = sam_window_get_page (window);
  sam_today_page_choose (SAM_TODAY_PAGE (page), NULL, "task");
  wait_until (has_label ("Hang posters"));
  g_assert_true (gtk_widget_grab_focus (page));
  g_assert_true (gtk_widget_activate_action (page, "today.finish-chosen", NULL));
  wait_until (waits_for_one (page));
  wait_until (is_row_focused (GTK_WINDOW (window), page));
  g_assert_nonnull (find_label (page, "Late"));
  g_assert_true (gtk_widget_activate_action (page, "today.finish-chosen", NULL));
  wait_until (tells ("Fetch leaflets"));
  wait_until (waits_for_nothing (page));
  activate ("win.undo");
  wait_until (waits_for_one (page));
  activate ("win.redo");
  wait_until (waits_for_nothing (page));
  sam_today_page_choose (SAM_TODAY_PAGE (page), NULL, NULL);
}

static gboolean
finds_in_mind (gconstpointer data)
{
  return count_rows ((SamListPage *) data) == N_GROUPS;
}

static void
test_life_domain (void)
{
  SamListPage *page = go_to ("groups");
  SamFilterBar *filters = SAM_FILTER_BAR (find_type (GTK_WIDGET (page), SAM_TYPE_FILTER_BAR));

  wait_until (shows_list (page));
  sam_filter_bar_choose (filters, "topics.domain", "money");
  wait_until (finds_nothing (page));
  sam_filter_bar_choose (filters, "topics.domain", "mind");
  wait_until (finds_in_mind (page));
  sam_filter_bar_choose (filters, "topics.domain", NULL);
}

static void
test_about (void)
{
  g_autofree char *system = sam_about_describe_system (window);

  for (guint i = 0; i < 2; i++)
    {
      const char *const names[] = { "\nSQLite 3.", "\nlibsoup 3." };

      g_assert_nonnull (strstr (system, names[i]));
    }
}

static void
test_undo (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStore) store = sam_store_open (region_path, SAM_DATABASE_OPEN_EXISTING, &error);
  SamListPage *page = go_to ("topics");

  g_assert_no_error (error);
  save_record (store, "topic", "new", "name", "Brand new", NULL);
  wait_until (has_label ("Brand new"));
  gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
  activate ("win.undo");
  wait_until (tells ("undone"));
}

/* --- search over everything --- */

static gboolean
has_hits (gconstpointer data)
{
  return g_strcmp0 (sam_search_page_get_state ((SamSearchPage *) data), "hits") == 0;
}

static void
test_search (void)
{
  GtkWidget *entry = NULL;
  int end;
  SamSearchPage *page;

  go_to ("topics");
  activate ("win.search");
  entry = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_TYPE_SEARCH_ENTRY);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "lovel");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_true (SAM_IS_SEARCH_PAGE (sam_window_get_page (window)));
  page = SAM_SEARCH_PAGE (sam_window_get_page (window));
  wait_until (has_hits (page));
  g_assert_cmpuint (sam_search_page_get_n_hits (page), >=, 1);
  press_key (entry, GDK_KEY_Down, 0);
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (window))));
  /* Other words take the place of these. */
  activate ("win.search");
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), NULL, &end));
  g_assert_cmpint (end, ==, (int) strlen (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_assert_nonnull (find_label (GTK_WIDGET (page), "Ada Lovelace"));
  g_assert_null (find_label (GTK_WIDGET (page), "Never verified"));
  /* What is known of a group is as good as the day on which somebody asked. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "Group 00000");
  g_signal_emit_by_name (entry, "search-changed");
  wait_until (has_label ("Never verified"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_true (SAM_IS_LIST_PAGE (sam_window_get_page (window)));
}

/* --- keyboard --- */

static void
test_tab (void)
{
  SamListPage *page = go_to ("groups");
  GtkWidget *stop = find_type (GTK_WIDGET (page), SAM_TYPE_TAB_STOP);
  GtkWidget *focus;

  wait_until (has_label ("Group 00000"));
  activate ("win.find");
  g_assert_true (gtk_widget_child_focus (stop, GTK_DIR_TAB_FORWARD));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (focus, stop));
  /* One Tab in, one Tab out, however many rows there are. */
  g_assert_false (gtk_widget_child_focus (stop, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (stop, GTK_DIR_DOWN));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) != focus);
}

/* Nor are there as many Tabs as pages. */
static void
test_tab_in_sidebar (void)
{
  GtkWidget *sidebar = find_type (GTK_WIDGET (window), SAM_TYPE_SIDEBAR);
  GtkWidget *stop = find_type (sidebar, SAM_TYPE_TAB_STOP);

  g_assert_true (gtk_widget_child_focus (stop, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), sidebar));
  g_assert_false (gtk_widget_child_focus (stop, GTK_DIR_TAB_FORWARD));
  /* And Shift and Tab go back to where one came from, instead of down from page to page. */
  g_assert_false (gtk_widget_child_focus (sidebar, GTK_DIR_TAB_BACKWARD));
}

static gboolean
is_in_list (gconstpointer page)
{
  GtkWidget *stop = find_type ((GtkWidget *) page, SAM_TYPE_TAB_STOP);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return stop != NULL && focus != NULL && gtk_widget_is_ancestor (focus, stop);
}

/* Who goes to a page by its keys goes on in its list. */
static void
test_page_keys (void)
{
  static const char *const keys[] = { "win.nth-page(2)", "win.nth-page(7)", "win.nth-page(1)" };
  SamListPage *page = go_to ("groups");

  wait_until (has_label ("Group 00000"));
  sam_window_focus_search (window);
  activate ("win.nth-page(2)");
  g_assert_true (is_in_list (page));
  /* Also where the page is only being made. */
  open_file (region_path);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      sam_window_focus_search (window);
      activate (keys[i]);
      wait_until (is_in_list (sam_window_get_page (window)));
    }
}

static gboolean
is_in_page (gconstpointer page)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && gtk_widget_is_ancestor (focus, (GtkWidget *) page);
}

/* From wherever the focus is on a page, Shift and Tab come out of it, past every field, filter and list. */
static void
test_back_out_of_pages (void)
{
  go_to ("groups");
  for (guint i = 1; i <= 11; i++)
    {
      g_autofree char *key = g_strdup_printf ("win.nth-page(%u)", i);
      GtkWidget *page;
      guint steps = 0;

      activate (key);
      page = sam_window_get_page (window);
      g_test_message ("%s", G_OBJECT_TYPE_NAME (page));
      while (g_main_context_iteration (NULL, FALSE))
        ;
      gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
      g_assert_true (is_in_page (page));
      while (is_in_page (page) && steps++ < 500)
        gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD);
      g_assert_false (is_in_page (page));
    }
}

static gboolean
has_action (const char *detailed_name)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed_name, &name, &target, NULL));
  if (g_str_has_prefix (name, "app."))
    return g_action_group_has_action (G_ACTION_GROUP (application), name + strlen ("app."));
  return g_action_group_has_action (G_ACTION_GROUP (window), name + strlen ("win."));
}

static void
collect_shortcuts (GtkWidget *widget,
                   GHashTable *shown)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_autofree char *action = NULL;
      char *keys = NULL;

      g_object_get (widget, "action-name", &action, "accelerator", &keys, NULL);
      if (action != NULL)
        g_hash_table_insert (shown, g_steal_pointer (&action), g_steal_pointer (&keys));
      g_free (keys);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect_shortcuts (child, shown);
}

/* Each key names an action that is there, and is shown in the help overlay. */
static void
test_keys (void)
{
  guint n;
  const SamAccelerator *accelerators = sam_application_get_accelerators (&n);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/nl/samenhulp/Samenhulp/ui/help-overlay.ui");
  GtkWidget *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer action;

  collect_shortcuts (overlay, shown);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strndup (accelerators[i].action, strcspn (accelerators[i].action, "(:"));
      const char *keys = g_hash_table_lookup (shown, name);

      g_test_message ("%s", accelerators[i].action);
      g_assert_true (has_action (accelerators[i].action));
      g_assert_nonnull (keys);
      for (guint k = 0; accelerators[i].keys[k] != NULL && strchr (accelerators[i].action, '(') == NULL; k++)
        g_assert_nonnull (strstr (keys, accelerators[i].keys[k]));
    }
  g_hash_table_iter_init (&iter, shown);
  while (g_hash_table_iter_next (&iter, &action, NULL))
    {
      gboolean found = FALSE;

      for (guint i = 0; i < n && !found; i++)
        found = g_str_has_prefix (accelerators[i].action, action);
      g_assert_true (found);
    }
  gtk_window_destroy (GTK_WINDOW (overlay));
}

/* --- names for the screen reader --- */

static gboolean
is_named (GtkWidget *widget)
{
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (is_named (child))
      return TRUE;
  return FALSE;
}

static void
check_names (GtkWidget *widget)
{
  /* Rows can have no label before GTK 4.12: what is in them is read. An editor's fields have a test of their own. */
  if (!gtk_widget_get_visible (widget) || GTK_IS_POPOVER (widget) || GTK_IS_COLUMN_VIEW (widget) ||
      GTK_IS_LIST_VIEW (widget) || g_str_equal (G_OBJECT_TYPE_NAME (widget), "SamEditor"))
    return;
  if (gtk_widget_get_focusable (widget) && !GTK_IS_SCROLLED_WINDOW (widget) && !GTK_IS_TEXT (widget) &&
      !is_named (widget) && !is_named (gtk_widget_get_parent (widget)))
    g_error ("A %s in a %s has no accessible name", G_OBJECT_TYPE_NAME (widget),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_names (child);
}

static gboolean
shows_today (gconstpointer page)
{
  return g_str_equal (sam_today_page_get_state ((SamTodayPage *) page), "list");
}

static void
test_names (void)
{
  guint n_pages;
  const SamPage *pages = sam_pages_get_all (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      GtkWidget *page;

      sam_window_show_page (window, pages[i].name);
      page = sam_window_get_page (window);

      if (SAM_IS_LIST_PAGE (page))
        wait_until (shows_list (page));
      else if (SAM_IS_TODAY_PAGE (page))
        wait_until (shows_today (page));
      check_names (GTK_WIDGET (window));
      if (!SAM_IS_LIST_PAGE (page))
        continue;
      gtk_test_accessible_assert_role (find_type (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY),
                                       GTK_ACCESSIBLE_ROLE_SEARCH_BOX);
    }
}

/* --- first start --- */

static void
test_welcome (void)
{
  GtkWidget *page = g_object_ref_sink (sam_welcome_page_new ());
  GtkWidget *entry = find_type (page, GTK_TYPE_ENTRY);
  GtkWidget *create = gtk_widget_get_next_sibling (entry);

  g_assert_false (gtk_widget_get_sensitive (create));
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_assert_false (gtk_widget_get_sensitive (create));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Heerlen");
  g_assert_true (gtk_widget_get_sensitive (create));
  g_object_unref (page);
}

static void
on_file_chosen_cb (char **chosen,
                   const char *path)
{
  *chosen = g_strdup (path);
}

static gboolean
is_chosen (gconstpointer data)
{
  return *(char *const *) data != NULL;
}

static void
test_new_region (void)
{
  GtkWidget *page = g_object_ref_sink (sam_welcome_page_new ());
  GtkWidget *entry = find_type (page, GTK_TYPE_ENTRY);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStore) store = NULL;
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("region"));

  g_signal_connect_swapped (page, "file-chosen", G_CALLBACK (on_file_chosen_cb), &path);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Parkstad");
  g_signal_emit_by_name (entry, "activate");
  wait_until (is_chosen (&path));
  store = sam_store_open (path, SAM_DATABASE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sam_store_count (store, query, &error), ==, 1);
  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (path, "/region.db"));
  g_object_unref (page);
}

/* The first key goes into the name, and nothing is left blinking once the name is given. */
static void
test_welcome_focus (void)
{
  GtkWidget *welcome = gtk_window_new ();
  GtkWidget *page = sam_welcome_page_new ();
  GtkWidget *entry = find_type (page, GTK_TYPE_ENTRY);
  g_autofree char *path = NULL;

  gtk_window_set_child (GTK_WINDOW (welcome), page);
  gtk_window_present (GTK_WINDOW (welcome));
  gtk_test_widget_wait_for_draw (welcome);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (welcome)), entry));
  g_signal_connect_swapped (page, "file-chosen", G_CALLBACK (on_file_chosen_cb), &path);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Parkstad");
  g_signal_emit_by_name (entry, "activate");
  g_assert_null (gtk_window_get_focus (GTK_WINDOW (welcome)));
  wait_until (is_chosen (&path));
  gtk_window_destroy (GTK_WINDOW (welcome));
}

/* Who makes a record begins with its first field; the steps of a workshop do not push it down later. */
static void
test_add_focus (void)
{
  GtkWidget *focus, *row, *steps;

  sam_window_show_page (window, "workshops");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  row = gtk_widget_get_ancestor (focus, SAM_TYPE_FIELD_ROW);
  g_assert_nonnull (row);
  g_assert_cmpstr (sam_field_row_get_field_name (SAM_FIELD_ROW (row)), ==, "title");
  steps = find_type (gtk_widget_get_ancestor (row, SAM_TYPE_EDITOR), SAM_TYPE_STEPS_PART);
  g_assert_true (gtk_widget_get_mapped (steps));
}

/* A region goes where it was asked for, and leaves alone what is there. */
static void
test_wanted_path (void)
{
  g_autofree char *wanted = g_build_filename (folder, "wanted.db", NULL);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *page = g_object_ref_sink (sam_welcome_page_new ());
      GtkWidget *entry = find_type (page, GTK_TYPE_ENTRY);
      g_autofree char *path = NULL;

      sam_welcome_page_set_wanted_path (SAM_WELCOME_PAGE (page), wanted);
      g_signal_connect_swapped (page, "file-chosen", G_CALLBACK (on_file_chosen_cb), &path);
      gtk_editable_set_text (GTK_EDITABLE (entry), "Parkstad");
      g_signal_emit_by_name (entry, "activate");
      wait_until (is_chosen (&path));
      if (i == 0)
        g_assert_cmpstr (path, ==, wanted);
      else
        g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
      g_object_unref (page);
    }
}

/* A file that can't be opened is told, and nothing else changes. */
static void
test_no_region_file (void)
{
  SamStoreThread *before = sam_window_get_store (window);

  open_file ("/dev/null/region.db");
  g_assert_true (tells ("/dev/null/region.db"));
  g_assert_true (sam_window_get_store (window) == before);
}

/* A list for a region that does not open does not come up in the next one. */
static void
test_list_of_no_region (void)
{
  g_autoptr (GList) before = gtk_window_list_toplevels ();
  g_autoptr (GList) after = NULL;

  sam_window_open_file (window, "/dev/null/region.db");
  sam_window_import_list (window, region_path);
  wait_until (is_open (NULL));
  open_file (region_path);
  after = gtk_window_list_toplevels ();
  g_assert_cmpuint (g_list_length (after), ==, g_list_length (before));
}

/* A file that is not there yet is no region without a name. */
static void
test_missing_file (void)
{
  g_autofree char *path = g_build_filename (folder, "new.db", NULL);

  open_file (path);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (sam_window_get_store (window));
}

/* Last: back to the welcome page, where nothing of a region can be done. */
static void
test_close_region (void)
{
  sam_window_set_store (window, NULL);
  g_assert_null (sam_window_get_page (window));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "add"));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "close"));
  let_frames_pass (50);
}

static void
open_window (void)
{
  g_autoptr (GError) error = NULL;

  application = sam_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  settings = sam_settings_new ();
  style = sam_style_new (gdk_display_get_default (), settings);
  window = SAM_WINDOW (sam_window_new (GTK_APPLICATION (application), settings));
  open_file (region_path);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
}

static gboolean
keeps_months (gconstpointer store)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("snapshot"));

  return sam_store_count ((SamStore *) store, query, NULL) > 0;
}

/* Nobody has to look at the targets for a month to be kept. */
static void
test_months_are_kept (void)
{
  g_autoptr (SamStore) store = sam_store_open (region_path, SAM_DATABASE_OPEN_EXISTING, NULL);

  save_record (store, "target", "t", "name", "Groups", "indicator", "groups", NULL);
  g_assert_false (keeps_months (store));
  open_file (region_path);
  wait_until (keeps_months (store));
}

int
main (int argc,
      char *argv[])
{
  int status;

  make_region ();
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  open_window ();
  g_test_add_func ("/window/templates-come-and-go", test_templates);
  g_test_add_func ("/window/welcome/a-region-needs-a-name", test_welcome);
  g_test_add_func ("/window/welcome/a-name-makes-a-region", test_new_region);
  g_test_add_func ("/window/welcome/typing-begins-at-the-name", test_welcome_focus);
  g_test_add_func ("/window/welcome/a-region-goes-where-it-is-wanted", test_wanted_path);
  g_test_add_func ("/window/preferences-hold-at-once", test_preferences);
  g_test_add_func ("/window/toasts-by-action", test_toast);
  g_test_add_func ("/window/fold/one-pane-when-narrow", test_fold);
  g_test_add_func ("/window/fold/every-page-fits-360-pixels", test_narrow);
  g_test_add_func ("/window/list/5000-rows-scroll", test_long_list);
  g_test_add_func ("/window/list/words-find-rows", test_find);
  g_test_add_func ("/window/list/chips-filter-rows", test_filter);
  g_test_add_func ("/window/list/headers-order-rows", test_sorters);
  g_test_add_func ("/window/list/only-practices-on-their-page", test_condition);
  g_test_add_func ("/window/list/no-rows-have-a-page", test_empty);
  g_test_add_func ("/window/list/topics-of-people-behind-a-click", test_curtain);
  g_test_add_func ("/window/detail/choosing-a-row-shows-it", test_choose);
  g_test_add_func ("/window/detail/any-record-opens-on-its-page", test_open);
  g_test_add_func ("/window/detail/a-new-record-is-not-saved-empty", test_add);
  g_test_add_func ("/window/detail/a-new-record-is-the-chosen-row", test_new_row);
  g_test_add_func ("/window/today/one-key-and-it-is-done", test_today);
  g_test_add_func ("/window/list/groups-of-a-life-domain", test_life_domain);
  g_test_add_func ("/window/about-names-the-libraries", test_about);
  g_test_add_func ("/window/undo-is-told", test_undo);
  g_test_add_func ("/window/redo-is-told", test_redo);
  g_test_add_func ("/window/what-was-deleted-comes-back", test_bin);
  g_test_add_func ("/window/search-finds-in-everything", test_search);
  g_test_add_func ("/window/keys/to-a-page-lead-into-its-list", test_page_keys);
  g_test_add_func ("/window/keys/tab-leaves-the-list", test_tab);
  g_test_add_func ("/window/keys/tab-leaves-the-pages", test_tab_in_sidebar);
  g_test_add_func ("/window/keys/shift-and-tab-lead-out-of-every-page", test_back_out_of_pages);
  g_test_add_func ("/window/list/adding-begins-at-the-first-field", test_add_focus);
  g_test_add_func ("/window/keys/table-actions-and-overlay-agree", test_keys);
  g_test_add_func ("/window/everything-has-a-name", test_names);
  g_test_add_func ("/window/a-file-that-can-not-be-opened-is-told", test_no_region_file);
  g_test_add_func ("/window/a-list-for-a-region-that-can-not-be-opened-is-forgotten", test_list_of_no_region);
  g_test_add_func ("/window-without-a-region/a-missing-file-is-not-made", test_missing_file);
  g_test_add_func ("/window-without-a-region/nothing-can-be-done", test_close_region);
  g_test_add_func ("/window/a-month-that-has-passed-is-kept", test_months_are_kept);
  status = g_test_run ();

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (style);
  g_object_unref (settings);
  g_object_unref (application);
  remove_region ();
  return status;
}
