/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-filter-bar.h"

#include <glib/gi18n.h>

#include "app/lists/sam-cell-text.h"
#include "app/pages/sam-filter-values.h"
#include "app/widgets/sam-filter-chip.h"

struct _SamFilterBar
{
  GtkWidget parent_instance;

  const SamPage *page;
  SamStoreThread *store;
  SamTopicList *topics;
  GCancellable *cancellable;
  GPtrArray *chips; /* one per filter of the page; NULL for one that nobody asked for yet */
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

static const SamFilter *
get_filter (SamFilterBar *self,
            guint index)
{
  return &self->page->filters[index];
}

static const SamField *
get_field (SamFilterBar *self,
           guint index)
{
  return sam_cell_text_find_field (sam_kind_find (self->page->kind), get_filter (self, index)->path);
}

static gboolean
is_topic (const SamField *field)
{
  return g_strcmp0 (field->refers_to, "topic") == 0;
}

static void
fill_with_choices (SamFilterBar *self,
                   guint index)
{
  const SamField *field = get_field (self, index);
  g_autoptr (GPtrArray) values = sam_filter_values_begin (get_filter (self, index));

  for (guint i = 0; field->choices != NULL && field->choices[i].name != NULL; i++)
    g_ptr_array_add (values, g_strdup (field->choices[i].name));
  if (field->type == SAM_FIELD_BOOLEAN)
    {
      g_ptr_array_add (values, g_strdup ("true"));
      g_ptr_array_add (values, g_strdup ("false"));
    }
  sam_filter_values_show (self->chips->pdata[index], field, values);
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
    if (self->chips->pdata[i] != NULL && is_topic (get_field (self, i)))
      sam_filter_chip_set_values (self->chips->pdata[i], values, labels);
}

typedef struct
{
  SamFilterChip *chip;
  const SamField *field;
} Filling;

static void
filling_free (Filling *filling)
{
  g_object_unref (filling->chip);
  g_free (filling);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Filling, filling_free)

static void
on_values_listed_cb (GObject *source,
                     GAsyncResult *result,
                     gpointer data)
{
  g_autoptr (Filling) filling = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  /* The list tells what is wrong with the store; a chip without values has nothing to add. */
  if (values != NULL)
    sam_filter_values_show (filling->chip, filling->field, values);
}

/* The values may be others by now; and as long as nobody looks, 100,000 groups need not be read for them. */
static void
on_chip_opening_cb (SamFilterBar *self,
                    SamFilterChip *chip)
{
  SamFilterValues *job;
  Filling *filling;
  guint index;

  if (!g_ptr_array_find (self->chips, chip, &index))
    return;
  job = sam_filter_values_new (self->page->kind, get_filter (self, index));
  filling = g_new0 (Filling, 1);
  filling->chip = g_object_ref (chip);
  filling->field = get_field (self, index);
  sam_store_thread_run_async (self->store, sam_filter_values_list, job, sam_filter_values_free,
                              (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_values_listed_cb, filling);
}

static void
make_chip (SamFilterBar *self,
           guint index)
{
  const SamFilter *filter = get_filter (self, index);
  const SamField *field = get_field (self, index);
  GtkWidget *chip = sam_filter_chip_new (_ (filter->label));

  self->chips->pdata[index] = chip;
  if (field->choices != NULL || field->type == SAM_FIELD_BOOLEAN)
    fill_with_choices (self, index);
  else if (!is_topic (field))
    g_signal_connect_object (chip, "opening", G_CALLBACK (on_chip_opening_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "changed", G_CALLBACK (on_chip_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), chip);
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
      g_ptr_array_add (self->chips, NULL);
      if (!page->filters[i].extra)
        make_chip (self, i);
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
      if (self->chips->pdata[i] == NULL)
        continue;
      gtk_widget_set_visible (self->chips->pdata[i], is_shown (self, &self->page->filters[i]));
      if (!is_shown (self, &self->page->filters[i]))
        sam_filter_chip_set_value (self->chips->pdata[i], NULL);
    }
}

static const char *
get_value (SamFilterBar *self,
           guint index)
{
  return self->chips->pdata[index] != NULL ? sam_filter_chip_get_value (self->chips->pdata[index]) : NULL;
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
    if (get_value (self, i) != NULL &&
        !sam_filter_values_apply (query, get_filter (self, i), get_field (self, i), get_value (self, i), error))
      return FALSE;
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
    if (get_value (self, i) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * sam_filter_bar_clear:
 *
 * Chooses nothing; what was asked for beside the usual filters goes away.
 */
void
sam_filter_bar_clear (SamFilterBar *self)
{
  g_return_if_fail (SAM_IS_FILTER_BAR (self));

  for (guint i = 0; i < self->chips->len; i++)
    if (self->chips->pdata[i] != NULL)
      {
        sam_filter_chip_set_value (self->chips->pdata[i], NULL);
        if (get_filter (self, i)->extra)
          gtk_box_remove (GTK_BOX (self->box), g_steal_pointer (&self->chips->pdata[i]));
      }
}

static gboolean
find_filter (SamFilterBar *self,
             const char *path,
             guint *index)
{
  for (*index = 0; *index < self->chips->len; (*index)++)
    if (g_str_equal (get_filter (self, *index)->path, path))
      return TRUE;
  return FALSE;
}

/**
 * sam_filter_bar_add:
 * @path: of a filter
 *
 * Shows it, to be chosen from.
 */
void
sam_filter_bar_add (SamFilterBar *self,
                    const char *path)
{
  guint index;

  g_return_if_fail (SAM_IS_FILTER_BAR (self));

  if (!find_filter (self, path, &index) || self->chips->pdata[index] != NULL)
    return;
  make_chip (self, index);
  fill_with_topics (self);
  gtk_widget_set_visible (self->chips->pdata[index], is_shown (self, get_filter (self, index)));
  gtk_widget_child_focus (self->chips->pdata[index], GTK_DIR_TAB_FORWARD);
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
  guint index;

  g_return_if_fail (SAM_IS_FILTER_BAR (self));

  if (!find_filter (self, path, &index))
    return;
  sam_filter_bar_add (self, path);
  if (value != NULL)
    sam_filter_values_ensure (self->chips->pdata[index], get_field (self, index), value);
  sam_filter_chip_set_value (self->chips->pdata[index], value);
}

/**
 * sam_filter_bar_note:
 * @chosen: (element-type utf8 utf8): gets the path and value of each filter that is chosen
 */
void
sam_filter_bar_note (SamFilterBar *self,
                     GHashTable *chosen)
{
  g_return_if_fail (SAM_IS_FILTER_BAR (self));

  for (guint i = 0; i < self->chips->len; i++)
    if (get_value (self, i) != NULL)
      g_hash_table_insert (chosen, g_strdup (get_filter (self, i)->path), g_strdup (get_value (self, i)));
}
