/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>

#include "app/workshop/sam-plan-chip.h"
#include "app/rows/sam-record-picker.h"
#include "app/workshop/sam-plan-grid.h"
#include "app/workshop/sam-plan-making.h"
#include "app/workshop/sam-plan-prints.h"
#include "app/workshop/sam-plan-window.h"
#include "app/workshop/sam-plan-words.h"
#include "app/workshop/sam-workshop-list.h"
#include "app/editors/sam-editor.h"
#include "app/widgets/sam-toast-overlay.h"
#include "app/workshop/sam-steps-part.h"
#include "../exchange/pdf-programs.h"
#include "workshop-fixture.h"

static SamPlanSession *
get_session (Fixture *fixture)
{
  return sam_plan_window_get_session (SAM_PLAN_WINDOW (fixture->window));
}

static const SamPlanLoaded *
get_loaded (Fixture *fixture)
{
  return sam_plan_session_get_loaded (get_session (fixture));
}

static const char *
get_label (Fixture *fixture,
           const char *name)
{
  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_template_child (fixture->window, SAM_TYPE_PLAN_WINDOW, name)));
}

static GtkWidget *
get_grid (Fixture *fixture)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->window, SAM_TYPE_PLAN_WINDOW, "grid"));
}

static guint
count_chips (GtkWidget *widget)
{
  guint n = SAM_IS_PLAN_CHIP (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_chips (child);
  return n;
}

static void
open_plan (Fixture *fixture)
{
  fixture->window = sam_plan_window_new (NULL, fixture->thread, fixture->workshop);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (get_loaded (fixture) != NULL);
}

static void
make_plan (Fixture *fixture)
{
  gtk_widget_activate_action (get_grid (fixture), "plan.make", NULL);
  wait_until (get_loaded (fixture)->has_plan && !sam_plan_session_is_planning (get_session (fixture)));
  wait_until (count_chips (get_grid (fixture)) == N_GUESTS * 3);
}

/* Somebody, and another table where they may sit in the first round. */
static void
find_move (Fixture *fixture,
           guint *participant,
           int *table)
{
  for (guint p = 0; p < N_GUESTS; p++)
    for (int e = 0; e < N_EXPERTS; e++)
      {
        g_autoptr (SamSpeeddateMove) move = sam_plan_session_evaluate (get_session (fixture), p, 0, e, -1);

        if (move->breaks->len > 0 || get_loaded (fixture)->seats[p * get_loaded (fixture)->problem->n_rounds] == e)
          continue;
        *participant = p;
        *table = e;
        return;
      }
  g_error ("nobody can be moved");
}

static gboolean
has_plan (Fixture *fixture)
{
  g_autoptr (SamRecord) workshop = sam_store_load (fixture->other, fixture->workshop, NULL);
  g_autofree char *plan = sam_record_dup_text (workshop, "plan");

  return plan != NULL;
}

static void
test_a_plan_is_made_and_saved (Fixture *fixture,
                               gconstpointer data)
{
  open_plan (fixture);
  g_assert_cmpstr (get_label (fixture, "summary"), ==, "No plan yet: 8 participants.");
  make_plan (fixture);
  g_assert_cmpstr (get_label (fixture, "summary"), ==,
                   "24 of at most 24 wished-for talks. Everybody has a table in every round. "
                   "No plan does better on wishes. No plan has tables more even.");
  wait_until (has_plan (fixture));
}

static void
test_somebody_moves_and_it_can_be_undone (Fixture *fixture,
                                          gconstpointer data)
{
  guint participant = 0;
  int table = 0;
  int before;

  open_plan (fixture);
  make_plan (fixture);
  /* With twelve places for eight there is a table to go to, unless everybody met everybody: take one seat away. */
  g_assert_true (sam_plan_session_move (get_session (fixture), 0, 1, -1, -1));
  g_assert_true (sam_plan_session_move (get_session (fixture), 0, 0, -1, -1));
  find_move (fixture, &participant, &table);
  before = get_loaded (fixture)->seats[participant * 3];
  gtk_widget_activate_action (get_grid (fixture), "plan.move", "(uui)", participant, 0, table);
  g_assert_cmpint (get_loaded (fixture)->seats[participant * 3], ==, table);
  g_assert_true (sam_plan_session_is_pinned (get_session (fixture), participant, 0));
  gtk_widget_activate_action (get_grid (fixture), "plan.undo", NULL);
  g_assert_cmpint (get_loaded (fixture)->seats[participant * 3], ==, before);
  g_assert_false (sam_plan_session_is_pinned (get_session (fixture), participant, 0));
}

/* More than can be planned at once. */
static void
begin_large_plan (Fixture *fixture)
{
  g_autofree char *topic = sam_id_from_key (sam_kind_find ("topic"), "t");

  g_free (put (fixture, "workshop", "W", "rounds", "16", "seats_max", "5", NULL));
  for (guint i = 0; i < 62; i++)
    {
      g_autofree char *name = g_strdup_printf ("Gast%u", i);
      g_autofree char *person = put (fixture, "person", name, "first_name", name, "last_name", "Proef", NULL);
      g_autofree char *expert = i < 12 ? put (fixture, "expert", name, "person", person, "topics", topic, NULL) : NULL;

      if (expert != NULL)
        g_free (put (fixture, "appearance", name, "workshop", fixture->workshop, "expert", expert, "status",
                     "confirmed", NULL));
      else
        g_free (put (fixture, "participation", name, "workshop", fixture->workshop, "person", person, "status",
                     "registered", "interests", topic, NULL));
    }
  open_plan (fixture);
  wait_until (get_loaded (fixture)->problem->participants->len == N_GUESTS + 50);
  gtk_widget_activate_action (get_grid (fixture), "plan.make", NULL);
  wait_until (get_loaded (fixture)->has_plan);
}

/* A quick computer is done before it is stopped: then the plan is the same to look at. */
static void
test_a_plan_that_is_stopped_is_the_best_so_far (Fixture *fixture,
                                                gconstpointer data)
{
  begin_large_plan (fixture);
  gtk_widget_activate_action (get_grid (fixture), "plan.stop", NULL);
  wait_until (!sam_plan_session_is_planning (get_session (fixture)));
  g_assert_true (get_loaded (fixture)->has_plan);
  g_assert_null (get_loaded (fixture)->violation);
  /* However often it was shown, it is one step. */
  gtk_widget_activate_action (get_grid (fixture), "plan.undo", NULL);
  g_assert_false (get_loaded (fixture)->has_plan);
}

static void
test_who_is_moved_meanwhile_stays_there (Fixture *fixture,
                                         gconstpointer data)
{
  guint participant = 0;
  int table = 0;

  begin_large_plan (fixture);
  g_assert_true (sam_plan_session_move (get_session (fixture), 0, 0, -1, -1));
  g_assert_false (sam_plan_session_is_planning (get_session (fixture)));
  find_move (fixture, &participant, &table);
  gtk_widget_activate_action (get_grid (fixture), "plan.move", "(uui)", participant, 0, table);
  wait_until (has_plan (fixture));
  g_assert_cmpint (get_loaded (fixture)->seats[participant * 16], ==, table);
  g_assert_null (get_loaded (fixture)->violation);
}

static const char *
get_toast (Fixture *fixture)
{
  return sam_toast_overlay_get_text (
      SAM_TOAST_OVERLAY (gtk_widget_get_template_child (fixture->window, SAM_TYPE_PLAN_WINDOW, "toasts")));
}

static void
test_others_go_along_where_a_move_would_break_something (Fixture *fixture,
                                                         gconstpointer data)
{
  g_autofree int *before = NULL;
  int second;

  open_plan (fixture);
  make_plan (fixture);
  before = g_memdup2 (get_loaded (fixture)->seats, N_GUESTS * 3 * sizeof (int));
  second = before[1];
  /* Who meets that expert in the second round already, exchanges the rounds. */
  g_assert_true (sam_plan_session_move (get_session (fixture), 0, 0, second, -1));
  g_assert_cmpint (get_loaded (fixture)->seats[0], ==, second);
  g_assert_cmpint (get_loaded (fixture)->seats[1], !=, second);
  g_assert_null (get_loaded (fixture)->violation);
  g_assert_true (g_str_has_prefix (get_toast (fixture), "Also changed:\nRound "));
  gtk_widget_activate_action (get_grid (fixture), "plan.undo", NULL);
  g_assert_cmpmem (get_loaded (fixture)->seats, N_GUESTS * 3 * sizeof (int), before, N_GUESTS * 3 * sizeof (int));
  g_assert_cmpstr (get_toast (fixture), ==, "The move is undone.");
}

static void
test_somebody_moves_by_keyboard (Fixture *fixture,
                                 gconstpointer data)
{
  int before, step;

  open_plan (fixture);
  make_plan (fixture);
  before = get_loaded (fixture)->seats[0];
  step = before + 1 < N_EXPERTS ? 1 : -1;
  gtk_widget_activate_action (get_grid (fixture), "plan.step", "(uui)", 0, 0, step);
  g_assert_cmpint (get_loaded (fixture)->seats[0], ==, before + step);
  /* The chip is made anew at its new table, and keeps the focus. */
  wait_until (SAM_IS_PLAN_CHIP (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  g_assert_cmpuint (sam_plan_chip_get_participant (SAM_PLAN_CHIP (gtk_window_get_focus (GTK_WINDOW (fixture->window)))),
                    ==, 0);
}

static void
test_what_a_move_breaks_is_told (Fixture *fixture,
                                 gconstpointer data)
{
  int table;

  open_plan (fixture);
  make_plan (fixture);
  table = get_loaded (fixture)->seats[1];
  g_assert_true (sam_plan_session_move (get_session (fixture), 0, 1, -1, -1));
  sam_speeddate_problem_add_forbid (get_loaded (fixture)->problem, 0, (guint) table);
  g_assert_false (sam_plan_session_move (get_session (fixture), 0, 0, table, -1));
  g_assert_true (g_str_has_prefix (get_label (fixture, "effect"), "Not possible: "));
  g_assert_true (g_str_has_suffix (get_label (fixture, "effect"), " must not meet."));
}

/* Undoing after refusals takes back what was done before them: that must not go by unseen. */
static void
test_undoing_a_plan_is_told_and_can_be_redone (Fixture *fixture,
                                               gconstpointer data)
{
  g_autofree int *made = NULL;

  open_plan (fixture);
  make_plan (fixture);
  made = g_memdup2 (get_loaded (fixture)->seats, N_GUESTS * 3 * sizeof (int));
  sam_speeddate_problem_add_forbid (get_loaded (fixture)->problem, 0, (guint) made[1]);
  g_assert_false (sam_plan_session_move (get_session (fixture), 0, 0, made[1], -1));
  gtk_widget_activate_action (get_grid (fixture), "plan.undo", NULL);
  g_assert_cmpstr (get_toast (fixture), ==,
                   "The plan that was made is undone: the seats are as they were before.");
  g_assert_cmpstr (get_label (fixture, "summary"), ==, "No plan yet: 8 participants.");
  g_assert_false (sam_plan_session_can_undo (get_session (fixture)));
  gtk_widget_activate_action (get_grid (fixture), "plan.redo", NULL);
  g_assert_cmpmem (get_loaded (fixture)->seats, N_GUESTS * 3 * sizeof (int), made, N_GUESTS * 3 * sizeof (int));
  g_assert_true (get_loaded (fixture)->has_plan);
}

static void
test_pins_stay_when_planning_again (Fixture *fixture,
                                    gconstpointer data)
{
  int seat;

  open_plan (fixture);
  make_plan (fixture);
  seat = get_loaded (fixture)->seats[0];
  gtk_widget_activate_action (get_grid (fixture), "plan.pin", "(uub)", 0, 0, TRUE);
  gtk_widget_activate_action (get_grid (fixture), "plan.make", NULL);
  wait_until (!sam_plan_session_is_planning (get_session (fixture)));
  g_assert_cmpint (get_loaded (fixture)->seats[0], ==, seat);
}

static void
test_prints_are_saved (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cards.pdf", NULL);
  g_autofree char *text = NULL;

  open_plan (fixture);
  make_plan (fixture);
  sam_plan_session_write (get_session (fixture), SAM_PDF_TABLE_CARDS, path);
  wait_until (g_strcmp0 (get_toast (fixture), "Saved as “cards.pdf”") == 0);
  text = read_pdf (path);
  if (text != NULL)
    assert_words (text, "Table 3");
}

static void
test_prints_are_in_the_menu_once (Fixture *fixture,
                                  gconstpointer data)
{
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenuModel) prints = NULL;
  g_autofree char *name = NULL;

  open_plan (fixture);
  make_plan (fixture);
  menu = sam_plan_prints_new_menu (get_loaded (fixture)->evening);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 2);
  prints = g_menu_model_get_item_link (G_MENU_MODEL (menu), 0, G_MENU_LINK_SECTION);
  g_assert_cmpint (g_menu_model_get_n_items (prints), ==, SAM_PDF_N_PLANS);
  name = sam_plan_prints_dup_file_name (SAM_PDF_TABLE_CARDS, get_loaded (fixture)->evening);
  g_assert_cmpstr (name, ==, "2027-03-04 table cards.pdf");
}

static void
test_namesakes_are_told_apart (Fixture *fixture,
                               gconstpointer data)
{
  static const char *const places[] = { "Heerlen", "Kerkrade" };
  GtkWidget *picker = g_object_new (SAM_TYPE_RECORD_PICKER, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *person = put (fixture, "person", places[i], "first_name", "Noor", "last_name", "Dubbel", "place",
                                     places[i], NULL);

      g_free (put (fixture, "expert", places[i], "person", person, NULL));
    }
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), picker);
  gtk_window_present (GTK_WINDOW (fixture->window));
  sam_record_picker_set_source (SAM_RECORD_PICKER (picker), sam_kind_find ("expert"), fixture->thread);
  gtk_editable_set_text (GTK_EDITABLE (sam_record_picker_get_entry (SAM_RECORD_PICKER (picker))), "Noor");
  wait_until (find_widget (picker, GTK_TYPE_LABEL, "Heerlen") != NULL);
  g_assert_nonnull (find_widget (picker, GTK_TYPE_LABEL, "Kerkrade"));
}

