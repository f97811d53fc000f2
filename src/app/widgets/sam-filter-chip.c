/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-filter-chip.h"

#include <glib/gi18n.h>

#include "app/widgets/sam-drop-down-names.h"

/* More values than this are looked up by typing. */
#define SHORT_LIST 12
#define LONG_TEXT 26

struct _SamFilterChip
{
  GtkWidget parent_instance;

  char *label;
  GPtrArray *values;
  GtkStringList *labels;
  GtkWidget *dropdown;
};

G_DEFINE_FINAL_TYPE (SamFilterChip, sam_filter_chip, GTK_TYPE_WIDGET)

static guint changed_signal;
static guint opening_signal;

static void
on_selected_cb (SamFilterChip *self)
{
  if (sam_filter_chip_get_value (self) != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  g_signal_emit (self, changed_signal, 0);
}

static void
on_toggled_cb (SamFilterChip *self,
               GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    g_signal_emit (self, opening_signal, 0);
}

static void
on_setup_cb (SamFilterChip *self,
             GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL));
}

/* On the chip itself "Status" stands for no choice; in the list of choices that reads "All". */
static void
on_bind_button_cb (SamFilterChip *self,
                   GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_autofree char *beginning = NULL;

  if (gtk_list_item_get_position (item) == 0)
    text = self->label;
  /* Not left to the label: one that ellipsizes by itself shrinks to nothing in a row of chips that scrolls. */
  if (g_utf8_strlen (text, -1) > LONG_TEXT)
    {
      g_autofree char *start = g_utf8_substring (text, 0, LONG_TEXT - 1);

      text = beginning = g_strconcat (start, "…", NULL);
    }
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
sam_filter_chip_dispose (GObject *object)
{
  SamFilterChip *self = SAM_FILTER_CHIP (object);

  g_clear_pointer (&self->dropdown, gtk_widget_unparent);
  g_clear_object (&self->labels);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (sam_filter_chip_parent_class)->dispose (object);
}

static void
sam_filter_chip_class_init (SamFilterChipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sam_filter_chip_dispose;

  changed_signal =
      g_signal_new ("changed", SAM_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  opening_signal =
      g_signal_new ("opening", SAM_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "filterchip");
}

static void
sam_filter_chip_init (SamFilterChip *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) list_factory = NULL;

  self->values = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  self->dropdown = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->labels)),
                                      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  list_factory = g_object_ref (gtk_drop_down_get_factory (GTK_DROP_DOWN (self->dropdown)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_button_cb), self, G_CONNECT_SWAPPED);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (self->dropdown), list_factory);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->dropdown), factory);
  g_signal_connect_object (self->dropdown, "notify::selected", G_CALLBACK (on_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_first_child (self->dropdown), "toggled", G_CALLBACK (on_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->dropdown, GTK_WIDGET (self));
}

/**
 * sam_filter_chip_new:
 * @label: what is chosen here
 *
 * Returns: (transfer floating): a chip without values
 */
GtkWidget *
sam_filter_chip_new (const char *label)
{
  SamFilterChip *self = g_object_new (SAM_TYPE_FILTER_CHIP, NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  self->label = g_strdup (label);
  sam_filter_chip_set_values (self, none, none);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->dropdown), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  sam_drop_down_names_set (GTK_DROP_DOWN (self->dropdown), label);
  return GTK_WIDGET (self);
}

/**
 * sam_filter_chip_set_values:
 * @values: (element-type utf8): what can be chosen, as the store knows it
 * @labels: (element-type utf8): what each is called
 *
 * What was chosen stays chosen where it is still among them.
 */
void
sam_filter_chip_set_values (SamFilterChip *self,
                            GPtrArray *values,
                            GPtrArray *labels)
{
  g_autofree char *chosen = g_strdup (sam_filter_chip_get_value (self));
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  g_return_if_fail (SAM_IS_FILTER_CHIP (self));

  g_signal_handlers_block_by_func (self->dropdown, on_selected_cb, self);
  g_ptr_array_set_size (self->values, 0);
  g_ptr_array_add (texts, _ ("All"));
  for (guint i = 0; i < values->len; i++)
    {
      g_ptr_array_add (self->values, g_strdup (values->pdata[i]));
      g_ptr_array_add (texts, labels->pdata[i]);
    }
  g_ptr_array_add (texts, NULL);
  gtk_string_list_splice (self->labels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->labels)),
                          (const char *const *) texts->pdata);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->dropdown), values->len > SHORT_LIST);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->dropdown), 0);
  sam_filter_chip_set_value (self, chosen);
  g_signal_handlers_unblock_by_func (self->dropdown, on_selected_cb, self);
  if (chosen != NULL && sam_filter_chip_get_value (self) == NULL)
    on_selected_cb (self);
}

/**
 * sam_filter_chip_add_value:
 * @value: one more that can be chosen
 * @label: what it is called
 */
void
sam_filter_chip_add_value (SamFilterChip *self,
                           const char *value,
                           const char *label)
{
  g_return_if_fail (SAM_IS_FILTER_CHIP (self));

  if (g_ptr_array_find_with_equal_func (self->values, value, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_string_list_append (self->labels, label);
}

/**
 * sam_filter_chip_get_value:
 *
 * Returns: (nullable): what is chosen
 */
const char *
sam_filter_chip_get_value (SamFilterChip *self)
{
  guint selected;

  g_return_val_if_fail (SAM_IS_FILTER_CHIP (self), NULL);

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->dropdown));
  if (selected == GTK_INVALID_LIST_POSITION || selected == 0 || selected > self->values->len)
    return NULL;
  return self->values->pdata[selected - 1];
}

/**
 * sam_filter_chip_set_value:
 * @value: (nullable): what to choose
 */
void
sam_filter_chip_set_value (SamFilterChip *self,
                           const char *value)
{
  guint position = 0;

  g_return_if_fail (SAM_IS_FILTER_CHIP (self));

  for (guint i = 0; value != NULL && i < self->values->len; i++)
    if (g_str_equal (self->values->pdata[i], value))
      position = i + 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->dropdown), position);
}
