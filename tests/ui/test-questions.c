/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pressing.h"
#include "window-actions.h"
#include "workshop-fixture.h"

#include "app/editors/sam-editor.h"
#include "app/pages/sam-detail-pane.h"
#include "app/pages/sam-list-page.h"
#include "app/pages/sam-page-widget.h"
#include "app/questions/sam-evaluations-window.h"
#include "app/questions/sam-match-part.h"
#include "app/questions/sam-question-dialog.h"
#include "app/questions/sam-unmet-window.h"
#include "app/rows/sam-field-row.h"
#include "app/rows/sam-record-picker.h"
#include "app/sam-dates.h"
#include "app/widgets/sam-toast-overlay.h"
#include "network/sam-days.h"
#include "network/sam-match-evaluation.h"
#include "store/sam-query.h"

static GtkWidget *
get_child (Fixture *fixture,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->window, SAM_TYPE_QUESTION_DIALOG, name));
}

static void
open_dialog (Fixture *fixture)
{
  fixture->window = sam_question_dialog_new (NULL, fixture->thread);
  add_window_actions (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

/* Types where the focus is; counts as many keys as a person presses. */
static void
type (Fixture *fixture,
      const char *text,
      guint *keys)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  if (GTK_IS_TEXT_VIEW (focus))
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), text, -1);
  else
    {
      g_assert_true (GTK_IS_EDITABLE (focus));
      gtk_editable_set_text (GTK_EDITABLE (focus), text);
    }
  *keys += (guint) g_utf8_strlen (text, -1);
}

static void
press_tab (Fixture *fixture,
           guint *keys)
{
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  *keys += 1;
}

static char *
find_question (Fixture *fixture)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("question"));
  g_autoptr (GPtrArray) rows = sam_store_list (fixture->other, query, 0, 0, NULL);

  g_assert_cmpuint (rows->len, ==, 1);
  return g_strdup (((SamRow *) rows->pdata[0])->id);
}

static void
assert_value (Fixture *fixture,
              const char *id,
              const char *field,
              const char *expected)
{
  g_autofree char *value = get_value (fixture, id, field);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_a_question_by_keyboard (Fixture *fixture,
                             gconstpointer data)
{
  guint keys = 0;
  g_autofree char *topic = put (fixture, "topic", "diabetes", "name", "Diabetes", "synonyms", "suikerziekte", NULL);
  g_autofree char *id = NULL;
  GtkWidget *matches;

  open_dialog (fixture);
  /* A word that is not the topic's name; the first match is chosen by Enter. */
  type (fixture, "suiker", &keys);
  matches = find_widget (get_child (fixture, "topics"), SAM_TYPE_RECORD_PICKER, NULL);
  wait_until (find_widget (matches, GTK_TYPE_LABEL, "Diabetes") != NULL);
  g_signal_emit_by_name (sam_record_picker_get_entry (SAM_RECORD_PICKER (matches)), "activate");
  keys++;
  g_assert_cmpstr (sam_record_picker_get_text (SAM_RECORD_PICKER (matches)), ==, "");
  press_tab (fixture, &keys);
  type (fixture, "Wil praten met iemand die het ook heeft", &keys);
  press_tab (fixture, &keys);
  type (fixture, "6411", &keys);
  g_assert_true (gtk_widget_activate_action (fixture->window, "question.save", "b", TRUE));
  keys += 2;
  wait_until (opened != NULL);
  fixture->window = NULL;
  id = find_question (fixture);
  g_assert_cmpstr (opened, ==, id);
  g_assert_cmpstr (toast, ==, "The question is noted");
  assert_value (fixture, id, "topics", topic);
  assert_value (fixture, id, "text", "Wil praten met iemand die het ook heeft");
  assert_value (fixture, id, "municipality", "Heerlen");
  assert_value (fixture, id, "channel", "phone");
  assert_value (fixture, id, "asker_name", "");
  /* At two keys a second, a slow typist, this is half a minute. */
  g_assert_cmpuint (keys, <, 90);
}

static void
test_a_word_that_was_not_chosen_counts (Fixture *fixture,
                                        gconstpointer data)
{
  guint keys = 0;
  g_autofree char *id = NULL;
  g_autofree char *topic = sam_id_from_key (sam_kind_find ("topic"), "t");

  open_dialog (fixture);
  type (fixture, "zwaarmoed", &keys);
  gtk_widget_activate_action (fixture->window, "question.save", "b", FALSE);
  wait_until (strstr (gtk_label_get_label (GTK_LABEL (get_child (fixture, "told"))), "There is no topic") != NULL);
  gtk_widget_grab_focus (get_child (fixture, "topics"));
  type (fixture, "rouw", &keys);
  gtk_widget_activate_action (fixture->window, "question.save", "b", FALSE);
  wait_until (toast != NULL);
  fixture->window = NULL;
  g_assert_null (opened);
  id = find_question (fixture);
  assert_value (fixture, id, "topics", topic);
}

static void
test_it_warns_of_danger_and_of_names (Fixture *fixture,
                                      gconstpointer data)
{
  guint keys = 0;
  GtkWidget *picker;

  g_free (put (fixture, "topic", "s", "name", "Gedachten aan zelfdoding", "crisis_line", "113 Zelfmoordpreventie",
               "crisis_phone", "0800-0113", NULL));
  open_dialog (fixture);
  type (fixture, "gedachten", &keys);
  picker = find_widget (get_child (fixture, "topics"), SAM_TYPE_RECORD_PICKER, NULL);
  wait_until (find_widget (picker, GTK_TYPE_LABEL, "Gedachten aan zelfdoding") != NULL);
  g_signal_emit_by_name (sam_record_picker_get_entry (SAM_RECORD_PICKER (picker)), "activate");
  wait_until (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (get_child (fixture, "crisis"))),
                                "In danger now? Call 113 Zelfmoordpreventie"));
  press_tab (fixture, &keys);
  type (fixture, "Nummer 111222333", &keys);
  wait_until (strstr (gtk_label_get_label (GTK_LABEL (get_child (fixture, "warning"))), "citizen service number") !=
              NULL);
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "warning")));
}

