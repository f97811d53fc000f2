/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workshop from an empty region to the printed cards, the evening and the look back, in Dutch or the language of
 * $LANGUAGE, with nothing but the keyboard: what Tab reaches, what Enter and the space bar do there, what is typed,
 * and the keys of the program. */

#include "../exchange/pdf-programs.h"
#include "workshop-fixture.h"

#include "app/editors/sam-form.h"
#include "app/rows/sam-field-row.h"
#include "app/rows/sam-record-picker.h"
#include "app/sam-application.h"
#include "app/sam-style.h"
#include "app/sam-window.h"
#include "app/workshop/sam-after-window.h"
#include "app/workshop/sam-door-page.h"
#include "app/workshop/sam-door-row.h"
#include "app/workshop/sam-evening-window.h"
#include "app/workshop/sam-experts-page.h"
#include "app/workshop/sam-invitations-window.h"
#include "app/workshop/sam-plan-window.h"
#include "network/sam-new-region.h"
#include "network/sam-workshop-steps.h"
#include "samenhulp-config.h"

#include <glib/gi18n.h>
#include <locale.h>

#define MOST_TABS 300

static SamStore *store; /* another program on the same file, to look */
static SamApplication *application;
static SamWindow *window;

typedef gboolean (*Wanted) (GtkWidget *focus,
                            const char *what);

static GtkWidget *
get_focus (GtkWindow *where)
{
  return gtk_window_get_focus (where);
}

/* Presses Tab until the focus is where it is wanted. */
static void
tab_to (gpointer where,
        Wanted wanted,
        const char *what)
{
  for (guint i = 0; i < MOST_TABS; i++)
    {
      if (get_focus (where) != NULL && wanted (get_focus (where), what))
        return;
      if (!gtk_widget_child_focus (where, GTK_DIR_TAB_FORWARD))
        gtk_window_set_focus (where, NULL);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_error ("Tab does not reach “%s”", what);
}

static gboolean
is_field (GtkWidget *focus,
          const char *name)
{
  GtkWidget *row = gtk_widget_get_ancestor (focus, SAM_TYPE_FIELD_ROW);
  const SamField *field = row != NULL ? sam_field_row_get_field (SAM_FIELD_ROW (row)) : NULL;

  return field != NULL && g_str_equal (field->name, name) && (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus));
}

static gboolean
is_text (GtkWidget *focus,
         const char *what)
{
  return GTK_IS_TEXT_VIEW (focus);
}

static gboolean
is_check (GtkWidget *focus,
          const char *what)
{
  return GTK_IS_CHECK_BUTTON (focus) && !gtk_check_button_get_active (GTK_CHECK_BUTTON (focus));
}

static gboolean
is_button (GtkWidget *focus,
           const char *label)
{
  return GTK_IS_BUTTON (focus) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (focus)), label) == 0;
}

static gboolean
is_step (GtkWidget *focus,
         const char *name)
{
  const char *tooltip = gtk_widget_get_tooltip_text (focus);

  return GTK_IS_TOGGLE_BUTTON (focus) && tooltip != NULL && g_str_has_prefix (tooltip, name);
}

static gboolean
is_entry (GtkWidget *focus,
          const char *what)
{
  return GTK_IS_TEXT (focus) && (GTK_IS_ENTRY (gtk_widget_get_parent (focus)) ||
                                 GTK_IS_SEARCH_ENTRY (gtk_widget_get_parent (focus)));
}

/* The name of a page in the title bar. */
static gboolean
is_tab (GtkWidget *focus,
        const char *title)
{
  GtkWidget *label = GTK_IS_TOGGLE_BUTTON (focus) ? gtk_button_get_child (GTK_BUTTON (focus)) : NULL;

  return GTK_IS_LABEL (label) && g_str_equal (gtk_label_get_label (GTK_LABEL (label)), title);
}

static gboolean
does (GtkWidget *focus,
      const char *action)
{
  return GTK_IS_ACTIONABLE (focus) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), action) == 0;
}

