/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "../exchange/pdf-programs.h"
#include "window-actions.h"
#include "workshop-fixture.h"

#include "app/editors/sam-editor.h"
#include "app/editors/sam-form.h"
#include "app/workshop/sam-after-jobs.h"
#include "app/workshop/sam-after-window.h"
#include "app/workshop/sam-again-part.h"
#include "app/workshop/sam-calendar-page.h"
#include "app/workshop/sam-experts-page.h"
#include "app/workshop/sam-invitations-window.h"
#include "app/workshop/sam-steps-part.h"
#include "app/workshop/sam-thanks-page.h"
#include "network/sam-workshop-deadlines.h"
#include "store/sam-query.h"

static GtkWidget *
get_child (Fixture *fixture,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->window, SAM_TYPE_AFTER_WINDOW, name));
}

static gboolean
says (Fixture *fixture,
      const char *name,
      const char *words)
{
  return strstr (gtk_label_get_label (GTK_LABEL (get_child (fixture, name))), words) != NULL;
}

static void
put_attendance (Fixture *fixture)
{
  g_autofree char *practice = put (fixture, "organisation", "L", "name", "De Linde", "type", "practice", NULL);

  g_free (put (fixture, "workshop", "W", "end", "21:30", "accreditation_number", "4711", NULL));
  g_free (put (fixture, "participation", "MensD", "status", "attended", "organisation", practice, NULL));
  g_free (put (fixture, "participation", "MensE", "status", "attended", "arrives_at", "20:30", NULL));
}

static void
test_forms_are_typed_one_after_the_other (Fixture *fixture,
                                          gconstpointer data)
{
  GtkWidget *form;

  fixture->window = sam_after_window_new (NULL, fixture->thread, fixture->workshop);
  gtk_window_present (GTK_WINDOW (fixture->window));
  form = get_child (fixture, "form");
  /* Whoever opens it with a pile of paper begins to type. */
  wait_until (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), form));
  for (guint i = 0; i < 5; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (form), "45j Fijn");
      g_signal_emit_by_name (form, "activate");
      wait_until (*gtk_editable_get_text (GTK_EDITABLE (form)) == '\0');
    }
  wait_until (says (fixture, "results", "after 4.0 (n = 5)"));
  wait_until (says (fixture, "results", "It helped: 100% (n = 5)"));
  gtk_editable_set_text (GTK_EDITABLE (form), "fijn");
  g_signal_emit_by_name (form, "activate");
  wait_until (says (fixture, "told", "Begin with a figure of 1 to 5"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form)), ==, "fijn");
}

static void
test_ticks_become_contact_persons (Fixture *fixture,
                                   gconstpointer data)
{
  GtkWidget *check;

  put_attendance (fixture);
  fixture->window = sam_after_window_new (NULL, fixture->thread, fixture->workshop);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_stack_set_visible_child_name (GTK_STACK (get_child (fixture, "stack")), "contacts");
  wait_until ((check = gtk_widget_get_first_child (get_child (fixture, "people"))) != NULL);
  g_assert_cmpstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), ==, "MensD Proef · De Linde");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_emit_by_name (find_widget (fixture->window, GTK_TYPE_BUTTON, "_Write This Down"), "clicked");
  wait_until (says (fixture, "told", "Written down: 1 contact person"));
  wait_until (says (fixture, "attendance", "MensE Proef: in part, 1 hours · no registration number"));
}

static void
test_the_registers_get_their_papers (Fixture *fixture,
                                     gconstpointer data)
{
  static const struct
  {
    SamStoreFunc write;
    const char *file, *text;
  } papers[] = {
    { sam_after_job_write_list, "list.pdf", "Accreditation 4711" },
    { sam_after_job_write_certificates, "certificates.pdf", "attended 1 hours of “Kennis maken”" },
    { sam_after_job_write_sheet, "list.xlsx", NULL },
  };

  put_attendance (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, papers[i].file, NULL);
      SamAfterJob *job = sam_after_job_new (fixture->workshop, path);
      g_autoptr (GError) error = NULL;
      g_autofree char *words = papers[i].write (fixture->other, job, NULL, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (words, ==, "Saved.");
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      text = papers[i].text != NULL ? read_pdf (path) : NULL;
      if (text != NULL)
        assert_words (text, papers[i].text);
      sam_after_job_free (job);
    }
}

