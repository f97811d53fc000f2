/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "../exchange/pdf-programs.h"
#include "workshop-fixture.h"

#include "app/widgets/sam-number-row.h"
#include "app/workshop/sam-invitations-window.h"
#include "app/workshop/sam-message-jobs.h"
#include "app/workshop/sam-message-page.h"
#include "app/workshop/sam-registrations-page.h"
#include "app/workshop/sam-whom-page.h"

static GtkWidget *
open_page (Fixture *fixture,
           GType type,
           const char *name)
{
  fixture->window = sam_invitations_window_new (NULL, fixture->thread, fixture->workshop);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_activate_action (fixture->window, "invitations.page", "s", name);
  return find_widget (fixture->window, type, NULL);
}

static const char *
get_told (Fixture *fixture)
{
  return sam_invitations_window_get_told (SAM_INVITATIONS_WINDOW (fixture->window));
}

static void
put_practices (Fixture *fixture)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Praktijk %u", i);
      g_autofree char *practice = put (fixture, "organisation", name, "name", name, "type", "practice", NULL);
      g_autofree char *person = put (fixture, "person", name, "first_name", "Werker", "last_name", name, NULL);

      g_free (put (fixture, "staff", name, "person", person, "organisation", practice, "contact_person",
                   i == 2 ? "true" : "false", NULL));
    }
}

static void
set_number (GtkWidget *page,
            const char *name,
            guint value)
{
  sam_number_row_set_value (SAM_NUMBER_ROW (gtk_widget_get_template_child (page, SAM_TYPE_WHOM_PAGE, name)), value);
}

static void
test_practices_are_put_on_the_list (Fixture *fixture,
                                    gconstpointer data)
{
  GtkWidget *page, *answer, *wanted, *invite, *source;

  put_practices (fixture);
  g_free (put (fixture, "target", "T", "name", "Praktijken", "indicator", "practices-trained", "goal", "70", NULL));
  page = open_page (fixture, SAM_TYPE_WHOM_PAGE, "whom");
  answer = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_WHOM_PAGE, "answer"));
  wanted = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_WHOM_PAGE, "wanted"));
  invite = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_WHOM_PAGE, "invite"));
  source = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_WHOM_PAGE, "goal_source"));
  wait_until (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (answer)), "Of 4 practices, 0 count"));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (answer)), "Even inviting all"));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (answer)), "For 70% another 3 are needed."));
  g_assert_cmpint (sam_number_row_get_value (SAM_NUMBER_ROW (wanted)), ==, 3);
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (source)), "The target “Praktijken” says 70%"));
  set_number (page, "goal", 50);
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (source)), "This is a number of your own. "));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (answer)), "For 50% another 2 are needed."));
  g_assert_cmpint (sam_number_row_get_value (SAM_NUMBER_ROW (wanted)), ==, 2);
  set_number (page, "shows", 100);
  set_number (page, "wanted", 1);
  set_number (page, "sure", 50);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (answer)),
                            "For 1 more, call or invite the first 1 practice: the chance is 50%."));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (invite)), ==, "Put 1 Practice on the List as _Invited");
  g_signal_emit_by_name (invite, "clicked");
  wait_until (g_str_equal (get_told (fixture), "1 person is on the list as invited."));
}

/* Who took the workshop is called, not asked to take it again. */
static void
test_near_misses_are_called (Fixture *fixture,
                             gconstpointer data)
{
  GtkWidget *page, *call, *invite;

  put_practices (fixture);
  g_free (put (fixture, "staff", "Praktijk 1", "workshop_followed_on", "2026-01-01", "contact_person", "false", NULL));
  page = open_page (fixture, SAM_TYPE_WHOM_PAGE, "whom");
  call = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_WHOM_PAGE, "call"));
  invite = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_WHOM_PAGE, "invite"));
  wait_until (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (call)), "_Call 1 Practice: Make a Task") == 0);
  g_assert_true (gtk_widget_get_visible (call));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (invite)), ==, "Put 3 Practices on the List as _Invited");
  g_signal_emit_by_name (call, "clicked");
  wait_until (g_str_equal (get_told (fixture), "1 practice to call is among the tasks."));
  wait_until (!gtk_widget_get_visible (call));
  g_assert_nonnull (find_widget (page, GTK_TYPE_LABEL,
                                 "Followed the workshop, but nobody is contact person: call them · "
                                 "already to be called"));
}

