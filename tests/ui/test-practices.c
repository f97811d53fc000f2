/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a practice: who works there, what was said, what lies there, how far it is. */

#include "app/editors/sam-editor-types.h"
#include "app/editors/sam-editor.h"
#include "app/editors/sam-form.h"
#include "app/editors/sam-linked-list.h"
#include "app/rows/sam-field-row.h"
#include "app/rows/sam-milestones-row.h"
#include "app/sam-dates.h"
#include "app/visits/sam-visit-row.h"
#include "app/visits/sam-visits-window.h"
#include "record/sam-milestones.h"
#include "window-actions.h"
#include "workshop-fixture.h"

static GtkWidget *
open_editor (Fixture *fixture,
             const char *id)
{
  GtkWidget *editor;

  sam_editor_types_ensure ();
  fixture->window = gtk_window_new ();
  add_window_actions (fixture->window);
  editor = sam_editor_new_for (fixture->thread, id);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), editor);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  return editor;
}

/* The list in an editor that has a button, or a sentence, of this text. */
static GtkWidget *
find_list (GtkWidget *widget,
           const char *list_text,
           GType type)
{
  if (SAM_IS_LINKED_LIST (widget) && find_widget (widget, type, list_text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child, list_text, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_label (GtkWidget *widget,
           const char *text)
{
  return find_widget (widget, GTK_TYPE_LABEL, text) != NULL;
}

static char *
put_practice (Fixture *fixture)
{
  return put (fixture, "organisation", "P", "name", "Praktijk", "type", "practice", NULL);
}

static void
test_staff (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *practice = put_practice (fixture);
  g_autofree char *ada = put (fixture, "person", "Ada", "first_name", "Ada", NULL);
  g_autofree char *bob = put (fixture, "person", "Bob", "first_name", "Bob", NULL);
  g_autofree char *cor = put (fixture, "person", "Cor", "first_name", "Cor", NULL);
  g_autofree char *nurse = put (fixture, "staff", "Ada", "person", ada, "organisation", practice, "function",
                                "nurse_somatic", NULL);
  g_autofree char *gp = put (fixture, "staff", "Bob", "person", bob, "organisation", practice, "function", "gp", NULL);
  g_autofree char *left = put (fixture, "staff", "Cor", "person", cor, "organisation", practice, "function", "gp",
                               "until", "2020-01-01", NULL);
  g_autofree char *today = sam_dates_dup_today ();
  GtkWidget *list = find_list (open_editor (fixture, practice), "Add a _Person", GTK_TYPE_BUTTON);
  GtkWidget *lines;
  static const char *const expected[] = { "GP", "Bob", "Practice nurse, somatic", "Ada", "Before", "Cor" };

  g_assert_nonnull (list);
  wait_until (has_label (list, "Cor"));
  lines = gtk_widget_get_parent (find_widget (list, GTK_TYPE_LABEL, "GP"));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      GtkWidget *line = gtk_widget_get_first_child (lines);

      for (guint n = 0; n < i; n++)
        line = gtk_widget_get_next_sibling (line);
      g_assert_nonnull (line);
      g_assert_true (has_label (line, expected[i]));
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (list, "Contact person")), TRUE);
  wait_until (is_value (fixture, gp, "contact_person", "true"));
  g_assert_true (is_value (fixture, gp, "contact_person_since", today));
}

static void
test_visit (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *practice = put_practice (fixture);
  g_autofree char *today = sam_dates_dup_today ();
  GtkWidget *editor = open_editor (fixture, practice);
  GtkWidget *list = find_list (editor, "Note a _Visit or Call", GTK_TYPE_BUTTON);
  g_auto (GStrv) contacts = NULL;
  GtkWidget *form;
  GtkWidget *entry;
  GtkWidget *date;

  wait_until (has_label (list, "No visit or call has been noted yet."));
  g_signal_emit_by_name (find_widget (list, GTK_TYPE_BUTTON, "Note a _Visit or Call"), "clicked");
  form = find_widget (list, SAM_TYPE_FORM, NULL);
  entry = find_widget (GTK_WIDGET (sam_form_find_row (SAM_FORM (form), "subject")), GTK_TYPE_ENTRY, NULL);
  date = find_widget (GTK_WIDGET (sam_form_find_row (SAM_FORM (form), "date")), GTK_TYPE_ENTRY, NULL);
  wait_until (*gtk_editable_get_text (GTK_EDITABLE (date)) != '\0');
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Kennis gemaakt");
  gtk_widget_grab_focus (find_widget (list, GTK_TYPE_BUTTON, "Note a _Visit or Call"));
  wait_until (has_label (list, "Kennis gemaakt"));
  contacts = sam_store_find_referrers (fixture->other, practice, sam_kind_find ("contact"), "about", NULL);
  g_assert_cmpuint (g_strv_length (contacts), ==, 1);
  g_assert_true (is_value (fixture, contacts[0], "date", today));
  g_assert_true (is_value (fixture, contacts[0], "type", "visit"));
  g_assert_true (is_value (fixture, contacts[0], "who", "Ada"));
  /* The list of practices shows the last visit. */
  wait_until (is_value (fixture, practice, "visited_on", today));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (list, "Done")), TRUE);
  wait_until (is_value (fixture, contacts[0], "followed_up", "true"));
}

