/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-actions.h"
#include "workshop-fixture.h"

#include "app/pages/sam-detail-pane.h"
#include "app/pages/sam-page-widget.h"
#include "app/pages/sam-welcome-page.h"
#include "app/roadmap/sam-blueprint-dialog.h"
#include "app/roadmap/sam-blueprint-maker.h"
#include "app/roadmap/sam-handover-dialog.h"
#include "app/roadmap/sam-handover-window.h"
#include "app/roadmap/sam-lesson-row.h"
#include "app/roadmap/sam-roadmap-head.h"
#include "app/roadmap/sam-roadmap-page.h"
#include "app/roadmap/sam-roadmap-row.h"
#include "app/workshop/sam-tick-row.h"
#include "app/rows/sam-field-row.h"
#include "network/sam-roadmap.h"

#include <string.h>

/* The page in a window of its own. */
static GtkWidget *
show_page (Fixture *fixture)
{
  GtkWidget *page = sam_roadmap_page_new (sam_pages_find ("roadmap"), fixture->thread);

  fixture->window = gtk_window_new ();
  add_window_actions (fixture->window);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  return page;
}

static GtkWidget *
get_child (GtkWidget *page,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_ROADMAP_PAGE, name));
}

static gboolean
is_state (GtkWidget *page,
          const char *state)
{
  return g_strcmp0 (sam_roadmap_page_get_state (SAM_ROADMAP_PAGE (page)), state) == 0;
}

static SamRoadmapRow *
get_row (GtkWidget *page,
         int position)
{
  return SAM_ROADMAP_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (get_child (page, "list")), position));
}

static gboolean
shows (GtkWidget *page,
       int position,
       const char *key)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("step"), key);
  SamRoadmapRow *row = get_row (page, position);

  return row != NULL && g_strcmp0 (sam_roadmap_row_get_id (row), id) == 0;
}

static gboolean
counts (GtkWidget *page,
        const char *text)
{
  return g_strcmp0 (gtk_label_get_label (GTK_LABEL (get_child (page, "count"))), text) == 0;
}

static void
put_three (Fixture *fixture)
{
  g_free (put (fixture, "step", "a", "title", "A", "phase", "Een", "position", "10", NULL));
  g_free (put (fixture, "step", "b", "title", "B", "phase", "Een", "position", "20", "planned_on", "2020-01-01", NULL));
  g_free (put (fixture, "step", "c", "title", "C", "phase", "Twee", "position", "30", "lesson", "Begin eerder.",
               "lesson_for_blueprint", "true", NULL));
}

static void
test_an_empty_region_takes_it_over (Fixture *fixture,
                                    gconstpointer data)
{
  GtkWidget *page = show_page (fixture);
  GtkWidget *button;

  wait_until (is_state (page, "empty"));
  button = find_widget (page, GTK_TYPE_BUTTON, "_Take Over the Road Map");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_until (is_state (page, "list"));
  wait_until (toast != NULL);
  g_assert_true (g_str_has_suffix (toast, "steps taken over"));
  g_assert_true (shows (page, 0, "core-group"));
  g_assert_nonnull (find_widget (page, SAM_TYPE_ROADMAP_HEAD, NULL));
  g_assert_nonnull (find_widget (page, GTK_TYPE_LABEL, "0 of 6"));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (get_child (page, "count"))), "0 of "));
}

static void
test_a_step_is_ticked_off (Fixture *fixture,
                           gconstpointer data)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("step"), "a");
  GtkWidget *page;
  SamRoadmapRow *row;

  put_three (fixture);
  page = show_page (fixture);
  wait_until (counts (page, "0 of 3 steps done"));
  row = get_row (page, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (GTK_WIDGET (row), GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  wait_until (counts (page, "1 of 3 steps done"));
  g_assert_cmpstr (toast, ==, "“A” done");
  g_assert_true (is_value (fixture, id, "status", "done"));
  g_assert_false (is_value (fixture, id, "done_on", ""));
  /* The same row as before: the keyboard is where it was. */
  g_assert_true (get_row (page, 0) == row);
  g_assert_nonnull (find_widget (page, GTK_TYPE_LABEL, "1 of 2"));
  gtk_widget_activate_action (GTK_WIDGET (row), "step.status", "s", "skipped");
  wait_until (counts (page, "0 of 2 steps done"));
}

static void
test_a_late_step_says_so (Fixture *fixture,
                          gconstpointer data)
{
  GtkWidget *page;

  put_three (fixture);
  page = show_page (fixture);
  wait_until (shows (page, 1, "b"));
  g_assert_nonnull (find_widget (GTK_WIDGET (get_row (page, 1)), GTK_TYPE_LABEL, "Late"));
  g_assert_null (find_widget (GTK_WIDGET (get_row (page, 0)), GTK_TYPE_LABEL, "Late"));
}

static void
test_steps_are_moved_by_keyboard (Fixture *fixture,
                                  gconstpointer data)
{
  GtkWidget *page;

  put_three (fixture);
  page = show_page (fixture);
  wait_until (shows (page, 1, "b"));
  gtk_widget_grab_focus (GTK_WIDGET (get_row (page, 1)));
  gtk_widget_activate_action (GTK_WIDGET (get_row (page, 1)), "step.up", NULL);
  wait_until (shows (page, 0, "b"));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (get_row (page, 0))));
  gtk_widget_activate_action (GTK_WIDGET (get_row (page, 0)), "step.down", NULL);
  wait_until (shows (page, 0, "a"));
}

