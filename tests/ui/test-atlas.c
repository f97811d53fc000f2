/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown and printed of the whole region: the coverage map and the guide. */

#include "app/atlas/sam-coverage-window.h"
#include "app/atlas/sam-guide-view.h"
#include "app/atlas/sam-guide-window.h"
#include "app/atlas/sam-map-view.h"
#include "app/atlas/sam-municipality-row.h"
#include "app/editors/sam-editor-types.h"
#include "app/editors/sam-editor.h"
#include "app/editors/sam-form.h"
#include "app/editors/sam-linked-list.h"
#include "app/questions/sam-offer-row.h"
#include "finding.h"
#include "workshop-fixture.h"

static gboolean
has_label (GtkWidget *widget,
           const char *text)
{
  return find_widget (widget, GTK_TYPE_LABEL, text) != NULL;
}

static void
put_group (Fixture *fixture,
           const char *name,
           const char *place,
           const char *topic)
{
  g_free (put (fixture, "group", name, "name", name, "place", place, "topics", topic, "connected_since", "2020-01-01",
               "status", "open", NULL));
}

static void
put_region (Fixture *fixture)
{
  g_autofree char *rouw = put (fixture, "topic", "rouw", "name", "Rouw", "domain", "mind", NULL);
  g_autofree char *schuld = put (fixture, "topic", "schuld", "name", "Schulden", "domain", "money", NULL);

  g_free (put (fixture, "region", "R", "name", "Klein", "municipalities", "Heerlen; Kerkrade; Simpelveld", NULL));
  put_group (fixture, "Rouwcafé", "Heerlen", rouw);
  put_group (fixture, "Praatgroep", "Heerlen", schuld);
  put_group (fixture, "Geldgroep", "Kerkrade", schuld);
}

static GtkWidget *
open_map (Fixture *fixture)
{
  fixture->window = sam_coverage_window_new (NULL, fixture->thread);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  wait_until (find_widget (fixture->window, SAM_TYPE_MUNICIPALITY_ROW, NULL) != NULL);
  return find_widget (fixture->window, SAM_TYPE_MAP_VIEW, NULL);
}

static GtkListBoxRow *
get_row (Fixture *fixture,
         int i)
{
  GtkListBox *rows = GTK_LIST_BOX (find_widget (fixture->window, GTK_TYPE_LIST_BOX, NULL));

  return gtk_list_box_get_row_at_index (rows, i);
}

/* Heerlen has what is on both topics, Kerkrade lacks grief, Simpelveld both. */
static void
test_select (Fixture *fixture,
             gconstpointer data)
{
  GtkWidget *map;

  put_region (fixture);
  map = open_map (fixture);
  g_assert_true (has_label (GTK_WIDGET (get_row (fixture, 0)), "Heerlen"));
  g_assert_true (has_label (GTK_WIDGET (get_row (fixture, 0)), "0.2 (2)"));
  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (get_row (fixture, 1)))),
                           get_row (fixture, 1));
  g_assert_cmpint (sam_map_view_get_selected (SAM_MAP_VIEW (map)), ==, 1);
  g_assert_true (has_label (fixture->window, "Rouw"));
  g_assert_nonnull (find_widget (fixture->window, SAM_TYPE_OFFER_ROW, NULL));
  g_assert_true (has_label (fixture->window, "Geldgroep"));
  g_assert_false (has_label (fixture->window, "Praatgroep"));
  g_signal_emit_by_name (map, "selected", 2);
  g_assert_true (gtk_list_box_row_is_selected (get_row (fixture, 2)));
  g_assert_true (has_label (fixture->window, "Rouw, Schulden"));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
