/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "finding.h"
#include "workshop-fixture.h"

#include "app/editors/sam-editor.h"
#include "app/editors/sam-facts-part.h"
#include "app/editors/sam-verification-part.h"
#include "app/rows/sam-items-row.h"
#include "app/rows/sam-recurrence-chooser.h"
#include "app/rows/sam-recurrence-row.h"
#include "app/sam-dates.h"

#include <string.h>

static GtkWidget *
open_editor (Fixture *fixture,
             const char *id)
{
  GtkWidget *editor = sam_editor_new_for (fixture->thread, id);

  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 720, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), editor);
  gtk_window_present (GTK_WINDOW (fixture->window));
  return editor;
}

static GtkWidget *
get_row_child (GtkWidget *row,
               const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (row, SAM_TYPE_RECURRENCE_ROW, name));
}

/* Somebody agreed to the name and when it meets, and may have thought better of it. */
static void
put_consent (Fixture *fixture,
             const char *about,
             const char *channel,
             const char *withdrawn)
{
  g_free (put (fixture, "consent", "C", "about", about, "purpose", "publication", "channel", channel, "fields",
               "name; status; meets; exceptions", "given_on", "2026-01-01",
               withdrawn != NULL ? "withdrawn_on" : NULL, withdrawn, NULL));
}

static gboolean
has_value (Fixture *fixture,
           const char *id,
           const char *field,
           const char *expected)
{
  g_autofree char *value = get_value (fixture, id, field);

  return g_str_equal (value, expected);
}

static GtkWidget *
get_chooser_child (GtkWidget *chooser,
                   const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (chooser, SAM_TYPE_RECURRENCE_CHOOSER, name));
}

static void
test_when_it_meets_is_chosen (Fixture *fixture,
                              gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", "meets_text", "in overleg", NULL);
  GtkWidget *editor = open_editor (fixture, group);
  GtkWidget *row, *chooser, *weeks;

  wait_until ((row = find_widget (editor, SAM_TYPE_RECURRENCE_ROW, NULL)) != NULL);
  wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (get_row_child (row, "entry"))), "in overleg"));
  chooser = find_type (row, SAM_TYPE_RECURRENCE_CHOOSER);
  weeks = get_chooser_child (chooser, "weeks");
  g_assert_false (gtk_widget_get_visible (weeks));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_chooser_child (chooser, "rhythm")), 2);
  g_assert_true (gtk_widget_get_visible (weeks));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_chooser_child (chooser, "weekday")), 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_last_child (weeks)), TRUE);
  g_signal_emit_by_name (get_chooser_child (chooser, "use"), "clicked");
  wait_until (has_value (fixture, group, "meets", "FREQ=MONTHLY;BYDAY=1TU,-1TU"));
  /* What was only words before is said by the rule now. */
  g_assert_true (has_value (fixture, group, "meets_text", ""));
  /* A month without a week is no rhythm. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (weeks)), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_last_child (weeks)), FALSE);
  g_assert_false (gtk_widget_get_sensitive (get_chooser_child (chooser, "use")));
  /* Whoever comes back begins with what stands in the line. */
  gtk_editable_set_text (GTK_EDITABLE (get_row_child (row, "entry")), "om de week op donderdag");
  gtk_popover_popup (GTK_POPOVER (chooser));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (get_chooser_child (chooser, "rhythm"))), ==, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (get_chooser_child (chooser, "weekday"))), ==, 3);
  gtk_popover_popdown (GTK_POPOVER (chooser));
}

/* A rule that has no words is told to be one; what many calendars do not read is written out, or not taken. */
static void
test_rules_are_explained (Fixture *fixture,
                          gconstpointer data)
{
  static const char wordless[] = "FREQ=YEARLY;BYMONTH=3;BYDAY=1MO";
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", "meets", wordless, NULL);
  GtkWidget *editor = open_editor (fixture, group);
  GtkWidget *row, *entry;
  GtkLabel *understood;

  wait_until ((row = find_widget (editor, SAM_TYPE_RECURRENCE_ROW, NULL)) != NULL);
  entry = get_row_child (row, "entry");
  understood = GTK_LABEL (get_row_child (row, "understood"));
  wait_until (strstr (gtk_label_get_label (understood), "A rule for calendars, for which there are no words here\n"
                                                        "Next: ") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1");
  sam_field_row_finish (SAM_FIELD_ROW (row));
  g_assert_nonnull (sam_field_row_get_problem (SAM_FIELD_ROW (row)));
  g_assert_true (g_str_has_prefix (sam_field_row_get_problem (SAM_FIELD_ROW (row)), "Many calendars do not"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (understood)));
  g_assert_true (has_value (fixture, group, "meets", wordless));
  g_assert_true (has_value (fixture, group, "meets_text", ""));
  gtk_editable_set_text (GTK_EDITABLE (entry), "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1");
  wait_until (has_value (fixture, group, "meets", "FREQ=MONTHLY;BYDAY=-1MO"));
}

static void
test_holidays_stand_with_the_next_dates (Fixture *fixture,
                                         gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Kerstgroep", "meets", "FREQ=YEARLY", "meets_from",
                                "2025-12-25", NULL);
  GtkWidget *editor = open_editor (fixture, group);
  GtkWidget *row;

  wait_until ((row = find_widget (editor, SAM_TYPE_RECURRENCE_ROW, NULL)) != NULL);
  wait_until (strstr (gtk_label_get_label (GTK_LABEL (get_row_child (row, "understood"))), "(Christmas") != NULL);
}

