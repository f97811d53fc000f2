/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "workshop-fixture.h"

#include "app/editors/sam-attachments-part.h"
#include "app/editors/sam-editor.h"
#include "app/editors/sam-notice-part.h"
#include "app/knowledge/sam-checklist-part.h"
#include "app/knowledge/sam-communication-window.h"
#include "app/knowledge/sam-knowledge-page.h"
#include "app/knowledge/sam-links-part.h"
#include "app/knowledge/sam-links-window.h"
#include "app/knowledge/sam-print-part.h"
#include "app/knowledge/sam-signals-window.h"
#include "app/knowledge/sam-story-part.h"
#include "app/lists/sam-list-item.h"
#include "app/pages/sam-filter-bar.h"
#include "app/pages/sam-list-page.h"
#include "app/pages/sam-page-widget.h"
#include "app/rows/sam-field-row.h"
#include "app/widgets/sam-prose-view.h"
#include "network/sam-shipped-texts.h"

/* --- text to read --- */

static void
test_prose_has_a_structure (void)
{
  GtkWidget *view = g_object_ref_sink (sam_prose_view_new ());
  GtkWidget *content = gtk_widget_get_first_child (view);
  GtkWidget *child;
  GtkWidget *item;

  sam_prose_view_set_text (SAM_PROSE_VIEW (view),
                           "## Kop\n\nTekst met **nadruk**.\n\n1. een\n2. [twee](https://a.example)\n\nSlot");
  child = gtk_widget_get_first_child (content);
  gtk_test_accessible_assert_role (child, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
  child = gtk_widget_get_next_sibling (child);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (child)), ==, "Tekst met nadruk.");
  child = gtk_widget_get_next_sibling (child);
  gtk_test_accessible_assert_role (child, GTK_ACCESSIBLE_ROLE_LIST);
  item = gtk_widget_get_last_child (child);
  gtk_test_accessible_assert_role (item, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (item))), ==, "2.");
  /* A link is reached by the keyboard. */
  g_assert_true (gtk_widget_get_focusable (gtk_widget_get_last_child (item)));
  child = gtk_widget_get_next_sibling (child);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (child)), ==, "Slot");
  g_assert_null (gtk_widget_get_next_sibling (child));

  sam_prose_view_set_text (SAM_PROSE_VIEW (view), NULL);
  g_assert_null (gtk_widget_get_first_child (content));
  g_object_unref (view);
}

static void
show (Fixture *fixture,
      GtkWidget *widget)
{
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), widget);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static GtkWidget *
find_row (GtkWidget *widget,
          const char *field)
{
  if (SAM_IS_FIELD_ROW (widget) && g_strcmp0 (sam_field_row_get_field_name (SAM_FIELD_ROW (widget)), field) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, field);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
get_side (GtkWidget *row)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find_widget (row, GTK_TYPE_STACK, NULL)));
}

static void
test_notes_are_read_and_written (Fixture *fixture,
                                 gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", "notes",
                                "# Sleutel\n\nBij de *balie*.", NULL);
  GtkWidget *editor = sam_editor_new_for (fixture->thread, group);
  GtkWidget *row;
  GtkWidget *text;

  show (fixture, editor);
  row = find_row (editor, "notes");
  wait_until (g_strcmp0 (get_side (row), "read") == 0);
  g_assert_nonnull (find_widget (row, GTK_TYPE_LABEL, "Bij de <i>balie</i>."));

  g_signal_emit_by_name (find_widget (row, GTK_TYPE_BUTTON, "Edit Text"), "clicked");
  g_assert_cmpstr (get_side (row), ==, "write");
  text = find_widget (row, GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == text);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Bij **Bea**.", -1);
  gtk_widget_grab_focus (find_row (editor, "name"));
  wait_until (is_value (fixture, group, "notes", "Bij **Bea**."));
  g_assert_cmpstr (get_side (row), ==, "read");
  g_assert_nonnull (find_widget (row, GTK_TYPE_LABEL, "Bij <b>Bea</b>."));
}

