/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People: one person with many roles, what they agreed to, how they came in; and that a list never puts a topic beside
 * a name. */

#include "app/editors/sam-attachment-row.h"
#include "app/editors/sam-attachments-part.h"
#include "app/editors/sam-editor-types.h"
#include "app/editors/sam-editor.h"
#include "app/editors/sam-form.h"
#include "app/editors/sam-history-dialog.h"
#include "app/editors/sam-linked-list.h"
#include "app/editors/sam-facts-part.h"
#include "app/pages/sam-list-page.h"
#include "app/rows/sam-milestones-row.h"
#include "app/sam-application.h"
#include "app/sam-dates.h"
#include "app/sam-window.h"
#include "app/widgets/sam-focus.h"
#include "finding.h"
#include "store/sam-attachments.h"
#include "window-actions.h"
#include "workshop-fixture.h"

#include <glib/gstdio.h>

static GtkWidget *
show (Fixture *fixture,
      GtkWidget *child)
{
  fixture->window = gtk_window_new ();
  add_window_actions (fixture->window);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), child);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  return child;
}

static GtkWidget *
open_editor (Fixture *fixture,
             const char *id)
{
  sam_editor_types_ensure ();
  return show (fixture, sam_editor_new_for (fixture->thread, id));
}

/* Whether a widget or what is in it says this: to the eye, on hovering, or to a screen reader. */
static gboolean
says (GtkWidget *widget,
      const char *text)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  /* What is opened on purpose is no list: the choices of a filter. */
  if (!gtk_widget_get_visible (widget) || GTK_IS_POPOVER (widget))
    return FALSE;
  if (tooltip != NULL && strstr (tooltip, text) != NULL)
    return TRUE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL &&
      strstr (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
holds (const char *path,
       const char *text)
{
  g_autofree char *found = NULL;

  return g_file_get_contents (path, &found, NULL, NULL) && g_str_equal (found, text);
}

/* A file is added, shown with its name and size, copied, and removed; one that is too large is not. */
static void
test_attachments (Fixture *fixture,
                  gconstpointer data)
{
  g_autofree char *person = put (fixture, "person", "Ada", "first_name", "Ada", NULL);
  GtkWidget *editor = open_editor (fixture, person);
  GtkWidget *part = find_widget (editor, SAM_TYPE_ATTACHMENTS_PART, NULL);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "Formulier met handtekening.txt", NULL);
  g_autofree char *large = g_build_filename (g_get_tmp_dir (), "film.mp4", NULL);
  SamAttachmentRow *row;
  g_autofree char *bytes = g_strnfill (SAM_ATTACHMENT_MAX_BYTES + 1, 'x');

  g_assert_true (g_file_set_contents (path, "getekend", -1, NULL));
  g_assert_true (g_file_set_contents (large, bytes, SAM_ATTACHMENT_MAX_BYTES + 1, NULL));
  wait_until (says (part, "A flyer or a signed form"));
  sam_attachments_part_add (SAM_ATTACHMENTS_PART (part), large);
  sam_attachments_part_add (SAM_ATTACHMENTS_PART (part), path);
  wait_until (says (part, "Formulier met handtekening.txt"));
  g_assert_true (says (part, "8 bytes"));
  g_assert_false (says (part, "A flyer or a signed form"));
  g_assert_false (says (part, "film.mp4"));
  row = SAM_ATTACHMENT_ROW (find_widget (part, SAM_TYPE_ATTACHMENT_ROW, NULL));
  sam_attachments_part_save (SAM_ATTACHMENTS_PART (part), sam_attachment_row_get_id (row), large);
  wait_until (holds (large, "getekend"));
  g_signal_emit_by_name (row, "remove");
  wait_until (!says (part, "Formulier met handtekening.txt"));
  g_unlink (path);
  g_unlink (large);
}

