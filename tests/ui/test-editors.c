/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "../our-day.h"
#include "finding.h"
#include "waiting.h"
#include "window-actions.h"

#include <gtk/gtk.h>

#include "app/editors/sam-edit-jobs.h"
#include "app/editors/sam-editor-types.h"
#include "app/editors/sam-editor-window.h"
#include "app/editors/sam-editor.h"
#include "app/editors/sam-form.h"
#include "app/editors/sam-history-dialog.h"
#include "app/editors/sam-linked-form.h"
#include "app/editors/sam-linked-list.h"
#include "app/editors/sam-notice-part.h"
#include "app/editors/sam-section.h"
#include "app/editors/sam-verification-part.h"
#include "app/rows/sam-record-picker.h"
#include "app/rows/sam-row-text.h"
#include "json/sam-json-value.h"
#include "network/sam-workshop-deadlines.h"
#include "store/sam-clock.h"

static const char *const edited_kinds[] = { "group", "person", "expert", "organisation", "staff", "topic", "venue",
                                            "workshop", "question", "network", "project", "task", "contact", "consent",
                                            "match", "evaluation", "material", "delivery", "signal", "story",
                                            "region", "article", "deployment", "template", "edition",
                                            "step" };

static SamForm *
build_form (const char *name,
            GtkBuilder **builder)
{
  g_autofree char *path = g_strdup_printf ("/nl/samenhulp/Samenhulp/ui/editors/%s.ui", name);

  sam_editor_types_ensure ();
  *builder = gtk_builder_new_from_resource (path);
  return SAM_FORM (gtk_builder_get_object (*builder, "form"));
}

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;
  return FALSE;
}

static gboolean
has_name (GtkWidget *widget)
{
  /* The text inside an entry is named by the entry. */
  if (GTK_IS_TEXT (widget))
    widget = gtk_widget_get_parent (widget);
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget))
    return has_text (widget);
  /* The parts of a button are named by the button. */
  return gtk_widget_get_parent (widget) != NULL &&
         (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)) || GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget))) &&
         has_name (gtk_widget_get_parent (widget));
}

static void
assert_named (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget))
    return;
  /* What a folded section hides will be shown; what a row hides is not there. */
  if (!gtk_widget_get_visible (widget) && !SAM_IS_SECTION (gtk_widget_get_parent (widget)))
    return;
  if (GTK_IS_DROP_DOWN (widget))
    {
      g_assert_true (has_name (widget)); /* and what stands in it is its value */
      return;
    }
  if (gtk_widget_get_focusable (widget) && !has_name (widget) && !GTK_IS_SCROLLED_WINDOW (widget))
    g_error ("A %s in a %s has no accessible name", G_OBJECT_TYPE_NAME (widget),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    assert_named (child);
}

static void
test_fields (gconstpointer data)
{
  g_autoptr (GtkBuilder) builder = NULL;
  SamForm *form = build_form (data, &builder);
  GtkWidget *linked;
  GPtrArray *rows;

  sam_form_bind (form, NULL);
  linked = find_type (GTK_WIDGET (form), SAM_TYPE_LINKED_FORM);
  if (linked != NULL)
    sam_form_bind (SAM_FORM (gtk_widget_get_first_child (linked)), NULL);
  rows = sam_form_get_rows (form);
  g_assert_cmpuint (rows->len, >, 2);
  for (guint i = 0; i < rows->len; i++)
    g_assert_nonnull (sam_field_row_get_field (g_ptr_array_index (rows, i)));
}

static void
test_names (gconstpointer data)
{
  g_autoptr (GtkBuilder) builder = NULL;
  SamForm *form = build_form (data, &builder);

  sam_form_bind (form, NULL);
  assert_named (GTK_WIDGET (form));
}

/* A narrow window shows one pane of 360 pixels, with text as large as people have it. */
static void
test_narrow (gconstpointer data)
{
  g_autoptr (GtkBuilder) builder = NULL;
  SamForm *form = build_form (data, &builder);
  int minimum;

  sam_form_bind (form, NULL);
  gtk_widget_measure (GTK_WIDGET (form), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360 - 4 * 18 - 2); /* less the margins of the pane and of a section */
}

static void
test_mnemonics (gconstpointer data)
{
  g_autoptr (GtkBuilder) builder = NULL;
  SamForm *form = build_form (data, &builder);
  GtkWidget *window = gtk_window_new ();
  GPtrArray *rows;

  sam_form_bind (form, NULL);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (form));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  rows = sam_form_get_rows (form);
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);
      GtkLabel *label = GTK_LABEL (find_type (row, GTK_TYPE_LABEL));

      if (!gtk_widget_get_mapped (row))
        continue;
      g_assert_true (gtk_widget_mnemonic_activate (gtk_label_get_mnemonic_widget (label), FALSE));
      if (!gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), row))
        g_error ("The mnemonic of “%s” does not lead there", gtk_label_get_text (label));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_wrong_field (void)
{
  SamFieldRow *row;

  sam_editor_types_ensure ();
  row = g_object_ref_sink (g_object_new (g_type_from_name ("SamTextRow"), "field", "shoe_size", NULL));
  g_test_expect_message ("samenhulp-app", G_LOG_LEVEL_CRITICAL, "*shoe_size*group*");
  sam_field_row_bind (row, sam_kind_find ("group"), NULL);
  g_test_assert_expected_messages ();
  g_object_unref (row);

  row = g_object_ref_sink (g_object_new (g_type_from_name ("SamTextRow"), "field", "topics", NULL));
  g_test_expect_message ("samenhulp-app", G_LOG_LEVEL_CRITICAL, "*SamTextRow*topics*group*");
  sam_field_row_bind (row, sam_kind_find ("group"), NULL);
  g_test_assert_expected_messages ();
  g_object_unref (row);
}