static void
test_a_step_is_edited_beside_the_list (Fixture *fixture,
                                       gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *detail;

  put_three (fixture);
  page = show_page (fixture);
  detail = get_child (page, "detail");
  wait_until (shows (page, 0, "a"));
  g_assert_false (gtk_widget_get_visible (detail));
  g_signal_emit_by_name (get_child (page, "list"), "row-activated", get_row (page, 0));
  g_assert_true (gtk_widget_get_visible (detail));
  g_assert_cmpstr (sam_detail_pane_get_id (SAM_DETAIL_PANE (detail)), ==, sam_roadmap_row_get_id (get_row (page, 0)));
  wait_until (find_widget (detail, SAM_TYPE_FIELD_ROW, NULL) != NULL);
}

static void
test_an_own_step_comes_at_the_end_of_its_phase (Fixture *fixture,
                                                gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *entry;
  const char *id;

  put_three (fixture);
  page = show_page (fixture);
  wait_until (shows (page, 0, "a"));
  g_signal_emit_by_name (get_child (page, "list"), "row-activated", get_row (page, 0));
  sam_page_widget_add (page);
  id = sam_detail_pane_get_id (SAM_DETAIL_PANE (get_child (page, "detail")));
  wait_until (find_widget (get_child (page, "detail"), GTK_TYPE_LABEL, "New") != NULL);
  entry = find_widget (get_child (page, "detail"), GTK_TYPE_TEXT, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Onze stap");
  gtk_widget_grab_focus (GTK_WIDGET (get_row (page, 0)));
  wait_until (get_row (page, 2) != NULL && g_str_equal (sam_roadmap_row_get_id (get_row (page, 2)), id));
  g_assert_true (is_value (fixture, id, "phase", "Een"));
  g_assert_cmpstr (sam_roadmap_row_get_phase (get_row (page, 2)), ==, "Een");
}

static void
test_lessons_are_listed (Fixture *fixture,
                         gconstpointer data)
{
  GtkWidget *page;
  GtkListBoxRow *row;

  put_three (fixture);
  page = show_page (fixture);
  wait_until (shows (page, 0, "a"));
  gtk_stack_set_visible_child_name (GTK_STACK (gtk_widget_get_ancestor (get_child (page, "lessons"), GTK_TYPE_STACK)),
                                    "lessons");
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (get_child (page, "lessons")), 0);
  g_assert_nonnull (row);
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (get_child (page, "lessons")), 1));
  g_assert_nonnull (find_widget (GTK_WIDGET (row), GTK_TYPE_LABEL, "Begin eerder."));
  g_assert_nonnull (find_widget (GTK_WIDGET (row), GTK_TYPE_LABEL, "For the blueprint"));
  g_signal_emit_by_name (get_child (page, "lessons"), "row-activated", row);
  g_assert_cmpstr (sam_detail_pane_get_id (SAM_DETAIL_PANE (get_child (page, "detail"))), ==,
                   sam_lesson_row_get_id (SAM_LESSON_ROW (row)));
}

/* --- blueprints --- */

