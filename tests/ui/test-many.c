/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Working with many rows of a list: selecting, changing, exporting; columns and filters that are remembered. */

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "app/cells/sam-record-list.h"
#include "app/cells/sam-row-selection.h"
#include "app/dialogs/sam-duplicates-dialog.h"
#include "app/dialogs/sam-duplicate-row.h"
#include "app/dialogs/sam-export-dialog.h"
#include "app/dialogs/sam-export-result-dialog.h"
#include "app/dialogs/sam-many-dialog.h"
#include "app/dialogs/sam-pair-dialog.h"
#include "app/editors/sam-record-part.h"
#include "app/editors/sam-twin-part.h"
#include "app/pages/sam-chosen-row.h"
#include "app/pages/sam-filter-bar.h"
#include "app/pages/sam-list-menu.h"
#include "app/pages/sam-list-page.h"
#include "app/pages/sam-page-widget.h"
#include "app/pages/sam-selection-bar.h"
#include "app/rows/sam-field-row.h"
#include "app/rows/sam-record-picker.h"
#include "app/widgets/sam-fold.h"
#include "app/widgets/sam-show-uri.h"
#include "finding.h"
#include "pressing.h"
#include "window-actions.h"
#include "workshop-fixture.h"

#define N_GROUPS 30

typedef struct
{
  Fixture region;
  GtkWidget *page;
  SamQueryModel *model;
  GtkSelectionModel *selection;
} Page;

static guint
count_rows (Page *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (page->model));
}

static void
open_page (Page *page)
{
  page->page = sam_list_page_new (sam_pages_find ("groups"), page->region.thread);
  page->region.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (page->region.window), 1200, 700);
  gtk_window_set_child (GTK_WINDOW (page->region.window), page->page);
  gtk_window_present (GTK_WINDOW (page->region.window));
  page->model = sam_list_page_get_model (SAM_LIST_PAGE (page->page));
  wait_until (count_rows (page) == N_GROUPS);
  page->selection = gtk_column_view_get_model (GTK_COLUMN_VIEW (find_type (page->page, GTK_TYPE_COLUMN_VIEW)));
}

static void
close_page (Page *page)
{
  gtk_window_destroy (GTK_WINDOW (page->region.window));
  page->region.window = NULL;
}

static void
set_up (Page *page,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *topic = NULL;

  workshop_set_up (&page->region, data);
  topic = put (&page->region, "topic", "rouw", "name", "Rouw", NULL);
  g_free (put (&page->region, "venue", "huis", "name", "Buurthuis", NULL));
  g_assert_true (sam_store_begin (page->region.other, &error));
  for (guint i = 0; i < N_GROUPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Groep %02u", i);

      g_free (put (&page->region, "group", name, "name", name, "status", i < 10 ? "open" : "full", "cost",
                   i % 2 == 0 ? "gratis" : "2,50", "verified_on", i < 5 ? "2024-05-01" : "2026-01-01", NULL));
    }
  g_assert_true (sam_store_commit (page->region.other, &error));
  open_page (page);
}

static void
tear_down (Page *page,
           gconstpointer data)
{
  if (page->region.window != NULL)
    close_page (page);
  page->region.window = NULL;
  workshop_tear_down (&page->region, data);
}

static gint64
count (Page *page,
       const char *path,
       const char *value)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GError) error = NULL;

  sam_query_add_condition (query, path, SAM_COMPARE_EQUAL, value, &error);
  g_assert_no_error (error);
  return sam_store_count (page->region.other, query, &error);
}

static void
test_selection (Page *page,
                gconstpointer data)
{
  SamSelectionBar *bar = SAM_SELECTION_BAR (find_type (page->page, SAM_TYPE_SELECTION_BAR));
  GtkRevealer *revealer = GTK_REVEALER (find_type (GTK_WIDGET (bar), GTK_TYPE_REVEALER));
  SamRowSelection *rows = SAM_ROW_SELECTION (page->selection);
  g_autoptr (GArray) keys = NULL;

  gtk_selection_model_select_item (page->selection, 3, TRUE);
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  gtk_selection_model_select_range (page->selection, 5, 2, FALSE);
  g_assert_cmpuint (sam_row_selection_count (rows), ==, 3);
  g_assert_true (gtk_revealer_get_reveal_child (revealer));
  g_assert_nonnull (find_widget (GTK_WIDGET (bar), GTK_TYPE_LABEL, "3 selected"));
  /* What was selected stays selected in another order, and goes with its row. */
  keys = sam_row_selection_dup_keys (rows);
  gtk_editable_set_text (GTK_EDITABLE (find_type (page->page, GTK_TYPE_SEARCH_ENTRY)), "Groep 05");
  wait_until (count_rows (page) == 1);
  wait_until (sam_row_selection_count (rows) == 1);
  g_assert_true (gtk_selection_model_is_selected (page->selection, 0));
  g_assert_cmpint (sam_query_model_get_key (page->model, 0), ==, g_array_index (keys, gint64, 1));
  gtk_widget_activate_action (GTK_WIDGET (bar), "rows.clear", NULL);
  g_assert_cmpuint (sam_row_selection_count (rows), ==, 0);
}