static GtkWidget *
open_question (Fixture *fixture,
               const char *id)
{
  GtkWidget *editor = sam_editor_new_for (fixture->thread, id);

  fixture->window = gtk_window_new ();
  add_window_actions (fixture->window);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), editor);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (find_widget (editor, SAM_TYPE_MATCH_PART, NULL) != NULL);
  return find_widget (editor, SAM_TYPE_MATCH_PART, NULL);
}

#define press(widget, label)                                                      \
  G_STMT_START                                                                    \
  {                                                                               \
    GtkWidget *button;                                                            \
                                                                                  \
    wait_until ((button = find_widget (widget, GTK_TYPE_BUTTON, label)) != NULL); \
    g_signal_emit_by_name (button, "clicked");                                    \
  }                                                                               \
  G_STMT_END

static void
test_from_choosing_to_the_second_match (Fixture *fixture,
                                        gconstpointer data)
{
  g_autofree char *topic = sam_id_from_key (sam_kind_find ("topic"), "t");
  g_autofree char *question = put (fixture, "question", "Q", "subject", "Rouw", "status", "new", "topics", topic, NULL);
  g_autofree char *status = NULL;
  GtkWidget *part;

  g_free (put (fixture, "group", "G", "name", "Praatgroep", "topics", topic, "status", "open", "audience", "peers",
               NULL));
  g_free (put (fixture, "group", "H", "name", "Wandelgroep", "topics", topic, "status", "open", NULL));
  part = open_question (fixture, question);
  /* The first of the list fits best. */
  wait_until (find_widget (part, GTK_TYPE_LABEL,
                           "same topic: Rouw · for people with the experience · never verified") != NULL);
  press (part, "Choose");
  press (part, "Asked");
  press (part, "Said Yes, Asker Told");
  press (part, "They Spoke");
  press (part, "It Did Not Work");
  wait_until (find_widget (part, GTK_TYPE_LABEL, "Who else could help, and why:") != NULL);
  g_assert_cmpstr (toast, ==, "Noted. Choose another: the question waits again.");
  assert_value (fixture, question, "status", "in_progress");
  g_assert_nonnull (find_widget (part, GTK_TYPE_LABEL, "Wandelgroep"));
  press (part, "Choose");
  press (part, "Said No");
  press (part, "There Is No Offer");
  wait_until (g_strcmp0 (toast, "On the list of what is asked for and not there") == 0);
  status = get_value (fixture, question, "no_offer_on");
  g_assert_cmpstr (status, !=, "");
}