/* Opens the form for a visit in the list, with the subject typed once the form is ready for it. */
static GtkWidget *
type_visit (GtkWidget *list,
            const char *subject)
{
  GtkWidget *form;
  GtkWidget *date;

  g_signal_emit_by_name (find_widget (list, GTK_TYPE_BUTTON, "Note a _Visit or Call"), "clicked");
  form = find_widget (list, SAM_TYPE_FORM, NULL);
  date = find_widget (GTK_WIDGET (sam_form_find_row (SAM_FORM (form), "date")), GTK_TYPE_ENTRY, NULL);
  wait_until (*gtk_editable_get_text (GTK_EDITABLE (date)) != '\0');
  gtk_editable_set_text (
      GTK_EDITABLE (find_widget (GTK_WIDGET (sam_form_find_row (SAM_FORM (form), "subject")), GTK_TYPE_ENTRY, NULL)),
      subject);
  return form;
}

/* A form whose record is saved goes when Tab leads out of it, and GTK finds its way past what is gone. */
static void
test_tab_leads_out (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *practice = put_practice (fixture);
  GtkWidget *list = find_list (open_editor (fixture, practice), "Note a _Visit or Call", GTK_TYPE_BUTTON);
  GtkWidget *add = find_widget (list, GTK_TYPE_BUTTON, "Note a _Visit or Call");
  GtkWidget *form;

  wait_until (gtk_widget_get_sensitive (list));
  form = type_visit (list, "Kennis gemaakt");
  wait_until (has_label (list, "Kennis gemaakt"));
  g_assert_nonnull (find_widget (list, SAM_TYPE_FORM, NULL));
  while (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), form))
    gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == add);
  wait_until (find_widget (list, SAM_TYPE_FORM, NULL) == NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == add);
}

static gboolean
is_state (GtkWidget *editor,
          const char *text)
{
  GtkWidget *state = GTK_WIDGET (gtk_widget_get_template_child (editor, SAM_TYPE_EDITOR, "state"));

  return g_str_equal (gtk_label_get_label (GTK_LABEL (state)), text);
}

/* The practice is saved, and the visit that is being noted on its page is not. */
static void
test_state_of_what_is_added (Fixture *fixture,
                             gconstpointer data)
{
  g_autofree char *practice = put_practice (fixture);
  GtkWidget *editor = open_editor (fixture, practice);
  GtkWidget *list = find_list (editor, "Note a _Visit or Call", GTK_TYPE_BUTTON);
  GtkWidget *form, *date;

  wait_until (gtk_widget_get_sensitive (list) && is_state (editor, "Saved"));
  form = type_visit (list, "Kennis gemaakt");
  date = find_widget (GTK_WIDGET (sam_form_find_row (SAM_FORM (form), "date")), GTK_TYPE_ENTRY, NULL);
  gtk_widget_grab_focus (date);
  gtk_editable_set_text (GTK_EDITABLE (date), "31-2");
  gtk_widget_grab_focus (find_widget (list, GTK_TYPE_BUTTON, "Note a _Visit or Call"));
  wait_until (is_state (editor, "1 value can't be saved yet"));
  gtk_widget_grab_focus (date);
  gtk_editable_set_text (GTK_EDITABLE (date), "28-2-2026");
  gtk_widget_grab_focus (find_widget (list, GTK_TYPE_BUTTON, "Note a _Visit or Call"));
  wait_until (is_state (editor, "Saved") && find_widget (list, SAM_TYPE_FORM, NULL) == NULL);
}