static void
type (gpointer where,
      const char *text)
{
  GtkWidget *focus = get_focus (where);
  int end = -1;

  if (GTK_IS_TEXT_VIEW (focus))
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), text, -1);
  else
    gtk_editable_insert_text (GTK_EDITABLE (focus), text, -1, &end);
}

static void
note_click (gboolean *clicked)
{
  *clicked = TRUE;
}

/* A button that is pressed by a key shows it for a moment before it does anything. */
static void
press_enter (gpointer where)
{
  GtkWidget *focus = get_focus (where);
  gboolean clicked = FALSE;
  gulong handler;

  if (GTK_IS_TEXT (focus))
    {
      g_signal_emit_by_name (focus, "activate");
      return;
    }
  handler = g_signal_connect_swapped (focus, "clicked", G_CALLBACK (note_click), &clicked);
  g_object_ref (focus);
  g_assert_true (gtk_widget_activate (focus));
  wait_until (clicked);
  g_signal_handler_disconnect (focus, handler);
  g_object_unref (focus);
}

/* A key of the program: its action, as the table of keys has it. */
static void
press_key (const char *action,
           GVariant *target)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), action, target);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static guint
count (const char *kind,
       const char *field)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));

  if (field != NULL)
    sam_query_add_condition (query, field, SAM_COMPARE_NOT_EQUAL, NULL, NULL);
  return (guint) sam_store_count (store, query, NULL);
}

static guint
count_status (const char *kind,
              const char *status)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));

  sam_query_add_condition (query, "status", SAM_COMPARE_EQUAL, status, NULL);
  return (guint) sam_store_count (store, query, NULL);
}

static GtkWidget *
find_window (GType type)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (all, i);

      if (g_type_is_a (G_OBJECT_TYPE (toplevel), type) && gtk_widget_get_mapped (toplevel))
        return toplevel;
    }
  return NULL;
}

static GtkWidget *
get_matches (GtkWidget *focus)
{
  GtkWidget *picker = gtk_widget_get_ancestor (focus, SAM_TYPE_RECORD_PICKER);

  return GTK_WIDGET (gtk_widget_get_template_child (picker, SAM_TYPE_RECORD_PICKER, "matches"));
}

/* The arrow key chooses among the matches; the last one makes a new record. */
static void
press_down_to_create (void)
{
  GtkWidget *matches = get_matches (get_focus (GTK_WINDOW (window)));

  wait_until (gtk_widget_get_visible (matches) && gtk_widget_get_last_child (matches) != NULL);
  gtk_list_box_select_row (GTK_LIST_BOX (matches), GTK_LIST_BOX_ROW (gtk_widget_get_last_child (matches)));
}

