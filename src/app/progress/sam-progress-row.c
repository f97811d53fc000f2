/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/progress/sam-progress-row.h"

#include "app/widgets/sam-chip.h"

struct _SamProgressRow
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *content;
  GtkLabel *title;
  GtkLabel *caption;
  GtkLabel *value;
  SamChip *chip;
};

G_DEFINE_FINAL_TYPE (SamProgressRow, sam_progress_row, GTK_TYPE_WIDGET)

static void
sam_progress_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_PROGRESS_ROW);

  G_OBJECT_CLASS (sam_progress_row_parent_class)->dispose (object);
}

static void
sam_progress_row_class_init (SamProgressRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_progress_row_dispose;

  g_type_ensure (SAM_TYPE_CHIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/progress/sam-progress-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamProgressRow, content);
  gtk_widget_class_bind_template_child (widget_class, SamProgressRow, title);
  gtk_widget_class_bind_template_child (widget_class, SamProgressRow, caption);
  gtk_widget_class_bind_template_child (widget_class, SamProgressRow, value);
  gtk_widget_class_bind_template_child (widget_class, SamProgressRow, chip);
}

static void
sam_progress_row_init (SamProgressRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_text (GtkLabel *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_item (SamProgressRow *self,
           SamProgressItem *item)
{
  set_text (self->title, sam_progress_item_get_title (item));
  set_text (self->caption, sam_progress_item_get_caption (item));
  set_text (self->value, sam_progress_item_get_value (item));
  gtk_widget_set_visible (GTK_WIDGET (self->chip), FALSE);
}

/**
 * sam_progress_row_get_course_style:
 *
 * Returns: (nullable): the style class of the chip that says how it goes
 */
const char *
sam_progress_row_get_course_style (SamCourse course)
{
  switch (course)
    {
    case SAM_COURSE_REACHED:
    case SAM_COURSE_ON:
      return "state-going";
    case SAM_COURSE_BEHIND:
    case SAM_COURSE_MISSED:
      return "state-attention";
    case SAM_COURSE_UNKNOWN:
    default:
      return NULL;
    }
}

/**
 * sam_progress_row_show_target:
 * @item: a target
 */
void
sam_progress_row_show_target (SamProgressRow *self,
                              SamTargetItem *item)
{
  const SamTargetStand *stand = sam_target_item_get_stand (item);
  g_autofree char *title = sam_record_dup_title (stand->target);
  g_autofree char *figure = sam_target_stand_format_figure (stand);
  g_autofree char *goal = sam_target_stand_format_goal (stand);
  g_autofree char *caption = g_strjoin (" · ", figure, goal, stand->project, NULL);

  set_text (self->title, title);
  set_text (self->caption, caption);
  set_text (self->value, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->chip), stand->has_goal);
  sam_chip_set (self->chip, sam_course_get_label (stand->forecast.course), NULL,
                sam_progress_row_get_course_style (stand->forecast.course));
}

/**
 * sam_progress_row_setup:
 * @list_item: gets a row of its own
 */
void
sam_progress_row_setup (GtkListItemFactory *factory,
                        GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, g_object_new (SAM_TYPE_PROGRESS_ROW, NULL));
}

/**
 * sam_progress_row_bind:
 * @list_item: one that sam_progress_row_setup() saw, of a #SamProgressItem
 */
void
sam_progress_row_bind (GtkListItemFactory *factory,
                       GtkListItem *list_item)
{
  show_item (SAM_PROGRESS_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}
