/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding.h"
#include "pressing.h"
#include "window-actions.h"
#include "workshop-fixture.h"

#include "app/sam-dates.h"
#include "app/sam-pages.h"
#include "app/today/sam-today-entry.h"
#include "app/today/sam-today-page.h"

/* The page in a window of its own, with what waits from one source. */
static SamTodayPage *
show_source (Fixture *fixture,
             const char *source)
{
  GtkWidget *page = sam_today_page_new (sam_pages_find ("today"), fixture->thread);

  fixture->window = gtk_window_new ();
  add_window_actions (fixture->window);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  sam_today_page_choose (SAM_TODAY_PAGE (page), NULL, source);
  return SAM_TODAY_PAGE (page);
}

/* The titles of what is shown, with commas between. */
static gboolean
shows (SamTodayPage *page,
       const char *expected)
{
  GListModel *model = sam_today_page_get_model (page);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SamTodayEntry) entry = g_list_model_get_item (model, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", sam_today_entry_get_item (entry)->title);
    }
  return g_str_equal (text->str, expected);
}

/* Whoever chooses a name sees theirs, and nobody's. */
static void
test_somebodys_list (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *last = put (fixture, "task", "c", "title", "Write a letter", "due_on", "2020-01-03", "assigned_to",
                               "Bea", NULL);
  SamTodayPage *page;

  g_free (put (fixture, "task", "a", "title", "Ring the hall", "due_on", "2020-01-01", "assigned_to", "Ada", NULL));
  g_free (put (fixture, "task", "b", "title", "Buy coffee", "due_on", "2020-01-02", NULL));
  page = show_source (fixture, "task");
  wait_until (shows (page, "Ring the hall, Buy coffee, Write a letter"));
  sam_today_page_choose (page, "Bea", "task");
  wait_until (shows (page, "Buy coffee, Write a letter"));
  sam_today_page_choose (page, "Ada", "task");
  wait_until (shows (page, "Ring the hall, Buy coffee"));
  /* Whose last work is done still sees no one else's. */
  sam_today_page_choose (page, "Bea", "task");
  gtk_widget_activate_action (GTK_WIDGET (page), "today.finish", "(is)", (int) SAM_TODAY_TASK, last);
  wait_until (shows (page, "Buy coffee"));
  wait_until (toast != NULL);
  sam_today_page_choose (page, NULL, "task");
  wait_until (shows (page, "Ring the hall, Buy coffee"));
  g_assert_true (is_value (fixture, last, "status", "done"));
}

/* One key on the row of a group that was asked, and the keyboard is at the next. */
static void
test_one_key_for_still_right (Fixture *fixture,
                              gconstpointer data)
{
  g_autofree char *asked = put (fixture, "group", "a", "name", "Oldest", "verified_on", "2010-01-01", NULL);
  g_autofree char *next = put (fixture, "group", "b", "name", "Older", "verified_on", "2011-01-01", NULL);
  g_autofree char *today = sam_dates_dup_today ();
  SamTodayPage *page = show_source (fixture, "group");

  wait_until (shows (page, "Oldest, Older"));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (page)));
  wait_until (is_row_focused (GTK_WINDOW (fixture->window), GTK_WIDGET (page)));
  press_key_at_focus (GTK_WINDOW (fixture->window), GDK_KEY_Return, GDK_CONTROL_MASK);
  wait_until (shows (page, "Older"));
  g_assert_true (is_value (fixture, asked, "verified_on", today));
  g_assert_true (is_value (fixture, next, "verified_on", "2011-01-01"));
  wait_until (g_strcmp0 (toast, "“Oldest” done") == 0);
  wait_until (is_row_focused (GTK_WINDOW (fixture->window), GTK_WIDGET (page)));
  press_key_at_focus (GTK_WINDOW (fixture->window), GDK_KEY_Return, GDK_CONTROL_MASK);
  wait_until (shows (page, ""));
  g_assert_true (is_value (fixture, next, "verified_on", today));
}

/* What tells who asked is kept until its day, and then taken out on the row. */
static void
test_who_asked_is_taken_out (Fixture *fixture,
                             gconstpointer data)
{
  g_autofree char *question = put (fixture, "question", "q", "subject", "Sleep", "status", "closed", "text", "Who?",
                                   "asker_name", "Somebody", "retain_until", "2020-01-01", NULL);
  SamTodayPage *page = show_source (fixture, "contact-details");

  wait_until (shows (page, "Sleep"));
  wait_until (find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Take Details Out") != NULL);
  g_assert_nonnull (find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Kept long enough: take out how to reach the asker"));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (page)));
  press_key_at_focus (GTK_WINDOW (fixture->window), GDK_KEY_Return, GDK_CONTROL_MASK);
  wait_until (shows (page, ""));
  g_assert_true (is_value (fixture, question, "asker_name", ""));
  g_assert_true (is_value (fixture, question, "text", "Who?"));
}

#define ADD(name, func) g_test_add ("/app/today/" name, Fixture, NULL, workshop_set_up, func, workshop_tear_down)

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("somebody-has-theirs-and-nobodys", test_somebodys_list);
  ADD ("one-key-for-still-right", test_one_key_for_still_right);
  ADD ("who-asked-is-taken-out", test_who_asked_is_taken_out);
  return g_test_run ();
}
