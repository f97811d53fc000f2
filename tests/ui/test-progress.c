/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-actions.h"
#include "workshop-fixture.h"

#include "app/pages/sam-page-widget.h"
#include "app/progress/sam-chart-view.h"
#include "app/progress/sam-month-keeper.h"
#include "app/progress/sam-progress-page.h"
#include "app/sam-dates.h"
#include "network/sam-days.h"
#include "store/sam-query.h"

#include <string.h>

static SamProgressPage *
show (Fixture *fixture,
      int width)
{
  GtkWidget *page = sam_progress_page_new (NULL, fixture->thread);

  fixture->window = gtk_window_new ();
  add_window_actions (fixture->window);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  return SAM_PROGRESS_PAGE (page);
}

static guint
count_targets (SamProgressPage *page)
{
  return g_list_model_get_n_items (sam_progress_page_get_model (page));
}

static gboolean
is_state (SamProgressPage *page,
          const char *state)
{
  return g_str_equal (sam_progress_page_get_state (page), state);
}

static char *
dup_day (int days)
{
  g_autofree char *today = sam_dates_dup_today ();

  return sam_day_add (today, days);
}

/* Six groups of which the first is paused, and a target of ten. */
static char *
put_target (Fixture *fixture)
{
  g_autofree char *since = dup_day (-200);
  g_autofree char *from = dup_day (-150);
  g_autofree char *to = dup_day (200);

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *key = g_strdup_printf ("Groep %u", i);

      g_free (put (fixture, "group", key, "name", key, "status", i == 0 ? "paused" : "open", "connected_since", since,
                   NULL));
    }
  return put (fixture, "target", "T", "name", "Groepen", "indicator", "groups", "goal", "10", "starts_on", from,
              "ends_on", to, NULL);
}

static void
test_empty (Fixture *fixture,
            gconstpointer data)
{
  SamProgressPage *page;
  GMenuModel *menu;
  g_autoptr (GMenuModel) suggested = NULL;
  g_autoptr (SamRecord) target = NULL;

  page = show (fixture, 1000);
  wait_until (is_state (page, "empty"));
  menu = gtk_menu_button_get_menu_model (
      GTK_MENU_BUTTON (find_widget (GTK_WIDGET (page), GTK_TYPE_MENU_BUTTON, NULL)));
  suggested = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_assert_cmpint (g_menu_model_get_n_items (suggested), >, 10);

  gtk_widget_activate_action (GTK_WIDGET (page), "progress.new", "s", "practices-trained");
  wait_until (opened != NULL);
  target = sam_store_load (fixture->other, opened, NULL);
  g_assert_nonnull (target);
  wait_until (count_targets (page) == 1);
  g_assert_true (is_state (page, "list"));
}

static void
test_own (Fixture *fixture,
          gconstpointer data)
{
  SamProgressPage *page;

  page = show (fixture, 1000);
  wait_until (is_state (page, "empty"));
  gtk_widget_activate_action (GTK_WIDGET (page), "progress.new", "s", "");
  g_assert_true (g_str_has_prefix (opened, "target:"));
}

static void
test_figure (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *id = put_target (fixture);
  SamProgressPage *page;
  SamTargetView *view;
  GtkWidget *chart;

  page = show (fixture, 1200);
  wait_until (count_targets (page) == 1);
  view = sam_progress_page_get_view (page);
  g_assert_nonnull (find_widget (GTK_WIDGET (view), GTK_TYPE_LABEL, "5"));
  g_assert_nonnull (find_widget (GTK_WIDGET (view), GTK_TYPE_LABEL,
                                 "Ask the paused groups whether they begin again: 1."));
  chart = find_widget (GTK_WIDGET (view), SAM_TYPE_CHART_VIEW, NULL);
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL));

  /* Another group is connected while one looks. */
  {
    g_autofree char *since = dup_day (-1);

    g_free (put (fixture, "group", "Nieuw", "name", "Nieuw", "status", "open", "connected_since", since, NULL));
  }
  wait_until (find_widget (GTK_WIDGET (view), GTK_TYPE_LABEL, "6") != NULL);

  gtk_widget_activate_action (GTK_WIDGET (view), "target.edit", NULL);
  g_assert_cmpstr (opened, ==, id);
}

static char *
dup_title (GListModel *list,
           guint position)
{
  g_autoptr (SamProgressItem) item = g_list_model_get_item (list, position);

  return g_strdup (item != NULL ? sam_progress_item_get_title (item) : NULL);
}

