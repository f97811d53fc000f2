/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window in the language of $LANGUAGE, whose words are longer than English ones: every page, editor and window
 * still fits 360 pixels, and no text of the English window is left in it. */

#include "workshop-fixture.h"

#include "app/atlas/sam-coverage-window.h"
#include "app/atlas/sam-guide-window.h"
#include "app/dialogs/sam-bin-dialog.h"
#include "app/dialogs/sam-duplicates-dialog.h"
#include "app/dialogs/sam-export-dialog.h"
#include "app/dialogs/sam-export-result-dialog.h"
#include "app/dialogs/sam-many-dialog.h"
#include "app/dialogs/sam-pair-dialog.h"
#include "app/dialogs/sam-preferences-dialog.h"
#include "app/editors/sam-editor-types.h"
#include "app/editors/sam-form.h"
#include "app/import/sam-import-dialog.h"
#include "app/knowledge/sam-communication-window.h"
#include "app/knowledge/sam-links-window.h"
#include "app/knowledge/sam-signals-window.h"
#include "app/questions/sam-evaluations-window.h"
#include "app/questions/sam-question-dialog.h"
#include "app/questions/sam-unmet-window.h"
#include "app/reports/sam-reports-window.h"
#include "app/roadmap/sam-blueprint-dialog.h"
#include "app/roadmap/sam-blueprint-maker.h"
#include "app/roadmap/sam-handover-dialog.h"
#include "app/roadmap/sam-handover-window.h"
#include "app/rows/sam-row-text.h"
#include "app/sam-application.h"
#include "app/sam-pages.h"
#include "app/sam-window.h"
#include "app/sync/sam-conflict-dialog.h"
#include "app/sync/sam-publish-dialog.h"
#include "app/sync/sam-server-dialog.h"
#include "app/sync/sam-set-aside-dialog.h"
#include "app/visits/sam-visits-window.h"
#include "app/workshop/sam-after-window.h"
#include "app/workshop/sam-evening-window.h"
#include "app/workshop/sam-invitations-window.h"
#include "app/workshop/sam-plan-window.h"
#include "json/sam-json-value.h"
#include "network/sam-day-words.h"
#include "network/sam-new-region.h"
#include "samenhulp-config.h"

#include <glib/gi18n.h>
#include <locale.h>

#define EDITORS "/nl/samenhulp/Samenhulp/ui/editors"
#define NARROW 360
/* In a pane: less the margins of the pane and of a section. */
#define NARROW_FORM (NARROW - 4 * 18 - 2)

static SamApplication *application;

static int
measure (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* The innermost widget that is as wide, but for some padding: whoever has to find a shorter word looks there. */
static GtkWidget *
find_wide (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && measure (child) > measure (widget) - 40)
      return find_wide (child);
  return widget;
}

static void
check_fits (GtkWidget *widget,
            int width,
            const char *what)
{
  GtkWidget *wide = find_wide (widget);
  GtkWidget *label = find_widget (wide, GTK_TYPE_LABEL, NULL);

  if (measure (widget) <= width)
    return;
  g_test_message ("%s needs %d pixels of %d: %s “%s”", what, measure (widget), width, G_OBJECT_TYPE_NAME (wide),
                  label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : "");
  g_test_fail ();
}

static void
test_editors (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (EDITORS, 0, NULL);
  guint n = 0;

  sam_editor_types_ensure ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (EDITORS "/", names[i], NULL);
      g_autoptr (GtkBuilder) builder = NULL;
      GObject *form;

      if (g_str_has_prefix (names[i], "sam-"))
        continue;
      builder = gtk_builder_new_from_resource (path);
      form = gtk_builder_get_object (builder, "form");
      if (form == NULL)
        continue;
      sam_form_bind (SAM_FORM (form), NULL);
      check_fits (GTK_WIDGET (form), NARROW_FORM, names[i]);
      n++;
    }
  g_assert_cmpuint (n, >, 20);
}