static void
test_a_pasted_mail_becomes_a_registration (Fixture *fixture,
                                           gconstpointer data)
{
  GtkWidget *page = open_page (fixture, SAM_TYPE_REGISTRATIONS_PAGE, "registrations");
  GtkWidget *text = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_REGISTRATIONS_PAGE, "text"));
  GtkWidget *save = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_REGISTRATIONS_PAGE, "save"));
  GtkWidget *promote;

  g_free (put (fixture, "workshop", "W", "capacity", "9", NULL));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)),
                            "Naam: Lies van den Berg\nFunctie: huisarts\n\nJan Smit, POH-S, jan@praktijk.example\n",
                            -1);
  g_assert_nonnull (find_widget (page, GTK_TYPE_LABEL,
                                 "Lies van den Berg · huisarts\nJan Smit · POH-S · jan@praktijk.example"));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (save)), ==, "_Register 2 People");
  g_signal_emit_by_name (save, "clicked");
  /* Eight are there; one more fits. */
  wait_until (g_str_equal (get_told (fixture), "2 people registered. 1 of them is on the waiting list."));
  g_free (put (fixture, "workshop", "W", "capacity", "10", NULL));
  wait_until ((promote = find_widget (page, GTK_TYPE_BUTTON, "Give 1 Person Who _Waits a Place")) != NULL);
  g_assert_nonnull (find_widget (page, GTK_TYPE_LABEL, "9 people come · 1 person waits for a place · 1 free place"));
  g_signal_emit_by_name (promote, "clicked");
  wait_until (g_str_equal (get_told (fixture), "1 person of the waiting list has a place now."));
  wait_until (!gtk_widget_get_visible (promote));
}

static void
test_a_text_of_ones_own_is_kept (Fixture *fixture,
                                 gconstpointer data)
{
  GtkWidget *page = open_page (fixture, SAM_TYPE_MESSAGE_PAGE, "message");
  GtkWidget *subject = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_MESSAGE_PAGE, "subject"));
  GtkWidget *letter = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_MESSAGE_PAGE, "letter"));
  GtkWidget *title = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_MESSAGE_PAGE, "title"));
  GtkWidget *fields = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_MESSAGE_PAGE, "fields"));

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (subject)), ==, "Invitation: {workshop} on {date}");
  gtk_editable_set_text (GTK_EDITABLE (subject), "Kom ook naar {wrkshop}");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (fields)), ==, "“{wrkshop}” is no field and goes out as it is.");
  gtk_editable_set_text (GTK_EDITABLE (title), "Ons eigen briefje");
  g_signal_emit_by_name (find_widget (page, GTK_TYPE_BUTTON, "_Keep This Text"), "clicked");
  wait_until (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (letter))) == SAM_LETTER_N_KINDS + 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (letter), 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (letter), SAM_LETTER_N_KINDS);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (subject)), ==, "Kom ook naar {wrkshop}");
}

static SamMessageJob *
new_job (Fixture *fixture,
         const char *file)
{
  SamMessageJob *job = sam_message_job_new (fixture->workshop);

  job->to = SAM_MESSAGE_TO_COMING;
  job->subject = g_strdup ("{workshop}");
  job->text = g_strdup ("Dear {first name},\n{venue}");
  job->path = g_build_filename (fixture->folder, file, NULL);
  return job;
}