static void
add_experts (void)
{
  static const char *const names[] = { "Bea Gastvrij", "Cas Gastvrij" };

  press_key ("page", g_variant_new_string ("experts"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      press_key ("add", NULL);
      tab_to (window, is_field, "person");
      type (window, names[i]);
      press_down_to_create ();
      press_enter (window);
      wait_until (count ("expert", "person") == i + 1);
    }
}

static void
fill_field (const char *field,
            const char *text)
{
  tab_to (window, is_field, field);
  type (window, text);
}

static void
add_workshop (void)
{
  press_key ("page", g_variant_new_string ("workshops"));
  press_key ("add", NULL);
  /* Whoever adds something begins to type. */
  wait_until (get_focus (GTK_WINDOW (window)) != NULL && is_field (get_focus (GTK_WINDOW (window)), "title"));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (is_field (get_focus (GTK_WINDOW (window)), "title"));
  type (window, "Kennis maken");
  fill_field ("date", "2027-03-04");
  fill_field ("start", "19:30");
  fill_field ("end", "21:30");
  fill_field ("rounds", "2");
  tab_to (window, is_field, "round_minutes");
  wait_until (count ("workshop", "rounds") == 1 && count ("workshop", "date") == 1);
}

static GtkWidget *
open_step (SamWorkshopStepId step,
           const char *label,
           GType type)
{
  GtkWidget *opened = NULL;

  tab_to (window, is_step, sam_workshop_step_get_name (step));
  press_enter (window);
  tab_to (window, is_button, label);
  press_enter (window);
  wait_until ((opened = find_window (type)) != NULL);
  return opened;
}

static void
close_window (GtkWidget *opened)
{
  gtk_widget_activate_action (opened, "window.close", NULL);
  wait_until (find_window (SAM_TYPE_INVITATIONS_WINDOW) == NULL);
}

static void
register_people (void)
{
  GtkWidget *opened =
      open_step (SAM_WORKSHOP_STEP_REGISTRATIONS, _ ("_Registrations…"), SAM_TYPE_INVITATIONS_WINDOW);
  g_autofree char *label = NULL;
  GtkWidget *page;

  label = g_strdup_printf (ngettext ("_Register %u Person", "_Register %u People", 3), 3u);
  tab_to (opened, is_text, "registrations");
  type (opened, "Els Bakker, huisarts, els@praktijk.example\nFien Smit, POH-S, fien@praktijk.example\n"
                "Gijs van den Berg, doktersassistent, gijs@praktijk.example\n");
  tab_to (opened, is_button, label);
  press_enter (opened);
  wait_until (count ("participation", "person") == 3);
  gtk_widget_activate_action (opened, "invitations.page", "s", "experts");
  page = find_widget (opened, SAM_TYPE_EXPERTS_PAGE, NULL);
  wait_until (find_widget (page, GTK_TYPE_CHECK_BUTTON, NULL) != NULL);
  for (guint i = 0; i < 2; i++)
    {
      tab_to (opened, is_check, "an expert");
      gtk_check_button_set_active (GTK_CHECK_BUTTON (get_focus (GTK_WINDOW (opened))), TRUE);
    }
  g_free (label);
  label = g_strdup_printf (ngettext ("Put %u Expert on the List as _Asked", "Put %u Experts on the List as _Asked", 2),
                           2u);
  tab_to (opened, is_button, label);
  press_enter (opened);
  wait_until (count ("appearance", "expert") == 2);
  close_window (opened);
}

static void
print_cards (const char *folder)
{
  GtkWidget *opened = open_step (SAM_WORKSHOP_STEP_PLAN, _ ("_Speed-Date Plan…"), SAM_TYPE_PLAN_WINDOW);
  SamPlanSession *session = sam_plan_window_get_session (SAM_PLAN_WINDOW (opened));
  g_autofree char *path = g_build_filename (folder, "kaarten.pdf", NULL);
  g_autofree char *table = g_strdup_printf (_ ("Table %u"), 2u);
  g_autofree char *text = NULL;

  wait_until (sam_plan_session_get_loaded (session) != NULL);
  tab_to (opened, does, "plan.make");
  press_enter (opened);
  wait_until (sam_plan_session_get_loaded (session)->has_plan);
  wait_until (count ("plan", NULL) == 1);
  /* Where the file goes is asked by the desktop's own dialog. */
  sam_plan_session_write (session, SAM_PDF_PERSONAL_CARDS, path);
  wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
  text = read_pdf (path);
  if (text != NULL)
    {
      assert_words (text, "Gijs van den Berg");
      assert_words (text, table);
      assert_words (text, "Kennis maken");
    }
  gtk_window_destroy (GTK_WINDOW (opened));
}

/* The first letters and Enter, for everybody who comes in. */
static void
check_people_in (void)
{
  static const char *const letters[] = { "els", "fien", "gijs", "bea", "cas" };
  GtkWidget *opened = open_step (SAM_WORKSHOP_STEP_EVENING, _ ("_Evening…"), SAM_TYPE_EVENING_WINDOW);

  wait_until (find_widget (opened, SAM_TYPE_DOOR_ROW, NULL) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      tab_to (opened, is_entry, "the door");
      type (opened, letters[i]);
      g_signal_emit_by_name (gtk_widget_get_parent (get_focus (GTK_WINDOW (opened))), "search-changed");
      press_enter (opened);
      wait_until (count_status ("participation", "attended") + count_status ("appearance", "attended") == i + 1);
    }
  gtk_widget_activate_action (opened, "window.close", NULL);
  wait_until (find_window (SAM_TYPE_EVENING_WINDOW) == NULL);
}

static void
look_back (void)
{
  GtkWidget *opened = open_step (SAM_WORKSHOP_STEP_EVALUATION, _ ("_Evaluation…"), SAM_TYPE_AFTER_WINDOW);

  tab_to (opened, is_entry, "a form");
  type (opened, "45j Fijne gesprekken");
  press_enter (opened);
  wait_until (count ("evaluation", "helped") == 1);
  tab_to (opened, is_tab, _ ("Thanks"));
  press_enter (opened);
  tab_to (opened, is_entry, "a promise");
  type (opened, "Folders brengen");
  press_enter (opened);
  wait_until (count ("task", "promised_at") == 1);
  tab_to (opened, is_button, _ ("Draft of the _Story"));
  press_enter (opened);
  wait_until (count ("story", "text") == 1);
  gtk_window_destroy (GTK_WINDOW (opened));
}

/* The region stands in a folder of its own; the program is open on it once @fill has written what is there. */
static void
with_region (void (*fill) (void),
             void (*walk) (const char *folder))
{
  g_autofree char *folder = g_dir_make_tmp ("whole-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "region.samenhulp", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);
  g_autoptr (SamSettings) settings = sam_settings_new ();
  g_autoptr (SamStyle) style = sam_style_new (gdk_display_get_default (), settings);
  g_autoptr (GError) error = NULL;

  store = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (sam_new_region (store, "Proefstreek", "proefstreek", &error));
  if (fill != NULL)
    fill ();
  window = SAM_WINDOW (sam_window_new (GTK_APPLICATION (application), settings));
  sam_window_open_file (window, path);
  wait_until (sam_window_get_store (window) != NULL);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)) && sam_window_get_store (window) != NULL);
  walk (folder);
  gtk_window_destroy (GTK_WINDOW (window));
  sam_store_close (store);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