static gboolean
is_focus_on (Fixture *fixture,
             const char *label)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return GTK_IS_BUTTON (focus) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (focus)), label) == 0;
}

/* A message begins at the bottom, and leaves it to whatever has the focus there: the next step, as a rule. */
static void
test_a_message_covers_no_focus (Fixture *fixture,
                                gconstpointer data)
{
  GtkWidget *overlay = g_object_new (SAM_TYPE_TOAST_OVERLAY, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *const buttons[] = { gtk_button_new_with_label ("Above"), gtk_button_new_with_label ("Below") };
  GtkWidget *revealer = GTK_WIDGET (gtk_widget_get_template_child (overlay, SAM_TYPE_TOAST_OVERLAY, "revealer"));

  gtk_box_append (GTK_BOX (box), buttons[0]);
  gtk_box_append (GTK_BOX (box), buttons[1]);
  gtk_widget_set_vexpand (buttons[1], TRUE);
  gtk_widget_set_valign (buttons[1], GTK_ALIGN_END);
  g_object_set (overlay, "child", box, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 400);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (buttons[0]);
  sam_toast_overlay_show (SAM_TOAST_OVERLAY (overlay), "Noted", NULL, NULL);
  wait_until (gtk_revealer_get_child_revealed (GTK_REVEALER (revealer)));
  g_assert_cmpint (gtk_widget_get_valign (revealer), ==, GTK_ALIGN_END);
  gtk_widget_grab_focus (buttons[1]);
  wait_until (gtk_widget_get_valign (revealer) == GTK_ALIGN_START);
}

/* What a step leaves has the focus: nobody has to look for the next button. */
static void
test_each_step_leads_to_the_next (Fixture *fixture,
                                  gconstpointer data)
{
  static const char *const steps[] = { "Choose", "Asked", "Said Yes, Asker Told", "They Spoke", "Ended, It Helped" };
  g_autofree char *topic = sam_id_from_key (sam_kind_find ("topic"), "t");
  g_autofree char *question = put (fixture, "question", "Q", "subject", "Rouw", "status", "new", "topics", topic, NULL);
  GtkWidget *part;

  g_free (put (fixture, "group", "G", "name", "Praatgroep", "topics", topic, "status", "open", NULL));
  part = open_question (fixture, question);
  sam_editor_lead_in (SAM_EDITOR (gtk_window_get_child (GTK_WINDOW (fixture->window))));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      wait_until (is_focus_on (fixture, steps[i]));
      g_signal_emit_by_name (gtk_window_get_focus (GTK_WINDOW (fixture->window)), "clicked");
    }
  wait_until (is_focus_on (fixture, "Look for Another"));
  assert_value (fixture, question, "status", "closed");
  g_assert_null (find_widget (part, GTK_TYPE_BUTTON, "Choose"));
}

/* Somebody else changes a group while the second suggestion is being weighed: that one still has the focus. */
static void
test_a_change_from_elsewhere_leaves_the_focus (Fixture *fixture,
                                               gconstpointer data)
{
  g_autofree char *topic = sam_id_from_key (sam_kind_find ("topic"), "t");
  g_autofree char *question = put (fixture, "question", "Q", "subject", "Rouw", "status", "new", "topics", topic, NULL);
  GtkWidget *part;
  GtkWidget *before;
  g_autoptr (GVariant) target = NULL;

  g_free (put (fixture, "group", "G", "name", "Praatgroep", "topics", topic, "status", "open", NULL));
  g_free (put (fixture, "group", "H", "name", "Wandelgroep", "topics", topic, "status", "open", NULL));
  part = open_question (fixture, question);
  sam_editor_lead_in (SAM_EDITOR (gtk_window_get_child (GTK_WINDOW (fixture->window))));
  wait_until (is_focus_on (fixture, "Choose"));
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  while (!is_focus_on (fixture, "Choose"))
    gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  before = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  target = g_variant_ref (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (before)));
  g_object_add_weak_pointer (G_OBJECT (before), (gpointer *) &before);

  g_free (put (fixture, "group", "I", "name", "Fietsgroep", "status", "open", NULL));
  wait_until (before == NULL);
  g_assert_true (is_focus_on (fixture, "Choose"));
  before = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (g_variant_equal (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (before)), target));
  g_assert_nonnull (part);
}

