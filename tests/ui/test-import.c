/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "finding.h"

#include "app/import/sam-import-column-row.h"
#include "app/import/sam-import-columns-page.h"
#include "app/import/sam-import-dialog.h"
#include "app/import/sam-import-item.h"
#include "app/import/sam-import-preview-page.h"
#include "network/sam-new-region.h"
#include "store/sam-query.h"

typedef struct
{
  char *folder;
  char *path;
  SamStoreThread *store;
  SamImportDialog *dialog;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStore) store = NULL;

  fixture->folder = g_dir_make_tmp ("test-import-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "region.db", NULL);
  store = sam_store_open (fixture->path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (sam_new_region (store, "Proef", NULL, &error));
  fixture->store = sam_store_thread_open (fixture->path, "Els", &error);
  g_assert_no_error (error);
  fixture->dialog = SAM_IMPORT_DIALOG (sam_import_dialog_new (NULL, fixture->store));
  g_object_ref (fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  sam_store_thread_close (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->store);
  g_assert_finalize_object (fixture->dialog);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
wait_for_page (Fixture *fixture,
               const char *page)
{
  while (g_strcmp0 (sam_import_dialog_get_page (fixture->dialog), page) != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_list (Fixture *fixture,
           const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "lists", name, NULL);

  sam_import_dialog_open (fixture->dialog, path);
}

static void
activate (Fixture *fixture,
          const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), action, NULL);
}

/* By keyboard, the next thing to do is one key away. */
static gboolean
is_focused (Fixture *fixture,
            const char *button)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->dialog)) ==
         GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog), SAM_TYPE_IMPORT_DIALOG, button));
}

static gint64
count_groups (Fixture *fixture)
{
  g_autoptr (SamStore) store = sam_store_open (fixture->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));

  return sam_store_count (store, query, NULL);
}

static const char *
get_sum (Fixture *fixture)
{
  GtkWidget *page = find_type (GTK_WIDGET (fixture->dialog), SAM_TYPE_IMPORT_PREVIEW_PAGE);

  return gtk_label_get_label (
      GTK_LABEL (gtk_widget_get_template_child (page, SAM_TYPE_IMPORT_PREVIEW_PAGE, "summary")));
}

static char *
dup_done (Fixture *fixture,
          const char *property)
{
  char *text = NULL;

  g_object_get (gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog), SAM_TYPE_IMPORT_DIALOG, "done_page"),
                property, &text, NULL);
  return text;
}

static void
test_import (Fixture *fixture,
             gconstpointer data)
{
  SamImportPreviewPage *preview;
  GListModel *rows;
  g_autoptr (SamImportItem) item = NULL;
  g_autofree char *before = NULL;
  g_autofree char *title = NULL;
  g_autofree char *after = NULL;

  open_list (fixture, "groepen.csv");
  wait_for_page (fixture, "columns");
  g_assert_cmpint (count_groups (fixture), ==, 0);
  activate (fixture, "import.next");
  wait_for_page (fixture, "preview");
  preview = SAM_IMPORT_PREVIEW_PAGE (find_type (GTK_WIDGET (fixture->dialog), SAM_TYPE_IMPORT_PREVIEW_PAGE));
  rows = sam_import_preview_page_get_rows (preview);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 192);
  sam_import_preview_page_filter (preview, SAM_IMPORT_PROBLEM);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 3);
  item = g_list_model_get_item (rows, 1);
  g_assert_nonnull (strstr (sam_import_item_get_reason (item), "31-02-2026"));
  sam_import_preview_page_filter (preview, SAM_IMPORT_N_STATUSES);
  g_assert_cmpuint (g_list_model_get_n_items (rows), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_clear_object (&item);
      item = g_list_model_get_item (rows, i);
      g_assert_true (sam_import_item_has_remarks (item));
    }
  before = g_strdup (get_sum (fixture));
  g_assert_cmpstr (before, ==, "New: 187 · Probably a duplicate: 2, left out · Problem: 3, of which 1 left out");
  activate (fixture, "import.run");
  wait_for_page (fixture, "done");
  g_assert_true (is_focused (fixture, "done_button"));
  g_assert_cmpint (count_groups (fixture), ==, 189);
  title = dup_done (fixture, "title");
  after = dup_done (fixture, "description");
  g_assert_cmpstr (title, ==, "189 of 192 rows imported");
  g_assert_true (g_str_has_prefix (after, before));
  g_assert_nonnull (strstr (after, "\nAlso made: Venues (1), People ("));
  activate (fixture, "import.undo");
  wait_for_page (fixture, "columns");
  g_assert_cmpint (count_groups (fixture), ==, 0);
  g_assert_true (is_focused (fixture, "next_button"));
  activate (fixture, "import.next");
  g_assert_true (is_focused (fixture, "import_button"));
  activate (fixture, "import.back");
  g_assert_true (is_focused (fixture, "next_button"));
}

