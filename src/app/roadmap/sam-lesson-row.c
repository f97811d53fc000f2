/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/roadmap/sam-lesson-row.h"

struct _SamLessonRow
{
  GtkListBoxRow parent_instance;

  char *id;

  /* Template children */
  GtkLabel *step;
  GtkLabel *lesson;
  GtkWidget *for_blueprint;
};

G_DEFINE_FINAL_TYPE (SamLessonRow, sam_lesson_row, GTK_TYPE_LIST_BOX_ROW)

static void
sam_lesson_row_finalize (GObject *object)
{
  g_free (SAM_LESSON_ROW (object)->id);

  G_OBJECT_CLASS (sam_lesson_row_parent_class)->finalize (object);
}

static void
sam_lesson_row_class_init (SamLessonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sam_lesson_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/roadmap/sam-lesson-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamLessonRow, step);
  gtk_widget_class_bind_template_child (widget_class, SamLessonRow, lesson);
  gtk_widget_class_bind_template_child (widget_class, SamLessonRow, for_blueprint);
}

static void
sam_lesson_row_init (SamLessonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_lesson_row_new:
 * @step: one with a lesson; not kept
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
sam_lesson_row_new (const SamRoadmapStep *step)
{
  SamLessonRow *self = g_object_new (SAM_TYPE_LESSON_ROW, NULL);

  self->id = g_strdup (step->id);
  gtk_label_set_label (self->step, step->title);
  gtk_label_set_label (self->lesson, step->lesson);
  gtk_widget_set_visible (self->for_blueprint, step->for_blueprint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, step->title, -1);
  return GTK_WIDGET (self);
}

/**
 * sam_lesson_row_get_id:
 *
 * Returns: (transfer none): id of the lesson
 */
const char *
sam_lesson_row_get_id (SamLessonRow *self)
{
  return self->id;
}