static void
on_new_question_cb (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *dialog = sam_question_dialog_new (GTK_WINDOW (fixture->window), fixture->thread);

  add_window_actions (dialog);
  g_object_set_data (G_OBJECT (fixture->window), "dialog", dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A new question comes in by the few fields that give it its hour, and who helps is chosen without a search for it. */
static void
test_a_new_question_leads_to_who_can_help (Fixture *fixture,
                                           gconstpointer data)
{
  static const GActionEntry entries[] = { { "new-question", on_new_question_cb } };
  const SamPage *questions = sam_pages_find ("questions");
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autofree char *topic = sam_id_from_key (sam_kind_find ("topic"), "t");
  GtkWidget *page = questions->create (questions, fixture->thread);
  GtkWidget *dialog, *focus;

  g_free (put (fixture, "group", "G", "name", "Praatgroep", "topics", topic, "status", "open", NULL));
  fixture->window = gtk_window_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (gtk_widget_get_width (page) > 0);
  sam_page_widget_add (page);
  g_assert_null (sam_list_page_get_shown_id (SAM_LIST_PAGE (page)));
  dialog = g_object_get_data (G_OBJECT (fixture->window), "dialog");
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (dialog))), "rouw");
  g_assert_true (gtk_widget_activate_action (dialog, "question.save", "b", TRUE));
  wait_until (opened != NULL);
  sam_page_widget_open (page, opened);
  sam_page_widget_go_on (page);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, SAM_TYPE_DETAIL_PANE));
  wait_until (is_focus_on (fixture, "Choose"));
}

/* From the list of today or the search: to its first field, where a space types a space and chooses nobody. */
static void
test_an_opened_question_begins_with_its_first_field (Fixture *fixture,
                                                     gconstpointer data)
{
  const SamPage *questions = sam_pages_find ("questions");
  g_autofree char *topic = sam_id_from_key (sam_kind_find ("topic"), "t");
  g_autofree char *question = put (fixture, "question", "Q", "subject", "Rouw", "status", "new", "topics", topic, NULL);
  GtkWidget *page = questions->create (questions, fixture->thread);
  GtkWidget *part, *focus;

  g_free (put (fixture, "group", "G", "name", "Praatgroep", "topics", topic, "status", "open", NULL));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (gtk_widget_get_width (page) > 0);
  sam_page_widget_open (page, question);
  wait_until ((part = find_widget (page, SAM_TYPE_MATCH_PART, NULL)) != NULL &&
              find_widget (part, GTK_TYPE_BUTTON, "Choose") != NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, SAM_TYPE_FIELD_ROW));
}

/* What is wrong with a word leads back to the word, past the chips and before the matches. */
static void
test_a_word_that_is_no_topic_leads_back_to_it (Fixture *fixture,
                                               gconstpointer data)
{
  guint keys = 0;
  GtkWidget *picker, *topics;

  open_dialog (fixture);
  topics = get_child (fixture, "topics");
  picker = find_widget (topics, SAM_TYPE_RECORD_PICKER, NULL);
  type (fixture, "rouw", &keys);
  wait_until (find_widget (picker, GTK_TYPE_LABEL, "Rouw") != NULL);
  g_signal_emit_by_name (sam_record_picker_get_entry (SAM_RECORD_PICKER (picker)), "activate");
  gtk_window_set_focus (GTK_WINDOW (fixture->window), sam_record_picker_get_entry (SAM_RECORD_PICKER (picker)));
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *focus;

      type (fixture, "zwaarmoed", &keys);
      if (i == 0)
        wait_until (find_widget (picker, GTK_TYPE_LIST_BOX_ROW, NULL) != NULL);
      else
        gtk_widget_grab_focus (get_child (fixture, "place"));
      gtk_widget_activate_action (fixture->window, "question.save", "b", FALSE);
      wait_until (gtk_widget_get_visible (get_child (fixture, "told")) &&
                  gtk_widget_get_sensitive (get_child (fixture, "save")));
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_nonnull (gtk_widget_get_ancestor (focus, SAM_TYPE_RECORD_PICKER));
      g_assert_true (GTK_IS_EDITABLE (focus));
    }
}