static void
find_lists (GtkWidget *widget,
            GPtrArray *lists)
{
  if (SAM_IS_WORKSHOP_LIST (widget))
    g_ptr_array_add (lists, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    find_lists (child, lists);
}

static const char *
get_count (GtkWidget *list)
{
  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_template_child (list, SAM_TYPE_WORKSHOP_LIST, "count")));
}

static void
test_the_editor_shows_who_comes (Fixture *fixture,
                                 gconstpointer data)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();
  GtkWidget *editor;

  fixture->window = gtk_window_new ();
  editor = sam_editor_new_for (fixture->thread, fixture->workshop);
  gtk_window_set_child (GTK_WINDOW (fixture->window), editor);
  gtk_window_present (GTK_WINDOW (fixture->window));
  find_lists (editor, lists);
  g_assert_cmpuint (lists->len, ==, 2);
  wait_until (g_str_equal (get_count (g_ptr_array_index (lists, 0)), "8 participants"));
  wait_until (g_str_equal (get_count (g_ptr_array_index (lists, 1)), "3 tables"));
}

static void
test_the_steps_say_what_is_open (Fixture *fixture,
                                 gconstpointer data)
{
  GtkWidget *editor, *part, *open;

  fixture->window = gtk_window_new ();
  editor = sam_editor_new_for (fixture->thread, fixture->workshop);
  gtk_window_set_child (GTK_WINDOW (fixture->window), editor);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until ((part = find_widget (editor, SAM_TYPE_STEPS_PART, NULL)) != NULL);
  open = GTK_WIDGET (gtk_widget_get_template_child (part, SAM_TYPE_STEPS_PART, "open"));
  wait_until (g_str_equal (gtk_label_get_label (GTK_LABEL (open)),
                           "The time it ends is not set. There is no venue yet. Nobody leads it yet."));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_widget (part, GTK_TYPE_TOGGLE_BUTTON, "Plan, ahead")), TRUE);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (open)), ==, "There is no speed-date plan yet.");
  g_assert_nonnull (find_widget (part, GTK_TYPE_BUTTON, "_Speed-Date Plan…"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_widget (part, GTK_TYPE_TOGGLE_BUTTON, "Idea, done")), TRUE);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (open)), ==, "What it is about is not written down yet.");
}