/* The calendar has no meetings of a group that ended or is paused either. */
static void
test_who_rests_has_no_next_time (Fixture *fixture,
                                 gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", "meets", "FREQ=WEEKLY;BYDAY=TU", NULL);
  GtkWidget *editor = open_editor (fixture, group);
  GtkLabel *understood;
  GtkWidget *row;

  wait_until ((row = find_widget (editor, SAM_TYPE_RECURRENCE_ROW, NULL)) != NULL);
  understood = GTK_LABEL (get_row_child (row, "understood"));
  wait_until (strstr (gtk_label_get_label (understood), "every Tuesday\nNext: ") != NULL);
  g_free (put (fixture, "group", "G", "status", "paused", NULL));
  wait_until (g_str_equal (gtk_label_get_label (understood), "every Tuesday"));
  g_free (put (fixture, "group", "G", "status", "open", NULL));
  wait_until (strstr (gtk_label_get_label (understood), "every Tuesday\nNext: ") != NULL);
  g_free (put (fixture, "group", "G", "status", "ended", NULL));
  wait_until (g_str_equal (gtk_label_get_label (understood), "every Tuesday"));
  g_assert_false (gtk_widget_get_visible (get_row_child (row, "school_holidays")));
}

/* On an ordinary day too that schools have off. */
static void
test_school_holidays_stand_with_the_next_dates (Fixture *fixture,
                                                gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Oudergroep", "meets", "FREQ=YEARLY", "meets_from",
                                "2025-12-29", NULL);
  GtkWidget *editor = open_editor (fixture, group);
  GtkWidget *row;

  wait_until ((row = find_widget (editor, SAM_TYPE_RECURRENCE_ROW, NULL)) != NULL);
  wait_until (strstr (gtk_label_get_label (GTK_LABEL (get_row_child (row, "understood"))),
                      "29 Dec (Christmas Holidays)") != NULL);
}

/* One press leaves out carnival and holidays, or the school holidays, of the coming year; each date says why. */
static void
test_holidays_are_left_out (Fixture *fixture,
                            gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", "meets", "FREQ=WEEKLY;BYDAY=MO,TU", NULL);
  GtkWidget *editor = open_editor (fixture, group);
  g_autofree char *exceptions = NULL;
  GtkWidget *row;

  wait_until ((row = find_widget (editor, SAM_TYPE_RECURRENCE_ROW, NULL)) != NULL);
  wait_until (gtk_widget_get_visible (get_row_child (row, "days_off")));
  /* The row does not know of this one yet. */
  g_free (put (fixture, "group", "G", "exceptions",
               "[{\"id\":\"1\",\"date\":\"2020-01-06\",\"note\":\"Verhuizing\"}]", NULL));
  g_signal_emit_by_name (get_row_child (row, "days_off"), "clicked");
  wait_until (!gtk_widget_get_visible (get_row_child (row, "days_off")));
  exceptions = get_value (fixture, group, "exceptions");
  g_assert_nonnull (strstr (exceptions, "Carnival Monday"));
  g_assert_nonnull (strstr (exceptions, "Verhuizing"));
  g_assert_true (gtk_widget_get_visible (get_row_child (row, "school_holidays")));
}

/* In a narrow pane the lights stand in more lines, and not over what comes below them. */
static void
test_lights_have_room (Fixture *fixture,
                       gconstpointer data)
{
  static const int widths[] = { 300, 360, 420, 720 };
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", NULL);
  GtkWidget *editor = open_editor (fixture, group);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *lights, *last;
      graphene_rect_t place;

      gtk_window_set_default_size (GTK_WINDOW (fixture->window), widths[i], 900);
      wait_until (gtk_widget_get_width (editor) == widths[i]);
      wait_until ((lights = find_widget (editor, GTK_TYPE_FLOW_BOX, NULL)) != NULL &&
                  (last = gtk_widget_get_last_child (lights)) != NULL && gtk_widget_get_height (last) > 0);
      g_assert_true (gtk_widget_compute_bounds (last, lights, &place));
      g_assert_cmpfloat (place.origin.y + place.size.height, <=, gtk_widget_get_height (lights));
    }
}

