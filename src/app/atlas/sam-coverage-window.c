/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/atlas/sam-coverage-window.h"

#include <glib/gi18n.h>

#include "app/atlas/sam-map-view.h"
#include "app/atlas/sam-municipality-row.h"
#include "app/dialogs/sam-file-dialogs.h"
#include "app/lists/sam-changes.h"
#include "app/questions/sam-offer-row.h"
#include "app/sam-answer.h"
#include "app/sam-dates.h"
#include "app/widgets/sam-drop-down-search.h"
#include "app/widgets/sam-columns-layout.h"
#include "network/sam-coverage-words.h"

/* An entry of the topics to choose from; neither: all topics. */
typedef struct
{
  char *topic;        /* id */
  const char *domain; /* name */
} Entry;

/* What is drawn, to be written by the worker from the region as it is then. */
typedef struct
{
  char *path;
  char *topic;
  SamCoverageChoice choice;
  SamCoverageMeasure measure;
  gboolean practices;
} Writing;

struct _SamCoverageWindow
{
  SamDialog parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable;
  SamCoverageGround *ground;
  SamCoverage *coverage;
  GArray *entries; /* of Entry, as in the list of topics */
  SamCoverageChoice choice;
  gboolean following; /* the lists are filled by us, not chosen from by a person */

  /* Template children */
  GtkDropDown *topic;
  GtkDropDown *measure;
  GtkDropDown *within;
  GtkCheckButton *practices;
  GtkLabel *message;
  SamMapView *map;
  GtkListBox *rows;
  GtkBox *details;
  GtkLabel *told;
};

G_DEFINE_FINAL_TYPE (SamCoverageWindow, sam_coverage_window, SAM_TYPE_DIALOG)

static const double distances[] = { 2, 5, 10, 20 };
#define USUAL_DISTANCE 1

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->topic);
}

static void
tell (SamCoverageWindow *self,
      const char *text)
{
  gtk_label_set_label (self->told, text);
  gtk_widget_set_visible (GTK_WIDGET (self->told), TRUE);
}

static SamCoverageMeasure
get_measure (SamCoverageWindow *self)
{
  return MIN (gtk_drop_down_get_selected (self->measure), SAM_COVERAGE_N_MEASURES - 1);
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static char *
describe_group (const SamCoveragePlace *group)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (group->place != NULL)
    g_ptr_array_add (parts, group->place);
  for (guint i = 0; i < group->topics->len; i++)
    g_ptr_array_add (parts, ((SamCoverageTopic *) group->topics->pdata[i])->name);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
show_details (SamCoverageWindow *self)
{
  const int selected = sam_map_view_get_selected (self->map);
  const SamCoverageRow *row;
  g_autofree char *figures = NULL;
  g_autofree char *missing = NULL;

  clear_box (self->details);
  if (self->coverage == NULL || selected < 0 || (guint) selected >= self->coverage->rows->len)
    return;
  row = g_ptr_array_index (self->coverage->rows, selected);
  figures = sam_coverage_row_describe (self->coverage, row);
  missing = sam_coverage_row_describe_missing (row);
  gtk_box_append (self->details, make_label (row->municipality->name, "title-2"));
  gtk_box_append (self->details, make_label (figures, "dim-label"));
  if (missing != NULL)
    {
      gtk_box_append (self->details, make_label (_ ("A group elsewhere in the region, none here"), "heading"));
      gtk_box_append (self->details, make_label (missing, "body"));
    }
  if (row->groups->len > 0)
    gtk_box_append (self->details, make_label (_ ("Groups"), "heading"));
  for (guint i = 0; i < row->groups->len; i++)
    {
      const SamCoveragePlace *group = g_ptr_array_index (row->groups, i);
      g_autofree char *detail = describe_group (group);

      gtk_box_append (self->details, sam_offer_row_new (group->id, group->name, detail));
    }
}

static void
on_map_selected_cb (SamCoverageWindow *self,
                    int row)
{
  gtk_list_box_select_row (self->rows, row >= 0 ? gtk_list_box_get_row_at_index (self->rows, row) : NULL);
}

static void
on_row_selected_cb (SamCoverageWindow *self,
                    GtkListBoxRow *row)
{
  if (self->following || self->map == NULL)
    return;
  sam_map_view_select (self->map, row != NULL ? gtk_list_box_row_get_index (row) : -1);
  show_details (self);
}

static void
fill_rows (SamCoverageWindow *self,
           int selected)
{
  GtkListBoxRow *row;

  self->following = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  for (guint i = 0; i < self->coverage->rows->len; i++)
    {
      const SamCoverageRow *one = g_ptr_array_index (self->coverage->rows, i);
      g_autofree char *figure = sam_coverage_row_format (one, get_measure (self));
      g_autofree char *others = sam_coverage_row_describe (self->coverage, one);

      gtk_list_box_append (self->rows, sam_municipality_row_new (one->municipality->name, figure, others));
    }
  if (selected >= 0)
    gtk_list_box_select_row (self->rows, gtk_list_box_get_row_at_index (self->rows, selected));
  self->following = FALSE;
}

static void
show_coverage (SamCoverageWindow *self)
{
  const int selected = sam_map_view_get_selected (self->map);
  SamMap map = { .choice = &self->choice, .selected = selected };
  g_autofree char *text = NULL;

  sam_map_view_show (self->map, NULL);
  g_clear_pointer (&self->coverage, sam_coverage_free);
  self->coverage = sam_coverage_new (self->ground, &self->choice);
  map.coverage = self->coverage;
  map.measure = get_measure (self);
  map.practices = gtk_check_button_get_active (self->practices);
  sam_map_view_show (self->map, &map);
  fill_rows (self, selected);
  show_details (self);
  text = self->coverage->rows->len > 0
             ? sam_coverage_describe (self->coverage)
             : g_strdup (_ ("The map needs to know the municipalities of the region: name them in This Region, or fill "
                            "in the postcodes of practices and groups."));
  gtk_label_set_label (self->message, text);
}

static void
on_choice_changed_cb (SamCoverageWindow *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->topic);
  const guint distance = gtk_drop_down_get_selected (self->within);

  if (self->following || self->ground == NULL)
    return;
  self->choice = (SamCoverageChoice){ .within = distances[MIN (distance, G_N_ELEMENTS (distances) - 1)] };
  if (chosen < self->entries->len)
    {
      self->choice.topic = g_array_index (self->entries, Entry, chosen).topic;
      self->choice.domain = g_array_index (self->entries, Entry, chosen).domain;
    }
  show_coverage (self);
}