static void
on_made_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  *(SamSpeeddatePlan **) g_object_get_data (source, "plan") = sam_plan_making_finish (result, NULL);
}

static gboolean
on_wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Four hundred people at forty tables: there is something to see long before it is done. */
static void
test_the_best_so_far_can_be_looked_at (void)
{
  g_autoptr (SamSpeeddateProblem) problem = sam_speeddate_problem_new (10);
  g_autoptr (GObject) source = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (SamSpeeddatePlan) plan = NULL;
  g_autoptr (GTask) making = NULL;
  g_autofree int *seats = NULL;
  gint64 vector[SAM_SPEEDDATE_N_LEVELS];
  guint wake;

  for (guint e = 0; e < 40; e++)
    {
      g_autofree char *id = g_strdup_printf ("E%u", e);

      sam_speeddate_problem_add_expert (problem, id, NULL)->cap = 10;
    }
  for (guint p = 0; p < 400; p++)
    {
      g_autofree char *id = g_strdup_printf ("P%u", p);

      sam_speeddate_problem_add_participant (problem, id)->practice = g_strdup_printf ("H%u", p / 50);
      sam_speeddate_problem_set_wish (problem, p, p % 40, 3);
    }
  g_object_set_data (source, "plan", &plan);
  making = sam_plan_making_start (source, problem, on_made_cb);
  wake = g_timeout_add (10, on_wake_cb, NULL);
  wait_until (plan != NULL || (seats = sam_plan_making_steal_seats (making)) != NULL);
  sam_plan_making_stop (making);
  wait_until (plan != NULL);
  g_source_remove (wake);
  if (seats != NULL)
    g_assert_true (sam_speeddate_score (problem, seats, vector, NULL));
  g_assert_true (sam_speeddate_score (problem, plan->seats, vector, NULL));
}