/* A form that is opened later is called as one that was there before. */
static void
test_choices_are_called_once (Fixture *fixture,
                              gconstpointer data)
{
  g_autofree char *practice = put_practice (fixture);
  GtkWidget *list = find_list (open_editor (fixture, practice), "Add a _Person", GTK_TYPE_BUTTON);
  GtkWidget *form, *choice;

  wait_until (gtk_widget_get_sensitive (list));
  g_signal_emit_by_name (find_widget (list, GTK_TYPE_BUTTON, "Add a _Person"), "clicked");
  form = find_widget (list, SAM_TYPE_FORM, NULL);
  choice = find_widget (GTK_WIDGET (sam_form_find_row (SAM_FORM (form), "function")), GTK_TYPE_DROP_DOWN, NULL);
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, "Function");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (choice)),
                                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY));
}

static gboolean
press_escape (GtkWidget *list)
{
  GtkWidget *place = gtk_widget_get_parent (find_widget (list, SAM_TYPE_FORM, NULL));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (place);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Escape, 0, 0, &handled);
    }
  return handled;
}

static void
test_escape_leads_out (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *practice = put_practice (fixture);
  GtkWidget *list = find_list (open_editor (fixture, practice), "Note a _Visit or Call", GTK_TYPE_BUTTON);
  GtkWidget *add = find_widget (list, GTK_TYPE_BUTTON, "Note a _Visit or Call");
  g_auto (GStrv) contacts = NULL;

  wait_until (gtk_widget_get_sensitive (list));
  g_signal_emit_by_name (add, "clicked");
  g_assert_true (press_escape (list));
  g_assert_null (find_widget (list, SAM_TYPE_FORM, NULL));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == add);

  /* What is whole is kept, as wherever a field is left. */
  type_visit (list, "Kennis gemaakt");
  g_assert_true (press_escape (list));
  wait_until (has_label (list, "Kennis gemaakt") && find_widget (list, SAM_TYPE_FORM, NULL) == NULL);
  contacts = sam_store_find_referrers (fixture->other, practice, sam_kind_find ("contact"), "about", NULL);
  g_assert_cmpuint (g_strv_length (contacts), ==, 1);
}

/* Ticking makes the lines anew, and the line can stand elsewhere then. */
static void
test_mark_keeps_focus (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *practice = put_practice (fixture);
  g_autofree char *material = put (fixture, "material", "M", "name", "Folder", NULL);
  g_autofree char *delivery = put (fixture, "delivery", "D", "organisation", practice, "material", material,
                                   "quantity", "7", "delivered_on", "2026-03-05", NULL);
  GtkWidget *list = find_list (open_editor (fixture, practice), "_Leave Material", GTK_TYPE_BUTTON);
  GtkWidget *check;

  for (guint i = 1; i <= 2; i++)
    g_free (put (fixture, "delivery", "E", "organisation", practice, "material", material, "delivered_on",
                 i == 1 ? "2026-01-05" : "2026-02-05", NULL));
  wait_until (has_label (list, "7 × Folder") && has_label (list, "Folder"));
  check = gtk_widget_get_last_child (gtk_widget_get_parent (
      gtk_widget_get_ancestor (find_widget (list, GTK_TYPE_LABEL, "7 × Folder"), GTK_TYPE_BUTTON)));
  gtk_widget_grab_focus (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  wait_until (has_label (list, "Before"));
  check = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_CHECK_BUTTON (check));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_cmpstr (g_object_get_data (G_OBJECT (check), "id"), ==, delivery);
}

/* A sentence below the first of two fields makes it taller; Tab still goes from the first to the second. */
static void
test_tab_in_a_pair (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *practice = put_practice (fixture);
  GtkWidget *form = find_widget (open_editor (fixture, practice), SAM_TYPE_FORM, NULL);
  SamFieldRow *phone = sam_form_find_row (SAM_FORM (form), "phone");
  GtkWidget *email = GTK_WIDGET (sam_form_find_row (SAM_FORM (form), "email"));

  sam_field_row_set_problem (phone, "This is not a phone number.");
  gtk_test_widget_wait_for_draw (fixture->window);
  wait_until (gtk_widget_get_height (GTK_WIDGET (phone)) > 0);
  gtk_widget_grab_focus (find_widget (GTK_WIDGET (phone), GTK_TYPE_ENTRY, NULL));
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), email));
}

