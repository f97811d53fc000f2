/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-tick-row.h"

struct _SamTickRow
{
  GtkListBoxRow parent_instance;

  char *id;

  /* Template children */
  GtkCheckButton *check;
  GtkLabel *title;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (SamTickRow, sam_tick_row, GTK_TYPE_LIST_BOX_ROW)

static void
sam_tick_row_finalize (GObject *object)
{
  g_free (SAM_TICK_ROW (object)->id);

  G_OBJECT_CLASS (sam_tick_row_parent_class)->finalize (object);
}

static void
sam_tick_row_class_init (SamTickRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sam_tick_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/workshop/sam-tick-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamTickRow, check);
  gtk_widget_class_bind_template_child (widget_class, SamTickRow, title);
  gtk_widget_class_bind_template_child (widget_class, SamTickRow, detail);
}

static void
sam_tick_row_init (SamTickRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_tick_row_new:
 * @id: of the record
 * @title: what it is called
 * @detail: why it stands where it does
 *
 * Returns: (transfer floating): a row that is not ticked
 */
GtkWidget *
sam_tick_row_new (const char *id,
                  const char *title,
                  const char *detail)
{
  SamTickRow *self = g_object_new (SAM_TYPE_TICK_ROW, NULL);

  self->id = g_strdup (id);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail);
  return GTK_WIDGET (self);
}

/**
 * sam_tick_row_get_check:
 *
 * Returns: (transfer none): what is ticked
 */
GtkCheckButton *
sam_tick_row_get_check (SamTickRow *self)
{
  g_return_val_if_fail (SAM_IS_TICK_ROW (self), NULL);

  return self->check;
}

/**
 * sam_tick_row_list_chosen:
 * @list: a #GtkListBox, whose other children are passed over
 *
 * Returns: (transfer full): the ids of the rows that are ticked, from the first to the last
 */
char **
sam_tick_row_list_chosen (GtkWidget *list)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (SAM_IS_TICK_ROW (row) && gtk_check_button_get_active (SAM_TICK_ROW (row)->check))
      g_strv_builder_add (ids, SAM_TICK_ROW (row)->id);
  return g_strv_builder_end (ids);
}
