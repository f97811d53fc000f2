/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-columns-layout.h"

struct _SamColumnsLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SamColumnsLayout, sam_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

#define SPACING 6
#define COLUMN_WIDTH 176

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);
  return n;
}

/* Lays the children out for @width, or only measures. Returns the height. */
static int
lay_out (GtkWidget *widget,
         int width,
         gboolean place)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint n = MAX (count_children (widget), 1);
  guint columns = CLAMP ((guint) ((width + SPACING) / (COLUMN_WIDTH + SPACING)), 1, n);
  int column_width = (width - (int) (columns - 1) * SPACING) / (int) columns;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *first = child;
      guint taken = 0;
      int height = 0;

      for (; child != NULL && taken < columns; child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_should_layout (child))
          {
            int wanted;

            gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column_width, NULL, &wanted, NULL, NULL);
            height = MAX (height, wanted);
            taken++;
          }
      for (guint i = 0; place && first != child; first = gtk_widget_get_next_sibling (first))
        if (gtk_widget_should_layout (first))
          {
            int x = (int) i++ * (column_width + SPACING);

            gtk_widget_size_allocate (first,
                                      &(GtkAllocation){ mirrored ? width - x - column_width : x, y, column_width,
                                                        height },
                                      -1);
          }
      y += height + (taken > 0 && child != NULL ? SPACING : 0);
    }
  return y;
}

static GtkSizeRequestMode
sam_columns_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sam_columns_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  int widest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      widest = MAX (widest, child_minimum);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (widest, (int) count_children (widget) * (COLUMN_WIDTH + SPACING) - SPACING);
    }
  else
    *minimum = *natural = lay_out (widget, for_size < 0 ? MAX (widest, COLUMN_WIDTH) : MAX (for_size, widest), FALSE);
}

static void
sam_columns_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  lay_out (widget, width, TRUE);
}

static void
sam_columns_layout_class_init (SamColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = sam_columns_layout_get_request_mode;
  layout_class->measure = sam_columns_layout_measure;
  layout_class->allocate = sam_columns_layout_allocate;
}

static void
sam_columns_layout_init (SamColumnsLayout *self)
{
}