static void
test_messages_go_out_as_drafts_letters_and_calendar (Fixture *fixture,
                                                     gconstpointer data)
{
  SamMessageJob *letters = new_job (fixture, "letters.pdf");
  SamMessageJob *calendar = new_job (fixture, "workshop.ics");
  g_autoptr (GError) error = NULL;
  g_autofree char *words = sam_message_write_letters (fixture->other, letters, NULL, &error);
  g_autofree char *saved = NULL;
  g_autofree char *paper = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) drafts = NULL;
  g_autofree char *counted = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, "8 letters saved.");
  paper = read_pdf (letters->path);
  if (paper != NULL)
    {
      g_assert_cmpuint (count_pages (paper), ==, 8);
      assert_words (paper, "Kennis maken");
      assert_words (paper, "Dear MensD,");
    }
  saved = sam_message_write_calendar (fixture->other, calendar, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (calendar->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "SUMMARY:Kennis maken"));
  g_free (put (fixture, "person", "MensD", "email", "d@praktijk.example", NULL));
  g_free (put (fixture, "person", "MensE", "email", "e@praktijk.example", NULL));
  counted = sam_message_count (fixture->other, letters, NULL, &error);
  g_assert_cmpstr (counted, ==, "To 8 people. 6 have no e-mail address. Still empty in this text: venue.");
  drafts = sam_message_make_drafts (fixture->other, letters, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (drafts), ==, 1);
  g_assert_nonnull (strstr (drafts[0], "&subject=Kennis%20maken&body=Dear%20all%2C"));
  letters->each = TRUE;
  g_strfreev (drafts);
  drafts = sam_message_make_drafts (fixture->other, letters, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (drafts), ==, 2);
  g_assert_cmpstr (drafts[0], ==, "mailto:d@praktijk.example?subject=Kennis%20maken&body=Dear%20MensD%2C%0D%0A");
  g_assert_cmpstr (drafts[1], ==, "mailto:e@praktijk.example?subject=Kennis%20maken&body=Dear%20MensE%2C%0D%0A");
  sam_message_job_free (letters);
  sam_message_job_free (calendar);
}

static void
test_thanks_are_noted_of_who_was_there (Fixture *fixture,
                                        gconstpointer data)
{
  GtkWidget *page, *note, *letter;

  fixture->window = sam_invitations_window_new_for_thanks (NULL, fixture->thread, fixture->workshop);
  gtk_window_present (GTK_WINDOW (fixture->window));
  page = find_widget (fixture->window, SAM_TYPE_MESSAGE_PAGE, NULL);
  note = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_MESSAGE_PAGE, "note"));
  g_assert_true (gtk_widget_get_visible (note));
  g_signal_emit_by_name (note, "clicked");
  wait_until (g_str_equal (get_told (fixture), "3 people are noted as thanked."));
  /* Who is told where to be is not thanked yet. */
  letter = GTK_WIDGET (gtk_widget_get_template_child (page, SAM_TYPE_MESSAGE_PAGE, "letter"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (letter), SAM_LETTER_CONFIRMATION);
  g_assert_false (gtk_widget_get_visible (note));
}

#define ADD(name, func) g_test_add ("/app/invitations/" name, Fixture, NULL, workshop_set_up, func, workshop_tear_down)

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("practices-are-put-on-the-list", test_practices_are_put_on_the_list);
  ADD ("near-misses-are-called", test_near_misses_are_called);
  ADD ("a-pasted-mail-becomes-a-registration", test_a_pasted_mail_becomes_a_registration);
  ADD ("a-text-of-ones-own-is-kept", test_a_text_of_ones_own_is_kept);
  ADD ("thanks-are-noted-of-who-was-there", test_thanks_are_noted_of_who_was_there);
  ADD ("messages-go-out-as-drafts-letters-and-calendar", test_messages_go_out_as_drafts_letters_and_calendar);
  return g_test_run ();
}
