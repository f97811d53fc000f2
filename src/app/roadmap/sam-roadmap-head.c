/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/roadmap/sam-roadmap-head.h"

#include <glib/gi18n.h>

struct _SamRoadmapHead
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *content;
  GtkLabel *phase;
  GtkLabel *count;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (SamRoadmapHead, sam_roadmap_head, GTK_TYPE_WIDGET)

static void
sam_roadmap_head_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_ROADMAP_HEAD);

  G_OBJECT_CLASS (sam_roadmap_head_parent_class)->dispose (object);
}

static void
sam_roadmap_head_class_init (SamRoadmapHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_roadmap_head_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/roadmap/sam-roadmap-head.ui");
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapHead, content);
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapHead, phase);
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapHead, count);
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapHead, progress);
}

static void
sam_roadmap_head_init (SamRoadmapHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_roadmap_head_new:
 * @phase: its name, empty for the steps without one
 *
 * Returns: (transfer floating): a heading
 */
GtkWidget *
sam_roadmap_head_new (const char *phase,
                      SamRoadmapProgress progress)
{
  SamRoadmapHead *self = g_object_new (SAM_TYPE_ROADMAP_HEAD, NULL);
  /* Translators: how many steps of a phase are done, and how many there are: "3 of 6" */
  g_autofree char *count = g_strdup_printf (_ ("%u of %u"), progress.n_done, progress.n_steps);
  const char *name = *phase != '\0' ? phase : _ ("Without a phase");

  gtk_label_set_label (self->phase, name);
  gtk_label_set_label (self->count, count);
  gtk_progress_bar_set_fraction (self->progress, progress.n_steps > 0 ? (double) progress.n_done / progress.n_steps
                                                                      : 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