static void
walk_whole_workshop (const char *folder)
{
  add_experts ();
  add_workshop ();
  register_people ();
  print_cards (folder);
  check_people_in ();
  look_back ();
}

static void
test_whole_workshop (void)
{
  with_region (NULL, walk_whole_workshop);
}

static void
save_new (const char *kind,
          const char *key,
          const char *const *values)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find (kind), key);
  g_autoptr (SamRecord) record = sam_record_new (sam_kind_find (kind), id);
  g_autoptr (GError) error = NULL;

  for (; *values != NULL; values += 2)
    g_assert_true (sam_record_parse_field (record, values[0], values[1], NULL));
  sam_store_save (store, record, &error);
  g_assert_no_error (error);
}

static void
fill_old_number (void)
{
  g_autofree char *workshop = sam_id_from_key (sam_kind_find ("workshop"), "Old");
  g_autofree char *person = sam_id_from_key (sam_kind_find ("person"), "Old");

  save_new ("workshop", "Old", (const char *const[]){ "title", "Oud", "date", "2020-03-04", NULL });
  save_new ("person", "Old", (const char *const[]){ "first_name", "Els", NULL });
  save_new ("participation", "Old",
            (const char *const[]){ "person", person, "workshop", workshop, "registration_number", "4412", NULL });
  g_assert_cmpuint (count ("participation", "registration_number"), ==, 1);
}

static void
walk_old_number (const char *folder)
{
  wait_until (count ("participation", "registration_number") == 0);
}

static void
test_old_numbers_are_cleared_by_opening (void)
{
  with_region (fill_old_number, walk_old_number);
}

int
main (int argc,
      char *argv[])
{
  int result;
  g_autofree char *locale = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);

  g_setenv ("LANGUAGE", "nl", FALSE);
  bindtextdomain (GETTEXT_PACKAGE, locale);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_test_init (&argc, &argv, NULL);
  /* It asks for American English, which not every computer has; nothing is translated in the C that is left then. */
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_cmpstr (_ ("_New Workshop"), !=, "_New Workshop");
  g_test_add_func ("/app/a-whole-workshop-by-keyboard", test_whole_workshop);
  g_test_add_func ("/app/old-registration-numbers-are-cleared-by-opening-the-region",
                   test_old_numbers_are_cleared_by_opening);
  application = sam_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