test_search (Fixture *fixture,
             gconstpointer data)
{
  GtkWidget *topic;
  GtkWidget *entry;
  GListModel *found;

  put_region (fixture);
  open_map (fixture);
  topic = GTK_WIDGET (gtk_widget_get_template_child (fixture->window, SAM_TYPE_COVERAGE_WINDOW, "topic"));
  entry = find_type (topic, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "OUW");
  g_signal_emit_by_name (entry, "search-changed");
  found = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (find_type (topic, GTK_TYPE_LIST_VIEW))));
  g_assert_cmpuint (g_list_model_get_n_items (found), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (found, i);

      g_assert_cmpstr (gtk_string_object_get_string (item), ==, "Rouw");
    }
}

/* What another program saves shows, and the choice stays. */
static void
test_choose (Fixture *fixture,
             gconstpointer data)
{
  GtkDropDown *topic;
  GtkDropDown *measure;

  put_region (fixture);
  open_map (fixture);
  topic = GTK_DROP_DOWN (gtk_widget_get_template_child (fixture->window, SAM_TYPE_COVERAGE_WINDOW, "topic"));
  measure = GTK_DROP_DOWN (gtk_widget_get_template_child (fixture->window, SAM_TYPE_COVERAGE_WINDOW, "measure"));
  gtk_drop_down_set_selected (measure, 1);
  g_assert_true (has_label (GTK_WIDGET (get_row (fixture, 0)), "2"));
  /* All topics, five life domains, Rouw. */
  gtk_drop_down_set_selected (topic, 6);
  g_assert_true (has_label (GTK_WIDGET (get_row (fixture, 0)), "1"));
  g_assert_true (has_label (GTK_WIDGET (get_row (fixture, 1)), "0"));
  {
    g_autofree char *rouw = sam_id_from_key (sam_kind_find ("topic"), "rouw");

    put_group (fixture, "Nabestaanden", "Kerkrade", rouw);
  }
  wait_until (has_label (GTK_WIDGET (get_row (fixture, 1)), "1"));
  g_assert_cmpuint (gtk_drop_down_get_selected (topic), ==, 6);
}

static void
test_save (Fixture *fixture,
           gconstpointer data)
{
  static const char *const names[] = { "map.pdf", "map.png", "map.svg", "map.csv" };

  put_region (fixture);
  open_map (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autofree char *told = g_strdup_printf ("Saved as %s", path);

      sam_coverage_window_save (SAM_COVERAGE_WINDOW (fixture->window), path);
      wait_until (has_label (fixture->window, told));
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  gtk_widget_activate_action (fixture->window, "coverage.copy", NULL);
  g_assert_true (has_label (fixture->window, "The figures are on the clipboard, for a spreadsheet"));
}

/* A region of which nothing is known yet says what it needs. */
static void
test_empty (Fixture *fixture,
            gconstpointer data)
{
  fixture->window = sam_coverage_window_new (NULL, fixture->thread);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (has_label (fixture->window, "The map needs to know the municipalities of the region: name them in This "
                                          "Region, or fill in the postcodes of practices and groups."));
}

static void
assert_narrow (GtkWidget *window)
{
  int minimum;

  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (window)), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_narrow (Fixture *fixture,
             gconstpointer data)
{
  put_region (fixture);
  open_map (fixture);
  assert_narrow (fixture->window);
}

static void
agree (Fixture *fixture,
       const char *group)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("group"), group);

  g_free (put (fixture, "consent", group, "about", id, "purpose", "publication", "channel", "print", "given_on",
               "2020-01-01", "fields", "name; topics; place", NULL));
}

static GtkWidget *
get_child (Fixture *fixture,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->window, SAM_TYPE_GUIDE_WINDOW, name));
}

static gboolean
tells (Fixture *fixture,
       const char *name,
       const char *text)
{
  return g_str_equal (gtk_label_get_label (GTK_LABEL (get_child (fixture, name))), text);
}