static void
add_entry (SamCoverageWindow *self,
           GtkStringList *names,
           const char *topic,
           const char *domain)
{
  Entry entry = { g_strdup (topic), domain };
  const SamCoverageChoice choice = { topic, domain };
  g_autofree char *name = sam_coverage_choice_describe (self->ground, &choice);

  g_array_append_val (self->entries, entry);
  gtk_string_list_append (names, name);
}

/* All topics, the life domains in their order, and each topic of the region by name. */
static void
fill_topics (SamCoverageWindow *self)
{
  const SamField *domains = sam_kind_find_field (sam_kind_find ("topic"), "domain");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const guint chosen = gtk_drop_down_get_selected (self->topic);
  g_autofree char *topic = chosen < self->entries->len
                               ? g_strdup (g_array_index (self->entries, Entry, chosen).topic)
                               : NULL;
  guint again = chosen != GTK_INVALID_LIST_POSITION && topic == NULL ? chosen : 0;

  g_array_set_size (self->entries, 0);
  add_entry (self, names, NULL, NULL);
  for (const SamChoice *domain = domains->choices; domain->name != NULL; domain++)
    add_entry (self, names, NULL, domain->name);
  for (guint i = 0; i < self->ground->topics->len; i++)
    {
      const SamCoverageTopic *one = g_ptr_array_index (self->ground->topics, i);

      if (g_strcmp0 (one->id, topic) == 0)
        again = self->entries->len;
      add_entry (self, names, one->id, NULL);
    }
  self->following = TRUE;
  gtk_drop_down_set_model (self->topic, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->topic, again);
  self->following = FALSE;
}

static gpointer
load_ground (SamStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *today = sam_dates_dup_today ();

  return sam_coverage_ground_load (store, today, error);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamCoverageWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamCoverageGround) ground = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->store == NULL)
    return;
  if (ground == NULL)
    {
      gtk_label_set_label (self->message, error->message);
      return;
    }
  sam_map_view_show (self->map, NULL);
  g_clear_pointer (&self->coverage, sam_coverage_free);
  g_clear_pointer (&self->ground, sam_coverage_ground_free);
  self->ground = g_steal_pointer (&ground);
  fill_topics (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "coverage.save", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "coverage.copy", TRUE);
  on_choice_changed_cb (self);
}