static void
test_plain_notes_are_typed_in_at_once (Fixture *fixture,
                                       gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", "notes", "Bij de balie.", NULL);
  GtkWidget *editor = sam_editor_new_for (fixture->thread, group);
  GtkWidget *row;

  show (fixture, editor);
  row = find_row (editor, "notes");
  wait_until (is_value (fixture, group, "name", "Praatgroep") && gtk_widget_get_mapped (row));
  g_assert_cmpstr (get_side (row), ==, "write");
}

/* --- the page --- */

static SamListPage *
show_list (Fixture *fixture,
           const char *name)
{
  GtkWidget *page = sam_knowledge_page_new (sam_pages_find ("knowledge"), fixture->thread);

  show (fixture, page);
  sam_knowledge_page_show_list (SAM_KNOWLEDGE_PAGE (page), name);
  return SAM_LIST_PAGE (sam_knowledge_page_get_list (SAM_KNOWLEDGE_PAGE (page), name));
}

static guint
count_rows (SamListPage *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (sam_list_page_get_model (list)));
}

static void
test_first_articles_are_taken_over (Fixture *fixture,
                                    gconstpointer data)
{
  SamListPage *list = show_list (fixture, "articles");
  GtkWidget *button;
  g_autoptr (GPtrArray) shipped = sam_shipped_texts_load (sam_kind_find ("article"), NULL);

  wait_until (g_str_equal (sam_list_page_get_state (list), "empty"));
  button = find_widget (GTK_WIDGET (list), GTK_TYPE_BUTTON, "_Take Over the First Articles");
  g_signal_emit_by_name (button, "clicked");
  wait_until (count_rows (list) == shipped->len);
}

static void
test_an_article_is_read (Fixture *fixture,
                         gconstpointer data)
{
  g_autofree char *article = put (fixture, "article", "A", "title", "Starten", "text", "## Eerst\n\nKoffie.", NULL);
  SamListPage *list = show_list (fixture, "articles");
  GtkWidget *row = NULL;

  sam_page_widget_open (gtk_widget_get_ancestor (GTK_WIDGET (list), SAM_TYPE_KNOWLEDGE_PAGE), article);
  wait_until ((row = find_row (GTK_WIDGET (list), "text")) != NULL && g_strcmp0 (get_side (row), "read") == 0);
  g_assert_nonnull (find_widget (row, GTK_TYPE_LABEL, "Eerst"));
  g_assert_cmpstr (sam_list_page_get_shown_id (list), ==, article);
  /* A leaflet or a scan is kept with it. */
  wait_until (find_widget (GTK_WIDGET (list), SAM_TYPE_ATTACHMENTS_PART, NULL) != NULL);
}

static void
test_what_is_due_for_review_is_found (Fixture *fixture,
                                      gconstpointer data)
{
  g_autofree char *due = put (fixture, "article", "A", "title", "Oud", "review_on", "2020-01-01", NULL);
  g_autofree char *later = put (fixture, "article", "B", "title", "Nieuw", "review_on", "2999-01-01", NULL);
  g_autofree char *never = put (fixture, "article", "C", "title", "Altijd goed", NULL);
  SamListPage *list = show_list (fixture, "articles");
  GtkWidget *filters = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (list), SAM_TYPE_LIST_PAGE, "filters"));

  wait_until (count_rows (list) == 3);
  sam_filter_bar_choose (SAM_FILTER_BAR (filters), "review_on", "\x01until-today");
  wait_until (count_rows (list) == 1);
}

static void
test_each_kind_opens_in_its_list (Fixture *fixture,
                                  gconstpointer data)
{
  static const char *const kinds[] = { "article", "template", "story", "signal", "deployment" };
  GtkWidget *page = sam_knowledge_page_new (sam_pages_find ("knowledge"), fixture->thread);

  show (fixture, page);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *id = sam_id_new (sam_kind_find (kinds[i]));
      GtkStack *lists = GTK_STACK (gtk_widget_get_template_child (page, SAM_TYPE_KNOWLEDGE_PAGE, "lists"));

      g_assert_true (sam_pages_find_for_kind (kinds[i]) == sam_pages_find ("knowledge"));
      g_assert_true (sam_editor_is_offered_for (sam_kind_find (kinds[i])));
      sam_page_widget_open (page, id);
      g_assert_cmpstr (sam_list_page_get_shown_id (SAM_LIST_PAGE (gtk_stack_get_visible_child (lists))), ==, id);
      g_assert_true (sam_page_widget_can_add (page));
    }
}