/* The signed form is kept with what was agreed to; only tasks, visits and calls have nothing of their own. */
static void
test_what_has_attachments (Fixture *fixture,
                           gconstpointer data)
{
  g_autofree char *person = put (fixture, "person", "Ada", "first_name", "Ada", NULL);
  g_autofree char *practice = put (fixture, "organisation", "P", "name", "Praktijk", "type", "practice", NULL);
  g_autofree char *consent =
      put (fixture, "consent", "C", "about", person, "purpose", "publication", "channel", "print", NULL);
  g_autofree char *delivery = put (fixture, "delivery", "D", "organisation", practice, NULL);
  g_autofree char *evaluation = put (fixture, "evaluation", "E", "form", "workshop", "about", fixture->workshop, NULL);
  g_autofree char *edition = put (fixture, "edition", "G", "title", "Gids 2026", NULL);
  g_autofree char *task = put (fixture, "task", "T", "title", "Bellen", NULL);
  g_autofree char *contact = put (fixture, "contact", "B", "subject", "Gebeld", NULL);
  const char *const ids[] = { consent, delivery, evaluation, edition, task, contact };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "Toestemming.txt", NULL);

  g_assert_true (g_file_set_contents (path, "getekend", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GtkWidget *part = find_widget (open_editor (fixture, ids[i]), SAM_TYPE_ATTACHMENTS_PART, NULL);

      g_test_message ("%s", ids[i]);
      g_assert_true ((part != NULL) == (ids[i] != task && ids[i] != contact));
      if (part != NULL)
        {
          wait_until (says (part, "A flyer or a signed form"));
          sam_attachments_part_add (SAM_ATTACHMENTS_PART (part), path);
          wait_until (says (part, "Toestemming.txt"));
        }
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      fixture->window = NULL;
    }
  g_unlink (path);
}

/* Opened as the system opens such a file, here with a program that copies what it is given. */
static void
test_attachment_opens (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *person = put (fixture, "person", "Ada", "first_name", "Ada", NULL);
  GtkWidget *part = find_widget (open_editor (fixture, person), SAM_TYPE_ATTACHMENTS_PART, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "Formulier.txt", NULL);
  g_autofree char *seen = g_build_filename (g_get_user_data_dir (), "seen", NULL);

  g_assert_true (g_file_set_contents (path, "getekend", -1, NULL));
  wait_until (says (part, "A flyer or a signed form"));
  sam_attachments_part_add (SAM_ATTACHMENTS_PART (part), path);
  wait_until (says (part, "Formulier.txt"));
  g_signal_emit_by_name (find_widget (part, SAM_TYPE_ATTACHMENT_ROW, NULL), "open");
  wait_until (holds (seen, "getekend"));
}

static gboolean
tells (SamWindow *window,
       const char *text)
{
  const char *told = sam_window_get_toast (window);

  return told != NULL && strstr (told, text) != NULL;
}