static void
test_all (Page *page,
          gconstpointer data)
{
  gtk_widget_activate_action (find_type (page->page, SAM_TYPE_LIST_MENU), "list.select-all", NULL);
  g_assert_cmpuint (sam_row_selection_count (SAM_ROW_SELECTION (page->selection)), ==, N_GROUPS);
}

/* The keys of a list: Shift with an arrow extends, Control with A takes all. */
static void
test_keys (Page *page,
           gconstpointer data)
{
  GtkWidget *list = find_type (find_type (page->page, GTK_TYPE_COLUMN_VIEW), GTK_TYPE_LIST_VIEW);
  SamRowSelection *rows = SAM_ROW_SELECTION (page->selection);

  g_assert_true (gtk_widget_activate_action (list, "list.select-item", "(ubb)", 3, FALSE, FALSE));
  g_assert_true (gtk_widget_activate_action (list, "list.select-item", "(ubb)", 6, FALSE, TRUE));
  g_assert_cmpuint (sam_row_selection_count (rows), ==, 4);
  g_assert_true (gtk_widget_activate_action (list, "list.select-item", "(ubb)", 10, TRUE, FALSE));
  g_assert_cmpuint (sam_row_selection_count (rows), ==, 5);
  g_assert_true (gtk_widget_activate_action (list, "list.select-all", NULL));
  g_assert_cmpuint (sam_row_selection_count (rows), ==, N_GROUPS);
}

static void
test_down_from_search (Page *page,
                       gconstpointer data)
{
  GtkWidget *entry = find_type (page->page, GTK_TYPE_SEARCH_ENTRY);

  g_assert_true (gtk_widget_grab_focus (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Groep 05");
  wait_until (count_rows (page) == 1);
  press_key (entry, GDK_KEY_Down, 0);
  wait_until (is_row_focused (GTK_WINDOW (page->region.window), page->page));
}

static void
on_counted_cb (guint *n)
{
  (*n)++;
}

static void
on_settled_cb (gpointer settled)
{
  *(gboolean *) settled = TRUE;
}

/* A row that was passed by just before is not chosen after all. */
static void
test_what_is_opened_takes_the_place_of_what_was_chosen (Page *page,
                                                        gconstpointer data)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("group"), "Groep 04");
  g_autoptr (SamChosenRow) chosen =
      sam_chosen_row_new (page->region.thread, page->model, SAM_ROW_SELECTION (page->selection));
  guint n_found = 0, n_chosen = 0;
  gboolean settled = FALSE;

  g_signal_connect_swapped (chosen, "found", G_CALLBACK (on_counted_cb), &n_found);
  g_signal_connect_swapped (chosen, "chosen", G_CALLBACK (on_counted_cb), &n_chosen);
  gtk_selection_model_select_item (page->selection, 2, TRUE);
  sam_chosen_row_open (chosen, id);
  wait_until (n_found > 0);
  /* Longer than a chosen row is waited for, and so after it on any machine. */
  g_timeout_add_once (500, on_settled_cb, &settled);
  wait_until (settled);
  g_assert_cmpuint (n_chosen, ==, 0);
}

static SamManyRequest *
request_first (Page *page,
               SamManyWhat what,
               guint n)
{
  g_autoptr (GArray) keys = NULL;
  SamManyRequest *request;

  gtk_selection_model_select_range (page->selection, 0, n, TRUE);
  keys = sam_row_selection_dup_keys (SAM_ROW_SELECTION (page->selection));
  request = sam_many_request_new (sam_kind_find ("group"), keys);
  request->what = what;
  return request;
}

static GtkWidget *
get_part (GtkWidget *dialog,
          const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (dialog, SAM_TYPE_MANY_DIALOG, name));
}

static void
choose_label (GtkWidget *dropdown,
              const char *label)
{
  GListModel *labels = gtk_drop_down_get_model (GTK_DROP_DOWN (dropdown));

  for (guint i = 0; i < g_list_model_get_n_items (labels); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (labels), i), label))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (dropdown), i);
}

static gboolean
is_in_focus (GtkWidget *dialog,
             const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  return focus != NULL && gtk_widget_is_ancestor (focus, get_part (dialog, name));
}