/* --- links --- */

static GtkWidget *
find_links (GtkWidget *widget)
{
  return find_widget (widget, SAM_TYPE_LINKS_PART, NULL);
}

/* Nobody listens there, so that nothing leaves this computer. */
static void
test_links_are_checked (Fixture *fixture,
                        gconstpointer data)
{
  g_autofree char *article = put (fixture, "article", "A", "title", "Links", "text",
                                  "[hier](http://127.0.0.1:9/a) en [daar](mailto:a@b.example)", "links",
                                  "[{\"id\":\"1\",\"url\":\"file:///etc/passwd\"},"
                                  "{\"id\":\"2\",\"url\":\"http://127.0.0.1:9/b\"}]",
                                  NULL);
  GtkWidget *editor = sam_editor_new_for (fixture->thread, article);
  GtkWidget *links;

  show (fixture, editor);
  wait_until ((links = find_links (editor)) != NULL);
  wait_until (find_widget (links, GTK_TYPE_LABEL, "<a href=\"http://127.0.0.1:9/b\">http://127.0.0.1:9/b</a>") != NULL);
  g_assert_null (find_widget (links, GTK_TYPE_LABEL, "Not reached"));
  g_signal_emit_by_name (find_widget (links, GTK_TYPE_BUTTON, "_Check Links"), "clicked");
  wait_until (find_widget (links, GTK_TYPE_LABEL, "2 links do not work.") != NULL);
  g_assert_nonnull (find_widget (links, GTK_TYPE_LABEL, "Not reached"));
}

static void
test_a_check_ends_with_its_page (Fixture *fixture,
                                 gconstpointer data)
{
  /* It listens and never answers. */
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *text = g_strdup_printf ("http://127.0.0.1:%u/stil", port);
  g_autofree char *article = put (fixture, "article", "A", "title", "Links", "text", text, NULL);
  GtkWidget *editor = sam_editor_new_for (fixture->thread, article);
  GtkWidget *links;
  gpointer alive;

  show (fixture, editor);
  wait_until ((links = find_links (editor)) != NULL);
  g_signal_emit_by_name (find_widget (links, GTK_TYPE_BUTTON, "_Check Links"), "clicked");
  alive = links;
  g_object_add_weak_pointer (G_OBJECT (links), &alive);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  wait_until (alive == NULL);
}

static void
test_links_of_all_articles (Fixture *fixture,
                            gconstpointer data)
{
  g_autofree char *first = put (fixture, "article", "A", "title", "Eerst", "text", "http://127.0.0.1:9/a", NULL);
  g_autofree char *second = put (fixture, "article", "B", "title", "Tweede", "text", "http://127.0.0.1:9/b", NULL);
  GtkWidget *window = sam_links_window_new (NULL, fixture->thread);

  gtk_window_present (GTK_WINDOW (window));
  wait_until (find_widget (window, GTK_TYPE_LABEL, "2 links in all articles") != NULL);
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "http://127.0.0.1:9/b"));
  g_signal_emit_by_name (find_widget (window, GTK_TYPE_BUTTON, "_Check Links"), "clicked");
  wait_until (find_widget (window, GTK_TYPE_LABEL, "2 links do not work.") != NULL);
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Not reached · Eerst"));
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Not reached · Tweede"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- toolkit --- */

static void
test_a_new_group_gets_its_tasks (Fixture *fixture,
                                 gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", "status", "forming", NULL);
  GtkWidget *editor = sam_editor_new_for (fixture->thread, group);
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("task"));
  GtkWidget *part;
  const char *text;

  show (fixture, editor);
  wait_until ((part = find_widget (editor, SAM_TYPE_CHECKLIST_PART, NULL)) != NULL);
  g_signal_emit_by_name (find_widget (part, GTK_TYPE_BUTTON, "Make the _Start Checklist"), "clicked");
  wait_until (find_widget (part, GTK_TYPE_BUTTON, "Make the _Start Checklist") == NULL);
  g_assert_cmpint (sam_store_count (fixture->other, query, NULL), ==, 12);
  text = gtk_label_get_label (GTK_LABEL (find_widget (part, GTK_TYPE_LABEL, NULL)));
  g_assert_true (g_str_has_prefix (text, "0 of 12 steps of the start checklist done.\nNext: Eerste gesprek"));
}

