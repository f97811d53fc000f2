/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "app/sam-style.h"

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

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/words-with-the-focus-are-not-selected", test_words_are_not_selected);
  return g_test_run ();
}
