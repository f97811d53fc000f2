/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the first page must not wait for. */

#include <gtk/gtk.h>

#include "finding.h"
#include "waiting.h"

#include "app/sam-application.h"
#include "app/sam-pages.h"
#include "app/widgets/sam-later-rows.h"
#include "app/widgets/sam-loading.h"
#include "app/widgets/sam-status-page.h"

static SamApplication *application;

static char *
find_picture (const char *icon,
              int size)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr (GtkIconPaintable) picture = gtk_icon_theme_lookup_icon (theme, icon, NULL, size, 1, GTK_TEXT_DIR_NONE, 0);
  g_autoptr (GFile) file = gtk_icon_paintable_get_file (picture);

  g_assert_nonnull (file);
  return g_file_get_uri (file);
}

/* To read the first one, a large library has to be loaded. */
static void
test_pictures (void)
{
  g_autofree char *encoder = g_find_program_in_path ("gtk4-encode-symbolic-svg");
  g_autofree char *own = find_picture ("nl.samenhulp.Samenhulp", 48);
  guint n_pages;
  const SamPage *pages = sam_pages_get_all (&n_pages);

  g_assert_true (g_str_has_suffix (own, ".png"));
  if (encoder == NULL)
    {
      g_test_skip ("gtk4-encode-symbolic-svg is not installed");
      return;
    }
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *picture = find_picture (pages[i].icon, 16);

      if (g_str_has_prefix (pages[i].icon, "sam-"))
        g_assert_true (g_str_has_suffix (picture, ".symbolic.png"));
    }
}

static GtkWidget *
show_in_stack (GtkWidget *shown,
               GtkWidget *behind)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = gtk_stack_new ();

  gtk_stack_add_named (GTK_STACK (stack), shown, "shown");
  gtk_stack_add_named (GTK_STACK (stack), behind, "behind");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

static void
test_status_icon (void)
{
  GtkWidget *shown = g_object_new (SAM_TYPE_STATUS_PAGE, "icon-name", "sam-today-symbolic", NULL);
  GtkWidget *behind = g_object_new (SAM_TYPE_STATUS_PAGE, "icon-name", "sam-groups-symbolic", NULL);
  GtkWidget *window = show_in_stack (shown, behind);
  GtkWidget *image = find_type (behind, GTK_TYPE_IMAGE);

  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (find_type (shown, GTK_TYPE_IMAGE))), ==, "sam-today-symbolic");
  g_assert_null (gtk_image_get_icon_name (GTK_IMAGE (image)));
  gtk_stack_set_visible_child (GTK_STACK (gtk_widget_get_parent (behind)), behind);
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (image)), ==, "sam-groups-symbolic");
  g_object_set (behind, "icon-name", "sam-topics-symbolic", NULL);
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (image)), ==, "sam-topics-symbolic");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_spinner (void)
{
  GtkWidget *loading = g_object_new (SAM_TYPE_LOADING, NULL);
  GtkWidget *other = gtk_label_new ("Here");
  GtkWidget *window = show_in_stack (other, loading);

  g_assert_null (find_type (loading, GTK_TYPE_SPINNER));
  gtk_stack_set_visible_child (GTK_STACK (gtk_widget_get_parent (loading)), loading);
  g_assert_null (find_type (loading, GTK_TYPE_SPINNER));
  while (find_type (loading, GTK_TYPE_SPINNER) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_stack_set_visible_child (GTK_STACK (gtk_widget_get_parent (loading)), other);
  g_assert_null (find_type (loading, GTK_TYPE_SPINNER));
  gtk_window_destroy (GTK_WINDOW (window));
}

#define N_LONG 1000

static guint n_made;

static GtkWidget *
make_label (void)
{
  n_made++;
  return gtk_label_new (NULL);
}

static void
show_number (GtkWidget *label,
             gpointer number)
{
  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (number));
}

static GListModel *
count_to (guint n)
{
  GtkStringList *numbers = gtk_string_list_new (NULL);

  for (guint i = 1; i <= n; i++)
    gtk_string_list_take (numbers, g_strdup_printf ("number %u", i));
  return G_LIST_MODEL (numbers);
}

/* Rows of different heights would make the list jump. */
static gboolean
are_alike (GtkWidget *list)
{
  const int upper = (int) gtk_adjustment_get_upper (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)));

  return upper > N_LONG && upper % N_LONG == 0;
}

/* Few at first, and those that come into sight, however far they are. */
static void
test_later_rows (void)
{
  GtkSelectionModel *numbers = GTK_SELECTION_MODEL (gtk_single_selection_new (count_to (N_LONG)));
  GtkWidget *list = gtk_list_view_new (numbers, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", list, "height-request", 400, NULL);
  g_autoptr (GtkListItemFactory) factory = sam_later_rows_new_factory (list, make_label, show_number);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  gtk_list_view_set_factory (GTK_LIST_VIEW (list), factory);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  wait_until (find (list, GTK_TYPE_LABEL, "number 22") != NULL);
  wait_until (are_alike (list));
  g_assert_cmpuint (n_made, <, 80);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 700);
  wait_until (find (list, GTK_TYPE_LABEL, "number 701") != NULL);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 4);
  wait_until (find (list, GTK_TYPE_LABEL, "number 251") != NULL);
  wait_until (are_alike (list));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc,
      char *argv[])
{
  int result;
  g_autoptr (GError) error = NULL;

  /* Nothing is written, and whether a file is a picture is told by the system's list of types. */
  gtk_test_init (&argc, &argv, NULL);
  application = sam_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/start/pictures-need-no-svg", test_pictures);
  g_test_add_func ("/start/a-status-page-nobody-sees-has-no-picture", test_status_icon);
  g_test_add_func ("/start/rows-of-a-long-list-are-made-near-what-is-seen", test_later_rows);
  g_test_add_func ("/start/only-who-waits-sees-a-spinner", test_spinner);
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