/* A press beside an older version, in the program's window, and the record is as it was then. */
static void
test_older_version_comes_back (Fixture *fixture,
                               gconstpointer data)
{
  g_autofree char *id = put (fixture, "venue", "huis", "name", "Buurthuis", NULL);
  g_autoptr (SamSettings) settings = sam_settings_new ();
  g_autoptr (SamApplication) application = sam_application_new ();
  SamWindow *window;
  GtkWidget *dialog;
  GtkListBox *list;

  /* Saves of one author shortly after each other are one entry. */
  sam_store_set_author (fixture->other, "Cor");
  g_free (put (fixture, "venue", "huis", "name", "Bibliotheek", NULL));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  window = SAM_WINDOW (sam_window_new (GTK_APPLICATION (application), settings));
  sam_window_open_file (window, fixture->path);
  wait_until (sam_window_get_store (window) != NULL);
  gtk_window_present (GTK_WINDOW (window));
  dialog = sam_history_dialog_new (GTK_WINDOW (window), sam_window_get_store (window), id);
  list = GTK_LIST_BOX (find_type (dialog, GTK_TYPE_LIST_BOX));
  gtk_window_present (GTK_WINDOW (dialog));
  wait_until (gtk_list_box_get_row_at_index (list, 1) != NULL);
  g_signal_emit_by_name (find_type (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1)), GTK_TYPE_BUTTON), "clicked");
  wait_until (tells (window, "“Buurthuis” restored"));
  g_assert_true (is_value (fixture, id, "name", "Buurthuis"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_roles (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *person = put (fixture, "person", "Ada", "first_name", "Ada", "last_name", "Kluis", NULL);
  g_autofree char *practice = put (fixture, "organisation", "P", "name", "Praktijk", "type", "practice", NULL);
  g_autofree char *topic = put (fixture, "topic", "schulden", "name", "Schulden", NULL);
  GtkWidget *editor;

  g_free (put (fixture, "expert", "Ada", "person", person, "status", "active", "topics", topic, NULL));
  g_free (put (fixture, "staff", "Ada", "person", person, "organisation", practice, "function", "gp", NULL));
  g_free (put (fixture, "group", "G", "name", "Praatgroep Schulden", "contacts", person, NULL));
  g_free (put (fixture, "group", "H", "name", "Avondgroep Schulden", "contacts", person, "verified_on", "2026-05-01",
               NULL));
  editor = open_editor (fixture, person);
  wait_until (says (editor, "Experience expert"));
  wait_until (says (editor, "Praktijk"));
  wait_until (says (editor, "Contact person of a group"));
  g_assert_true (says (editor, "Never verified"));
  g_assert_true (says (editor, "Verified on"));
  g_assert_true (says (editor, "GP"));
  g_assert_false (says (editor, "Schulden"));
  /* Nobody is an experience expert twice. */
  g_assert_null (find_widget (editor, GTK_TYPE_BUTTON, "Make an _Experience Expert"));
  g_assert_nonnull (find_widget (editor, GTK_TYPE_BUTTON, "Add Where They _Work"));
}

static void
test_consent (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *person = put (fixture, "person", "Ada", "first_name", "Ada", NULL);
  g_autofree char *today = sam_dates_dup_today ();
  g_autofree char *consent = NULL;
  GtkWidget *editor = open_editor (fixture, person);

  wait_until (says (editor, "No consent has been noted: that means no."));
  consent = put (fixture, "consent", "C", "about", person, "purpose", "story", "channel", "press", "given_on",
                 "2026-01-05", "how", "form", "text_version", "2.1", "noted_by", "Bea", "expires_on", "2199-01-05",
                 NULL);
  wait_until (says (editor, "Telling a story: Press"));
  g_assert_true (says (editor, "Signed form · text 2.1 · noted by Bea · until 5 Jan 2199"));
  g_assert_false (says (editor, "Before"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (editor, "Is withdrawn")), TRUE);
  wait_until (is_value (fixture, consent, "withdrawn_on", today));
  wait_until (says (editor, "Before"));
}

/* Whatever a record is about, what is to be done for it and who was spoken to stands with it. */
static void
test_work (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", NULL);
  g_autofree char *today = sam_dates_dup_today ();
  g_autofree char *task = NULL;
  g_auto (GStrv) calls = NULL;
  GtkWidget *editor = open_editor (fixture, group);
  GtkWidget *list;
  GtkWidget *form;
  GtkWidget *entry;

  wait_until (says (editor, "Nothing is to be done here, as far as is noted."));
  task = put (fixture, "task", "T", "about", group, "title", "Sleutel ophalen", "status", "open", "due_on",
              "2199-01-05", "assigned_to", "Bea", NULL);
  wait_until (says (editor, "Sleutel ophalen"));
  g_assert_true (says (editor, "due on 5 Jan 2199 · Bea"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (editor, "Done")), TRUE);
  wait_until (is_value (fixture, task, "status", "done") && is_value (fixture, task, "done_on", today));
  wait_until (says (editor, "Before"));
  /* Groups are called rather than visited. */
  g_signal_emit_by_name (find_widget (editor, GTK_TYPE_BUTTON, "Note a _Visit or Call"), "clicked");
  list = gtk_widget_get_ancestor (find_widget (editor, GTK_TYPE_BUTTON, "Note a _Visit or Call"), SAM_TYPE_LINKED_LIST);
  form = find_widget (list, SAM_TYPE_FORM, NULL);
  wait_until (says (form, "Call"));
  entry = find_widget (GTK_WIDGET (sam_form_find_row (SAM_FORM (form), "subject")), GTK_TYPE_ENTRY, NULL);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Zaal gehoord");
  gtk_widget_grab_focus (find_widget (list, GTK_TYPE_BUTTON, "Note a _Visit or Call"));
  wait_until (says (list, "Zaal gehoord"));
  calls = sam_store_find_referrers (fixture->other, group, sam_kind_find ("contact"), "about", NULL);
  g_assert_cmpuint (g_strv_length (calls), ==, 1);
  g_assert_true (is_value (fixture, calls[0], "type", "call"));
}

static void
test_intake (Fixture *fixture,
             gconstpointer data)
{
  static const char *const before[] = { "applied", "paused" };
  static const char *const after[] = { "trained", "paused" };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autofree char *person = put (fixture, "person", before[i], "first_name", "Ada", NULL);
      g_autofree char *expert = put (fixture, "expert", before[i], "person", person, "status", before[i], NULL);
      GtkWidget *form = find_widget (open_editor (fixture, expert), SAM_TYPE_FORM, NULL);
      GtkWidget *row = GTK_WIDGET (sam_form_find_row (SAM_FORM (form), "intake"));

      wait_until (says (row, "0 of 4") && find_widget (form, GTK_TYPE_ENTRY, NULL) != NULL);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (row, "Trained")), TRUE);
      gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
      gtk_widget_grab_focus (GTK_WIDGET (sam_form_find_row (SAM_FORM (form), "public_name")));
      wait_until (!is_value (fixture, expert, "intake", ""));
      g_assert_true (is_value (fixture, expert, "status", after[i]));
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      fixture->window = NULL;
    }
}