static void
test_an_open_group_needs_no_checklist (Fixture *fixture,
                                       gconstpointer data)
{
  g_autofree char *group = put (fixture, "group", "G", "name", "Praatgroep", "status", "open", NULL);
  GtkWidget *editor = sam_editor_new_for (fixture->thread, group);
  GtkWidget *row;

  show (fixture, editor);
  row = find_row (editor, "name");
  wait_until (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (find_widget (row, GTK_TYPE_ENTRY, NULL))),
                         "Praatgroep") == 0);
  g_assert_null (find_widget (editor, SAM_TYPE_CHECKLIST_PART, NULL));
}

static gboolean
begins_with (SamListPage *list,
             const char *title,
             const char *language)
{
  g_autoptr (SamListItem) item = g_list_model_get_item (G_LIST_MODEL (sam_list_page_get_model (list)), 0);

  return item != NULL && g_strcmp0 (sam_list_item_get_title (item), title) == 0 &&
         find_widget (GTK_WIDGET (list), GTK_TYPE_LABEL, language) != NULL;
}

/* What somebody can hand out now stands above what is for others, and no code stands beside it. */
static void
test_own_language_comes_first (Fixture *fixture,
                               gconstpointer data)
{
  SamListPage *list;

  g_free (put (fixture, "template", "1", "title", "A", "type", "form", "language", "de", NULL));
  g_free (put (fixture, "template", "2", "title", "B", "type", "form", "language", "nl", NULL));
  g_free (put (fixture, "template", "3", "title", "C", "type", "form", "language", "nl", NULL));
  list = show_list (fixture, "toolkit");
  wait_until (begins_with (list, "B", "Dutch"));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_setenv ("LANGUAGE", "de", TRUE);
  list = show_list (fixture, "toolkit");
  wait_until (begins_with (list, "A", "German"));
  g_unsetenv ("LANGUAGE");
}

static gboolean
is_written (const char *path)
{
  g_autofree char *start = NULL;

  return g_file_get_contents (path, &start, NULL, NULL) && g_str_has_prefix (start, "%PDF-");
}

static void
test_a_form_is_saved_to_print (Fixture *fixture,
                               gconstpointer data)
{
  g_autofree char *form = put (fixture, "template", "F", "title", "Formulier", "type", "form", "text", "Naam:", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "formulier.pdf", NULL);
  GtkWidget *editor = sam_editor_new_for (fixture->thread, form);
  GtkWidget *part;

  show (fixture, editor);
  wait_until ((part = find_widget (editor, SAM_TYPE_PRINT_PART, NULL)) != NULL);
  sam_print_part_save_pdf (SAM_PRINT_PART (part), path);
  wait_until (is_written (path));
}

/* --- stories --- */

static char *
put_story (Fixture *fixture,
           const char *told)
{
  return put (fixture, "story", "S", "title", "Weer buiten", "told", told, NULL);
}

static GtkWidget *
open_story (Fixture *fixture,
            const char *id)
{
  GtkWidget *editor = sam_editor_new_for (fixture->thread, id);
  GtkWidget *part;

  show (fixture, editor);
  wait_until ((part = find_widget (editor, SAM_TYPE_STORY_PART, NULL)) != NULL);
  return part;
}

static gboolean
says (GtkWidget *widget,
      const char *text)
{
  return find_widget (widget, GTK_TYPE_LABEL, text) != NULL;
}