static void
test_promises_become_tasks_and_thanks_a_day (Fixture *fixture,
                                             gconstpointer data)
{
  GtkWidget *page, *promise, *to, *promises, *thanked;

  put_attendance (fixture);
  fixture->window = sam_after_window_new (NULL, fixture->thread, fixture->workshop);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_stack_set_visible_child_name (GTK_STACK (get_child (fixture, "stack")), "thanks");
  page = get_child (fixture, "thanks");
  to = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_THANKS_PAGE, "to"));
  promise = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_THANKS_PAGE, "promise"));
  promises = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_THANKS_PAGE, "promises"));
  thanked = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_THANKS_PAGE, "thanked"));
  /* Three experts, the practice, and all. */
  wait_until (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (to))) == 5);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (to), 1);
  gtk_editable_set_text (GTK_EDITABLE (promise), "Folders brengen");
  g_signal_emit_by_name (promise, "activate");
  wait_until (gtk_widget_get_first_child (promises) != NULL);
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (promises))),
                                   "De Linde: Folders brengen, by "));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (to)), ==, 1);
  wait_until (strstr (gtk_label_get_label (GTK_LABEL (thanked)), "experts thanked: 0 of 3") != NULL);
  g_free (put (fixture, "appearance", "MensA", "thanked_on", "2027-03-05", NULL));
  wait_until (strstr (gtk_label_get_label (GTK_LABEL (thanked)), "experts thanked: 1 of 3") != NULL);
  g_signal_emit_by_name (find_widget (fixture->window, GTK_TYPE_BUTTON, "Draft of the _Story"), "clicked");
  wait_until (says (fixture, "told", "The draft of the story is ready."));
}

static void
test_experts_are_put_on_the_list (Fixture *fixture,
                                  gconstpointer data)
{
  g_autofree char *person = put (fixture, "person", "Nieuw", "first_name", "Nieuw", NULL);
  GtkWidget *page, *check;

  g_free (put (fixture, "expert", "Nieuw", "person", person, "does", "speed_dates", NULL));
  fixture->window = sam_invitations_window_new (NULL, fixture->thread, fixture->workshop);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_activate_action (fixture->window, "invitations.page", "s", "experts");
  page = find_widget (fixture->window, SAM_TYPE_EXPERTS_PAGE, NULL);
  wait_until ((check = find_widget (page, GTK_TYPE_CHECK_BUTTON, NULL)) != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_emit_by_name (find_widget (fixture->window, GTK_TYPE_BUTTON, "Put 1 Expert on the List as _Asked"),
                         "clicked");
  wait_until (g_str_has_prefix (sam_invitations_window_get_told (SAM_INVITATIONS_WINDOW (fixture->window)),
                                "1 expert is on the list as asked."));
}

static guint
count_workshops (Fixture *fixture)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("workshop"));

  return (guint) sam_store_count (fixture->other, query, NULL);
}