/* The picker of the first field gives way to the person it stands for, once the record is read. */
static void
test_first_field (Fixture *fixture,
                  gconstpointer data)
{
  g_autofree char *person = put (fixture, "person", "Ada", "first_name", "Ada", NULL);
  g_autofree char *expert = put (fixture, "expert", "Ada", "person", person, NULL);
  GtkWidget *editor;
  GtkWidget *row;

  sam_editor_types_ensure ();
  editor = sam_editor_new_for (fixture->thread, expert);
  row = GTK_WIDGET (sam_form_find_row (SAM_FORM (find_widget (editor, SAM_TYPE_FORM, NULL)), "person"));
  sam_editor_begin (SAM_EDITOR (editor));
  show (fixture, editor);
  wait_until (says (row, "Ada"));
  g_assert_true (GTK_IS_BUTTON (sam_focus_find_within (row)));
  gtk_widget_activate (find_widget (row, GTK_TYPE_BUTTON, "Clear"));
  wait_until (GTK_IS_TEXT (sam_focus_find_within (row)));
}

/* What is wrong with a number makes its row higher than its neighbour. Shift and Tab lead back to it all the same. */
static void
test_a_wrong_number_keeps_its_place (Fixture *fixture,
                                     gconstpointer data)
{
  g_autofree char *person = put (fixture, "person", "Ada", "first_name", "Ada", NULL);
  g_autofree char *expert = put (fixture, "expert", "Ada", "person", person, NULL);
  SamForm *form = SAM_FORM (find_widget (open_editor (fixture, expert), SAM_TYPE_FORM, NULL));
  GtkWidget *number = GTK_WIDGET (sam_form_find_row (form, "max_contacts"));
  GtkWidget *day = GTK_WIDGET (sam_form_find_row (form, "not_until"));
  int before = 0;

  wait_until ((before = gtk_widget_get_height (number)) > 0);
  gtk_widget_grab_focus (number);
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (fixture->window))), "veel");
  gtk_widget_grab_focus (day);
  wait_until (says (number, "This is not a whole number.") && gtk_widget_get_height (number) > before);
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD);
  g_assert_nonnull (sam_focus_find_within (number));
}

static void
test_load (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *person = put (fixture, "person", "Ada", "first_name", "Ada", NULL);
  g_autofree char *expert = put (fixture, "expert", "Ada", "person", person, "max_contacts", "1", "not_until",
                                 "2199-01-05", NULL);
  g_autofree char *question = put (fixture, "question", "Q", "subject", "Rouw", NULL);
  GtkWidget *editor = open_editor (fixture, expert);
  GtkWidget *part = find_widget (editor, SAM_TYPE_FACTS_PART, NULL);

  wait_until (says (part, "Not now, until 5 Jan 2199\nNo contact runs now"));
  g_free (put (fixture, "match", "M", "question", question, "expert", expert, "status", "in_contact", NULL));
  wait_until (says (part, "1 contact runs now, of at most 1\nThat is as many as they want"));
}