static void
test_offered (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edited_kinds); i++)
    g_assert_true (sam_editor_is_offered_for (sam_kind_find (edited_kinds[i])));
  g_assert_false (sam_editor_is_offered_for (sam_kind_find ("plan")));
}

/* One region file, the window's thread on it, and a second store that stands for another program on the same file. */
typedef struct
{
  char *folder;
  char *path;
  SamStoreThread *thread;
  SamStore *other;
  GtkWidget *window;
  GtkWidget *editor;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("editors-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "region.samenhulp", NULL);
  fixture->other = sam_store_open (fixture->path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  sam_store_set_author (fixture->other, "Bea");
  fixture->thread = sam_store_thread_open (fixture->path, "Ada", &error);
  g_assert_no_error (error);
}

static void
close_editor (Fixture *fixture)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  fixture->editor = NULL;
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *command = NULL;

  close_editor (fixture);
  sam_store_thread_close (fixture->thread);
  g_object_unref (fixture->thread);
  sam_store_close (fixture->other);
  command = g_strdup_printf ("rm -r '%s'", fixture->folder);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
save (Fixture *fixture,
      SamRecord *record)
{
  g_autoptr (GError) error = NULL;

  sam_store_save (fixture->other, record, &error);
  g_assert_no_error (error);
}

static char *
add_record (Fixture *fixture,
            const char *kind,
            const char *field,
            const char *text)
{
  g_autofree char *id = sam_id_new (sam_kind_find (kind));
  g_autoptr (SamRecord) record = sam_record_new (sam_kind_find (kind), id);

  sam_record_set_text (record, field, text);
  save (fixture, record);
  return g_steal_pointer (&id);
}

/* What the store holds; NULL for an empty field or a record that is not there. */
static char *
get_stored (Fixture *fixture,
            const char *id,
            const char *field)
{
  g_autoptr (SamRecord) record = sam_store_load (fixture->other, id, NULL);

  return record != NULL ? sam_record_format_field (record, field) : NULL;
}

static gboolean
is_stored (Fixture *fixture,
           const char *id,
           const char *field,
           const char *text)
{
  g_autofree char *stored = get_stored (fixture, id, field);

  return g_strcmp0 (stored, text) == 0;
}

static void
set_elsewhere (Fixture *fixture,
               const char *id,
               const char *field,
               const char *text)
{
  g_autoptr (SamRecord) record = sam_store_load (fixture->other, id, NULL);

  sam_record_set_text (record, field, text);
  save (fixture, record);
}

static const char *
get_state (Fixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_template_child (fixture->editor, SAM_TYPE_EDITOR, "state")));
}

static void
open_editor (Fixture *fixture,
             const char *id)
{
  fixture->window = gtk_window_new ();
  add_window_actions (fixture->window);
  fixture->editor = sam_editor_new_for (fixture->thread, id);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->editor);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  wait_until (g_strcmp0 (get_state (fixture), "Loading…") != 0);
}

static SamFieldRow *
find_row (Fixture *fixture,
          const char *field)
{
  SamFieldRow *row = sam_form_find_row (SAM_FORM (find_type (fixture->editor, SAM_TYPE_FORM)), field);

  g_assert_nonnull (row);
  return row;
}

static GtkEditable *
get_entry (SamFieldRow *row)
{
  return GTK_EDITABLE (find_type (GTK_WIDGET (row), GTK_TYPE_ENTRY));
}

static const char *
get_text (Fixture *fixture,
          const char *field)
{
  return gtk_editable_get_text (get_entry (find_row (fixture, field)));
}

static void
type (Fixture *fixture,
      const char *field,
      const char *text)
{
  GtkEditable *entry = get_entry (find_row (fixture, field));

  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_text (entry, text);
}

static GtkWidget *
find_button (GtkWidget *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static SamFieldRow *
get_focused_row (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL ? SAM_FIELD_ROW (gtk_widget_get_ancestor (focus, SAM_TYPE_FIELD_ROW)) : NULL;
}

/* Shift and Tab lead back out of every field, as Tab leads on. */
static void
test_back_by_keyboard (Fixture *fixture,
                       gconstpointer data)
{
  static const char *const fields[] = { "venue", "topics", "leader", "programme", "date" };
  g_autofree char *id = add_record (fixture, "workshop", "title", "Proef");

  open_editor (fixture, id);
  wait_until (g_strcmp0 (get_state (fixture), "Saved") == 0);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      SamFieldRow *row = find_row (fixture, fields[i]);

      gtk_widget_grab_focus (GTK_WIDGET (row));
      g_assert_true (get_focused_row (fixture) == row);
      for (guint step = 0; step < 3 && get_focused_row (fixture) == row; step++)
        gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD);
      g_test_message ("%s", fields[i]);

      g_assert_true (get_focused_row (fixture) != row);
    }
}