static void
test_a_plan_is_told_in_words (void)
{
  g_autoptr (SamSpeeddateProblem) problem = sam_speeddate_problem_new (2);
  int seats[] = { 0, -1 };
  SamPlanLoaded loaded = { .problem = problem, .seats = seats, .has_plan = TRUE, .most_wished = 1 };
  SamSpeeddateMove move = { { 1, 10, -2, 0 }, -2, NULL, NULL, NULL };
  g_autoptr (GPtrArray) breaks = g_ptr_array_new ();
  g_autoptr (GArray) along = g_array_new (FALSE, FALSE, sizeof (SamSpeeddateChange));
  g_autofree char *words = NULL;
  g_autofree char *effect = NULL;

  sam_speeddate_problem_add_expert (problem, "Ada", NULL);
  sam_speeddate_problem_add_participant (problem, "Cor");
  sam_speeddate_problem_set_wish (problem, 0, 0, 1);
  loaded.n_bounds = 2;
  loaded.vector[1] = -40;
  loaded.bound[1] = -43;
  sam_speeddate_problem_add_must (problem, 0, 0);
  words = sam_plan_words_describe (&loaded);
  g_assert_cmpstr (words, ==,
                   "1 of at most 1 wished-for talk. 1 of 1 “must meet” kept. 1 time somebody has no table. "
                   "Wishes could be met at most 7.5% better.");
  move.breaks = breaks;
  move.along = along;
  effect = sam_plan_words_describe_move (&move);
  g_assert_cmpstr (effect, ==, "1 “must meet” is lost, 2 wished-for talks less, tables more even");
}

