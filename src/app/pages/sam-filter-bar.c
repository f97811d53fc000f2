/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-filter-bar.h"

#include <glib/gi18n.h>

#include "app/lists/sam-cell-text.h"
#include "app/widgets/sam-filter-chip.h"

struct _SamFilterBar
{
  GtkWidget parent_instance;

  const SamPage *page;
  SamStoreThread *store;
  SamTopicList *topics;
  GCancellable *cancellable;
  GPtrArray *chips; /* one per filter of the page */
  gboolean revealed;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (SamFilterBar, sam_filter_bar, GTK_TYPE_WIDGET)

static guint changed_signal;

static gboolean
is_shown (SamFilterBar *self,
          const SamFilter *filter)
{
  return filter->shown != (self->revealed ? SAM_SHOWN_DISCREETLY : SAM_SHOWN_REVEALED);
}

static void
on_chip_changed_cb (SamFilterBar *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
fill_with_choices (SamFilterChip *chip,
                   const SamField *field)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; field->choices[i].name != NULL; i++)
    {
      g_ptr_array_add (values, (gpointer) field->choices[i].name);
      g_ptr_array_add (labels, _ (field->choices[i].label));
    }
  sam_filter_chip_set_values (chip, values, labels);
}

static void
fill_with_topics (SamFilterBar *self)
{
  GPtrArray *topics = sam_topic_list_get_topics (self->topics);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < topics->len; i++)
    {
      SamRow *row = topics->pdata[i];

      g_ptr_array_add (values, row->id);
      g_ptr_array_add (labels, row->title);
    }
  for (guint i = 0; i < self->chips->len; i++)
    {
      const SamField *field = sam_cell_text_find_field (sam_kind_find (self->page->kind), self->page->filters[i].path);

      if (field->refers_to != NULL && g_str_equal (field->refers_to, "topic"))
        sam_filter_chip_set_values (self->chips->pdata[i], values, labels);
    }
}

/* The different texts that a column has. */
static gpointer
list_values (SamStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GPtrArray) rows = sam_store_list (store, data, 0, 0, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const char *text = ((SamRow *) rows->pdata[i])->cells[0];

      if (text != NULL && g_hash_table_add (seen, (gpointer) text))
        g_ptr_array_add (values, g_strdup (text));
    }
  return g_steal_pointer (&values);
}

static void
on_values_listed_cb (GObject *source,
                     GAsyncResult *result,
                     gpointer data)
{
  g_autoptr (SamFilterChip) chip = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  /* The list tells what is wrong with the store; a chip without values has nothing to add. */
  if (values != NULL)
    sam_filter_chip_set_values (chip, values, values);
}

static void
fill_with_values (SamFilterBar *self,
                  SamFilterChip *chip,
                  const char *path)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (self->page->kind));

  if (sam_query_add_column (query, path, NULL) && sam_query_set_order (query, path, FALSE, NULL))
    sam_store_thread_run_async (self->store, list_values, g_steal_pointer (&query), (GDestroyNotify) sam_query_free,
                                (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_values_listed_cb,
                                g_object_ref (chip));
}

/* The values may be others by now; and as long as nobody looks, 100,000 groups need not be read for them. */
static void
on_chip_opening_cb (SamFilterBar *self,
                    SamFilterChip *chip)
{
  guint index;

  if (g_ptr_array_find (self->chips, chip, &index))
    fill_with_values (self, chip, self->page->filters[index].path);
}

static void
sam_filter_bar_dispose (GObject *object)
{
  SamFilterBar *self = SAM_FILTER_BAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->topics);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_filter_bar_parent_class)->dispose (object);
}