/* Nothing holds the focus: Tab leads through all of a record, and round. */
static void
test_tab_goes_round (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");
  GtkWidget *first;
  GtkWidget *now;
  guint steps = 0;

  open_editor (fixture, id);
  wait_until (g_strcmp0 (get_state (fixture), "Saved") == 0);
  gtk_widget_grab_focus (GTK_WIDGET (find_row (fixture, "name")));
  first = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  do
    {
      GtkWidget *before = gtk_window_get_focus (GTK_WINDOW (fixture->window));

      gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
      now = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_nonnull (now);
      g_assert_true (now != before);
      g_assert_cmpuint (++steps, <, 500);
    }
  while (now != first);
}

static void
test_leaving_saves (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");

  open_editor (fixture, id);
  g_assert_cmpstr (get_text (fixture, "name"), ==, "Koffie");
  type (fixture, "public_phone", "06 1234 5678");
  g_assert_true (is_stored (fixture, id, "public_phone", ""));
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  wait_until (is_stored (fixture, id, "public_phone", "+31612345678"));
  wait_until (g_strcmp0 (get_state (fixture), "Saved") == 0);
  g_assert_cmpstr (get_text (fixture, "public_phone"), ==, "06-12 34 56 78");
}

static void
test_pause_saves (Fixture *fixture,
                  gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");

  open_editor (fixture, id);
  type (fixture, "name", "Thee");
  g_assert_cmpstr (get_state (fixture), ==, "Changed");
  wait_until (is_stored (fixture, id, "name", "Thee"));
}

static void
test_closing_saves (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");

  open_editor (fixture, id);
  type (fixture, "name", "Thee");
  close_editor (fixture);
  wait_until (is_stored (fixture, id, "name", "Thee"));
}

static void
test_invalid (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");
  SamFieldRow *row;

  open_editor (fixture, id);
  row = find_row (fixture, "public_email");
  type (fixture, "public_email", "ada at home");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  g_assert_nonnull (sam_field_row_get_problem (row));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (get_entry (row)), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  wait_until (g_strcmp0 (get_state (fixture), "1 value can't be saved yet") == 0);
  g_assert_true (is_stored (fixture, id, "public_email", ""));

  type (fixture, "name", "Thee");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (row)));
  wait_until (is_stored (fixture, id, "name", "Thee"));

  /* It waits for the person, also after closing. */
  close_editor (fixture);
  open_editor (fixture, id);
  g_assert_cmpstr (get_text (fixture, "public_email"), ==, "ada at home");
  g_assert_nonnull (sam_field_row_get_problem (find_row (fixture, "public_email")));

  type (fixture, "public_email", "ada@groep.example");
  g_assert_null (sam_field_row_get_problem (find_row (fixture, "public_email")));
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  wait_until (is_stored (fixture, id, "public_email", "ada@groep.example"));
  wait_until (g_strcmp0 (get_state (fixture), "Saved") == 0);
  close_editor (fixture);
  open_editor (fixture, id);
  g_assert_cmpstr (get_text (fixture, "public_email"), ==, "ada@groep.example");
}

static void
test_elsewhere (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");

  open_editor (fixture, id);
  type (fixture, "cost", "2 euro");
  set_elsewhere (fixture, id, "name", "Thee");
  wait_until (g_strcmp0 (get_text (fixture, "name"), "Thee") == 0);
  g_assert_cmpstr (get_text (fixture, "cost"), ==, "2 euro");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  wait_until (is_stored (fixture, id, "cost", "2 euro"));
  g_assert_true (is_stored (fixture, id, "name", "Thee"));
}

static void
test_question (Fixture *fixture,
               gconstpointer mine)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");
  GtkWidget *row;

  open_editor (fixture, id);
  row = GTK_WIDGET (find_row (fixture, "name"));
  type (fixture, "name", "Thee");
  set_elsewhere (fixture, id, "name", "Water");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "cost"))));
  wait_until (gtk_widget_get_mapped (find_button (row, "Keep Mine")));
  g_assert_cmpstr (get_text (fixture, "name"), ==, "Thee");
  g_assert_true (is_stored (fixture, id, "name", "Water"));

  g_signal_emit_by_name (find_button (row, mine != NULL ? "Keep Mine" : "Take the Other"), "clicked");
  wait_until (g_strcmp0 (get_state (fixture), "Saved") == 0);
  g_assert_true (is_stored (fixture, id, "name", mine != NULL ? "Thee" : "Water"));
  g_assert_cmpstr (get_text (fixture, "name"), ==, mine != NULL ? "Thee" : "Water");
}