/* Without a pin there could be better plans; with another there can't. */
static void
test_a_bound_holds_with_its_pins (void)
{
  static const gint64 bound[SAM_SPEEDDATE_N_LEVELS] = { 0 };
  g_autoptr (SamSpeeddateProblem) problem = sam_speeddate_problem_new (2);
  int seats[] = { 0, 1 };
  SamPlanLoaded loaded = { .problem = problem, .seats = seats };

  sam_speeddate_problem_add_expert (problem, "Ada", NULL);
  sam_speeddate_problem_add_expert (problem, "Bo", NULL);
  sam_speeddate_problem_add_participant (problem, "Cor");
  sam_plan_loaded_set_pinned (&loaded, 0, 0, TRUE);
  sam_plan_loaded_set_bound (&loaded, bound, 3, problem->pin);
  g_assert_cmpuint (sam_plan_loaded_count_bounds (&loaded), ==, 3);
  sam_plan_loaded_set_pinned (&loaded, 0, 1, TRUE);
  g_assert_cmpuint (sam_plan_loaded_count_bounds (&loaded), ==, 3);
  sam_plan_loaded_set_pinned (&loaded, 0, 0, FALSE);
  g_assert_cmpuint (sam_plan_loaded_count_bounds (&loaded), ==, 0);
  sam_plan_loaded_set_pinned (&loaded, 0, 0, TRUE);
  g_assert_cmpuint (sam_plan_loaded_count_bounds (&loaded), ==, 3);
  g_clear_pointer (&loaded.bound_pins, g_array_unref);
}