static void
test_a_workshop_is_held_again (Fixture *fixture,
                               gconstpointer data)
{
  g_autoptr (SamRecord) record = sam_store_load (fixture->other, fixture->workshop, NULL);
  GtkWidget *part = g_object_new (SAM_TYPE_AGAIN_PART, NULL);
  GtkWidget *day, *told;

  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), part);
  sam_record_part_show (SAM_RECORD_PART (part), fixture->thread, record);
  gtk_window_present (GTK_WINDOW (fixture->window));
  day = GTK_WIDGET (gtk_widget_get_template_child (part, SAM_TYPE_AGAIN_PART, "day"));
  told = GTK_WIDGET (gtk_widget_get_template_child (part, SAM_TYPE_AGAIN_PART, "told"));
  g_signal_emit_by_name (find_widget (part, GTK_TYPE_BUTTON, "_Copy to This Day"), "clicked");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (told)), ==, "Type the new day first, as in 4-3-2027.");
  gtk_editable_set_text (GTK_EDITABLE (day), "7-10-2027");
  g_signal_emit_by_name (find_widget (part, GTK_TYPE_BUTTON, "_Copy to This Day"), "clicked");
  wait_until (count_workshops (fixture) == 2);
  wait_until (*gtk_editable_get_text (GTK_EDITABLE (day)) == '\0');
  g_assert_false (gtk_widget_get_visible (told));
}

static void
test_the_calendar_shows_evenings_and_holidays (Fixture *fixture,
                                               gconstpointer data)
{
  GtkWidget *page = sam_calendar_page_new (NULL, fixture->thread);

  g_free (put (fixture, "group", "G", "name", "Praatgroep", "meets", "FREQ=WEEKLY;BYDAY=TU", "start_time", "20:00",
               "meets_from", "2027-01-05", NULL));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  sam_calendar_page_show_day (SAM_CALENDAR_PAGE (page), "2027-03-04");
  wait_until (find_widget (page, GTK_TYPE_BUTTON, "19.30 Kennis maken") != NULL ||
              find_widget (page, GTK_TYPE_BUTTON, "19:30 Kennis maken") != NULL);
  wait_until (find_widget (page, GTK_TYPE_BUTTON, "20:00 Praatgroep") != NULL ||
              find_widget (page, GTK_TYPE_BUTTON, "20.00 Praatgroep") != NULL);
  wait_until (find_widget (page, GTK_TYPE_LABEL, "Good Friday") != NULL);
  gtk_widget_activate_action (page, "calendar.on", NULL);
  wait_until (find_widget (page, GTK_TYPE_LABEL, "King’s Day") != NULL);
}

/* The editor of the workshop, in a window that keeps what it is told. */
static SamFieldRow *
open_date_row (Fixture *fixture)
{
  GtkWidget *editor = sam_editor_new_for (fixture->thread, fixture->workshop);
  GtkWidget *form;
  SamFieldRow *row = NULL;

  fixture->window = gtk_window_new ();
  add_window_actions (fixture->window);
  gtk_window_set_child (GTK_WINDOW (fixture->window), editor);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until ((form = find_widget (editor, SAM_TYPE_FORM, NULL)) != NULL);
  row = sam_form_find_row (SAM_FORM (form), "date");
  g_assert_nonnull (row);
  wait_until (find_widget (editor, GTK_TYPE_LABEL, "Saved") != NULL);
  return row;
}

static void
test_deadlines_go_along_with_the_date (Fixture *fixture,
                                       gconstpointer data)
{
  g_autofree char *key = g_strdup_printf ("%s hand-in", fixture->workshop);
  g_autofree char *task = sam_id_from_key (sam_kind_find ("task"), key);
  g_autofree char *moved = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *entry;

  g_assert_cmpint (sam_deadlines_save (fixture->other, fixture->workshop, &moved, &error), ==, 4);
  entry = find_widget (GTK_WIDGET (open_date_row (fixture)), GTK_TYPE_ENTRY, NULL);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "11-3-2027");
  g_signal_emit_by_name (entry, "activate");
  wait_until (toast != NULL);
  g_assert_nonnull (strstr (toast, "Hand in the signed attendance: now 25 Mar 2027"));
  g_assert_true (is_value (fixture, fixture->workshop, "date", "2027-03-11"));
  g_assert_true (is_value (fixture, task, "due_on", "2027-03-25"));
}

static GtkWidget *
open_calendar (Fixture *fixture)
{
  GtkWidget *page = sam_calendar_page_new (NULL, fixture->thread);

  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  sam_calendar_page_show_day (SAM_CALENDAR_PAGE (page), "2027-03-04");
  return page;
}