/* Typing goes on while a save is under way. */
static void
test_fast_typing (Fixture *fixture,
                  gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");

  open_editor (fixture, id);
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Thee %d", i);
      g_autofree char *cost = g_strdup_printf ("%d euro", i);

      type (fixture, "name", name);
      type (fixture, "cost", cost);
      if (i % 3 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  wait_until (is_stored (fixture, id, "cost", "19 euro"));
  wait_until (is_stored (fixture, id, "name", "Thee 19"));
  wait_until (g_strcmp0 (get_state (fixture), "Saved") == 0);
  g_assert_cmpstr (get_text (fixture, "name"), ==, "Thee 19");
}

/* Two people add lines to the same notes. */
static void
test_lines (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");
  GtkTextBuffer *buffer;
  GtkTextView *view;
  GtkTextIter end;

  set_elsewhere (fixture, id, "notes", "een\ntwee\ndrie\n");
  open_editor (fixture, id);
  view = GTK_TEXT_VIEW (find_type (GTK_WIDGET (find_row (fixture, "notes")), GTK_TYPE_TEXT_VIEW));
  buffer = gtk_text_view_get_buffer (view);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "vier\n", -1);
  set_elsewhere (fixture, id, "notes", "nul\neen\ntwee\ndrie\n");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  wait_until (is_stored (fixture, id, "notes", "nul\neen\ntwee\ndrie\nvier\n"));
  wait_until (g_strcmp0 (get_state (fixture), "Saved") == 0);
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), ==, 6);
}

static gpointer
undo_in_store (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  return sam_store_undo (store, error) ? g_strdup ("done") : NULL;
}

static void
test_undo (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");

  open_editor (fixture, id);
  gtk_widget_activate_action (find_type (GTK_WIDGET (find_row (fixture, "name")), GTK_TYPE_TEXT), "text.undo", NULL);
  g_assert_cmpstr (get_text (fixture, "name"), ==, "Koffie"); /* nothing was typed yet */
  type (fixture, "name", "Thee");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "cost"))));
  wait_until (is_stored (fixture, id, "name", "Thee"));
  sam_store_thread_run_async (fixture->thread, undo_in_store, NULL, NULL, g_free, NULL, NULL, NULL);
  wait_until (g_strcmp0 (get_text (fixture, "name"), "Koffie") == 0);
  g_assert_true (is_stored (fixture, id, "name", "Koffie"));
}

static void
test_new (Fixture *fixture,
          gconstpointer data)
{
  g_autofree char *id = sam_id_new (sam_kind_find ("group"));

  open_editor (fixture, id);
  type (fixture, "cost", "2 euro");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  wait_until (g_str_has_prefix (get_state (fixture), "Not saved yet"));
  g_assert_true (is_stored (fixture, id, "cost", NULL));
  type (fixture, "name", "Koffie");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "cost"))));
  wait_until (is_stored (fixture, id, "name", "Koffie"));
  g_assert_true (is_stored (fixture, id, "cost", "2 euro"));
}

static void
test_delete (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");
  GtkWidget *row;

  open_editor (fixture, id);
  row = GTK_WIDGET (find_row (fixture, "name"));
  g_assert_true (gtk_widget_activate_action (fixture->editor, "editor.delete", NULL));
  wait_until (g_strcmp0 (get_state (fixture), "This was deleted") == 0);
  g_assert_true (is_stored (fixture, id, "name", NULL));
  g_assert_false (gtk_widget_get_sensitive (row));
  sam_store_thread_run_async (fixture->thread, undo_in_store, NULL, NULL, g_free, NULL, NULL, NULL);
  wait_until (gtk_widget_get_sensitive (row));
  g_assert_true (is_stored (fixture, id, "name", "Koffie"));
}

static void
test_topics (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");
  g_autofree char *topic = add_record (fixture, "topic", "name", "Angst");
  GtkWidget *row;
  GtkWidget *matches;

  open_editor (fixture, id);
  row = GTK_WIDGET (find_row (fixture, "topics"));
  matches = find_type (row, GTK_TYPE_LIST_BOX);
  type (fixture, "topics", "ang");
  wait_until (gtk_widget_get_visible (matches));
  g_signal_emit_by_name (get_entry (SAM_FIELD_ROW (row)), "activate");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  wait_until (is_stored (fixture, id, "topics", topic));

  /* A topic that is not there yet is made from what was typed. */
  type (fixture, "topics", "Rouw");
  wait_until (gtk_widget_get_visible (matches));
  gtk_widget_activate (gtk_widget_get_last_child (matches));
  wait_until (!is_stored (fixture, id, "topics", topic));
}

/* Who types fast presses Enter before the matches are there; and what nobody chose is not gone in silence. */
static void
test_hurry (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");
  g_autofree char *topic = add_record (fixture, "topic", "name", "Angst");
  SamFieldRow *row;
  GtkWidget *matches;

  open_editor (fixture, id);
  row = find_row (fixture, "topics");
  matches = find_type (GTK_WIDGET (row), GTK_TYPE_LIST_BOX);
  type (fixture, "topics", "ang");
  g_assert_false (gtk_widget_get_visible (matches));
  g_signal_emit_by_name (get_entry (row), "activate");
  wait_until (*gtk_editable_get_text (get_entry (row)) == '\0');
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  wait_until (is_stored (fixture, id, "topics", topic));

  type (fixture, "topics", "Rouw");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  g_assert_nonnull (sam_field_row_get_problem (row));
  /* Enter looks it up again; a second one makes it, for it is the only line there. */
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (row)));
  g_signal_emit_by_name (get_entry (row), "activate");
  wait_until (gtk_widget_get_visible (matches));
  g_signal_emit_by_name (get_entry (row), "activate");
  wait_until (*gtk_editable_get_text (get_entry (row)) == '\0');
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  wait_until (!is_stored (fixture, id, "topics", topic));
  g_assert_null (sam_field_row_get_problem (row));
}