static void
open_text (Fixture *fixture,
           const char *path,
           const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  sam_import_dialog_open (fixture->dialog, path);
  wait_for_page (fixture, "columns");
  activate (fixture, "import.next");
  wait_for_page (fixture, "preview");
}

/* A card has no words above its columns: not what a field is called in the file, but in the window. */
static void
test_columns_of_a_card (Fixture *fixture,
                        gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "kaartje.vcf", NULL);
  GtkWidget *row;

  open_text (fixture, path, "BEGIN:VCARD\nVERSION:3.0\nN:Wit;Marcel;;;\nEND:VCARD\n");
  row = find_type (GTK_WIDGET (fixture->dialog), SAM_TYPE_IMPORT_COLUMN_ROW);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (
                       gtk_widget_get_template_child (row, SAM_TYPE_IMPORT_COLUMN_ROW, "header"))),
                   ==, "First name");
  g_unlink (path);
}

/* A care group sends its list again: what changes is read before it is agreed to. */
static void
test_changes_are_told (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "praktijken.csv", NULL);
  SamImportPreviewPage *preview;
  g_autoptr (SamImportItem) item = NULL;
  GtkWidget *besides;

  open_text (fixture, path, "AGB;Praktijk;Tel.;Zorggroep\n"
                            "00990001;Praktijk A;045-0000001;Groep Oost\n"
                            "00990002;Praktijk B;045-0000003;Groep Oost\n");
  activate (fixture, "import.run");
  wait_for_page (fixture, "done");
  open_text (fixture, path, "AGB;Praktijk;Tel.;Zorggroep\n"
                            "00990001;Praktijk A;045-0000002;Groep Oost\n");
  preview = SAM_IMPORT_PREVIEW_PAGE (find_type (GTK_WIDGET (fixture->dialog), SAM_TYPE_IMPORT_PREVIEW_PAGE));
  item = g_list_model_get_item (sam_import_preview_page_get_rows (preview), 0);
  g_assert_cmpstr (sam_import_item_get_reason (item), ==, "Phone: 045-000 00 01 → 045-000 00 02");
  besides = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (preview), SAM_TYPE_IMPORT_PREVIEW_PAGE, "besides"));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (besides)),
                            "1 practice of the same care group is not in this list, and stays as it is: Praktijk B."));
  g_unlink (path);
}

/* A first line that is a row is taken for one, and said; the person may see it otherwise. */
static void
test_no_header (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "zonder.csv", NULL);
  GtkWidget *page, *note;
  GtkCheckButton *header;

  g_file_set_contents (path, "Rouwcafé;rouw@zin.example\nKoffie;koffie@zin.example\n", -1, NULL);
  sam_import_dialog_open (fixture->dialog, path);
  wait_for_page (fixture, "columns");
  page = find_type (GTK_WIDGET (fixture->dialog), SAM_TYPE_IMPORT_COLUMNS_PAGE);
  header = GTK_CHECK_BUTTON (gtk_widget_get_template_child (page, SAM_TYPE_IMPORT_COLUMNS_PAGE, "header"));
  note = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_IMPORT_COLUMNS_PAGE, "no_header"));
  g_assert_false (gtk_check_button_get_active (header));
  g_assert_true (gtk_widget_get_visible (note));
  g_assert_nonnull (find (page, GTK_TYPE_LABEL, "Column 1"));
  g_assert_nonnull (find (page, GTK_TYPE_LABEL, "Rouwcafé"));
  gtk_check_button_set_active (header, TRUE);
  while (find (page, GTK_TYPE_LABEL, "Column 1") != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (find (page, GTK_TYPE_LABEL, "rouw@zin.example"));
  g_assert_false (gtk_widget_get_visible (note));
  g_assert_true (gtk_check_button_get_active (header));
  g_unlink (path);
}