static void
test_windows (Fixture *fixture,
              gconstpointer data)
{
  GtkWidget *(*const windows[]) (GtkWindow *, SamStoreThread *) = {
    sam_question_dialog_new,
    sam_evaluations_window_new,
    sam_unmet_window_new,
    sam_visits_window_new,
    sam_communication_window_new,
    sam_links_window_new,
    sam_signals_window_new,
    sam_import_dialog_new,
    sam_bin_dialog_new,
    sam_duplicates_dialog_new,
    sam_coverage_window_new,
    sam_guide_window_new,
    sam_reports_window_new,
    sam_handover_window_new,
    sam_blueprint_maker_new,
  };
  GtkWidget *(*const of_workshop[]) (GtkWindow *, SamStoreThread *, const char *) = {
    sam_after_window_new,
    sam_invitations_window_new,
    sam_plan_window_new,
    sam_invitations_window_new_for_registrations,
    sam_evening_window_new,
    sam_invitations_window_new_for_thanks,
  };

  for (guint i = 0; i < G_N_ELEMENTS (windows) + G_N_ELEMENTS (of_workshop); i++)
    {
      fixture->window = i < G_N_ELEMENTS (windows)
                            ? windows[i](NULL, fixture->thread)
                            : of_workshop[i - G_N_ELEMENTS (windows)](NULL, fixture->thread, fixture->workshop);
      gtk_window_present (GTK_WINDOW (fixture->window));
      wait_until (gtk_widget_get_mapped (fixture->window));
      check_fits (gtk_window_get_child (GTK_WINDOW (fixture->window)), NARROW, G_OBJECT_TYPE_NAME (fixture->window));
      gtk_window_destroy (GTK_WINDOW (fixture->window));
    }
  fixture->window = sam_server_dialog_new_to_fetch (NULL, NULL);
  check_fits (gtk_window_get_child (GTK_WINDOW (fixture->window)), NARROW, "the server's window");
}

/* What stands in them whatever they are opened for. */
static void
test_empty_windows (void)
{
  /* clang-format off */
  const GType types[] = {
    SAM_TYPE_BLUEPRINT_DIALOG,
    SAM_TYPE_CONFLICT_DIALOG,
    SAM_TYPE_EXPORT_DIALOG,
    SAM_TYPE_EXPORT_RESULT_DIALOG,
    SAM_TYPE_HANDOVER_DIALOG,
    SAM_TYPE_MANY_DIALOG,
    SAM_TYPE_PAIR_DIALOG,
    SAM_TYPE_PREFERENCES_DIALOG,
    SAM_TYPE_PUBLISH_DIALOG,
    SAM_TYPE_SET_ASIDE_DIALOG,
  };
  /* clang-format on */

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *dialog = g_object_new (types[i], NULL);

      check_fits (gtk_window_get_child (GTK_WINDOW (dialog)), NARROW, g_type_name (types[i]));
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
}

static void
test_pages (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (SamSettings) settings = sam_settings_new ();
  g_autoptr (GError) error = NULL;
  SamWindow *window;
  guint n_pages;
  const SamPage *pages = sam_pages_get_all (&n_pages);

  g_assert_true (sam_new_region (fixture->other, "Proefstreek", "proefstreek", &error));
  fixture->window = sam_window_new (GTK_APPLICATION (application), settings);
  window = SAM_WINDOW (fixture->window);
  sam_window_open_file (window, fixture->path);
  wait_until (sam_window_get_store (window) != NULL);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_mapped (fixture->window) && sam_window_get_store (window) != NULL);
  for (guint i = 0; i < n_pages; i++)
    {
      sam_window_show_page (window, pages[i].name);
      check_fits (gtk_window_get_child (GTK_WINDOW (window)), NARROW, pages[i].name);
    }
}

/* Whatever way a day is written in an editor, it can be typed like that too. */
static void
test_days (void)
{
  static const SamField field = { .type = SAM_FIELD_DATE };

  /* The months as they are called where the test runs. */
  setlocale (LC_TIME, "");
  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *day = g_strdup_printf ("2026-%02d-09", month);
      g_autofree char *expected = sam_json_from_string (day);
      char *const ways[] = { sam_day_words_short (day), sam_day_words_long (day) };

      for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
        {
          g_autofree char *way = ways[i];
          g_autofree char *value = NULL;

          g_test_message ("%s", way);
          g_assert_true (sam_row_text_parse (&field, way, &value, NULL));
          g_assert_cmpstr (value, ==, expected);
        }
    }
}

int
main (int argc,
      char *argv[])
{
  int result;
  g_autofree char *locale = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);

  bindtextdomain (GETTEXT_PACKAGE, locale);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_test_init (&argc, &argv, NULL);
  /* It asks for American English, which not every computer has; nothing is translated in the C that is left then. */
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_cmpstr (_ ("_New Workshop"), !=, "_New Workshop");
  g_test_add_func ("/app/languages/a-day-is-read-as-it-is-written", test_days);
  g_test_add_func ("/app/languages/every-editor-fits-a-narrow-pane", test_editors);
  g_test_add ("/app/languages/every-window-fits-360-pixels", Fixture, NULL, workshop_set_up, test_windows,
              workshop_tear_down);
  g_test_add_func ("/app/languages/every-dialog-fits-360-pixels", test_empty_windows);
  g_test_add ("/app/languages/every-page-fits-360-pixels", Fixture, NULL, workshop_set_up, test_pages,
              workshop_tear_down);
  application = sam_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