static void
test_meets (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");

  open_editor (fixture, id);
  type (fixture, "meets", "elke 1e dinsdag van de maand");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  wait_until (is_stored (fixture, id, "meets", "FREQ=MONTHLY;BYDAY=1TU"));
  g_assert_true (is_stored (fixture, id, "meets_text", ""));

  type (fixture, "meets", "als de maan vol is");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  wait_until (is_stored (fixture, id, "meets_text", "als de maan vol is"));
  g_assert_true (is_stored (fixture, id, "meets", ""));
}

static void
test_staff (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *id = sam_id_new (sam_kind_find ("organisation"));
  g_autofree char *person = add_record (fixture, "person", "first_name", "Ada");
  g_autofree char *staff = sam_id_new (sam_kind_find ("staff"));
  g_autoptr (SamRecord) practice = sam_record_new (sam_kind_find ("organisation"), id);
  g_autoptr (SamRecord) member = sam_record_new (sam_kind_find ("staff"), staff);
  GtkWidget *list;

  sam_record_set_text (practice, "name", "Praktijk");
  sam_record_set_text (practice, "type", "practice");
  save (fixture, practice);
  sam_record_set_text (member, "person", person);
  sam_record_set_text (member, "organisation", id);
  save (fixture, member);

  open_editor (fixture, id);
  list = find_type (fixture->editor, SAM_TYPE_LINKED_LIST);
  wait_until (find_type (list, GTK_TYPE_CHECK_BUTTON) != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_type (list, GTK_TYPE_CHECK_BUTTON)), TRUE);
  wait_until (is_stored (fixture, staff, "contact_person", "true"));
}

static char *
add_expert (Fixture *fixture,
            const char *person)
{
  g_autofree char *topic = add_record (fixture, "topic", "name", "Angst");
  g_autofree char *id = sam_id_new (sam_kind_find ("expert"));
  g_autoptr (SamRecord) expert = sam_record_new (sam_kind_find ("expert"), id);

  sam_record_set_text (expert, "person", person);
  sam_record_set_strv (expert, "topics", (const char *[]){ topic, NULL });
  save (fixture, expert);
  return g_steal_pointer (&id);
}

static void
test_linked (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *person = add_record (fixture, "person", "first_name", "Ada");
  g_autofree char *id = add_expert (fixture, person);
  GtkWidget *linked;
  SamForm *form;
  SamFieldRow *row;

  open_editor (fixture, id);
  linked = find_type (fixture->editor, SAM_TYPE_LINKED_FORM);
  wait_until (gtk_widget_get_visible (linked));
  form = SAM_FORM (gtk_widget_get_first_child (linked));
  wait_until (g_strcmp0 (gtk_editable_get_text (get_entry (sam_form_find_row (form, "first_name"))), "Ada") == 0);
  row = sam_form_find_row (form, "email");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (row)));
  gtk_editable_set_text (get_entry (row), "ada@groep.example");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "public_name"))));
  wait_until (is_stored (fixture, person, "email", "ada@groep.example"));
}

static void
test_sensitive (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *person = add_record (fixture, "person", "first_name", "Ada");
  g_autofree char *id = add_expert (fixture, person);
  GtkWidget *row;

  open_editor (fixture, id);
  row = GTK_WIDGET (find_row (fixture, "topics"));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (get_entry (SAM_FIELD_ROW (row)))));
  g_signal_emit_by_name (find_button (row, "Show"), "clicked");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_entry (SAM_FIELD_ROW (row)))));
}

static void
test_rooms (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "venue", "name", "Buurthuis");
  g_autoptr (SamRecord) venue = NULL;
  GtkWidget *row;
  GtkWidget *entry;

  open_editor (fixture, id);
  row = GTK_WIDGET (find_row (fixture, "rooms"));
  g_signal_emit_by_name (find_button (row, "Add"), "clicked");
  entry = find_type (row, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Zaal 1");
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_next_sibling (entry)), "veel");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  g_assert_nonnull (sam_field_row_get_problem (SAM_FIELD_ROW (row)));
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_next_sibling (entry)), "30");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  wait_until (!is_stored (fixture, id, "rooms", ""));
  venue = sam_store_load (fixture->other, id, NULL);
  close_editor (fixture);
  open_editor (fixture, id);
  g_assert_cmpstr (get_text (fixture, "rooms"), ==, "Zaal 1");
  g_assert_nonnull (strstr (sam_record_get_value (venue, "rooms"), "\"capacity\":30"));
  g_assert_nonnull (strstr (sam_record_get_value (venue, "rooms"), "\"name\":\"Zaal 1\""));
}

static void
test_choices (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");
  const SamField *status = sam_kind_find_field (sam_kind_find ("group"), "status");
  const SamField *audience = sam_kind_find_field (sam_kind_find ("group"), "audience");
  GtkWidget *chip;

  open_editor (fixture, id);
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (find_type (GTK_WIDGET (find_row (fixture, "status")), GTK_TYPE_DROP_DOWN)), 2);
  chip = find_type (GTK_WIDGET (find_row (fixture, "audience")), GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  sam_editor_save (SAM_EDITOR (fixture->editor));
  wait_until (is_stored (fixture, id, "status", status->choices[1].name));
  g_assert_true (is_stored (fixture, id, "audience", audience->choices[0].name));
}