static void
test_a_story_goes_step_by_step (Fixture *fixture,
                                gconstpointer data)
{
  g_autofree char *story = put_story (fixture, "[]");
  GtkWidget *part = open_story (fixture, story);
  g_autofree char *consent = NULL;
  g_autofree char *told = NULL;

  wait_until (says (part, "Talk with whom it is about: do they want it to be told?"));
  g_signal_emit_by_name (find_widget (part, GTK_TYPE_BUTTON, "We _Talked About It"), "clicked");
  wait_until (says (part, "Ask for consent, for each channel. Without it the story is not told."));

  gtk_editable_set_text (GTK_EDITABLE (find_widget (part, GTK_TYPE_ENTRY, NULL)), "Wijkkrant");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_widget (part, GTK_TYPE_DROP_DOWN, NULL)), 3);
  g_signal_emit_by_name (find_widget (part, GTK_TYPE_BUTTON, "Add to _Plan"), "clicked");
  wait_until (says (part, "Wijkkrant"));
  /* Nobody agreed: it can be taken out, and not be told. */
  g_assert_nonnull (find_widget (part, GTK_TYPE_BUTTON, "Take Out"));
  g_assert_null (find_widget (part, GTK_TYPE_BUTTON, "Was Told"));

  consent = put (fixture, "consent", "C", "about", story, "purpose", "story", "channel", "press", "given_on",
                 "2020-01-01", NULL);
  wait_until (find_widget (part, GTK_TYPE_BUTTON, "Was Told") != NULL);
  g_signal_emit_by_name (find_widget (part, GTK_TYPE_BUTTON, "Was Told"), "clicked");
  wait_until (says (part, "May be told again."));
  told = get_value (fixture, story, "told");
  g_assert_nonnull (strstr (told, "\"on\":"));
  g_assert_null (find_widget (part, GTK_TYPE_BUTTON, "Was Told"));
}

static void
test_a_wrong_day_is_told (Fixture *fixture,
                          gconstpointer data)
{
  g_autofree char *story = put_story (fixture, "[]");
  GtkWidget *part = open_story (fixture, story);
  GtkWidget *day = GTK_WIDGET (gtk_widget_get_template_child (part, SAM_TYPE_STORY_PART, "day"));
  GtkWidget *problem = GTK_WIDGET (gtk_widget_get_template_child (part, SAM_TYPE_STORY_PART, "problem"));

  gtk_editable_set_text (GTK_EDITABLE (day), "31-31-31");
  g_signal_emit_by_name (find_widget (part, GTK_TYPE_BUTTON, "Add to _Plan"), "clicked");
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (day)), ==, "31-31-31");
}

static gboolean
has_choice (GtkWidget *row,
            const char *expected)
{
  g_autofree char *value = NULL;

  return sam_field_row_read (SAM_FIELD_ROW (row), &value, NULL) && g_strcmp0 (value, expected) == 0;
}

static void
test_its_consent_is_for_telling (Fixture *fixture,
                                 gconstpointer data)
{
  g_autofree char *story = put_story (fixture, "[]");
  GtkWidget *editor = sam_editor_new_for (fixture->thread, story);
  GtkWidget *button = NULL;
  GtkWidget *row = NULL;

  show (fixture, editor);
  wait_until ((button = find_widget (editor, GTK_TYPE_BUTTON, "Note a _Consent")) != NULL &&
              gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  wait_until ((row = find_row (editor, "purpose")) != NULL && has_choice (row, "\"story\""));
}

static void
test_advice_stands_with_the_expert (Fixture *fixture,
                                    gconstpointer data)
{
  g_autofree char *person = put (fixture, "person", "P", "first_name", "Mens", "last_name", "Proef", NULL);
  g_autofree char *expert = put (fixture, "expert", "E", "person", person, NULL);
  g_autofree char *request = put (fixture, "deployment", "D", "subject", "Beleid toetsen", "type", "policy_test",
                                  "status", "done", "expert", expert, NULL);
  GtkWidget *editor = sam_editor_new_for (fixture->thread, expert);

  show (fixture, editor);
  wait_until (says (editor, "Beleid toetsen"));
  g_assert_true (says (editor, "Testing policy · Done"));
}

static void
test_the_plan_counts_and_opens (Fixture *fixture,
                                gconstpointer data)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("story"), "S");
  g_autofree char *consent = put (fixture, "consent", "C", "about", id, "purpose", "story", "channel", "press",
                                  "given_on", "2020-01-01", "withdrawn_on", "2020-02-01", NULL);
  g_autofree char *story = put_story (
      fixture, "[{\"id\":\"1\",\"channel\":\"press\",\"audience\":\"public\",\"on\":\"2020-01-06\"},"
               "{\"id\":\"2\",\"channel\":\"press\",\"audience\":\"public\",\"planned_on\":\"2030-01-06\"}]");
  GtkWidget *window = sam_communication_window_new (NULL, fixture->thread);

  gtk_window_present (GTK_WINDOW (window));
  wait_until (says (window, "1 of 2"));
  g_assert_true (says (window, "Weer buiten"));
  g_assert_true (says (window, "Planned"));
  /* How far it is, and what comes next. */
  g_assert_true (says (window, "Talked about · Nobody agrees to it any more: ask again before it is told."));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- signals --- */