/* Whatever the field takes, what takes its value is called by the label above it. */
static void
test_named (Page *page,
            gconstpointer data)
{
  static const char *const fields[][2] = { { "Status", "choice" }, { "Cost", "entry" }, { "Venue", "picker" } };
  GtkWidget *dialog = sam_many_dialog_new (NULL, page->region.thread, request_first (page, SAM_MANY_SET_FIELD, 2));
  GtkLabel *label = GTK_LABEL (get_part (dialog, "value_label"));

  gtk_window_present (GTK_WINDOW (dialog));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *part = get_part (dialog, fields[i][1]);
      GtkWidget *named;

      choose_label (get_part (dialog, "field"), fields[i][0]);
      named = gtk_label_get_mnemonic_widget (label);
      g_assert_true (named == part || (named != NULL && gtk_widget_is_ancestor (named, part)));
      gtk_test_accessible_assert_relation (named, GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Only what is known can be taken away: nothing is made of a word that was typed. */
static void
test_remove_only_known (Page *page,
                        gconstpointer data)
{
  GtkWidget *dialog = sam_many_dialog_new (NULL, page->region.thread, request_first (page, SAM_MANY_REMOVE_MEMBER, 2));
  GtkWidget *picker = get_part (dialog, "picker");
  GtkWidget *matches = GTK_WIDGET (gtk_widget_get_template_child (picker, SAM_TYPE_RECORD_PICKER, "matches"));

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_editable_set_text (GTK_EDITABLE (sam_record_picker_get_entry (SAM_RECORD_PICKER (picker))), "Rou");
  wait_until (gtk_widget_get_first_child (matches) != NULL);
  g_assert_nonnull (find_widget (matches, GTK_TYPE_LABEL, "Rouw"));
  g_assert_null (find_widget (matches, GTK_TYPE_LABEL, "Create “Rou”"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_change (Page *page,
             gconstpointer data)
{
  GtkWidget *dialog = sam_many_dialog_new (NULL, page->region.thread, request_first (page, SAM_MANY_SET_FIELD, 12));
  g_autoptr (GError) error = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  choose_label (get_part (dialog, "field"), "Status");
  choose_label (get_part (dialog, "choice"), "Paused");
  g_signal_emit_by_name (get_part (dialog, "apply_button"), "clicked");
  wait_until (count (page, "status", "paused") == 12);
  g_assert_true (sam_store_undo (page->region.other, &error));
  g_assert_cmpint (count (page, "status", "paused"), ==, 0);
  g_assert_cmpint (count (page, "status", "open"), ==, 10);
}

/* Then there is nothing to undo either, and who presses Ctrl+Z would take back something else. */
static void
test_no_change (Page *page,
                gconstpointer data)
{
  SamManyRequest *request = request_first (page, SAM_MANY_SET_FIELD, 10);
  GtkWidget *dialog;

  add_window_actions (page->region.window);
  dialog = sam_many_dialog_new (GTK_WINDOW (page->region.window), page->region.thread, request);
  gtk_window_present (GTK_WINDOW (dialog));
  choose_label (get_part (dialog, "field"), "Status");
  choose_label (get_part (dialog, "choice"), "Open");
  g_signal_emit_by_name (get_part (dialog, "apply_button"), "clicked");
  wait_until (toast != NULL);
  g_assert_cmpstr (toast, ==, "Nothing has changed: it was like that already");
}

static void
test_wrong (Page *page,
            gconstpointer data)
{
  GtkWidget *dialog = sam_many_dialog_new (NULL, page->region.thread, request_first (page, SAM_MANY_SET_FIELD, 2));

  gtk_window_present (GTK_WINDOW (dialog));
  choose_label (get_part (dialog, "field"), "Last verified");
  gtk_editable_set_text (GTK_EDITABLE (get_part (dialog, "entry")), "yesterday or so");
  gtk_widget_grab_focus (get_part (dialog, "apply_button"));
  g_signal_emit_by_name (get_part (dialog, "apply_button"), "clicked");
  g_assert_true (gtk_widget_get_visible (get_part (dialog, "problem")));
  g_assert_true (is_in_focus (dialog, "entry"));
  gtk_editable_set_text (GTK_EDITABLE (get_part (dialog, "entry")), "3-12-2026");
  g_signal_emit_by_name (get_part (dialog, "apply_button"), "clicked");
  wait_until (count (page, "verified_on", "2026-12-03") == 2);
}

static void
test_tasks (Page *page,
            gconstpointer data)
{
  GtkWidget *dialog = sam_many_dialog_new (NULL, page->region.thread, request_first (page, SAM_MANY_ADD_TASKS, 3));
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("task"));

  gtk_window_present (GTK_WINDOW (dialog));
  g_signal_emit_by_name (get_part (dialog, "apply_button"), "clicked");
  g_assert_true (gtk_widget_get_visible (get_part (dialog, "problem")));
  gtk_editable_set_text (GTK_EDITABLE (get_part (dialog, "task_title")), "Call about the summer");
  g_signal_emit_by_name (get_part (dialog, "apply_button"), "clicked");
  wait_until (sam_store_count (page->region.other, query, NULL) == 3);
}

static GtkWidget *
find_toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

/* What a list shows goes into a file as it stands there, without being selected first. */
static void
test_export_list (Page *page,
                  gconstpointer data)
{
  g_autofree char *path = g_build_filename (page->region.folder, "groups.csv", NULL);
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  sam_record_list_set_order (SAM_RECORD_LIST (find_type (page->page, SAM_TYPE_RECORD_LIST)), "name", TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find_type (page->page, GTK_TYPE_SEARCH_ENTRY)), "Groep 0");
  wait_until (count_rows (page) == 10);
  gtk_widget_activate_action (find_type (page->page, SAM_TYPE_LIST_MENU), "list.export", NULL);
  dialog = find_toplevel (SAM_TYPE_EXPORT_DIALOG);
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  sam_selection_bar_export_to (SAM_SELECTION_BAR (find_type (page->page, SAM_TYPE_SELECTION_BAR)), path,
                               SAM_CHANNEL_REGION);
  wait_until (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Groep 00"));
  g_assert_null (strstr (text, "Groep 10"));
  g_assert_true (strstr (text, "Groep 09") < strstr (text, "Groep 08"));
  g_assert_true (strstr (text, "Groep 01") < strstr (text, "Groep 00"));
  g_unlink (path);
}

/* Where nothing is listed, that is said. */
static void
test_export_nothing (Page *page,
                     gconstpointer data)
{
  add_window_actions (page->region.window);
  gtk_editable_set_text (GTK_EDITABLE (find_type (page->page, GTK_TYPE_SEARCH_ENTRY)), "Niemand");
  wait_until (count_rows (page) == 0);
  gtk_widget_activate_action (find_type (page->page, SAM_TYPE_LIST_MENU), "list.export", NULL);
  g_assert_cmpstr (toast, ==, "This list is empty.");
  g_assert_null (find_toplevel (SAM_TYPE_EXPORT_DIALOG));
}

static void
on_text_read_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* Whoever writes her mail in a browser pastes the addresses there. */
static void
test_addresses (Page *page,
                gconstpointer data)
{
  GtkWidget *bar = find_type (page->page, SAM_TYPE_SELECTION_BAR);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (bar);
  g_autofree char *text = NULL;

  g_free (put (&page->region, "group", "x", "name", "Aa", "contact_email", "a@zin.example", NULL));
  g_free (put (&page->region, "group", "y", "name", "Ab", "contact_email", "b@zin.example", NULL));
  wait_until (count_rows (page) == N_GROUPS + 2);
  gtk_selection_model_select_range (page->selection, 0, 3, TRUE);
  gtk_widget_activate_action (bar, "rows.copy-addresses", NULL);
  wait_until (gdk_clipboard_is_local (clipboard));
  gdk_clipboard_read_text_async (clipboard, NULL, on_text_read_cb, &text);
  wait_until (text != NULL);
  g_assert_cmpstr (text, ==, "a@zin.example, b@zin.example");
}

/* What no program opens is told, not only logged. */
static void
test_nothing_opens (void)
{
  GtkWidget *window = gtk_window_new ();

  add_window_actions (window);
  gtk_window_present (GTK_WINDOW (window));
  sam_show_uri (window, "x-samenhulp-nothing:1");
  wait_until (toast != NULL);
  g_assert_cmpstr (toast, ==, "No program on this computer opens this.");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Somebody agreed that the name of the group goes to the public site. */
static void
agree (Page *page,
       const char *name)
{
  static const char *const fields[] = { "name", NULL };
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (SamRecord) consent = sam_record_new (sam_kind_find ("consent"), NULL);
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_true (sam_query_add_condition (query, "name", SAM_COMPARE_EQUAL, name, NULL));
  rows = sam_store_list (page->region.other, query, 0, 1, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  sam_record_set_text (consent, "about", ((SamRow *) rows->pdata[0])->id);
  sam_record_set_text (consent, "purpose", "publication");
  sam_record_set_text (consent, "channel", "public_site");
  sam_record_set_text (consent, "given_on", "2024-01-01");
  sam_record_set_strv (consent, "fields", fields);
  g_assert_true (sam_store_save (page->region.other, consent, NULL));
}

static void
test_export (Page *page,
             gconstpointer data)
{
  SamSelectionBar *bar = SAM_SELECTION_BAR (find_type (page->page, SAM_TYPE_SELECTION_BAR));
  g_autofree char *path = g_build_filename (page->region.folder, "groups.csv", NULL);
  g_autofree char *text = NULL;
  GtkListView *list;
  GtkWidget *result = NULL;

  agree (page, "Groep 01");
  agree (page, "Groep 02");
  gtk_selection_model_select_range (page->selection, 0, 2, TRUE);
  sam_selection_bar_export_to (bar, path, SAM_CHANNEL_PUBLIC);
  wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Groep 01"));
  g_assert_null (strstr (text, "Groep 02"));
  /* When somebody was last called is for the region only. */
  g_assert_null (strstr (text, "2024-05-01"));
  g_unlink (path);

  /* Who is not in it, and why, stands in a window. */
  wait_until ((result = find_toplevel (SAM_TYPE_EXPORT_RESULT_DIALOG)) != NULL);
  g_assert_nonnull (find_widget (result, GTK_TYPE_LABEL, "1 record is in “groups.csv”."));
  g_assert_nonnull (find_widget (result, GTK_TYPE_LABEL,
                                 "1 record was left out (nobody agreed to it): Groep 00\n"
                                 "Left out where nobody agreed to it: Status, Cost."));
  list = GTK_LIST_VIEW (find_type (result, GTK_TYPE_LIST_VIEW));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))), ==, 1);
  gtk_window_destroy (GTK_WINDOW (result));
}

static gpointer
draw (Page *page,
      GError **error)
{
  SamManyRequest *request = request_first (page, SAM_MANY_SET_FIELD, 20);
  gpointer table;

  request->title = g_strdup ("Groups");
  request->columns = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (request->columns, g_strdup ("name"));
  g_ptr_array_add (request->columns, g_strdup ("Name"));
  table = sam_many_draw (page->region.other, request, NULL, error);
  sam_many_request_free (request);
  return table;
}

static void
test_print (Page *page,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamPdfTable) table = draw (page, &error);
  g_autofree char *path = g_build_filename (page->region.folder, "groups.pdf", NULL);
  g_autofree char *bytes = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (sam_pdf_table_count_pages (table), ==, 2);
  g_assert_true (sam_pdf_table_write (table, path, &error));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_unlink (path);
}

static void
test_any_filter (Page *page,
                 gconstpointer data)
{
  SamFilterBar *filters = SAM_FILTER_BAR (find_type (page->page, SAM_TYPE_FILTER_BAR));

  sam_filter_bar_choose (filters, "cost", "gratis");
  wait_until (count_rows (page) == N_GROUPS / 2);
  sam_filter_bar_choose (filters, "verified_on", "\x01year:2024");
  wait_until (count_rows (page) == 3);
  sam_filter_bar_choose (filters, "cost", "\x01unset");
  wait_until (count_rows (page) == 0);
  sam_filter_bar_clear (filters);
  wait_until (count_rows (page) == N_GROUPS);
}

/* Whom to ask is a filter like any other: what was asked meanwhile leaves the list, and it can be kept by a name. */
static void
test_due_filter (Page *page,
                 gconstpointer data)
{
  SamFilterBar *filters = SAM_FILTER_BAR (find_type (page->page, SAM_TYPE_FILTER_BAR));
  GtkWidget *menu = find_type (page->page, SAM_TYPE_LIST_MENU);

  sam_filter_bar_choose (filters, "verified_on", "\x01due");
  wait_until (count_rows (page) == 5);
  g_assert_nonnull (find_widget (GTK_WIDGET (filters), GTK_TYPE_LABEL, "Due for verification"));
  g_free (put (&page->region, "group", "Groep 00", "verified_on", "2026-11-20", NULL));
  wait_until (count_rows (page) == 4);
  sam_filter_bar_choose (filters, "cost", "gratis");
  wait_until (count_rows (page) == 2);
  sam_list_menu_save_filter (SAM_LIST_MENU (menu), "To call");
  sam_filter_bar_clear (filters);
  wait_until (count_rows (page) == N_GROUPS);
  gtk_widget_activate_action (menu, "list.use-filter", "s", "To call");
  wait_until (count_rows (page) == 2);
}

static gboolean
shows_column (Page *page,
              const char *title)
{
  GListModel *columns =
      gtk_column_view_get_columns (GTK_COLUMN_VIEW (find_type (page->page, GTK_TYPE_COLUMN_VIEW)));
  gboolean shown = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        shown = gtk_column_view_column_get_visible (column);
    }
  return shown;
}