static void
count_mnemonics (GtkWidget *widget,
                 GHashTable *counts)
{
  guint key;

  if (!gtk_widget_get_mapped (widget))
    return;
  key = GTK_IS_LABEL (widget) ? gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)) : GDK_KEY_VoidSymbol;
  if (key != GDK_KEY_VoidSymbol)
    {
      g_test_message ("%c: %s", (char) key, gtk_label_get_text (GTK_LABEL (widget)));
      g_assert_true (g_hash_table_add (counts, GUINT_TO_POINTER (gdk_keyval_to_lower (key))));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    count_mnemonics (child, counts);
}

/* Alt and a letter lead to one thing only, whatever letters the fields took. */
static void
test_letters_are_given_out_once (Fixture *fixture,
                                 gconstpointer data)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  open_dialog (fixture);
  wait_until (gtk_widget_get_mapped (get_child (fixture, "topics")));
  count_mnemonics (fixture->window, counts);
  g_assert_cmpuint (g_hash_table_size (counts), >=, 8);
}

/* Long enough ago for a form, and not too long. */
static char *
dup_contact_day (void)
{
  g_autofree char *today = sam_dates_dup_today ();

  return sam_day_add (today, -SAM_EVALUATION_AFTER_DAYS);
}

/* What Today says of a match is done where it leads to: the forms are a click from there. */
static void
test_a_form_that_is_due_is_a_click_away (Fixture *fixture,
                                         gconstpointer data)
{
  g_autofree char *question = put (fixture, "question", "Q", "subject", "Rouw", "status", "in_contact", NULL);
  g_autofree char *contact = dup_contact_day ();
  GtkWidget *part, *button;

  g_free (put (fixture, "match", "M", "question", question, "status", "in_contact", "contact_on", contact, NULL));
  part = open_question (fixture, question);
  wait_until ((button = find_widget (part, GTK_TYPE_BUTTON, "Evaluation Form…")) != NULL);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.evaluations");
}

static void
test_forms_are_sent_and_typed_in (Fixture *fixture,
                                  gconstpointer data)
{
  g_autofree char *question = put (fixture, "question", "Q", "subject", "Rouw", NULL);
  g_autofree char *contact = dup_contact_day ();
  g_autofree char *match = put (fixture, "match", "M", "question", question, "status", "in_contact", "contact_on",
                                contact, NULL);
  g_autofree char *sent = NULL;
  GtkWidget *form, *results;

  fixture->window = sam_evaluations_window_new (NULL, fixture->thread);
  gtk_window_present (GTK_WINDOW (fixture->window));
  press (fixture->window, "Form Sent");
  results = GTK_WIDGET (gtk_widget_get_template_child (fixture->window, SAM_TYPE_EVALUATIONS_WINDOW, "own_results"));
  form = GTK_WIDGET (gtk_widget_get_template_child (fixture->window, SAM_TYPE_EVALUATIONS_WINDOW, "form"));
  wait_until (strstr (gtk_label_get_label (GTK_LABEL (results)), "forms: 0 back of 1 sent") != NULL);
  sent = get_value (fixture, match, "form_sent_on");
  g_assert_cmpstr (sent, !=, "");
  gtk_editable_set_text (GTK_EDITABLE (form), "jjbn");
  g_signal_emit_by_name (form, "activate");
  wait_until (find_widget (fixture->window, GTK_TYPE_LABEL,
                           "Begin with a letter for each of the 5 questions: y, a, n, ? or -.") != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form)), ==, "jjbn");
  gtk_editable_set_text (GTK_EDITABLE (form), "jjbn- Fijn");
  g_signal_emit_by_name (form, "activate");
  wait_until (*gtk_editable_get_text (GTK_EDITABLE (form)) == '\0');
  wait_until (strstr (gtk_label_get_label (GTK_LABEL (results)), "forms: 1 back of 1 sent") != NULL);
  /* What was saved is not brought back to be saved again. */
  gtk_widget_activate_action (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (form))), "text.undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form)), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (form), "jjjjj Mevrouw Jansen was aardig");
  g_signal_emit_by_name (form, "activate");
  wait_until (find_widget (fixture->window, GTK_TYPE_LABEL,
                           "There seems to be a name in the text. Does it have to be there? Enter once more saves it "
                           "as it is.") != NULL);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (results)), "forms: 1 back of 1 sent"));
  g_signal_emit_by_name (form, "activate");
  wait_until (strstr (gtk_label_get_label (GTK_LABEL (results)), "forms: 2 back of 1 sent") != NULL);
  /* One form says nothing in percent. */
  g_assert_null (strchr (gtk_label_get_label (GTK_LABEL (results)), '%'));
}

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