static void
test_a_name_in_a_signal_is_told (Fixture *fixture,
                                 gconstpointer data)
{
  g_autofree char *signal = put (fixture, "signal", "S", "title", "Brieven", "text", "Bel 06-12345678 maar", NULL);
  GtkWidget *editor = sam_editor_new_for (fixture->thread, signal);
  GtkWidget *notice;

  show (fixture, editor);
  wait_until ((notice = find_widget (editor, SAM_TYPE_NOTICE_PART, NULL)) != NULL &&
              *sam_notice_part_get_text (SAM_NOTICE_PART (notice)) != '\0');
}

static void
test_signals_are_counted (Fixture *fixture,
                          gconstpointer data)
{
  g_autofree char *signal = put (fixture, "signal", "S", "title", "Brieven", "category", "access", "times", "41", NULL);
  GtkWidget *window = sam_signals_window_new (NULL, fixture->thread);

  gtk_window_present (GTK_WINDOW (window));
  wait_until (says (window, "41"));
  g_assert_true (says (window, "Access"));
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, workshop_set_up, func, workshop_tear_down)

int
main (int argc,
      char **argv)
{
  /* The way out of this computer is a setting of the desktop, which is not there in a test. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/knowledge/prose/headings-and-lists-are-told-to-a-screen-reader", test_prose_has_a_structure);
  ADD ("/knowledge/prose/formatted-notes-are-read-and-can-be-written", test_notes_are_read_and_written);
  ADD ("/knowledge/prose/plain-notes-are-typed-in-at-once", test_plain_notes_are_typed_in_at_once);
  ADD ("/knowledge/page/the-first-articles-are-taken-over", test_first_articles_are_taken_over);
  ADD ("/knowledge/page/an-article-is-read-beside-the-list-with-what-is-kept-with-it", test_an_article_is_read);
  ADD ("/knowledge/page/what-is-due-for-review-is-found", test_what_is_due_for_review_is_found);
  ADD ("/knowledge/page/each-kind-opens-in-its-list", test_each_kind_opens_in_its_list);
  ADD ("/knowledge/links/are-checked-on-request", test_links_are_checked);
  ADD ("/knowledge/links/those-of-all-articles-stand-together", test_links_of_all_articles);
  ADD ("/knowledge/links/a-check-ends-with-its-page", test_a_check_ends_with_its_page);

  ADD ("/knowledge/toolkit/a-new-group-gets-its-tasks", test_a_new_group_gets_its_tasks);
  ADD ("/knowledge/toolkit/an-open-group-needs-no-checklist", test_an_open_group_needs_no_checklist);
  ADD ("/knowledge/toolkit/the-language-of-the-window-comes-first", test_own_language_comes_first);
  ADD ("/knowledge/toolkit/a-form-is-saved-to-print", test_a_form_is_saved_to_print);

  ADD ("/knowledge/stories/a-story-goes-step-by-step", test_a_story_goes_step_by_step);
  ADD ("/knowledge/stories/a-wrong-day-is-told", test_a_wrong_day_is_told);
  ADD ("/knowledge/stories/its-consent-is-for-telling", test_its_consent_is_for_telling);
  ADD ("/knowledge/advice/stands-with-the-expert", test_advice_stands_with_the_expert);
  ADD ("/knowledge/stories/the-plan-counts-and-opens", test_the_plan_counts_and_opens);
  ADD ("/knowledge/signals/a-number-in-it-is-warned-of", test_a_name_in_a_signal_is_told);
  ADD ("/knowledge/signals/are-counted-by-theme", test_signals_are_counted);

  return g_test_run ();
}