static void
sam_filter_bar_class_init (SamFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_filter_bar_dispose;

  changed_signal =
      g_signal_new ("changed", SAM_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterbar");
}

static void
sam_filter_bar_init (SamFilterBar *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * sam_filter_bar_setup:
 * @page: whose filters they are
 * @store: the region
 * @topics: its topics
 *
 * To be called once.
 */
void
sam_filter_bar_setup (SamFilterBar *self,
                      const SamPage *page,
                      SamStoreThread *store,
                      SamTopicList *topics)
{
  g_return_if_fail (SAM_IS_FILTER_BAR (self) && self->chips == NULL);

  self->page = page;
  self->store = g_object_ref (store);
  self->topics = g_object_ref (topics);
  self->chips = g_ptr_array_new ();
  for (guint i = 0; page->filters[i].path != NULL; i++)
    {
      const SamField *field = sam_cell_text_find_field (sam_kind_find (page->kind), page->filters[i].path);
      GtkWidget *chip = sam_filter_chip_new (_ (page->filters[i].label));

      if (field->choices != NULL)
        fill_with_choices (SAM_FILTER_CHIP (chip), field);
      else if (field->refers_to == NULL)
        g_signal_connect_object (chip, "opening", G_CALLBACK (on_chip_opening_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (chip, "changed", G_CALLBACK (on_chip_changed_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->chips, chip);
      gtk_box_append (GTK_BOX (self->box), chip);
    }
  fill_with_topics (self);
  g_signal_connect_object (topics, "changed", G_CALLBACK (fill_with_topics), self, G_CONNECT_SWAPPED);
  sam_filter_bar_set_revealed (self, FALSE);
}

/**
 * sam_filter_bar_set_revealed:
 * @revealed: whether filters that tie people to topics may be used
 */
void
sam_filter_bar_set_revealed (SamFilterBar *self,
                             gboolean revealed)
{
  g_return_if_fail (SAM_IS_FILTER_BAR (self));

  self->revealed = revealed;
  for (guint i = 0; i < self->chips->len; i++)
    {
      gtk_widget_set_visible (self->chips->pdata[i], is_shown (self, &self->page->filters[i]));
      if (!is_shown (self, &self->page->filters[i]))
        sam_filter_chip_set_value (self->chips->pdata[i], NULL);
    }
}

/**
 * sam_filter_bar_apply:
 * @query: gets the conditions that are chosen
 *
 * Returns: FALSE when the page names a filter that the kind does not have
 */
gboolean
sam_filter_bar_apply (SamFilterBar *self,
                      SamQuery *query,
                      GError **error)
{
  g_return_val_if_fail (SAM_IS_FILTER_BAR (self), FALSE);

  for (guint i = 0; i < self->chips->len; i++)
    {
      const char *path = self->page->filters[i].path;
      const char *value = sam_filter_chip_get_value (self->chips->pdata[i]);
      const SamField *field = sam_cell_text_find_field (sam_kind_find (self->page->kind), path);
      SamCompare compare = sam_field_is_set_valued (field) ? SAM_COMPARE_CONTAINS : SAM_COMPARE_EQUAL;

      if (value != NULL && !sam_query_add_condition (query, path, compare, value, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sam_filter_bar_is_active:
 *
 * Returns: whether anything is chosen
 */
gboolean
sam_filter_bar_is_active (SamFilterBar *self)
{
  g_return_val_if_fail (SAM_IS_FILTER_BAR (self), FALSE);

  for (guint i = 0; i < self->chips->len; i++)
    if (sam_filter_chip_get_value (self->chips->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * sam_filter_bar_clear:
 *
 * Chooses nothing.
 */
void
sam_filter_bar_clear (SamFilterBar *self)
{
  g_return_if_fail (SAM_IS_FILTER_BAR (self));

  for (guint i = 0; i < self->chips->len; i++)
    sam_filter_chip_set_value (self->chips->pdata[i], NULL);
}

/**
 * sam_filter_bar_choose:
 * @path: of a filter
 * @value: (nullable): what to choose
 */
void
sam_filter_bar_choose (SamFilterBar *self,
                       const char *path,
                       const char *value)
{
  g_return_if_fail (SAM_IS_FILTER_BAR (self));

  for (guint i = 0; i < self->chips->len; i++)
    if (g_str_equal (self->page->filters[i].path, path))
      sam_filter_chip_set_value (self->chips->pdata[i], value);
}