static void
show_with_toasts (Fixture *fixture,
                  GtkWidget *dialog)
{
  fixture->window = dialog;
  add_window_actions (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
show_maker (Fixture *fixture)
{
  GtkWidget *maker = sam_blueprint_maker_new (NULL, fixture->thread);

  show_with_toasts (fixture, maker);
  wait_until (gtk_widget_get_sensitive (
      GTK_WIDGET (gtk_widget_get_template_child (maker, SAM_TYPE_BLUEPRINT_MAKER, "save"))));
  return maker;
}

/* The tick beside the text that is called so. */
static GtkCheckButton *
find_tick (GtkWidget *maker,
           const char *title)
{
  GtkWidget *label = find_widget (maker, GTK_TYPE_LABEL, title);

  g_assert_nonnull (label);
  return sam_tick_row_get_check (SAM_TICK_ROW (gtk_widget_get_ancestor (label, SAM_TYPE_TICK_ROW)));
}

/* With all that may be ticked. */
static char *
make_blueprint (Fixture *fixture)
{
  char *path = g_build_filename (fixture->folder, "a.blueprint.zip", NULL);
  GtkWidget *maker = show_maker (fixture);
  GtkWidget *list = GTK_WIDGET (gtk_widget_get_template_child (maker, SAM_TYPE_BLUEPRINT_MAKER, "list"));

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    gtk_check_button_set_active (sam_tick_row_get_check (SAM_TICK_ROW (row)), TRUE);
  sam_blueprint_maker_save (SAM_BLUEPRINT_MAKER (maker), path, FALSE);
  wait_until (toast != NULL);
  fixture->window = NULL;
  return path;
}

static void
test_what_people_wrote_is_read_first (Fixture *fixture,
                                      gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "b.blueprint.zip", NULL);
  GtkWidget *maker;

  g_free (put (fixture, "step", "a", "title", "Sleutels regelen", "lesson", "Bel 06-12345678", "lesson_for_blueprint",
               "true", NULL));
  maker = show_maker (fixture);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_template_child (
                                maker, SAM_TYPE_BLUEPRINT_MAKER, "message"))),
                            "texts were written here"));
  /* Nothing is ticked for anybody, and what names somebody can't be. */
  g_assert_false (gtk_check_button_get_active (find_tick (maker, "Sleutels regelen: Title")));
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (find_tick (maker, "Sleutels regelen: Title"))));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (find_tick (maker, "Sleutels regelen: Lesson"))));
  g_assert_nonnull (find_widget (maker, GTK_TYPE_LABEL,
                                 "Says how to reach somebody. Write it otherwise first.\nBel 06-12345678"));
  gtk_check_button_set_active (find_tick (maker, "Sleutels regelen: Title"), TRUE);
  sam_blueprint_maker_save (SAM_BLUEPRINT_MAKER (maker), path, FALSE);
  wait_until (toast != NULL);
  fixture->window = NULL;
  g_assert_cmpstr (toast, ==, "The blueprint is made. 2 texts stay here.");
  maker = show_maker (fixture);
  g_assert_true (gtk_check_button_get_active (find_tick (maker, "Sleutels regelen: Title")));
}

/* What comes out follows from the button, not from the name that was typed. */
static void
test_a_guide_by_any_name_is_one (Fixture *fixture,
                                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "Handleiding", NULL);
  g_autofree char *bytes = NULL;

  put_three (fixture);
  sam_blueprint_maker_save (SAM_BLUEPRINT_MAKER (show_maker (fixture)), path, TRUE);
  wait_until (toast != NULL);
  fixture->window = NULL;
  g_assert_cmpstr (toast, ==, "The guide is made");
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
}

static GtkWidget *
show_dialog (Fixture *fixture,
             const char *path)
{
  show_with_toasts (fixture, sam_blueprint_dialog_new (NULL, fixture->thread, path));
  return fixture->window;
}

static GtkWidget *
get_part (GtkWidget *dialog,
          const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (dialog, SAM_TYPE_BLUEPRINT_DIALOG, name));
}

static void
test_a_difference_is_shown_before_it_is_taken (Fixture *fixture,
                                               gconstpointer data)
{
  g_autofree char *changed = sam_id_from_key (sam_kind_find ("step"), "a");
  g_autofree char *gone = sam_id_from_key (sam_kind_find ("step"), "b");
  g_autofree char *path = NULL;
  GtkWidget *dialog, *take;

  put_three (fixture);
  path = make_blueprint (fixture);
  g_free (put (fixture, "step", "a", "title", "Van ons", NULL));
  g_assert_true (sam_store_delete (fixture->other, gone, NULL));
  dialog = show_dialog (fixture, path);
  take = get_part (dialog, "take");
  wait_until (gtk_widget_get_sensitive (take));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (get_part (dialog, "message"))),
                            "1 that are new, 1 that are otherwise here"));
  g_assert_nonnull (find_widget (dialog, GTK_TYPE_LABEL, "Step · new"));
  g_assert_nonnull (find_widget (dialog, GTK_TYPE_LABEL, "Step · otherwise here: Title"));
  g_signal_emit_by_name (take, "clicked");
  wait_until (toast != NULL);
  fixture->window = NULL;
  g_assert_cmpstr (toast, ==, "1 record taken over");
  g_assert_true (is_value (fixture, changed, "title", "Van ons"));
  g_assert_true (is_value (fixture, gone, "title", "B"));
}