static void
test_material (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *practice = put_practice (fixture);
  g_autofree char *material = put (fixture, "material", "M", "name", "Folder", "edition_name", "2026-2", NULL);
  g_autofree char *delivery = put (fixture, "delivery", "D", "organisation", practice, "material", material,
                                   "quantity", "50", "edition", "2026-1", "delivered_on", "2026-01-05", NULL);
  g_autofree char *today = sam_dates_dup_today ();
  GtkWidget *list = find_list (open_editor (fixture, practice), "_Leave Material", GTK_TYPE_BUTTON);
  g_autofree char *day = NULL;
  g_autofree char *caption = NULL;
  GDate now;

  wait_until (has_label (list, "50 × Folder"));
  sam_dates_get_today (&now);
  day = sam_dates_format_day ("2026-01-05", &now);
  caption = g_strdup_printf ("edition 2026-1, now 2026-2 · since %s", day);
  g_assert_true (has_label (list, caption));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (list, "Gone")), TRUE);
  wait_until (is_value (fixture, delivery, "gone_on", today));
  wait_until (has_label (list, "Before"));
}

static void
test_stock (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *practice = put_practice (fixture);
  g_autofree char *material = put (fixture, "material", "M", "name", "Folder", "edition_name", "2026-2", "stock", "200",
                                   NULL);
  GtkWidget *editor;

  g_free (put (fixture, "delivery", "D", "organisation", practice, "material", material, "quantity", "50", "edition",
               "2026-2", "delivered_on", "2026-01-05", NULL));
  editor = open_editor (fixture, material);
  wait_until (has_label (editor, "2026-2 (the present edition) · 50 brought · lies in 1 place · 150 left"));
  wait_until (has_label (editor, "50 × Praktijk"));
  g_free (put (fixture, "delivery", "E", "organisation", practice, "material", material, "quantity", "20", "edition",
               "2026-2", "delivered_on", "2026-02-05", NULL));
  wait_until (has_label (editor, "2026-2 (the present edition) · 70 brought · lies in 1 place · 130 left"));
}

static void
test_ladder (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *practice = put_practice (fixture);
  g_autofree char *today = sam_dates_dup_today ();
  GtkWidget *editor = open_editor (fixture, practice);
  GtkWidget *form = find_widget (editor, SAM_TYPE_FORM, NULL);
  GtkWidget *row = GTK_WIDGET (sam_form_find_row (SAM_FORM (form), "adoption_history"));
  GtkWidget *details;
  g_autoptr (SamRecord) record = NULL;
  g_autofree char *on = NULL;
  g_autofree char *evidence = NULL;

  wait_until (has_label (row, "0 of 5"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (row, "Finds it")), TRUE);
  g_assert_true (has_label (row, "1 of 5"));
  details = gtk_widget_get_next_sibling (find_check (row, "Finds it"));
  g_assert_true (gtk_widget_get_visible (details));
  gtk_widget_grab_focus (gtk_widget_get_last_child (details));
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_last_child (details)), "Belde zelf");
  gtk_widget_grab_focus (GTK_WIDGET (find_widget (form, GTK_TYPE_ENTRY, NULL)));
  wait_until (is_value (fixture, practice, "adoption", "finds"));
  record = sam_store_load (fixture->other, practice, NULL);
  on = sam_milestones_dup_member (record, "adoption_history", "finds", "on");
  evidence = sam_milestones_dup_member (record, "adoption_history", "finds", "evidence");
  g_assert_cmpstr (on, ==, today);
  g_assert_cmpstr (evidence, ==, "Belde zelf");
}

static void
test_criteria (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *practice = put_practice (fixture);
  GtkWidget *form = find_widget (open_editor (fixture, practice), SAM_TYPE_FORM, NULL);
  GtkWidget *row = GTK_WIDGET (sam_form_find_row (SAM_FORM (form), "criteria_met"));
  GtkWidget *details;
  GtkWidget *entry;
  g_autoptr (SamRecord) record = NULL;

  wait_until (has_label (row, "0 of 6"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (row, "Has a contact person with a name")), TRUE);
  details = gtk_widget_get_next_sibling (find_check (row, "Has a contact person with a name"));
  entry = gtk_widget_get_first_child (details);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "gisteren of zo");
  /* It is said at once, and not only when the row is left. */
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (entry));
  g_assert_nonnull (sam_field_row_get_problem (SAM_FIELD_ROW (row)));
  gtk_window_destroy (GTK_WINDOW (fixture->window));

  /* It is there again when the practice is. */
  form = find_widget (open_editor (fixture, practice), SAM_TYPE_FORM, NULL);
  row = GTK_WIDGET (sam_form_find_row (SAM_FORM (form), "criteria_met"));
  wait_until (sam_field_row_get_problem (SAM_FIELD_ROW (row)) != NULL);
  details = gtk_widget_get_next_sibling (find_check (row, "Has a contact person with a name"));
  entry = gtk_widget_get_first_child (details);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "gisteren of zo");
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "1-3-2026");
  gtk_widget_grab_focus (GTK_WIDGET (find_widget (form, GTK_TYPE_ENTRY, NULL)));
  wait_until (is_value (fixture, practice, "criteria_met", "[{\"id\":\"contact_person\",\"on\":\"2026-03-01\"}]"));
  g_assert_null (sam_field_row_get_problem (SAM_FIELD_ROW (row)));
}