static void
open_guide (Fixture *fixture)
{
  fixture->window = sam_guide_window_new (NULL, fixture->thread);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static GtkLabel *
get_part (GtkWidget *row,
          const char *name)
{
  return GTK_LABEL (gtk_widget_get_template_child (row, SAM_TYPE_OFFER_ROW, name));
}

static void
test_guide_choices (Fixture *fixture,
                    gconstpointer data)
{
  GtkDropDown *where;
  GtkWidget *row;

  put_region (fixture);
  agree (fixture, "Rouwcafé");
  agree (fixture, "Geldgroep");
  open_guide (fixture);
  wait_until (tells (fixture, "count", "2 groups · 8 pages · 2 sheets of A4, both sides"));
  g_assert_true (tells (fixture, "left_out_count", "1 group is not in it"));
  row = gtk_widget_get_first_child (get_child (fixture, "left_out_rows"));
  g_assert_cmpstr (gtk_label_get_label (get_part (row, "title")), ==, "Praatgroep");
  g_assert_cmpstr (gtk_label_get_label (get_part (row, "detail")), ==, "nobody agreed to it");
  where = GTK_DROP_DOWN (get_child (fixture, "where"));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (where)), ==, 3);
  gtk_drop_down_set_selected (where, 2);
  wait_until (tells (fixture, "count", "1 group · 4 pages · 1 sheet of A4, both sides"));
  g_assert_cmpuint (gtk_drop_down_get_selected (where), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_child (fixture, "form")), 2);
  gtk_drop_down_set_selected (where, 0);
  /* Another program notes one more consent. */
  agree (fixture, "Praatgroep");
  wait_until (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (get_child (fixture, "count"))), "3 groups · "));
}

static void
test_guide_pages (Fixture *fixture,
                  gconstpointer data)
{
  GtkWidget *view;

  put_region (fixture);
  agree (fixture, "Rouwcafé");
  open_guide (fixture);
  wait_until (has_label (fixture->window, "Page 1 of 4"));
  view = get_child (fixture, "view");
  g_assert_true (gtk_widget_activate_action (view, "pages.next", NULL));
  g_assert_true (has_label (fixture->window, "Page 2 of 4"));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_widget_activate_action (view, "pages.next", NULL);
  gtk_widget_activate_action (view, "pages.next", NULL);
  gtk_widget_activate_action (view, "pages.next", NULL);
  g_assert_cmpuint (sam_guide_view_get_page (SAM_GUIDE_VIEW (view)), ==, 3);
  gtk_widget_activate_action (view, "pages.back", NULL);
  g_assert_cmpuint (sam_guide_view_get_page (SAM_GUIDE_VIEW (view)), ==, 2);
}

/* The edition is remembered; what may not be printed any more is told with it, until it is gone. */
static void
test_guide_save (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "guide.pdf", NULL);
  g_autofree char *told = g_strdup_printf ("Saved as %s", path);
  g_autofree char *group = sam_id_from_key (sam_kind_find ("group"), "Rouwcafé");
  g_auto (GStrv) editions = NULL;

  put_region (fixture);
  agree (fixture, "Rouwcafé");
  open_guide (fixture);
  wait_until (has_label (fixture->window, "Page 1 of 4"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (get_child (fixture, "copies")), 200);
  sam_guide_window_save (SAM_GUIDE_WINDOW (fixture->window), path);
  wait_until (tells (fixture, "told", told));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  editions = sam_store_find_referrers (fixture->other, group, sam_kind_find ("edition"), "records", NULL);
  g_assert_cmpuint (g_strv_length (editions), ==, 1);
  g_assert_true (is_value (fixture, editions[0], "printed", "200"));
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "held")));
  g_free (put (fixture, "consent", "Rouwcafé", "withdrawn_on", "2021-01-01", NULL));
  wait_until (gtk_widget_get_visible (get_child (fixture, "held")));
  g_assert_nonnull (find_widget (get_child (fixture, "held"), GTK_TYPE_LABEL, "Rouwcafé"));
  wait_until (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (get_child (fixture, "count"))), "No group agreed"));
  gtk_widget_activate_action (fixture->window, "guide.gone", "s", editions[0]);
  wait_until (!gtk_widget_get_visible (get_child (fixture, "held")));
}