/* Each row that goes hands the focus to the next, and the last one to the line where forms are typed. */
static void
test_what_was_sent_leaves_the_focus (Fixture *fixture,
                                     gconstpointer data)
{
  g_autofree char *question = put (fixture, "question", "Q", "subject", "Rouw", NULL);
  g_autofree char *contact = dup_contact_day ();
  GtkWidget *rows;

  for (guint i = 0; i < 2; i++)
    g_free (put (fixture, "match", i == 0 ? "M" : "N", "question", question, "status", "in_contact", "contact_on",
                 contact, NULL));
  fixture->window = sam_evaluations_window_new (NULL, fixture->thread);
  gtk_window_present (GTK_WINDOW (fixture->window));
  rows = GTK_WIDGET (gtk_widget_get_template_child (fixture->window, SAM_TYPE_EVALUATIONS_WINDOW, "rows"));
  wait_until (find_widget (rows, GTK_TYPE_BUTTON, "Form Sent") != NULL);
  for (guint n_left = 2; n_left > 0; n_left--)
    {
      GtkWidget *first = gtk_widget_get_first_child (rows);

      gtk_widget_grab_focus (find_widget (first, GTK_TYPE_BUTTON, "Form Sent"));
      press (first, "Form Sent");
      wait_until (count_children (rows) == n_left - 1);
      if (n_left > 1)
        g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), rows));
    }
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         GTK_WIDGET (gtk_widget_get_template_child (
                                             fixture->window, SAM_TYPE_EVALUATIONS_WINDOW, "form"))));
}

/* In a dialog as in the window: first of what is typed, then of what was saved. */
static void
test_ctrl_z_works_in_a_dialog (Fixture *fixture,
                               gconstpointer data)
{
  GtkWidget *form;

  fixture->window = sam_evaluations_window_new (NULL, fixture->thread);
  add_window_actions (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  form = GTK_WIDGET (gtk_widget_get_template_child (fixture->window, SAM_TYPE_EVALUATIONS_WINDOW, "form"));
  gtk_widget_grab_focus (form);
  gtk_editable_insert_text (GTK_EDITABLE (form), "jj", -1, &(int){ 0 });
  press_key (fixture->window, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form)), ==, "");
  g_assert_null (toast);
  press_key (fixture->window, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpstr (toast, ==, "undo-save");
  press_key (fixture->window, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form)), ==, "jj");
}

/* Where the platform has a form, its link is a button; without an address of the asker it goes to the clipboard. */
static void
test_forms_go_by_link (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *question = put (fixture, "question", "Q", "subject", "Rouw", NULL);
  g_autofree char *contact = dup_contact_day ();
  g_autofree char *match = put (fixture, "match", "M", "question", question, "status", "in_contact", "contact_on",
                                contact, NULL);
  g_autofree char *sent = NULL;
  g_autofree char *code = NULL;

  g_free (put (fixture, "region", "heerlen", "name", "Heerlen", "slug", "heerlen", "form_url",
               "https://platform.example/form", NULL));
  fixture->window = sam_evaluations_window_new (NULL, fixture->thread);
  gtk_window_present (GTK_WINDOW (fixture->window));
  press (fixture->window, "By Link…");
  wait_until (find_widget (fixture->window, GTK_TYPE_LABEL,
                           "The link is on the clipboard, and the form noted as sent: no e-mail address of who asked "
                           "is known.") != NULL);
  sent = get_value (fixture, match, "form_sent_on");
  g_assert_cmpstr (sent, !=, "");
  code = get_value (fixture, match, "form_code");
  g_assert_cmpstr (code, ==, "");
}