/* Seven days, of which none belongs to another month, and every meeting of each. */
static void
test_a_week_shows_everything (Fixture *fixture,
                              gconstpointer data)
{
  GtkWidget *page = open_calendar (fixture);

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Groep %u", i);

      g_free (put (fixture, "group", name, "name", name, "meets", "FREQ=WEEKLY;BYDAY=TH", "start_time", "20:00",
                   "meets_from", "2027-01-07", NULL));
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_widget (page, GTK_TYPE_TOGGLE_BUTTON, "_Week")), TRUE);
  wait_until (find_widget (page, GTK_TYPE_LABEL, "Week 09, March 2027") != NULL);
  wait_until (find_widget (page, GTK_TYPE_BUTTON, "20:00 Groep 4") != NULL ||
              find_widget (page, GTK_TYPE_BUTTON, "20.00 Groep 4") != NULL);
  g_assert_null (find_widget (page, GTK_TYPE_LABEL, "10"));
  gtk_widget_activate_action (page, "calendar.on", NULL);
  wait_until (find_widget (page, GTK_TYPE_LABEL, "Week 10, March 2027") != NULL);
}

/* In the calendar, and where the workshop itself is looked at. */
static void
test_a_room_that_is_booked_twice_is_seen (Fixture *fixture,
                                          gconstpointer data)
{
  g_autofree char *venue = put (fixture, "venue", "V", "name", "Het Huis", NULL);
  GtkWidget *page, *editor, *told, *part, *open;

  g_free (put (fixture, "workshop", "W", "venue", venue, "room", "Zaal 1", "end", "21:30", NULL));
  g_free (put (fixture, "workshop", "Other", "title", "Anders", "venue", venue, "room", "Zaal 1", "date", "2027-03-04",
               "start", "21:00", NULL));
  page = open_calendar (fixture);
  told = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_CALENDAR_PAGE, "told"));
  wait_until (strstr (gtk_label_get_label (GTK_LABEL (told)), "Kennis maken: The room is also booked for “Anders”.") !=
              NULL);
  editor = sam_editor_new_for (fixture->thread, fixture->workshop);
  gtk_window_set_child (GTK_WINDOW (fixture->window), editor);
  wait_until ((part = find_widget (editor, SAM_TYPE_STEPS_PART, NULL)) != NULL);
  open = GTK_WIDGET (gtk_widget_get_template_child (part, SAM_TYPE_STEPS_PART, "open"));
  wait_until (strstr (gtk_label_get_label (GTK_LABEL (open)), "The room is also booked for “Anders”.") != NULL);
  /* Once the other has moved to another room, nothing is said any more. */
  g_free (put (fixture, "workshop", "Other", "room", "Zaal 2", NULL));
  wait_until (strstr (gtk_label_get_label (GTK_LABEL (open)), "also booked") == NULL);
}

#define ADD(name, func) g_test_add ("/app/after/" name, Fixture, NULL, workshop_set_up, func, workshop_tear_down)

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("forms-are-typed-one-after-the-other", test_forms_are_typed_one_after_the_other);
  ADD ("ticks-become-contact-persons", test_ticks_become_contact_persons);
  ADD ("the-registers-get-their-papers", test_the_registers_get_their_papers);
  ADD ("promises-become-tasks-and-thanks-a-day", test_promises_become_tasks_and_thanks_a_day);
  ADD ("experts-are-put-on-the-list", test_experts_are_put_on_the_list);
  ADD ("a-workshop-is-held-again", test_a_workshop_is_held_again);
  ADD ("deadlines-go-along-with-the-date", test_deadlines_go_along_with_the_date);
  ADD ("a-week-shows-everything", test_a_week_shows_everything);
  ADD ("a-room-that-is-booked-twice-is-seen", test_a_room_that_is_booked_twice_is_seen);
  ADD ("the-calendar-shows-evenings-and-holidays", test_the_calendar_shows_evenings_and_holidays);
  return g_test_run ();
}