static void
test_practices_made_besides_are_told (Fixture *fixture,
                                      gconstpointer data)
{
  GtkWidget *page, *besides;

  open_list (fixture, "medewerkers.csv");
  wait_for_page (fixture, "columns");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)) ==
                 GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog), SAM_TYPE_IMPORT_DIALOG,
                                                            "next_button")));
  activate (fixture, "import.next");
  page = find_type (GTK_WIDGET (fixture->dialog), SAM_TYPE_IMPORT_PREVIEW_PAGE);
  besides = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_IMPORT_PREVIEW_PAGE, "besides"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (besides)), ==,
                   "130 practices that are not there yet are made too, with no more than their names. "
                   "If you have a list of practices, import that first.");
}

/* A line that could not be read belongs to no row, and is told all the same. */
static void
test_what_is_wrong_with_the_file_is_told (Fixture *fixture,
                                          gconstpointer data)
{
  GtkWidget *page, *besides;

  open_list (fixture, "kaartjes-afgebroken.vcf");
  wait_for_page (fixture, "columns");
  activate (fixture, "import.next");
  page = find_type (GTK_WIDGET (fixture->dialog), SAM_TYPE_IMPORT_PREVIEW_PAGE);
  besides = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_IMPORT_PREVIEW_PAGE, "besides"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (besides)), ==,
                   "Line 5: This line of a card can't be read and was left out: it has no “:”.");
}

static void
test_no_list (Fixture *fixture,
              gconstpointer data)
{
  sam_import_dialog_open (fixture->dialog, "/nowhere/list.csv");
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, i < 1);
  wait_for_page (fixture, "choose");
}

/* Choosing quickly leaves only the last answer. */
static void
test_changing_mind (Fixture *fixture,
                    gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *kind;

  open_list (fixture, "groepen.csv");
  open_list (fixture, "medewerkers.csv");
  wait_for_page (fixture, "columns");
  page = find_type (GTK_WIDGET (fixture->dialog), SAM_TYPE_IMPORT_COLUMNS_PAGE);
  kind = find_type (page, GTK_TYPE_DROP_DOWN);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (kind)), ==, 2);
}

static void
test_closing (Fixture *fixture,
              gconstpointer data)
{
  open_list (fixture, "groepen.csv");
  wait_for_page (fixture, "columns");
  activate (fixture, "import.next");
  activate (fixture, "import.run");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/import/a-list-comes-in-and-goes-out-again", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/ui/import/a-list-sent-again-tells-old-and-new-values", Fixture, NULL, set_up, test_changes_are_told,
              tear_down);
  g_test_add ("/ui/import/a-first-line-that-is-no-header-is-a-row", Fixture, NULL, set_up, test_no_header, tear_down);
  g_test_add ("/ui/import/columns-of-a-card-are-called-as-in-the-window", Fixture, NULL, set_up, test_columns_of_a_card,
              tear_down);
  g_test_add ("/ui/import/practices-made-besides-are-told", Fixture, NULL, set_up, test_practices_made_besides_are_told,
              tear_down);
  g_test_add ("/ui/import/what-is-wrong-with-the-file-is-told", Fixture, NULL, set_up,
              test_what_is_wrong_with_the_file_is_told, tear_down);
  g_test_add ("/ui/import/a-file-that-is-no-list-is-told", Fixture, NULL, set_up, test_no_list, tear_down);
  g_test_add ("/ui/import/another-list-takes-the-place-of-the-first", Fixture, NULL, set_up, test_changing_mind,
              tear_down);
  g_test_add ("/ui/import/closing-in-the-middle-is-no-harm", Fixture, NULL, set_up, test_closing, tear_down);
  return g_test_run ();
}