static void
test_what_is_not_there_becomes_a_group (Fixture *fixture,
                                        gconstpointer data)
{
  g_autofree char *topic = sam_id_from_key (sam_kind_find ("topic"), "t");
  g_autofree char *today = sam_dates_dup_today ();

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *key = g_strdup_printf ("N%u", i);

      g_free (put (fixture, "question", key, "subject", "Rouw", "topics", topic, "no_offer_on", today, NULL));
    }
  fixture->window = sam_unmet_window_new (NULL, fixture->thread);
  add_window_actions (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (find_widget (fixture->window, GTK_TYPE_LABEL,
                           "asked 5 times without an offer · enough to found a group") != NULL);
  press (fixture->window, "Found a Group");
  wait_until (opened != NULL);
  g_assert_true (g_str_has_prefix (opened, "group:"));
  {
    g_autofree char *status = get_value (fixture, opened, "status");

    g_assert_cmpstr (status, ==, "forming");
  }
  /* The group wants to be filled in: it has the keyboard, and nothing stands before it. */
  fixture->window = sam_unmet_window_new (NULL, fixture->thread);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (find_widget (fixture->window, GTK_TYPE_LABEL,
                           "asked 5 times without an offer · a group is being founded") != NULL);
  g_assert_null (find_widget (fixture->window, GTK_TYPE_BUTTON, "Found a Group"));
}

static void
test_they_fit_a_narrow_screen (Fixture *fixture,
                               gconstpointer data)
{
  GtkWidget *(*const windows[]) (GtkWindow *, SamStoreThread *) = {
    sam_question_dialog_new,
    sam_evaluations_window_new,
    sam_unmet_window_new,
  };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      GtkWidget *window = windows[i](NULL, fixture->thread);
      int least;

      gtk_window_present (GTK_WINDOW (window));
      gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 360);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

#define ADD(name, func) g_test_add ("/app/questions/" name, Fixture, NULL, workshop_set_up, func, workshop_tear_down)

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("each-letter-is-given-out-once", test_letters_are_given_out_once);
  ADD ("a-question-is-noted-by-keyboard", test_a_question_by_keyboard);
  ADD ("a-word-that-was-not-chosen-counts", test_a_word_that_was_not_chosen_counts);
  ADD ("it-warns-of-danger-and-of-names", test_it_warns_of_danger_and_of_names);
  ADD ("from-choosing-to-the-second-match", test_from_choosing_to_the_second_match);
  ADD ("a-new-question-leads-to-who-can-help", test_a_new_question_leads_to_who_can_help);
  ADD ("an-opened-question-begins-with-its-first-field", test_an_opened_question_begins_with_its_first_field);
  ADD ("a-word-that-is-no-topic-leads-back-to-it", test_a_word_that_is_no_topic_leads_back_to_it);
  ADD ("what-was-sent-leaves-the-focus-on-the-next", test_what_was_sent_leaves_the_focus);
  ADD ("ctrl-z-works-in-a-dialog", test_ctrl_z_works_in_a_dialog);
  ADD ("a-message-covers-no-focus", test_a_message_covers_no_focus);
  ADD ("a-form-that-is-due-is-a-click-away", test_a_form_that_is_due_is_a_click_away);
  ADD ("each-step-leads-to-the-next", test_each_step_leads_to_the_next);
  ADD ("a-change-from-elsewhere-leaves-the-focus", test_a_change_from_elsewhere_leaves_the_focus);
  ADD ("forms-are-sent-and-typed-in", test_forms_are_sent_and_typed_in);
  ADD ("forms-go-by-link-where-the-platform-has-them", test_forms_go_by_link);
  ADD ("what-is-not-there-becomes-a-group", test_what_is_not_there_becomes_a_group);
  ADD ("they-fit-a-narrow-screen", test_they_fit_a_narrow_screen);
  return g_test_run ();
}