static void
test_a_file_that_is_none_says_so (Fixture *fixture,
                                  gconstpointer data)
{
  GtkWidget *dialog = show_dialog (fixture, fixture->path);

  wait_until (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (get_part (dialog, "message"))),
                                "This is not a blueprint"));
  g_assert_false (gtk_widget_get_sensitive (get_part (dialog, "take")));
}

static void
on_file_cb (GtkWidget *page,
            const char *path,
            char **chosen)
{
  *chosen = g_strdup (path);
}

static void
test_a_region_begins_with_a_blueprint (Fixture *fixture,
                                       gconstpointer data)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("step"), "c");
  g_autofree char *wanted = g_build_filename (fixture->folder, "west.db", NULL);
  g_autofree char *path = NULL;
  g_autofree char *chosen = NULL;
  g_autoptr (SamStore) west = NULL;
  g_autoptr (SamRecord) step = NULL;
  GtkWidget *welcome = sam_welcome_page_new ();
  GtkWidget *entry, *problem;

  put_three (fixture);
  path = make_blueprint (fixture);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), welcome);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_signal_connect (welcome, "file-chosen", G_CALLBACK (on_file_cb), &chosen);
  sam_welcome_page_set_wanted_path (SAM_WELCOME_PAGE (welcome), wanted);
  entry = GTK_WIDGET (gtk_widget_get_template_child (welcome, SAM_TYPE_WELCOME_PAGE, "name_entry"));
  problem = GTK_WIDGET (gtk_widget_get_template_child (welcome, SAM_TYPE_WELCOME_PAGE, "problem"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "West");
  /* What is none begins nothing. */
  sam_welcome_page_set_blueprint (SAM_WELCOME_PAGE (welcome), fixture->path);
  g_signal_emit_by_name (entry, "activate");
  wait_until (gtk_widget_get_visible (problem));
  g_assert_false (g_file_test (wanted, G_FILE_TEST_EXISTS));
  sam_welcome_page_set_blueprint (SAM_WELCOME_PAGE (welcome), path);
  g_assert_nonnull (find_widget (welcome, GTK_TYPE_LABEL, "The new region begins with “a.blueprint.zip”."));
  g_signal_emit_by_name (entry, "activate");
  wait_until (chosen != NULL);
  g_assert_cmpstr (chosen, ==, wanted);
  west = sam_store_open (wanted, SAM_DATABASE_OPEN_EXISTING, NULL);
  step = sam_store_load (west, id, NULL);
  g_assert_nonnull (step);
}

/* --- hand-over --- */

static GtkWidget *
get_handover (GtkWidget *window,
              const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (window, SAM_TYPE_HANDOVER_WINDOW, name));
}

static gboolean
tells (GtkWidget *label,
       const char *words)
{
  return strstr (gtk_label_get_label (GTK_LABEL (label)), words) != NULL;
}

static void
test_what_hangs_on_one_person_is_listed (Fixture *fixture,
                                         gconstpointer data)
{
  GtkWidget *window, *depends;

  g_free (put (fixture, "venue", "v", "name", "Buurthuis", "keys_with", "Cornelis", NULL));
  window = fixture->window = sam_handover_window_new (NULL, fixture->thread);
  gtk_window_present (GTK_WINDOW (window));
  depends = get_handover (window, "depends");
  wait_until (find_widget (depends, GTK_TYPE_LABEL, "Cornelis · Has the key") != NULL);
  wait_until (find_widget (get_handover (window, "ends"), GTK_TYPE_LABEL,
                           "Nothing ends in this time, as far as it was noted.") != NULL);
  g_free (put (fixture, "project", "p", "name", "Project", "ends_on", "2020-01-01", NULL));
  g_free (put (fixture, "venue", "v", "keys_with", "Dirk", NULL));
  wait_until (find_widget (depends, GTK_TYPE_LABEL, "Dirk · Has the key") != NULL);
}