static void
test_conflict (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");
  GtkWidget *badge;
  gboolean added = FALSE;
  g_autoptr (GError) error = NULL;

  open_editor (fixture, id);
  badge = GTK_WIDGET (gtk_widget_get_template_child (fixture->editor, SAM_TYPE_EDITOR, "conflict"));
  g_assert_false (gtk_widget_get_visible (badge));
  sam_store_receive (fixture->other, id, (const char *[]){ "1-0123456789abcdef0123456789abcdef", NULL }, FALSE,
                     "{\"name\":\"Thee\"}", &added, &error);
  g_assert_no_error (error);
  wait_until (gtk_widget_get_visible (badge));
}

static void
test_history (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");
  GtkWidget *dialog;
  GtkWidget *list;

  set_elsewhere (fixture, id, "cost", "2 euro");
  set_elsewhere (fixture, id, "status", "ended");
  dialog = sam_history_dialog_new (NULL, fixture->thread, id);
  list = find_type (dialog, GTK_TYPE_LIST_BOX);
  gtk_window_present (GTK_WINDOW (dialog));
  wait_until (gtk_widget_get_visible (list));
  g_assert_nonnull (gtk_widget_get_first_child (list));
  g_assert_true (has_text (list));
  /* As people read it, not as it is kept. */
  g_assert_nonnull (find (list, GTK_TYPE_LABEL, "Status: Ended"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Who, when and where: here, or on another computer. */
static void
test_history_tells_who (Fixture *fixture,
                        gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");
  g_autoptr (SamRecord) record = sam_store_load (fixture->other, id, NULL);
  const gint64 earlier = sam_clock_get_seconds () - 3 * 60 * 60 - 60;
  g_autofree char *body =
      g_strdup_printf ("{\"name\":\"Thee\",\"edited_by\":\"Cor\",\"edited_at\":%" G_GINT64_FORMAT "}", earlier);
  const char *const path[] = { "2-0123456789abcdef0123456789abcdef", sam_record_get_revision (record), NULL };
  GtkWidget *dialog = sam_history_dialog_new (NULL, fixture->thread, id);
  gboolean added = FALSE;
  g_autoptr (GError) error = NULL;

  sam_store_receive (fixture->other, id, path, FALSE, body, &added, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (dialog));
  wait_until (find (dialog, GTK_TYPE_LABEL, "Cor, 3 hours ago, on another computer") != NULL);
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "Name: Thee"));
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "Bea, just now"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
offers_restore (GtkWidget *row)
{
  GtkWidget *button = find_type (row, GTK_TYPE_BUTTON);

  return gtk_widget_get_visible (button) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), "win.restore-version") == 0;
}

/* Every version but the one that is there can be brought back. */
static void
test_history_restores (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");
  GtkWidget *dialog = sam_history_dialog_new (NULL, fixture->thread, id);
  GtkWidget *list = find_type (dialog, GTK_TYPE_LIST_BOX);
  GtkWidget *newest;

  /* Saves of one author shortly after each other are one entry. */
  sam_store_set_author (fixture->other, "Cor");
  set_elsewhere (fixture, id, "cost", "2 euro");
  gtk_window_present (GTK_WINDOW (dialog));
  wait_until (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1) != NULL);
  newest = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  g_assert_false (offers_restore (newest));
  g_assert_true (offers_restore (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1))));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* An older date of a workshop brings its deadlines back with it, and says so. */
static void
test_what_follows_a_restored_version_is_told (Fixture *fixture,
                                              gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "workshop", "title", "Kennis maken");
  g_autofree char *moved = NULL;
  g_auto (GStrv) told = NULL;
  g_autoptr (SamRecord) before = NULL;
  g_autoptr (GVariant) version = NULL;
  g_autoptr (GError) error = NULL;

  set_elsewhere (fixture, id, "date", "2027-03-04");
  g_assert_cmpint (sam_deadlines_save (fixture->other, id, &moved, &error), >, 0);
  before = sam_store_load (fixture->other, id, &error);
  set_elsewhere (fixture, id, "date", "2027-03-11");
  g_assert_true (sam_deadlines_follow (fixture->other, id, &moved, &error));
  version = g_variant_ref_sink (g_variant_new ("(ss)", id, sam_record_get_revision (before)));
  told = sam_edit_restore (fixture->other, version, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (told[0], ==, "Kennis maken");
  g_assert_nonnull (told[1]);
  g_assert_nonnull (strstr (told[1], "Moved along with the date:"));
}

/* "Still right" is one click, says so at once, and changes nothing else. */
static void
test_verification (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");
  GtkWidget *part;

  open_editor (fixture, id);
  part = find_type (fixture->editor, SAM_TYPE_VERIFICATION_PART);
  wait_until (strstr (sam_verification_part_get_text (SAM_VERIFICATION_PART (part)), "Never verified") != NULL);
  g_assert_true (gtk_widget_activate_action (part, "verification.note", "s", "right"));
  wait_until (strstr (sam_verification_part_get_text (SAM_VERIFICATION_PART (part)), "Verified on") != NULL);
  wait_until (strstr (sam_verification_part_get_text (SAM_VERIFICATION_PART (part)), "Next time") != NULL);
  g_assert_true (gtk_widget_activate_action (part, "verification.note", "s", "unlisted"));
  wait_until (strstr (sam_verification_part_get_text (SAM_VERIFICATION_PART (part)), "not want to be") != NULL);
}