#define ADD(name, func) g_test_add ("/app/workshop/" name, Fixture, NULL, workshop_set_up, func, workshop_tear_down)

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/workshop/a-plan-is-told-in-words", test_a_plan_is_told_in_words);
  g_test_add_func ("/app/workshop/the-best-so-far-can-be-looked-at", test_the_best_so_far_can_be_looked_at);
  g_test_add_func ("/app/workshop/a-bound-holds-with-its-pins", test_a_bound_holds_with_its_pins);
  ADD ("a-plan-is-made-and-saved", test_a_plan_is_made_and_saved);
  ADD ("a-plan-that-is-stopped-is-the-best-so-far", test_a_plan_that_is_stopped_is_the_best_so_far);
  ADD ("who-is-moved-while-a-plan-is-made-stays-there", test_who_is_moved_meanwhile_stays_there);
  ADD ("somebody-moves-and-it-can-be-undone", test_somebody_moves_and_it_can_be_undone);
  ADD ("others-go-along-where-a-move-would-break-something", test_others_go_along_where_a_move_would_break_something);
  ADD ("undoing-a-plan-is-told-and-can-be-redone", test_undoing_a_plan_is_told_and_can_be_redone);
  ADD ("somebody-moves-by-keyboard", test_somebody_moves_by_keyboard);
  ADD ("what-a-move-breaks-is-told", test_what_a_move_breaks_is_told);
  ADD ("pins-stay-when-planning-again", test_pins_stay_when_planning_again);
  ADD ("prints-are-saved", test_prints_are_saved);
  ADD ("prints-are-in-the-menu-once", test_prints_are_in_the_menu_once);
  ADD ("namesakes-are-told-apart", test_namesakes_are_told_apart);
  ADD ("the-editor-shows-who-comes", test_the_editor_shows_who_comes);
  ADD ("the-steps-say-what-is-open", test_the_steps_say_what_is_open);
  return g_test_run ();
}