static void
test_lists (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *id = put_target (fixture);
  g_autofree char *paused = sam_id_from_key (sam_kind_find ("group"), "Groep 0");
  g_autofree char *title = NULL;
  SamProgressPage *page;
  SamTargetView *view;

  page = show (fixture, 1200);
  wait_until (count_targets (page) == 1);
  view = sam_progress_page_get_view (page);
  g_assert_null (sam_target_view_get_list (view));
  sam_target_view_choose (view, SAM_TARGET_SHOWS_COUNTED);
  g_assert_cmpuint (g_list_model_get_n_items (sam_target_view_get_list (view)), ==, 5);
  sam_target_view_choose (view, SAM_TARGET_SHOWS_UNKNOWN);
  g_assert_cmpuint (g_list_model_get_n_items (sam_target_view_get_list (view)), ==, 0);
  sam_target_view_choose (view, SAM_TARGET_SHOWS_NEAR);
  title = dup_title (sam_target_view_get_list (view), 0);
  g_assert_cmpstr (title, ==, "Groep 0");

  g_signal_emit_by_name (find_widget (GTK_WIDGET (view), GTK_TYPE_LIST_VIEW, NULL), "activate", 0);
  g_assert_cmpstr (opened, ==, paused);

  /* The months are kept, and the table behind the chart has them with today's figure. */
  sam_target_view_choose (view, SAM_TARGET_SHOWS_MONTHS);
  g_assert_cmpuint (g_list_model_get_n_items (sam_target_view_get_list (view)), >=, 5);
  {
    g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("snapshot"));

    g_assert_cmpint (sam_store_count (fixture->other, query, NULL), ==,
                     g_list_model_get_n_items (sam_target_view_get_list (view)) - 1);
  }
}

static void
on_text_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *id = put_target (fixture);
  g_autofree char *text = NULL;
  GdkClipboard *clipboard;
  SamProgressPage *page;
  SamTargetView *view;

  page = show (fixture, 1200);
  wait_until (count_targets (page) == 1);
  view = sam_progress_page_get_view (page);
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));

  gtk_widget_activate_action (GTK_WIDGET (view), "target.copy-data", NULL);
  g_assert_nonnull (toast);
  gdk_clipboard_read_text_async (clipboard, NULL, on_text_cb, &text);
  wait_until (text != NULL);
  g_assert_nonnull (strstr (text, "Groepen\t5\n"));
  g_assert_nonnull (strstr (text, "Near misses\t1\n"));
  g_assert_nonnull (strstr (text, "Definition\tOn "));

  gtk_widget_activate_action (GTK_WIDGET (view), "target.copy-image", NULL);
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE));
}

static void
test_filter (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *target = put_target (fixture);
  g_autofree char *network = put (fixture, "network", "N", "name", "Netwerk", NULL);
  g_autofree char *other = put (fixture, "network", "M", "name", "Ander netwerk", NULL);
  g_autofree char *project = put (fixture, "project", "P", "name", "Proef", "network", network, NULL);
  g_autofree char *own = put (fixture, "target", "Q", "name", "Vragen", "indicator", "questions", "project", project,
                              NULL);
  SamProgressPage *page;

  g_free (put (fixture, "target", "T", "network", other, NULL));
  page = show (fixture, 1000);
  wait_until (count_targets (page) == 2);
  sam_progress_page_choose (page, project, NULL);
  g_assert_cmpuint (count_targets (page), ==, 1);
  g_assert_cmpstr (sam_target_item_get_id (sam_target_view_get_item (sam_progress_page_get_view (page))), ==,
                   own);
  /* What is a project's is its network's as well. */
  sam_progress_page_choose (page, NULL, network);
  g_assert_cmpuint (count_targets (page), ==, 1);
  sam_progress_page_choose (page, project, other);
  g_assert_true (is_state (page, "nothing-found"));
  sam_progress_page_choose (page, NULL, NULL);
  g_assert_cmpuint (count_targets (page), ==, 2);
}

static void
test_beside (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *target = put (fixture, "target", "T", "name", "Praktijken", "indicator", "practices-trained",
                                 "denominator", "130", NULL);
  SamProgressPage *page;

  g_free (put (fixture, "organisation", "P", "name", "Praktijk", "type", "practice", NULL));
  page = show (fixture, 1200);
  wait_until (count_targets (page) == 1);
  g_assert_nonnull (find_widget (GTK_WIDGET (page), GTK_TYPE_LABEL, "out of 130 as set; known here: 1"));
}

static void
test_narrow (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *id = put_target (fixture);
  SamProgressPage *page;
  int least;

  page = show (fixture, 360);
  wait_until (count_targets (page) == 1);
  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, workshop_set_up, func, workshop_tear_down)