/* What should not stand in a help question is told while it is written. */
static void
test_privacy (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "question", "subject", "Rouw");
  GtkWidget *part;

  open_editor (fixture, id);
  part = find_type (fixture->editor, SAM_TYPE_NOTICE_PART);
  g_assert_cmpstr (sam_notice_part_get_text (SAM_NOTICE_PART (part)), ==, "");
  set_elsewhere (fixture, id, "text", "Bel mevrouw Voorbeeld");
  wait_until (strstr (sam_notice_part_get_text (SAM_NOTICE_PART (part)), "a name") != NULL);
}

static void
test_life (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "group", "name", "Koffie");
  g_autoptr (SamRecord) group = NULL;
  GtkWidget *part;

  open_editor (fixture, id);
  part = find_type (fixture->editor, SAM_TYPE_NOTICE_PART);
  wait_until (strstr (sam_notice_part_get_text (SAM_NOTICE_PART (part)), "is not noted") != NULL);
  group = sam_store_load (fixture->other, id, NULL);
  sam_record_set_integer (group, "facilitators", 1);
  save (fixture, group);
  wait_until (strstr (sam_notice_part_get_text (SAM_NOTICE_PART (part)), "Fewer than two trained facil") != NULL);
  sam_record_set_integer (group, "facilitators", 2);
  save (fixture, group);
  wait_until (*sam_notice_part_get_text (SAM_NOTICE_PART (part)) == '\0');
}

static gboolean
is_in_row (GtkWidget *widget,
           const char *field)
{
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, SAM_TYPE_FIELD_ROW) : NULL;

  return row != NULL && g_str_equal (sam_field_row_get_field_name (SAM_FIELD_ROW (row)), field);
}

static void
test_window (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *id = add_record (fixture, "person", "first_name", "Ada");

  fixture->window = sam_editor_window_new (NULL, fixture->thread, id);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (fixture->window)), "Ada") == 0);
  /* Who opens it begins with the first field, not with the menu above it. */
  wait_until (is_in_row (gtk_window_get_focus (GTK_WINDOW (fixture->window)), "first_name"));
}

static void
test_add_staff (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *id = sam_id_new (sam_kind_find ("organisation"));
  g_autofree char *person = add_record (fixture, "person", "first_name", "Ada");
  g_autoptr (SamRecord) practice = sam_record_new (sam_kind_find ("organisation"), id);
  g_auto (GStrv) staff = NULL;
  GtkWidget *list;
  GtkWidget *form;
  GtkWidget *matches;
  GtkEditable *entry;

  sam_record_set_text (practice, "name", "Praktijk");
  sam_record_set_text (practice, "type", "practice");
  save (fixture, practice);
  open_editor (fixture, id);
  list = find_type (fixture->editor, SAM_TYPE_LINKED_LIST);
  g_signal_emit_by_name (find_button (list, "Add a _Person"), "clicked");
  form = find_type (list, SAM_TYPE_FORM);
  entry = get_entry (sam_form_find_row (SAM_FORM (form), "person"));
  matches = find_type (form, GTK_TYPE_LIST_BOX);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_text (entry, "ad");
  wait_until (gtk_widget_get_visible (matches));
  g_signal_emit_by_name (entry, "activate");
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (find_row (fixture, "name"))));
  wait_until (find_type (list, GTK_TYPE_CHECK_BUTTON) != NULL);
  staff = sam_store_find_referrers (fixture->other, id, sam_kind_find ("staff"), "organisation", NULL);
  g_assert_cmpuint (g_strv_length (staff), ==, 1);
  g_assert_true (is_stored (fixture, staff[0], "person", person));
  wait_until (find_type (list, SAM_TYPE_FORM) == NULL);
}

static void
assert_reads (const char *kind,
              const char *name,
              const char *text,
              const char *stored,
              const char *shown)
{
  const SamField *field = sam_kind_find_field (sam_kind_find (kind), name);
  g_autofree char *value = NULL;
  g_autofree char *spelling = NULL;
  g_autofree char *back = NULL;

  g_assert_true (sam_row_text_parse (field, text, &value, NULL));
  spelling = sam_json_to_string (value);
  g_assert_cmpstr (spelling, ==, stored);
  back = sam_row_text_format (field, value);
  g_assert_cmpstr (back, ==, shown);
}