static guint
count_shown (SamVisitsWindow *window)
{
  return g_list_model_get_n_items (sam_visits_window_get_shown (window));
}

static void
test_visits (Fixture *fixture,
             gconstpointer data)
{
  static const char *const places[] = { "6411 AA", "6411 AB", "6461 AA", "6211 AA" };
  g_autofree char *today = sam_dates_dup_today ();
  g_autofree char *pdf = g_build_filename (fixture->folder, "round.pdf", NULL);
  g_autofree char *told = g_strdup_printf ("Saved as %s", pdf);
  g_autofree char *summary = NULL;
  SamVisitsWindow *window;
  GtkWidget *row;

  g_free (put (fixture, "region", "R", "name", "R", "postcode", "6411 AA", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_free (put (fixture, "organisation", places[i], "name", places[i], "type", "practice", "postcode", places[i],
                 NULL));
  g_free (put (fixture, "organisation", "heard", "name", "Gehoord", "type", "practice", "visited_on", today, NULL));
  fixture->window = sam_visits_window_new (NULL, fixture->thread);
  window = SAM_VISITS_WINDOW (fixture->window);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (fixture->window);
  wait_until (count_shown (window) == 4);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_template_child (fixture->window, SAM_TYPE_VISITS_WINDOW,
                                                                            "months")),
                              4);
  g_assert_cmpuint (count_shown (window), ==, 5);

  wait_until ((row = find_widget (fixture->window, SAM_TYPE_VISIT_ROW, NULL)) != NULL);
  /* Where the arrows lead in the list is what space ticks. */
  gtk_widget_grab_focus (gtk_widget_get_parent (row));
  g_assert_true (gtk_widget_is_focus (find_widget (row, GTK_TYPE_CHECK_BUTTON, NULL)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (row, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  g_assert_cmpuint (sam_visits_window_get_round (window)->stops->len, ==, 1);
  g_signal_emit_by_name (find_widget (fixture->window, GTK_TYPE_BUTTON, "_Suggest a Round"), "clicked");
  g_assert_cmpuint (sam_visits_window_get_round (window)->stops->len, ==, 4);
  g_signal_emit_by_name (find_widget (fixture->window, GTK_TYPE_BUTTON, "_Round Along 4 Practices"), "clicked");
  summary = g_strdup_printf ("4 visits · %.0f km as the crow flies", sam_visits_window_get_round (window)->length);
  g_assert_true (has_label (fixture->window, summary));
  sam_visits_window_save_pdf (window, pdf);
  wait_until (has_label (fixture->window, told));
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
}

/* The window must fit where a laptop's half screen, or a telephone, shows it. */
static void
test_visits_narrow (Fixture *fixture,
                    gconstpointer data)
{
  int minimum;

  fixture->window = sam_visits_window_new (NULL, fixture->thread);
  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (fixture->window)), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/ui/practices/" path, Fixture, NULL, workshop_set_up, test, workshop_tear_down)
  ADD ("staff-stand-by-function-and-those-who-left-last", test_staff);
  ADD ("a-visit-is-noted-where-it-was-made", test_visit);
  ADD ("tab-leads-out-of-a-form-that-goes", test_tab_leads_out);
  ADD ("what-is-added-is-not-told-saved-before-it-is", test_state_of_what_is_added);
  ADD ("choices-in-a-form-that-is-opened-are-called-once", test_choices_are_called_once);
  ADD ("escape-leads-out-of-a-form", test_escape_leads_out);
  ADD ("who-ticks-a-line-stays-there", test_mark_keeps_focus);
  ADD ("tab-goes-on-past-a-problem", test_tab_in_a_pair);
  ADD ("an-older-edition-shows-and-what-is-gone-is-marked", test_material);
  ADD ("the-stock-of-an-edition-follows-what-is-brought", test_stock);
  ADD ("the-ladder-is-climbed-with-a-day-and-evidence", test_ladder);
  ADD ("a-criterion-with-a-day-that-is-none-waits", test_criteria);
  ADD ("a-round-is-suggested-ordered-and-saved", test_visits);
  ADD ("the-window-of-visits-is-narrow-enough", test_visits_narrow);
  return g_test_run ();
}