/* The next step is a phone call: where, stands there; the number when it is asked for. */
static void
test_phones (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *id = put_target (fixture);
  g_autofree char *title = NULL;
  GtkWidget *phones;
  SamProgressPage *page;
  SamTargetView *view;
  GListModel *list;

  g_free (put (fixture, "group", "Groep 0", "name", "Groep 0", "status", "paused", "place", "Heerlen", "contact_phone",
               "+31600000000", NULL));
  page = show (fixture, 1200);
  wait_until (count_targets (page) == 1);
  view = sam_progress_page_get_view (page);
  phones = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (view), SAM_TYPE_TARGET_VIEW, "phones"));
  sam_target_view_choose (view, SAM_TARGET_SHOWS_COUNTED);
  g_assert_false (gtk_widget_get_visible (phones));
  sam_target_view_choose (view, SAM_TARGET_SHOWS_NEAR);
  list = sam_target_view_get_list (view);
  {
    g_autoptr (SamProgressItem) item = g_list_model_get_item (list, 0);

    g_assert_cmpstr (sam_progress_item_get_caption (item), ==, "Paused · Heerlen");
    g_assert_null (sam_progress_item_get_value (item));
  }
  g_assert_true (gtk_widget_get_visible (phones));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (phones), TRUE);
  list = sam_target_view_get_list (view);
  {
    g_autoptr (SamProgressItem) item = g_list_model_get_item (list, 0);

    g_assert_cmpstr (sam_progress_item_get_value (item), ==, "+31600000000");
  }
}

typedef struct
{
  SamMonthKeeper *keeper;
  guint n_kept;
  guint n_told;
  guint stop_at;
  gboolean finished;
} Keeping;

static void
on_month_kept_cb (SamMonthKeeper *keeper,
                  guint n,
                  guint of,
                  gpointer data)
{
  Keeping *keeping = data;

  g_assert_cmpuint (n, ==, keeping->n_told + 1);
  g_assert_cmpuint (of, ==, 24 - keeping->n_kept);
  keeping->n_told = n;
  if (n == keeping->stop_at)
    sam_month_keeper_stop (keeper);
}

static void
on_keeping_finished_cb (SamMonthKeeper *keeper,
                        const char *problem,
                        gpointer data)
{
  g_assert_null (problem);
  ((Keeping *) data)->finished = TRUE;
}

static gpointer
count_snapshots (SamStore *store,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("snapshot"));

  return GUINT_TO_POINTER (1 + sam_store_count (store, query, error));
}

static void
on_counted_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  *(guint *) data = GPOINTER_TO_UINT (sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, NULL));
}

/* After all that was asked before. */
static guint
count_kept (Fixture *fixture)
{
  guint n = 0;

  sam_store_thread_run_async (fixture->thread, count_snapshots, NULL, NULL, NULL, NULL, on_counted_cb, &n);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  return n - 1;
}

/* Who stops half-way keeps what there is, and goes on from there. */
static void
test_keeping (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (SamMonthKeeper) keeper = sam_month_keeper_new (fixture->thread);
  Keeping keeping = { .stop_at = 5 };

  g_free (put (fixture, "target", "T", "name", "Groepen", "indicator", "groups", "goal", "10", NULL));
  g_signal_connect (keeper, "kept", G_CALLBACK (on_month_kept_cb), &keeping);
  g_signal_connect (keeper, "finished", G_CALLBACK (on_keeping_finished_cb), &keeping);
  sam_month_keeper_start (keeper);
  while (keeping.n_told < 5)
    g_main_context_iteration (NULL, TRUE);
  keeping.n_kept = count_kept (fixture);
  g_assert_cmpuint (keeping.n_kept, ==, 5);
  g_assert_false (keeping.finished);

  keeping.stop_at = 0;
  keeping.n_told = 0;
  sam_month_keeper_start (keeper);
  while (!keeping.finished)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_kept (fixture), ==, 24);
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/progress/an-empty-page-offers-targets-to-begin-with", test_empty);
  ADD ("/progress/an-own-target-begins-empty", test_own);
  ADD ("/progress/a-target-shows-its-figure-and-the-next-step", test_figure);
  ADD ("/progress/a-figure-opens-into-its-lists", test_lists);
  ADD ("/progress/who-is-to-be-called-has-a-place-and-a-number", test_phones);
  ADD ("/progress/a-chart-is-copied-as-figures-and-as-an-image", test_copy);
  ADD ("/progress/targets-are-filtered-by-project-and-network", test_filter);
  ADD ("/progress/out-of-how-many-is-told-as-set-and-as-known", test_beside);
  ADD ("/progress/past-months-are-kept-one-by-one-until-somebody-stops", test_keeping);
  ADD ("/progress/the-page-fits-a-narrow-window", test_narrow);

  return g_test_run ();
}