static void
test_spellings (void)
{
  const SamField *capacity = sam_kind_find_field (sam_kind_find ("workshop"), "capacity");
  const SamField *verified_on = sam_kind_find_field (sam_kind_find ("group"), "verified_on");
  g_autofree char *value = NULL;
  const char *problem = NULL;

  assert_reads ("group", "public_phone", "06 1234 5678", "+31612345678", "06-12 34 56 78");
  assert_reads ("group", "postcode", "1234ab", "1234 AB", "1234 AB");
  assert_reads ("group", "verified_on", "1-12-2026", "2026-12-01", "1 December 2026");
  assert_reads ("group", "verified_on", "1 December 2026", "2026-12-01", "1 December 2026");
  assert_reads ("group", "verified_on", "1 Mar 2026", "2026-03-01", "1 March 2026");
  assert_reads ("group", "start_time", "19.30", "19:30", "19:30");
  assert_reads ("venue", "cost", "12,50", "12.50", "12.50");
  assert_reads ("group", "verified_on", "29-2-2028", "2028-02-29", "29 February 2028");
  /* The table says which days lie ahead: one without a year is the next, however near the last was. */
  assert_reads ("workshop", "date", "22 nov", "2027-11-22", "22 November 2027");
  assert_reads ("group", "verified_on", "22 nov", "2026-11-22", "22 November 2026");
  g_assert_false (sam_row_text_parse (verified_on, "ooit", &value, &problem));
  g_assert_nonnull (problem);
  g_assert_false (sam_row_text_parse (capacity, "veel", &value, &problem));
  g_assert_nonnull (problem);
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  begin_our_day ();
  for (guint i = 0; i < G_N_ELEMENTS (edited_kinds); i++)
    {
      g_autofree char *fields = g_strdup_printf ("/ui/editors/%s/every-row-names-a-field", edited_kinds[i]);
      g_autofree char *mnemonics = g_strdup_printf ("/ui/editors/%s/labels-lead-to-their-field", edited_kinds[i]);
      g_autofree char *narrow = g_strdup_printf ("/ui/editors/%s/fits-a-narrow-window", edited_kinds[i]);
      g_autofree char *names = g_strdup_printf ("/ui/editors/%s/everything-has-an-accessible-name", edited_kinds[i]);

      g_test_add_data_func (fields, edited_kinds[i], test_fields);
      g_test_add_data_func (names, edited_kinds[i], test_names);
      g_test_add_data_func (narrow, edited_kinds[i], test_narrow);
      g_test_add_data_func (mnemonics, edited_kinds[i], test_mnemonics);
    }
  g_test_add_func ("/ui/editors/a-row-for-a-wrong-field-fails-loudly", test_wrong_field);
  g_test_add_func ("/ui/editors/kinds-without-a-form-have-no-editor", test_offered);
  g_test_add_func ("/ui/rows/values-are-read-and-shown-as-people-write-them", test_spellings);
#define ADD(path, data, test) g_test_add ("/ui/editors/" path, Fixture, data, set_up, test, tear_down)
  ADD ("shift-and-tab-lead-back", NULL, test_back_by_keyboard);
  ADD ("tab-leads-through-all-of-it-and-round", NULL, test_tab_goes_round);
  ADD ("leaving-a-field-saves-it", NULL, test_leaving_saves);
  ADD ("a-pause-in-typing-saves", NULL, test_pause_saves);
  ADD ("closing-loses-nothing", NULL, test_closing_saves);
  ADD ("an-invalid-value-shows-why-and-waits-in-a-draft", NULL, test_invalid);
  ADD ("a-change-from-elsewhere-shows-without-disturbing-typing", NULL, test_elsewhere);
  ADD ("two-changes-of-one-field-ask/mine", "mine", test_question);
  ADD ("two-changes-of-one-field-ask/theirs", NULL, test_question);
  ADD ("typing-goes-on-while-saving", NULL, test_fast_typing);
  ADD ("lines-that-two-people-add-are-merged", NULL, test_lines);
  ADD ("undo-shows-what-was", NULL, test_undo);
  ADD ("a-new-record-is-saved-once-it-is-whole", NULL, test_new);
  ADD ("delete-is-undone-and-not-asked-about", NULL, test_delete);
  ADD ("topics-are-found-by-typing-or-made", NULL, test_topics);
  ADD ("enter-before-the-matches-takes-the-first", NULL, test_hurry);
  ADD ("meetings-are-understood-or-kept-as-words", NULL, test_meets);
  ADD ("staff-are-marked-as-contact-person", NULL, test_staff);
  ADD ("staff-are-added-where-they-work", NULL, test_add_staff);
  ADD ("the-person-behind-an-expert-is-edited-in-place", NULL, test_linked);
  ADD ("sensitive-values-show-after-a-click", NULL, test_sensitive);
  ADD ("rooms-are-a-list-of-small-things", NULL, test_rooms);
  ADD ("choices-are-stored-by-name", NULL, test_choices);
  ADD ("two-versions-are-told", NULL, test_conflict);
  ADD ("history-tells-who-changed-what", NULL, test_history);
  ADD ("history-tells-who-when-and-where", NULL, test_history_tells_who);
  ADD ("history-restores-versions", NULL, test_history_restores);
  ADD ("what-follows-a-restored-version-is-told", NULL, test_what_follows_a_restored_version_is_told);
  ADD ("a-help-question-says-no-more-than-is-needed", NULL, test_privacy);
  ADD ("a-group-has-what-it-needs", NULL, test_life);
  ADD ("a-group-is-verified-with-one-click", NULL, test_verification);
  ADD ("a-record-without-a-page-has-a-window", NULL, test_window);
#undef ADD
  return g_test_run ();
}