static void
test_no_topic_beside_a_name (Fixture *fixture,
                             gconstpointer data)
{
  const int width = GPOINTER_TO_INT (data);
  g_autofree char *topic = put (fixture, "topic", "schulden", "name", "Schulden", NULL);
  g_autofree char *person = put (fixture, "person", "Ada", "first_name", "Ada", "last_name", "Kluis", NULL);
  GtkWidget *page;

  g_free (put (fixture, "expert", "Ada", "person", person, "topics", topic, "own_or_relative", "own", "public_story",
               "Mijn verhaal", "private_notes", "Geheim", NULL));
  page = show (fixture, sam_list_page_new (sam_pages_find ("experts"), fixture->thread));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 800);
  wait_until (says (page, "Ada"));
  g_assert_false (says (page, "Schulden"));
  g_assert_false (says (page, "Kluis"));
  g_assert_false (says (page, "Own experience"));
  g_assert_false (says (page, "verhaal"));
  g_assert_false (says (page, "Geheim"));
  sam_list_page_reveal (SAM_LIST_PAGE (page), TRUE);
  wait_until (says (page, "Kluis"));
  wait_until (says (page, "Schulden"));
  sam_list_page_reveal (SAM_LIST_PAGE (page), FALSE);
  wait_until (!says (page, "Schulden") && !says (page, "Kluis"));
}

/* A program for every text, as the system would find one. */
static void
install_reader (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *entry = g_build_filename (folder, "reader.desktop", NULL);
  g_autofree char *defaults = g_build_filename (folder, "mimeapps.list", NULL);
  g_autofree char *text = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Reader\nExec=cp %%f %s/seen\n"
                                           "MimeType=text/plain;application/octet-stream;\n",
                                           g_get_user_data_dir ());

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (entry, text, -1, NULL));
  g_assert_true (g_file_set_contents (defaults,
                                      "[Default Applications]\ntext/plain=reader.desktop\n"
                                      "application/octet-stream=reader.desktop\n",
                                      -1, NULL));
}

int
main (int argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("people-XXXXXX", NULL);
  g_autofree char *clean = g_strdup_printf ("rm -r '%s'", folder);
  int status;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  install_reader ();

#define ADD(path, data, test) g_test_add ("/ui/people/" path, Fixture, data, workshop_set_up, test, workshop_tear_down)
  ADD ("a-file-is-kept-with-a-record", NULL, test_attachments);
  ADD ("a-file-opens-with-the-program-of-the-system", NULL, test_attachment_opens);
  ADD ("a-file-is-kept-with-each-but-a-note", NULL, test_what_has_attachments);
  ADD ("an-older-version-comes-back", NULL, test_older_version_comes_back);
  ADD ("one-person-has-many-roles-and-none-tells-a-topic", NULL, test_roles);
  ADD ("a-consent-says-how-it-was-given-and-is-withdrawn", NULL, test_consent);
  ADD ("tasks-and-calls-stand-with-the-record-they-are-about", NULL, test_work);
  ADD ("the-way-in-moves-the-status-but-a-pause-holds", NULL, test_intake);
  ADD ("the-focus-stays-in-the-first-field", NULL, test_first_field);
  ADD ("a-wrong-number-keeps-its-place", NULL, test_a_wrong_number_keeps_its_place);
  ADD ("what-runs-is-told-and-follows", NULL, test_load);
  ADD ("a-wide-list-puts-no-topic-beside-a-name-until-asked", GINT_TO_POINTER (1100), test_no_topic_beside_a_name);
  ADD ("a-narrow-list-puts-no-topic-beside-a-name-until-asked", GINT_TO_POINTER (360), test_no_topic_beside_a_name);
  status = g_test_run ();
  g_assert_true (g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL));
  return status;
}