static GtkWidget *
find_item (GtkWidget *menu,
           const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (menu); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *text = NULL;
      GtkWidget *found;

      if (g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkModelButton"))
        g_object_get (child, "text", &text, NULL);
      if (g_strcmp0 (text, label) == 0 && gtk_widget_get_mapped (child))
        return child;
      found = find_item (child, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* As Enter does where the keyboard is. */
static void
choose_item (GtkWidget *menu,
             const char *label)
{
  wait_until (find_item (menu, label) != NULL);
  gtk_widget_grab_focus (find_item (menu, label));
  gtk_widget_activate (find_item (menu, label));
}

/* Who chose a column by keyboard goes on with the keyboard. */
static void
test_submenu (Page *page,
              gconstpointer data)
{
  GtkWidget *button = find_type (find_type (page->page, SAM_TYPE_LIST_MENU), GTK_TYPE_MENU_BUTTON);
  GtkWidget *menu;

  gtk_widget_grab_focus (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  menu = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  choose_item (menu, "Columns");
  choose_item (menu, "Status");
  wait_until (!gtk_widget_get_mapped (menu));
  wait_until (gtk_widget_get_mapped (gtk_window_get_focus (GTK_WINDOW (page->region.window))));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (page->region.window)), button));
}

/* No key leads to the heads of the columns: what a click there does is in the menu too. */
static void
test_order (Page *page,
            gconstpointer data)
{
  GtkWidget *menu = find_type (page->page, SAM_TYPE_LIST_MENU);
  SamRecordList *list = SAM_RECORD_LIST (find_type (page->page, SAM_TYPE_RECORD_LIST));
  gboolean descending = TRUE;

  g_assert_true (gtk_widget_activate_action (menu, "order.by", "s", "status"));
  g_assert_cmpstr (sam_record_list_get_order (list, &descending), ==, "status");
  g_assert_false (descending);
  g_assert_true (gtk_widget_activate_action (menu, "order.descending", NULL));
  g_assert_cmpstr (sam_record_list_get_order (list, &descending), ==, "status");
  g_assert_true (descending);
  g_assert_true (gtk_widget_activate_action (menu, "order.by", "s", "name"));
  g_assert_cmpstr (sam_record_list_get_order (list, &descending), ==, "name");
  g_assert_false (descending);
}

static void
test_remembered (Page *page,
                 gconstpointer data)
{
  GtkWidget *menu = find_type (page->page, SAM_TYPE_LIST_MENU);
  SamFilterBar *filters = SAM_FILTER_BAR (find_type (page->page, SAM_TYPE_FILTER_BAR));

  g_assert_false (shows_column (page, "Cost"));
  gtk_widget_activate_action (menu, "columns.cost", NULL);
  gtk_widget_activate_action (menu, "columns.place", NULL);
  wait_until (shows_column (page, "Cost"));
  wait_until (find_widget (page->page, GTK_TYPE_LABEL, "gratis") != NULL);
  sam_filter_bar_choose (filters, "cost", "gratis");
  wait_until (count_rows (page) == N_GROUPS / 2);
  sam_list_menu_save_filter (SAM_LIST_MENU (menu), "Free of charge");
  sam_filter_bar_clear (filters);
  close_page (page);
  open_page (page);
  wait_until (shows_column (page, "Cost"));
  g_assert_false (shows_column (page, "Place"));
  gtk_widget_activate_action (find_type (page->page, SAM_TYPE_LIST_MENU), "list.use-filter", "s", "Free of charge");
  wait_until (count_rows (page) == N_GROUPS / 2);
}

/* A filter gets another name, but not that of another one; and goes. */
static void
test_filter_names (Page *page,
                   gconstpointer data)
{
  GtkWidget *menu = find_type (page->page, SAM_TYPE_LIST_MENU);
  SamFilterBar *filters = SAM_FILTER_BAR (find_type (page->page, SAM_TYPE_FILTER_BAR));

  sam_filter_bar_choose (filters, "cost", "gratis");
  wait_until (count_rows (page) == N_GROUPS / 2);
  sam_list_menu_save_filter (SAM_LIST_MENU (menu), "Free");
  sam_filter_bar_clear (filters);
  wait_until (count_rows (page) == N_GROUPS);
  sam_list_menu_save_filter (SAM_LIST_MENU (menu), "All");
  sam_list_menu_rename_filter (SAM_LIST_MENU (menu), "Free", "All");
  sam_list_menu_rename_filter (SAM_LIST_MENU (menu), "Free", "Free of charge");
  close_page (page);
  open_page (page);
  menu = find_type (page->page, SAM_TYPE_LIST_MENU);
  filters = SAM_FILTER_BAR (find_type (page->page, SAM_TYPE_FILTER_BAR));
  /* What is remembered comes by itself; then it can be used under its new name only. */
  while (count_rows (page) != N_GROUPS / 2)
    {
      gtk_widget_activate_action (menu, "list.use-filter", "s", "Free of charge");
      g_main_context_iteration (NULL, TRUE);
    }
  gtk_widget_activate_action (menu, "list.use-filter", "s", "All");
  wait_until (count_rows (page) == N_GROUPS);
  gtk_widget_activate_action (menu, "list.use-filter", "s", "Free");
  gtk_widget_activate_action (menu, "list.forget-filter", "s", "Free of charge");
  gtk_widget_activate_action (menu, "list.use-filter", "s", "Free of charge");
  sam_filter_bar_choose (filters, "status", "open");
  wait_until (count_rows (page) == 10);
  /* It went by mistake; what got its name since is not lost for it. */
  sam_list_menu_save_filter (SAM_LIST_MENU (menu), "Free of charge");
  gtk_widget_activate_action (menu, "list.restore-filter", NULL);
  gtk_widget_activate_action (menu, "list.use-filter", "s", "Free of charge");
  wait_until (count_rows (page) == N_GROUPS / 2);
  gtk_widget_activate_action (menu, "list.restore-filter", NULL);
  gtk_widget_activate_action (menu, "list.use-filter", "s", "Free of charge");
  wait_until (count_rows (page) == 10);
}

static void
put_twins (Page *page)
{
  g_free (put (&page->region, "group", "x", "name", "Zin in Zin", "place", "Heerlen", NULL));
  g_free (put (&page->region, "group", "y", "name", "Zin in Zinn", "place", "Heerlen", "cost", "gratis",
               "meets", "FREQ=WEEKLY;BYDAY=TU", NULL));
}

static void
test_duplicates (Page *page,
                 gconstpointer data)
{
  GtkWidget *dialog;

  put_twins (page);
  dialog = sam_duplicates_dialog_new (NULL, page->region.thread);
  g_assert_cmpstr (sam_duplicates_dialog_get_state (SAM_DUPLICATES_DIALOG (dialog)), ==, "loading");
  gtk_window_present (GTK_WINDOW (dialog));
  wait_until (find_widget (dialog, GTK_TYPE_LABEL, "a name spelled almost the same, the same place") != NULL);
  /* Each row has the same two buttons: who hears them must hear of which two. */
  gtk_test_accessible_assert_relation (find_widget (dialog, GTK_TYPE_BUTTON, "_Not the Same"),
                                       GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                       gtk_widget_get_template_child (find_type (dialog, SAM_TYPE_DUPLICATE_ROW),
                                                                      SAM_TYPE_DUPLICATE_ROW, "title"),
                                       NULL);
  g_signal_emit_by_name (find_widget (dialog, GTK_TYPE_BUTTON, "_Not the Same"), "clicked");
  wait_until (find_widget (dialog, GTK_TYPE_LABEL, "Nothing here looks as if it were in the list twice.") != NULL);
  g_assert_cmpstr (sam_duplicates_dialog_get_state (SAM_DUPLICATES_DIALOG (dialog)), ==, "found");
  /* Of another kind nothing shows before it is found; who closes the dialog meanwhile need not wait. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_widget (dialog, GTK_TYPE_DROP_DOWN, NULL)), 1);
  g_assert_cmpstr (sam_duplicates_dialog_get_state (SAM_DUPLICATES_DIALOG (dialog)), ==, "loading");
  wait_until (g_str_equal (sam_duplicates_dialog_get_state (SAM_DUPLICATES_DIALOG (dialog)), "found"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_widget (dialog, GTK_TYPE_DROP_DOWN, NULL)), 2);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_typing (Page *page,
             gconstpointer data)
{
  GtkWidget *part = g_object_ref_sink (g_object_new (SAM_TYPE_TWIN_PART, NULL));
  g_autofree char *id = sam_id_new (sam_kind_find ("group"));
  g_autoptr (SamRecord) typed = sam_record_new (sam_kind_find ("group"), id);

  put_twins (page);
  sam_record_set_text (typed, "name", "Zin in Zinnn");
  sam_record_set_text (typed, "place", "Heerlen");
  sam_record_part_show (SAM_RECORD_PART (part), page->region.thread, typed);
  wait_until (*sam_twin_part_get_text (SAM_TWIN_PART (part)) != '\0');
  g_assert_nonnull (strstr (sam_twin_part_get_text (SAM_TWIN_PART (part)), "a name spelled almost the same"));
  /* What is not saved yet can't be noted as another one. */
  g_assert_null (find_widget (part, GTK_TYPE_BUTTON, "_Not the Same"));
  /* Who asked not to be listed was kept so that nobody adds it again. */
  g_free (put (&page->region, "group", "z", "name", "Zin in Zinn", "place", "Heerlen", "unlisted_on", "2026-01-01",
               NULL));
  sam_record_part_show (SAM_RECORD_PART (part), page->region.thread, typed);
  wait_until (strstr (sam_twin_part_get_text (SAM_TWIN_PART (part)), "” does not want to be listed") != NULL);
  sam_record_set_text (typed, "name", "Iets heel anders");
  sam_record_part_show (SAM_RECORD_PART (part), page->region.thread, typed);
  wait_until (*sam_twin_part_get_text (SAM_TWIN_PART (part)) == '\0');
  g_object_unref (part);
}

/* Whoever types what is there already says once that it is another one. */
static void
test_typed_another (Page *page,
                    gconstpointer data)
{
  GtkWidget *part = g_object_ref_sink (g_object_new (SAM_TYPE_TWIN_PART, NULL));
  g_autofree char *id = sam_id_from_key (sam_kind_find ("group"), "x");
  g_autoptr (SamRecord) saved = NULL;
  GtkWidget *button;
  int minimum;

  put_twins (page);
  saved = sam_store_load (page->region.other, id, NULL);
  sam_record_part_show (SAM_RECORD_PART (part), page->region.thread, saved);
  wait_until (*sam_twin_part_get_text (SAM_TWIN_PART (part)) != '\0');
  button = find_widget (part, GTK_TYPE_BUTTON, "_Not the Same");
  /* In a window of 360 pixels, less the margins of the pane and of a section. */
  gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360 - 4 * 18 - 2);
  g_signal_emit_by_name (button, "clicked");
  wait_until (*sam_twin_part_get_text (SAM_TWIN_PART (part)) == '\0');
  g_object_unref (part);
}