static void
load (SamCoverageWindow *self)
{
  sam_store_thread_run_async (self->store, load_ground, NULL, NULL, (GDestroyNotify) sam_coverage_ground_free,
                              self->cancellable, on_loaded_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamCoverageWindow *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "group", "topic", "organisation", "venue", "region", NULL };

  if (self->store != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  g_free (writing->path);
  g_free (writing->topic);
  g_free (writing);
}

static gpointer
write_map (SamStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  const Writing *writing = data;
  g_autofree char *today = sam_dates_dup_today ();
  g_autoptr (SamCoverageGround) ground = sam_coverage_ground_load (store, today, error);
  g_autoptr (SamCoverage) coverage = ground != NULL ? sam_coverage_new (ground, &writing->choice) : NULL;
  const SamMap map = { .coverage = coverage,
                       .choice = &writing->choice,
                       .measure = writing->measure,
                       .practices = writing->practices };

  if (coverage == NULL || !sam_map_write (&map, writing->path, error))
    return NULL;
  return g_strdup_printf (_ ("Saved as %s"), writing->path);
}

static void
tell_done (gpointer self,
           const char *words,
           gboolean done)
{
  tell (self, words);
}

static void
on_path_cb (const char *path,
            gpointer data)
{
  sam_coverage_window_save (data, path);
}

static void
save (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", _ ("coverage map"), g_variant_get_string (parameter, NULL));

  sam_file_dialogs_save (GTK_WINDOW (widget), _ ("Save the Map"), name, on_path_cb, widget);
}

static void
copy (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  SamCoverageWindow *self = SAM_COVERAGE_WINDOW (widget);
  g_auto (GStrv) labels = sam_coverage_dup_labels ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *head = g_strjoinv ("\t", labels);

  g_string_append_printf (text, "%s\n", head);
  for (guint i = 0; self->coverage != NULL && i < self->coverage->rows->len; i++)
    {
      g_auto (GStrv) cells = sam_coverage_row_dup_cells (g_ptr_array_index (self->coverage->rows, i), TRUE);
      g_autofree char *line = g_strjoinv ("\t", cells);

      g_string_append_printf (text, "%s\n", line);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  tell (self, _ ("The figures are on the clipboard, for a spreadsheet"));
}

static void
sam_coverage_window_dispose (GObject *object)
{
  SamCoverageWindow *self = SAM_COVERAGE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->map != NULL)
    sam_map_view_show (self->map, NULL);
  self->map = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->coverage, sam_coverage_free);
  g_clear_pointer (&self->ground, sam_coverage_ground_free);

  G_OBJECT_CLASS (sam_coverage_window_parent_class)->dispose (object);
}

static void
sam_coverage_window_finalize (GObject *object)
{
  SamCoverageWindow *self = SAM_COVERAGE_WINDOW (object);

  g_array_unref (self->entries);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (sam_coverage_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SamCoverageWindow, topic);
  gtk_widget_class_bind_template_child (widget_class, SamCoverageWindow, measure);
  gtk_widget_class_bind_template_child (widget_class, SamCoverageWindow, within);
  gtk_widget_class_bind_template_child (widget_class, SamCoverageWindow, practices);
  gtk_widget_class_bind_template_child (widget_class, SamCoverageWindow, message);
  gtk_widget_class_bind_template_child (widget_class, SamCoverageWindow, map);
  gtk_widget_class_bind_template_child (widget_class, SamCoverageWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, SamCoverageWindow, details);
  gtk_widget_class_bind_template_child (widget_class, SamCoverageWindow, told);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_map_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
}

static void
sam_coverage_window_class_init (SamCoverageWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_coverage_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_coverage_window_finalize;

  g_type_ensure (SAM_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (SAM_TYPE_MAP_VIEW);
  gtk_widget_class_install_action (widget_class, "coverage.save", "s", save);
  gtk_widget_class_install_action (widget_class, "coverage.copy", NULL, copy);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/atlas/sam-coverage-window.ui");
  bind_children (widget_class);
}

static void
sam_coverage_window_init (SamCoverageWindow *self)
{
  g_autoptr (GtkStringList) measures = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) within = gtk_string_list_new (NULL);

  self->cancellable = g_cancellable_new ();
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_drop_down_search_anywhere (self->topic);
  for (guint i = 0; i < SAM_COVERAGE_N_MEASURES; i++)
    gtk_string_list_append (measures, sam_coverage_measure_get_name ((SamCoverageMeasure) i));
  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    gtk_string_list_take (within, g_strdup_printf (_ ("Near is within %.0f km"), distances[i]));
  gtk_drop_down_set_model (self->measure, G_LIST_MODEL (measures));
  gtk_drop_down_set_model (self->within, G_LIST_MODEL (within));
  gtk_drop_down_set_selected (self->within, USUAL_DISTANCE);
  g_signal_connect_swapped (self->topic, "notify::selected", G_CALLBACK (on_choice_changed_cb), self);
  g_signal_connect_swapped (self->measure, "notify::selected", G_CALLBACK (on_choice_changed_cb), self);
  g_signal_connect_swapped (self->within, "notify::selected", G_CALLBACK (on_choice_changed_cb), self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "coverage.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "coverage.copy", FALSE);
}

/**
 * sam_coverage_window_new:
 * @parent: (nullable): the window it belongs to, whose actions it uses
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_coverage_window_new (GtkWindow *parent,
                         SamStoreThread *store)
{
  SamCoverageWindow *self = g_object_new (SAM_TYPE_COVERAGE_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * sam_coverage_window_save:
 * @path: the file; its ending says what it becomes
 */
void
sam_coverage_window_save (SamCoverageWindow *self,
                          const char *path)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->path = g_strdup (path);
  writing->topic = g_strdup (self->choice.topic);
  writing->choice = self->choice;
  writing->choice.topic = writing->topic;
  writing->measure = get_measure (self);
  writing->practices = gtk_check_button_get_active (self->practices);
  sam_answer_ask (self->store, write_map, writing, free_writing, tell_done, self);
}