/* Who opens a record is in it, and a key pressed by mistake replaces nothing. */
static void
test_opening_leads_into_the_first_field (Fixture *fixture,
                                         gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", NULL);
  GtkWidget *editor = open_editor (fixture, group);
  GtkWidget *focus, *row;

  sam_editor_begin (SAM_EDITOR (editor));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (focus)), "Praatgroep"));
  row = gtk_widget_get_ancestor (focus, SAM_TYPE_FIELD_ROW);
  g_assert_cmpstr (sam_field_row_get_field_name (SAM_FIELD_ROW (row)), ==, "name");
  sam_editor_begin (SAM_EDITOR (editor));
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), NULL, NULL));
}

/* Presses Tab until the focus is in the row of a field. */
static GtkWidget *
tab_to (Fixture *fixture,
        const char *name)
{
  for (guint i = 0; i < 40; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, SAM_TYPE_FIELD_ROW) : NULL;

      if (row != NULL && g_str_equal (sam_field_row_get_field_name (SAM_FIELD_ROW (row)), name))
        return focus;
      gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
    }
  g_error ("Tab does not reach “%s”", name);
}

static void
test_months_of_verification_are_set (Fixture *fixture,
                                     gconstpointer data)
{
  g_autofree char *region = put (fixture, "region", "R", "name", "Proefstreek", NULL);
  GtkWidget *entry;

  open_editor (fixture, region);
  entry = tab_to (fixture, "name");
  wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "Proefstreek"));
  entry = tab_to (fixture, "verify_after_months");
  g_assert_true (GTK_IS_EDITABLE (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "9");
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  wait_until (has_value (fixture, region, "verify_after_months", "9"));
}

#define ADD(name, func) g_test_add ("/app/groups/" name, Fixture, NULL, workshop_set_up, func, workshop_tear_down)

static gboolean
is_told (GtkWidget *part,
         const char *words)
{
  return strstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (part))), words) != NULL;
}

/* What each of those outside reads stands beside the consents, and follows them. */
static void
test_as_others_see_it (Fixture *fixture,
                       gconstpointer data)
{
  static const char moved[] = "[{\"id\":\"1\",\"date\":\"2027-02-09\",\"moved_to\":\"2027-02-16\","
                              "\"note\":\"Carnaval\"}]";
  g_autofree char *venue = put (fixture, "venue", "huis", "name", "Buurthuis", NULL);
  g_autofree char *group = put (fixture, "group", "zin", "name", "Zin in koffie", "status", "open",
                                "meets", "FREQ=WEEKLY;BYDAY=TU",
                                "venue", venue, "public_phone", "+31600808074", "exceptions", moved,
                                NULL);
  GtkWidget *part = NULL;

  put_consent (fixture, group, "public_site", NULL);
  open_editor (fixture, group);
  wait_until ((part = find_type (fixture->window, SAM_TYPE_FACTS_PART)) != NULL);
  wait_until (is_told (part, "Everybody\nName: Zin in koffie\nStatus: Open\nMeets: every Tuesday\n"
                             "Exceptions: not on 9 February 2027 but on 16 February 2027 · Carnaval\n"
                             "Not told, as nobody agreed to it: Venue, Phone to publish\n"));
  g_assert_true (is_told (part, "The central platform\nNothing: nobody agreed to it\n"));
  g_assert_true (is_told (part, "A printed guide or leaflet\nThe press\nWhoever asks by phone\nPractices\n"
                                "Nothing: nobody agreed to it"));
  put_consent (fixture, group, "phone", NULL);
  wait_until (is_told (part, "A printed guide or leaflet\nThe press\nNothing: nobody agreed to it\n\n"
                             "Whoever asks by phone\nName: "));
  put_consent (fixture, group, "public_site", "2026-01-02");
  wait_until (is_told (part, "Everybody\nNothing: consent withdrawn\n"));
}

static GtkWidget *
find_items (GtkWidget *widget,
            const char *field)
{
  if (SAM_IS_ITEMS_ROW (widget) && g_str_equal (sam_field_row_get_field_name (SAM_FIELD_ROW (widget)), field))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_items (child, field);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_add (GtkWidget *row)
{
  return GTK_WIDGET (gtk_widget_get_template_child (row, SAM_TYPE_ITEMS_ROW, "add"));
}

static void
type_and_leave (Fixture *fixture,
                const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (fixture->window))), text);
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
}

