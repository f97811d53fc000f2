/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-loading.h"

/* A spinner that comes and goes at once is unrest, and its picture takes longer to read than most lists. */
#define PATIENCE_MS 250
#define SIZE 32

struct _SamLoading
{
  GtkWidget parent_instance;

  GtkWidget *spinner; /* NULL until somebody had to wait */
  guint patience_id;
};

G_DEFINE_FINAL_TYPE (SamLoading, sam_loading, GTK_TYPE_WIDGET)

static gboolean
on_patience_over_cb (gpointer data)
{
  SamLoading *self = data;

  self->patience_id = 0;
  self->spinner = g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE,
                                "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER,
                                "width-request", SIZE, "height-request", SIZE,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->spinner, GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
forget_wait (SamLoading *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_pointer (&self->spinner, gtk_widget_unparent);
}

static void
sam_loading_map (GtkWidget *widget)
{
  SamLoading *self = SAM_LOADING (widget);

  GTK_WIDGET_CLASS (sam_loading_parent_class)->map (widget);
  self->patience_id = g_timeout_add (PATIENCE_MS, on_patience_over_cb, self);
}

/* One that is hidden would go on drawing. */
static void
sam_loading_unmap (GtkWidget *widget)
{
  forget_wait (SAM_LOADING (widget));
  GTK_WIDGET_CLASS (sam_loading_parent_class)->unmap (widget);
}

static void
sam_loading_dispose (GObject *object)
{
  forget_wait (SAM_LOADING (object));

  G_OBJECT_CLASS (sam_loading_parent_class)->dispose (object);
}

static void
sam_loading_class_init (SamLoadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_loading_dispose;
  widget_class->map = sam_loading_map;
  widget_class->unmap = sam_loading_unmap;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
sam_loading_init (SamLoading *self)
{
}