static void
test_a_dossier_goes_from_hand_to_hand (Fixture *fixture,
                                       gconstpointer data)
{
  g_autofree char *paper = g_build_filename (fixture->folder, "a.pdf", NULL);
  g_autofree char *sealed = g_build_filename (fixture->folder, "a.handover", NULL);
  g_autofree char *wanted = g_build_filename (fixture->folder, "mine.db", NULL);
  g_autofree char *opened_file = NULL;
  g_autoptr (SamStore) there = NULL;
  g_autoptr (SamRecord) step = NULL;
  g_autofree char *id = sam_id_from_key (sam_kind_find ("step"), "a");
  GtkWidget *window, *dialog, *told, *passphrase;

  put_three (fixture);
  window = fixture->window = sam_handover_window_new (NULL, fixture->thread);
  gtk_window_present (GTK_WINDOW (window));
  sam_handover_window_save_paper (SAM_HANDOVER_WINDOW (window), paper);
  wait_until (tells (get_handover (window, "told"), "The paper is saved."));
  g_assert_true (g_file_test (paper, G_FILE_TEST_EXISTS));

  /* Some words, twice the same. */
  gtk_editable_set_text (GTK_EDITABLE (get_handover (window, "passphrase")), "drie kopjes koffie");
  g_assert_false (gtk_widget_get_sensitive (get_handover (window, "seal")));
  gtk_editable_set_text (GTK_EDITABLE (get_handover (window, "again")), "drie kopjes koffie");
  g_assert_true (gtk_widget_get_sensitive (get_handover (window, "seal")));
  gtk_editable_set_text (GTK_EDITABLE (get_handover (window, "again")), "drie kopjes thee");
  g_assert_false (gtk_widget_get_sensitive (get_handover (window, "seal")));
  sam_handover_window_seal (SAM_HANDOVER_WINDOW (window), sealed);
  wait_until (tells (get_handover (window, "told"), "The region is sealed."));
  gtk_window_destroy (GTK_WINDOW (window));

  dialog = fixture->window = sam_handover_dialog_new (NULL, sealed, wanted);
  gtk_window_present (GTK_WINDOW (dialog));
  g_signal_connect (dialog, "opened", G_CALLBACK (on_file_cb), &opened_file);
  told = GTK_WIDGET (gtk_widget_get_template_child (dialog, SAM_TYPE_HANDOVER_DIALOG, "told"));
  passphrase = GTK_WIDGET (gtk_widget_get_template_child (dialog, SAM_TYPE_HANDOVER_DIALOG, "passphrase"));
  gtk_editable_set_text (GTK_EDITABLE (passphrase), "vier kopjes thee");
  g_signal_emit_by_name (passphrase, "activate");
  wait_until (tells (told, "This passphrase does not open it."));
  gtk_editable_set_text (GTK_EDITABLE (passphrase), "drie kopjes koffie");
  g_signal_emit_by_name (passphrase, "activate");
  wait_until (opened_file != NULL);
  fixture->window = NULL;
  /* The file that was named when the program was started. */
  g_assert_cmpstr (opened_file, ==, wanted);
  there = sam_store_open (opened_file, SAM_DATABASE_OPEN_EXISTING, NULL);
  step = sam_store_load (there, id, NULL);
  g_assert_nonnull (step);
  g_clear_pointer (&there, sam_store_close);
}

int
main (int argc,
      char **argv)
{
  /* Where a region that is opened goes; the library looks once. */
  g_autofree char *folder = g_dir_make_tmp ("roadmap-XXXXXX", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);
  int status;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/ui/roadmap/" path, Fixture, NULL, workshop_set_up, func, workshop_tear_down)
  ADD ("an-empty-region-takes-it-over", test_an_empty_region_takes_it_over);
  ADD ("a-step-is-ticked-off", test_a_step_is_ticked_off);
  ADD ("a-late-step-says-so", test_a_late_step_says_so);
  ADD ("steps-are-moved-by-keyboard", test_steps_are_moved_by_keyboard);
  ADD ("a-step-is-edited-beside-the-list", test_a_step_is_edited_beside_the_list);
  ADD ("an-own-step-comes-at-the-end-of-its-phase", test_an_own_step_comes_at_the_end_of_its_phase);
  ADD ("lessons-are-listed", test_lessons_are_listed);
  ADD ("what-people-wrote-is-read-before-it-goes", test_what_people_wrote_is_read_first);
  ADD ("a-guide-by-any-name-is-one", test_a_guide_by_any_name_is_one);
  ADD ("a-difference-is-shown-before-it-is-taken", test_a_difference_is_shown_before_it_is_taken);
  ADD ("a-file-that-is-none-says-so", test_a_file_that_is_none_says_so);
  ADD ("a-region-begins-with-a-blueprint", test_a_region_begins_with_a_blueprint);
  ADD ("what-hangs-on-one-person-is-listed", test_what_hangs_on_one_person_is_listed);
  ADD ("a-dossier-goes-from-hand-to-hand", test_a_dossier_goes_from_hand_to_hand);
  status = g_test_run ();
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  return status;
}