/* A press and a name make a light green; the next press is about the next light. */
static void
test_needs_need_only_a_name (Fixture *fixture,
                             gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", "facilitators", "2", NULL);
  GtkWidget *editor = open_editor (fixture, group);
  static const char *const lights[] = { "Room: Buurthuis", "Coffee: Ria", "Caretaking: Jo" };
  GtkWidget *row = find_items (editor, "needs");

  wait_until (find_widget (editor, GTK_TYPE_LABEL, "Caretaking: nobody") != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lights); i++)
    {
      g_signal_emit_by_name (get_add (row), "clicked");
      type_and_leave (fixture, strchr (lights[i], ':') + 2);
      wait_until (find_widget (editor, GTK_TYPE_LABEL, lights[i]) != NULL);
    }
  g_assert_nonnull (find_widget (editor, GTK_TYPE_LABEL, "Coordination: nobody"));
}

static const char *
get_line_text (GtkWidget *row,
               guint n)
{
  GtkWidget *lines = GTK_WIDGET (gtk_widget_get_template_child (row, SAM_TYPE_ITEMS_ROW, "lines"));
  GtkWidget *line = gtk_widget_get_first_child (lines);
  GtkWidget *entry = line != NULL ? gtk_widget_get_first_child (line) : NULL;

  for (guint i = 0; entry != NULL && i < n; i++)
    entry = gtk_widget_get_next_sibling (entry);
  return entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (entry)) : NULL;
}

/* What is no day is said where it stands, before the row is left, and is there again when the group is. */
static void
test_an_exception_that_is_no_day_waits (Fixture *fixture,
                                        gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", "meets", "FREQ=MONTHLY;BYDAY=2TU", NULL);
  SamFieldRow *row = SAM_FIELD_ROW (find_items (open_editor (fixture, group), "exceptions"));

  wait_until (find_widget (fixture->window, GTK_TYPE_LABEL, "Caretaking: nobody") != NULL);
  g_signal_emit_by_name (get_add (GTK_WIDGET (row)), "clicked");
  type_and_leave (fixture, "31-2");
  g_assert_nonnull (sam_field_row_get_problem (row));
  type_and_leave (fixture, "2027-03-01");
  gtk_window_destroy (GTK_WINDOW (fixture->window));

  row = SAM_FIELD_ROW (find_items (open_editor (fixture, group), "exceptions"));
  wait_until (sam_field_row_get_problem (row) != NULL);
  g_assert_cmpstr (get_line_text (GTK_WIDGET (row), 0), ==, "31-2");
  g_assert_cmpstr (get_line_text (GTK_WIDGET (row), 1), ==, "2027-03-01");
}

static void
test_an_exception_is_moved_to_another_day (Fixture *fixture,
                                           gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", "meets", "FREQ=MONTHLY;BYDAY=2TU", NULL);
  SamFieldRow *row = SAM_FIELD_ROW (find_items (open_editor (fixture, group), "exceptions"));
  g_autofree char *saved = NULL;

  wait_until (find_widget (fixture->window, GTK_TYPE_LABEL, "Caretaking: nobody") != NULL);
  g_signal_emit_by_name (get_add (GTK_WIDGET (row)), "clicked");
  type_and_leave (fixture, "2027-02-09");
  type_and_leave (fixture, "9-2-2027");
  g_assert_nonnull (strstr (sam_field_row_get_problem (row), "the same day"));
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD);
  type_and_leave (fixture, "10-2-2027");
  g_assert_null (sam_field_row_get_problem (row));
  wait_until (has_value (fixture, group, "exceptions", "") == FALSE);
  saved = get_value (fixture, group, "exceptions");
  g_assert_nonnull (strstr (saved, "\"moved_to\":\"2027-02-10\""));
}

