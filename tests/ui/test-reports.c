/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window of reports: what is chosen shows, is saved, and can be made again as it was. */

#include "app/reports/sam-pages-view.h"
#include "app/reports/sam-reports-window.h"
#include "store/sam-clock.h"
#include "network/sam-report-editions.h"
#include "workshop-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define CHILD(name) \
  GTK_WIDGET (gtk_widget_get_template_child (fixture->window, SAM_TYPE_REPORTS_WINDOW, name))

static guint
count_pages (Fixture *fixture)
{
  return sam_pages_view_count_pages (SAM_PAGES_VIEW (CHILD ("pages")));
}

static const char *
get_message (Fixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (CHILD ("message")));
}

static gboolean
is_shown (Fixture *fixture)
{
  return *get_message (fixture) == '\0' && count_pages (fixture) > 0;
}

static void
open_reports (Fixture *fixture)
{
  fixture->window = sam_reports_window_new (NULL, fixture->thread);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  wait_until (is_shown (fixture));
}

static void
choose (Fixture *fixture,
        const char *list,
        guint position)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (CHILD (list)), position);
}

static guint
find_item (Fixture *fixture,
           const char *list,
           const char *text)
{
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (CHILD (list)));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_has_prefix (gtk_string_list_get_string (GTK_STRING_LIST (model), i), text))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* Saves, waits until that is told, and gives what is in the file. */
static char *
save (Fixture *fixture,
      const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *told = g_strdup_printf ("Saved as %s", path);
  char *text = NULL;

  sam_reports_window_save (SAM_REPORTS_WINDOW (fixture->window), path);
  wait_until (g_str_has_prefix (get_message (fixture), told));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_remove (path);
  return text;
}

static void
put_questions (Fixture *fixture,
               const char *key,
               guint n)
{
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, sam_clock_get_seconds () - 7200);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s%u", key, i);

      g_free (put (fixture, "question", name, "subject", "Q", "received_at", at, "municipality", "Heerlen", NULL));
    }
}

static void
test_choose (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *text = NULL;

  put_questions (fixture, "a", 17);
  open_reports (fixture);
  g_assert_false (gtk_widget_get_visible (CHILD ("part")));
  choose (fixture, "preset", find_item (fixture, "preset", "Year report"));
  wait_until (is_shown (fixture));
  g_assert_cmpuint (count_pages (fixture), >, 1);
  text = save (fixture, "year.csv");
  g_assert_nonnull (strstr (text, ";questions-all;Help questions;17;17;"));
  choose (fixture, "preset", find_item (fixture, "preset", "Self-help in figures"));
  wait_until (is_shown (fixture) && count_pages (fixture) == 1);
}

static void
test_part (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *text = NULL;

  put_questions (fixture, "a", 9);
  open_reports (fixture);
  choose (fixture, "preset", find_item (fixture, "preset", "One municipality"));
  g_assert_true (gtk_widget_get_visible (CHILD ("part")));
  wait_until (is_shown (fixture));
  choose (fixture, "part", find_item (fixture, "part", "Heerlen"));
  wait_until (is_shown (fixture));
  text = save (fixture, "heerlen.html");
  g_assert_nonnull (strstr (text, "<h1>Heerlen</h1>"));
  /* There is no care group. */
  choose (fixture, "preset", find_item (fixture, "preset", "One care group"));
  g_assert_nonnull (strstr (get_message (fixture), "There is nothing in the region yet"));
  g_assert_cmpuint (count_pages (fixture), ==, 0);
}

static void
test_again (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *later = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) editions = NULL;

  put_questions (fixture, "a", 11);
  open_reports (fixture);
  choose (fixture, "preset", find_item (fixture, "preset", "Year report"));
  wait_until (is_shown (fixture));
  before = save (fixture, "before.csv");
  pdf = save (fixture, "before.pdf");
  g_assert_true (g_str_has_prefix (pdf, "%PDF"));
  editions = sam_report_list_kept (fixture->other, NULL);
  g_assert_cmpuint (editions->len, ==, 1);
  wait_until (find_item (fixture, "version", "Year report, made ") == 1);
  gtk_window_destroy (GTK_WINDOW (fixture->window));

  put_questions (fixture, "b", 6);
  open_reports (fixture);
  choose (fixture, "preset", find_item (fixture, "preset", "Year report"));
  wait_until (is_shown (fixture));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (CHILD ("keep")), FALSE);
  later = save (fixture, "later.csv");
  g_assert_nonnull (strstr (later, ";questions-all;Help questions;17;17;"));
  g_assert_cmpuint (find_item (fixture, "version", "Year report, made "), ==, 1);
  choose (fixture, "version", 1);
  g_assert_false (gtk_widget_get_sensitive (CHILD ("choosing")));
  wait_until (is_shown (fixture));
  again = save (fixture, "again.csv");
  g_assert_cmpstr (again, ==, before);
}

static void
test_remember (Fixture *fixture,
               gconstpointer data)
{
  GtkDropDown *period;
  g_autofree char *text = NULL;

  put_questions (fixture, "a", 9);
  open_reports (fixture);
  choose (fixture, "preset", find_item (fixture, "preset", "One municipality"));
  wait_until (is_shown (fixture));
  choose (fixture, "part", find_item (fixture, "part", "Heerlen"));
  wait_until (is_shown (fixture));
  choose (fixture, "period", find_item (fixture, "period", "This year so far"));
  wait_until (is_shown (fixture));
  gtk_widget_activate_action (fixture->window, "reports.remember", NULL);
  wait_until (find_item (fixture, "version", "Heerlen · This year so far") == 1);
  gtk_window_destroy (GTK_WINDOW (fixture->window));

  open_reports (fixture);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (CHILD ("version"))), ==, 0);
  choose (fixture, "version", 1);
  wait_until (is_shown (fixture));
  text = save (fixture, "heerlen.html");
  g_assert_nonnull (strstr (text, "<h1>Heerlen</h1>"));
  period = GTK_DROP_DOWN (CHILD ("period"));
  g_assert_cmpuint (gtk_drop_down_get_selected (period), ==, find_item (fixture, "period", "This year so far"));
  /* What is chosen beside it is a new report again. */
  choose (fixture, "period", find_item (fixture, "period", "Last year"));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (CHILD ("version"))), ==, 0);
  wait_until (is_shown (fixture));
}

static void
test_narrow (Fixture *fixture,
             gconstpointer data)
{
  int least;

  open_reports (fixture);
  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (fixture->window)), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  g_assert_cmpint (least, <=, 360);
}

/* Closed while the figures are read. */
static void
test_close (Fixture *fixture,
            gconstpointer data)
{
  gpointer window;

  window = fixture->window = sam_reports_window_new (NULL, fixture->thread);
  g_object_add_weak_pointer (G_OBJECT (window), &window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  wait_until (window == NULL);
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/ui/reports/" path, Fixture, NULL, workshop_set_up, test, workshop_tear_down)
  ADD ("what-is-chosen-shows-and-is-saved", test_choose);
  ADD ("a-part-of-the-region-is-chosen-where-the-report-is-of-one", test_part);
  ADD ("a-report-is-made-again-as-it-was", test_again);
  ADD ("choices-are-remembered", test_remember);
  ADD ("is-narrow-enough", test_narrow);
  ADD ("closes-while-it-reads", test_close);
  return g_test_run ();
}