static void
test_guide_narrow (Fixture *fixture,
                   gconstpointer data)
{
  put_region (fixture);
  agree (fixture, "Rouwcafé");
  open_guide (fixture);
  wait_until (has_label (fixture->window, "Page 1 of 4"));
  assert_narrow (fixture->window);
}

static GtkWidget *
find_chip (GtkWidget *widget,
           const char *label)
{
  return find_widget (widget, GTK_TYPE_TOGGLE_BUTTON, label);
}

/* NULL: none has been noted. */
static char *
find_consent (Fixture *fixture,
              const char *about)
{
  g_auto (GStrv) ids =
      sam_store_find_referrers (fixture->other, about, sam_kind_find ("consent"), "about", NULL);

  return ids != NULL ? g_strdup (ids[0]) : NULL;
}

/* A group's consent begins with all that can be published; what is taken out is not printed. */
static void
test_consent (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *group = sam_id_from_key (sam_kind_find ("group"), "Rouwcafé");
  GtkWidget *list;
  GtkWidget *form;
  GtkWidget *editor;
  g_autofree char *id = NULL;
  g_autoptr (SamRecord) consent = NULL;
  g_auto (GStrv) fields = NULL;

  put_region (fixture);
  sam_editor_types_ensure ();
  fixture->window = gtk_window_new ();
  editor = sam_editor_new_for (fixture->thread, group);
  gtk_window_set_child (GTK_WINDOW (fixture->window), editor);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  wait_until (has_label (editor, "No consent has been noted: that means no."));
  g_assert_true (has_label (editor, "It stands in nothing that was printed or handed on, as far as is known."));
  list = gtk_widget_get_ancestor (find_widget (editor, GTK_TYPE_BUTTON, "Note a _Consent"), SAM_TYPE_LINKED_LIST);
  g_signal_emit_by_name (find_widget (list, GTK_TYPE_BUTTON, "Note a _Consent"), "clicked");
  wait_until (find_chip (list, "Phone to publish") != NULL);
  form = find_widget (list, SAM_TYPE_FORM, NULL);
  g_assert_null (find_chip (form, "Phone of the contact person"));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_chip (form, "Phone to publish"))));
  gtk_widget_grab_focus (find_chip (form, "Phone to publish"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_chip (form, "Phone to publish")), FALSE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_widget (GTK_WIDGET (sam_form_find_row (SAM_FORM (form), "channel")),
                                                          GTK_TYPE_DROP_DOWN, NULL)),
                              3);
  gtk_widget_grab_focus (find_widget (list, GTK_TYPE_BUTTON, "Note a _Consent"));
  wait_until ((id = find_consent (fixture, group)) != NULL);
  wait_until (is_value (fixture, id, "channel", "print"));
  g_assert_true (is_value (fixture, id, "purpose", "publication"));
  consent = sam_store_load (fixture->other, id, NULL);
  fields = sam_record_dup_strv (consent, "fields");
  g_assert_true (g_strv_contains ((const char *const *) fields, "name"));
  g_assert_false (g_strv_contains ((const char *const *) fields, "public_phone"));
  g_assert_false (g_strv_contains ((const char *const *) fields, "contact_phone"));
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/ui/atlas/" path, Fixture, NULL, workshop_set_up, test, workshop_tear_down)
  ADD ("map/a-municipality-shows-what-it-has-and-lacks", test_select);
  ADD ("map/follows-the-choice-and-what-others-save", test_choose);
  ADD ("map/a-topic-is-found-by-any-part-of-its-name", test_search);
  ADD ("map/is-saved-and-copied", test_save);
  ADD ("map/says-what-it-needs", test_empty);
  ADD ("map/is-narrow-enough", test_narrow);
  ADD ("guide/follows-the-choices-and-what-others-save", test_guide_choices);
  ADD ("guide/is-leafed-through", test_guide_pages);
  ADD ("guide/an-edition-is-remembered", test_guide_save);
  ADD ("guide/is-narrow-enough", test_guide_narrow);
  ADD ("guide/what-a-group-agrees-to-is-noted-field-by-field", test_consent);
  return g_test_run ();
}