/* Two lists in one editor: each button says to what it adds. */
static void
test_buttons_that_add_are_told_apart (Fixture *fixture,
                                      gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", NULL);
  GtkWidget *editor = open_editor (fixture, group);

  gtk_test_accessible_assert_property (get_add (find_items (editor, "exceptions")), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Add: Exceptions");
  gtk_test_accessible_assert_property (get_add (find_items (editor, "needs")), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Add: Room, coffee, care and coordination");
}

/* A mail that came back asks for a call; who was struck off by mistake comes back. */
static void
test_what_asking_brought_is_noted (Fixture *fixture,
                                   gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", "verified_on", "2026-01-01", NULL);
  GtkWidget *editor = open_editor (fixture, group);
  GtkWidget *part = find_type (editor, SAM_TYPE_VERIFICATION_PART);
  GtkWidget *listed = GTK_WIDGET (gtk_widget_get_template_child (part, SAM_TYPE_VERIFICATION_PART, "listed"));
  g_autofree char *today = sam_dates_dup_today ();

  wait_until (strstr (sam_verification_part_get_text (SAM_VERIFICATION_PART (part)), "Verified on") != NULL);
  gtk_widget_activate_action (part, "verification.note", "s", "bounced");
  wait_until (has_value (fixture, group, "bounced_on", today));
  wait_until (strstr (sam_verification_part_get_text (SAM_VERIFICATION_PART (part)), "A mail came back on") != NULL);
  g_assert_true (has_value (fixture, group, "verified_on", "2026-01-01"));
  gtk_widget_activate_action (part, "verification.note", "s", "unlisted");
  wait_until (gtk_widget_get_visible (listed));
  g_assert_true (has_value (fixture, group, "unlisted_on", today));
  g_signal_emit_by_name (listed, "clicked");
  wait_until (!gtk_widget_get_visible (listed));
  g_assert_true (has_value (fixture, group, "unlisted_on", ""));
}

/* The item of a menu, pressed. */
static void
press_item (GtkWidget *menu,
            const char *text)
{
  g_autofree char *label = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (menu), "GtkModelButton"))
    g_object_get (menu, "text", &label, NULL);
  if (g_strcmp0 (label, text) == 0)
    g_signal_emit_by_name (menu, "clicked");
  for (GtkWidget *child = gtk_widget_get_first_child (menu); child; child = gtk_widget_get_next_sibling (child))
    press_item (child, text);
}

static void
choose_outcome (GtkWidget *part,
                const char *text)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (find_type (part, GTK_TYPE_MENU_BUTTON));

  press_item (GTK_WIDGET (gtk_menu_button_get_popover (button)), text);
}

static void
test_outcomes_are_chosen (Fixture *fixture,
                          gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", "status", "paused", "status_until",
                                "2027-03-01", "status_reason", "Verbouwing", NULL);
  GtkWidget *part = find_type (open_editor (fixture, group), SAM_TYPE_VERIFICATION_PART);
  g_autofree char *today = sam_dates_dup_today ();

  wait_until (strstr (sam_verification_part_get_text (SAM_VERIFICATION_PART (part)), "Never verified") != NULL);
  choose_outcome (part, "Not Reached");
  wait_until (has_value (fixture, group, "verify_tries", "1"));
  wait_until (strstr (sam_verification_part_get_text (SAM_VERIFICATION_PART (part)), "Not reached 1 time") != NULL);
  choose_outcome (part, "Something Changed");
  wait_until (has_value (fixture, group, "verified_on", today));
  g_assert_true (has_value (fixture, group, "verify_tries", ""));
  choose_outcome (part, "The Group Stopped");
  wait_until (has_value (fixture, group, "status", "ended"));
  /* Until when and why it paused says nothing about its end. */
  g_assert_true (has_value (fixture, group, "status_until", ""));
  g_assert_true (has_value (fixture, group, "status_reason", ""));
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("opening-leads-into-the-first-field", test_opening_leads_into_the_first_field);
  ADD ("when-it-meets-is-chosen", test_when_it_meets_is_chosen);
  ADD ("rules-of-calendars-are-explained", test_rules_are_explained);
  ADD ("holidays-stand-with-the-next-dates", test_holidays_stand_with_the_next_dates);
  ADD ("who-rests-has-no-next-time", test_who_rests_has_no_next_time);
  ADD ("school-holidays-stand-with-the-next-dates", test_school_holidays_stand_with_the_next_dates);
  ADD ("holidays-are-left-out-by-a-press", test_holidays_are_left_out);
  ADD ("months-of-verification-are-set", test_months_of_verification_are_set);
  ADD ("what-it-needs-needs-only-a-name", test_needs_need_only_a_name);
  ADD ("an-exception-that-is-no-day-waits", test_an_exception_that_is_no_day_waits);
  ADD ("an-exception-is-moved-to-another-day", test_an_exception_is_moved_to_another_day);
  ADD ("buttons-that-add-are-told-apart", test_buttons_that_add_are_told_apart);
  ADD ("lights-have-room-in-a-narrow-pane", test_lights_have_room);
  ADD ("what-asking-brought-is-noted", test_what_asking_brought_is_noted);
  ADD ("what-asking-brought-is-chosen-from-a-menu", test_outcomes_are_chosen);
  ADD ("what-others-see-stands-with-the-consents", test_as_others_see_it);
  return g_test_run ();
}