static void
test_merge (Page *page,
            gconstpointer data)
{
  g_autofree char *kept = sam_id_from_key (sam_kind_find ("group"), "x");
  g_autofree char *other = sam_id_from_key (sam_kind_find ("group"), "y");
  GtkWidget *dialog;
  GtkWidget *merge;

  put_twins (page);
  dialog = sam_pair_dialog_new (NULL, page->region.thread, kept, other);
  gtk_window_present (GTK_WINDOW (dialog));
  merge = GTK_WIDGET (gtk_widget_get_template_child (dialog, SAM_TYPE_PAIR_DIALOG, "merge_button"));
  wait_until (gtk_widget_get_sensitive (merge));
  g_assert_nonnull (find_widget (dialog, GTK_TYPE_LABEL, "Zin in Zin and Zin in Zinn"));
  g_assert_nonnull (find_widget (dialog, GTK_TYPE_LABEL, "every Tuesday"));
  /* The first difference is the name: take the other's. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_type (dialog, GTK_TYPE_DROP_DOWN)), 1);
  g_signal_emit_by_name (merge, "clicked");
  wait_until (count (page, "name", "Zin in Zinn") == 1 && count (page, "place", "Heerlen") == 1);
}

/* Who opens a row goes on in the record, and comes back to the row: beside the list, and in its place. */
static void
test_into_and_back (Page *page,
                    gconstpointer data)
{
  static const int widths[] = { 1200, 400 };
  GtkWidget *list = find_type (page->page, SAM_TYPE_RECORD_LIST);
  SamFold *fold = SAM_FOLD (find_type (page->page, SAM_TYPE_FOLD));

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *row;

      gtk_window_set_default_size (GTK_WINDOW (page->region.window), widths[i], 700);
      wait_until (gtk_widget_get_width (list) > 0 && sam_fold_get_folded (fold) == (i == 1) &&
                  find_widget (list, GTK_TYPE_LABEL, "Groep 03") != NULL);
      g_signal_emit_by_name (list, "activate", 2 + i);
      row = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (page->region.window)), SAM_TYPE_FIELD_ROW);
      g_assert_nonnull (row);
      g_assert_cmpstr (sam_field_row_get_field_name (SAM_FIELD_ROW (row)), ==, "name");
      g_assert_true (gtk_widget_get_mapped (row));
      sam_page_widget_back (page->page);
      wait_until (is_row_focused (GTK_WINDOW (page->region.window), list));
      g_assert_true (gtk_widget_get_mapped (list));
    }
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  /* GTK 4.8 says that a field that goes away with its window got no focus-out. */
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  g_test_add ("/many/selected-rows-are-known-by-what-they-are", Page, NULL, set_up, test_selection, tear_down);
  g_test_add ("/many/all-rows-are-selected", Page, NULL, set_up, test_all, tear_down);
  g_test_add ("/many/rows-are-selected-by-keyboard", Page, NULL, set_up, test_keys, tear_down);
  g_test_add ("/many/what-is-opened-takes-the-place-of-what-was-chosen", Page, NULL, set_up,
              test_what_is_opened_takes_the_place_of_what_was_chosen, tear_down);
  g_test_add ("/many/down-leads-from-the-search-into-the-list", Page, NULL, set_up, test_down_from_search, tear_down);
  g_test_add ("/many/a-row-leads-into-its-record-and-back", Page, NULL, set_up, test_into_and_back, tear_down);
  g_test_add ("/many/a-field-is-changed-in-all-and-undone-at-once", Page, NULL, set_up, test_change, tear_down);
  g_test_add ("/many/what-was-so-already-is-not-changed", Page, NULL, set_up, test_no_change, tear_down);
  g_test_add ("/many/a-new-value-is-called-by-its-label", Page, NULL, set_up, test_named, tear_down);
  g_test_add ("/many/only-known-topics-are-taken-away", Page, NULL, set_up, test_remove_only_known, tear_down);
  g_test_add ("/many/a-value-that-is-none-is-told", Page, NULL, set_up, test_wrong, tear_down);
  g_test_add ("/many/tasks-need-a-title", Page, NULL, set_up, test_tasks, tear_down);
  g_test_add ("/many/what-is-selected-is-exported-as-far-as-it-may-go", Page, NULL, set_up, test_export, tear_down);
  g_test_add ("/many/a-list-is-exported-as-it-stands", Page, NULL, set_up, test_export_list, tear_down);
  g_test_add ("/many/of-an-empty-list-it-is-said", Page, NULL, set_up, test_export_nothing, tear_down);
  g_test_add ("/many/addresses-of-what-is-selected-are-copied", Page, NULL, set_up, test_addresses, tear_down);
  g_test_add_func ("/many/what-no-program-opens-is-told", test_nothing_opens);
  g_test_add ("/many/what-is-selected-is-printed", Page, NULL, set_up, test_print, tear_down);
  g_test_add ("/many/any-field-filters", Page, NULL, set_up, test_any_filter, tear_down);
  g_test_add ("/many/groups-due-for-verification-are-a-filter", Page, NULL, set_up, test_due_filter, tear_down);
  g_test_add ("/many/who-chose-in-a-submenu-keeps-the-keyboard", Page, NULL, set_up, test_submenu, tear_down);
  g_test_add ("/many/any-column-orders-by-keyboard", Page, NULL, set_up, test_order, tear_down);
  g_test_add ("/many/columns-and-filters-are-remembered", Page, NULL, set_up, test_remembered, tear_down);
  g_test_add ("/many/kept-filters-are-renamed-and-removed", Page, NULL, set_up, test_filter_names, tear_down);
  g_test_add ("/many/duplicates-are-worked-off", Page, NULL, set_up, test_duplicates, tear_down);
  g_test_add ("/many/a-twin-is-noticed-while-typing", Page, NULL, set_up, test_typing, tear_down);
  g_test_add ("/many/what-is-another-one-is-noted-while-typing", Page, NULL, set_up, test_typed_another, tear_down);
  g_test_add ("/many/two-become-one-field-by-field", Page, NULL, set_up, test_merge, tear_down);
  return g_test_run ();
}
