/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "app/cells/sam-record-list.h"
#include "app/widgets/sam-drop-down-names.h"
#include "app/sam-style.h"
#include "finding.h"
#include "waiting.h"

/* A window that opens on words to read has its focus there, for who hears the screen read. */
static void
test_words_are_not_selected (void)
{
  g_autoptr (SamSettings) settings = sam_settings_new ();
  g_autoptr (SamStyle) style = sam_style_new (gdk_display_get_default (), settings);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *words = gtk_label_new ("What is not in the file");

  gtk_label_set_selectable (GTK_LABEL (words), TRUE);
  gtk_window_set_child (GTK_WINDOW (window), words);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == words);
  g_assert_false (gtk_label_get_selection_bounds (GTK_LABEL (words), NULL, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
get_width (GtkWidget *list)
{
  GtkWidget *table = find_type (list, GTK_TYPE_COLUMN_VIEW);
  g_autoptr (GtkColumnViewColumn) status =
      g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (table)), 2);

  return gtk_column_view_column_get_fixed_width (status);
}

/* Whoever needs larger text needs wider columns with it. */
static void
test_columns_grow (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = g_object_new (SAM_TYPE_RECORD_LIST, NULL);
  g_autoptr (SamTopicList) topics = g_object_new (SAM_TYPE_TOPIC_LIST, NULL);
  g_autoptr (GtkSelectionModel) model = GTK_SELECTION_MODEL (gtk_no_selection_new (NULL));
  g_autofree char *font = NULL;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Sans 10", NULL);
  sam_record_list_setup (SAM_RECORD_LIST (list), sam_pages_find ("groups"), topics, model);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 600);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (get_width (list) == 130);
  g_object_set (settings, "gtk-font-name", "Sans 20", NULL);
  wait_until (get_width (list) == 260);
  g_object_set (settings, "gtk-font-name", font, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A screen reader calls what has the focus by the label beside it. */
static void
test_drop_downs_are_named (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new_with_mnemonic ("_Kind");
  GtkWidget *drop_down = gtk_drop_down_new_from_strings ((const char *const[]){ "Groups", "Practices", NULL });

  sam_drop_down_names_start ();
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), drop_down);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), drop_down);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_mapped (drop_down));
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (drop_down)),
                                       GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/words-with-the-focus-are-not-selected", test_words_are_not_selected);
  g_test_add_func ("/style/columns-grow-with-the-text", test_columns_grow);
  g_test_add_func ("/style/drop-downs-are-named", test_drop_downs_are_named);
  return g_test_run ();
}
