/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/visits/sam-visit-row.h"

#include "app/widgets/sam-focus.h"

struct _SamVisitRow
{
  GtkWidget parent_instance;

  GBindingGroup *bindings;

  /* Template children */
  GtkWidget *content;
  GtkWidget *check;
  GtkWidget *title;
  GtkWidget *caption;
};

G_DEFINE_FINAL_TYPE (SamVisitRow, sam_visit_row, GTK_TYPE_WIDGET)

/* The arrows lead from row to row, and space ticks the one that has the focus. */
static gboolean
sam_visit_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SAM_VISIT_ROW (widget)->check);
}

static void
sam_visit_row_dispose (GObject *object)
{
  SamVisitRow *self = SAM_VISIT_ROW (object);

  g_clear_object (&self->bindings);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_VISIT_ROW);

  G_OBJECT_CLASS (sam_visit_row_parent_class)->dispose (object);
}

static void
sam_visit_row_class_init (SamVisitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_visit_row_dispose;
  sam_focus_set_grab (widget_class, sam_visit_row_grab_focus);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/visits/sam-visit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamVisitRow, content);
  gtk_widget_class_bind_template_child (widget_class, SamVisitRow, check);
  gtk_widget_class_bind_template_child (widget_class, SamVisitRow, title);
  gtk_widget_class_bind_template_child (widget_class, SamVisitRow, caption);
}

static void
sam_visit_row_init (SamVisitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->bindings = g_binding_group_new ();
  g_binding_group_bind (self->bindings, "title", self->title, "label", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->bindings, "caption", self->caption, "label", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->bindings, "chosen", self->check, "active",
                        G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

/**
 * sam_visit_row_new:
 *
 * Returns: (transfer floating): a row that shows no practice yet
 */
GtkWidget *
sam_visit_row_new (void)
{
  return g_object_new (SAM_TYPE_VISIT_ROW, NULL);
}

/**
 * sam_visit_row_show:
 * @item: (nullable): what to show
 */
void
sam_visit_row_show (SamVisitRow *self,
                    SamVisitItem *item)
{
  if (self->bindings != NULL)
    g_binding_group_set_source (self->bindings, item);
}
