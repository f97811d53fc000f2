/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-pair.h"

#define COLUMN_SPACING 12
#define LINE_SPACING 18
#define LEAST_COLUMN 150

struct _SamPair
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SamPair, sam_pair, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
sam_pair_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The width that a child needs, the widest of all; and how many there are. */
static int
measure_column (GtkWidget *widget,
                int *natural,
                int *n_columns)
{
  int least = 0;

  *natural = 0;
  *n_columns = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      least = MAX (least, child_minimum);
      *natural = MAX (*natural, child_natural);
      (*n_columns)++;
    }
  return least;
}

/* Places the children for @width and @height, or only measures where that is 0. Returns the height. Those beside each
 * other get the same height: by their middles Tab finds which comes first. */
static int
lay_out (GtkWidget *widget,
         int width,
         int height)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int natural;
  int n_columns;
  int least = MAX (measure_column (widget, &natural, &n_columns), LEAST_COLUMN);
  int column = n_columns > 0 ? (width - (n_columns - 1) * COLUMN_SPACING) / n_columns : width;
  gboolean beside = column >= least;
  int child_width = beside ? column : width;
  int x = 0;
  int y = 0;
  int needed = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL, NULL);
      if (height > 0)
        gtk_widget_size_allocate (child,
                                  &(GtkAllocation){ mirrored ? width - x - child_width : x, y, child_width,
                                                    beside ? MAX (height, child_height) : child_height },
                                  -1);
      needed = MAX (needed, y + child_height);
      if (beside)
        x += child_width + COLUMN_SPACING;
      else
        y += child_height + LINE_SPACING;
    }
  return needed;
}

static void
sam_pair_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  int widest;
  int n_columns;
  int least = measure_column (widget, &widest, &n_columns);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = n_columns * widest + MAX (n_columns - 1, 0) * COLUMN_SPACING;
    }
  else
    *minimum = *natural = lay_out (widget, for_size < 0 ? least : MAX (for_size, least), 0);
}

static void
sam_pair_size_allocate (GtkWidget *widget,
                        int width,
                        int height,
                        int baseline)
{
  lay_out (widget, width, height);
}

static void
sam_pair_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sam_pair_parent_class)->dispose (object);
}

static void
sam_pair_class_init (SamPairClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_pair_dispose;
  widget_class->get_request_mode = sam_pair_get_request_mode;
  widget_class->measure = sam_pair_measure;
  widget_class->size_allocate = sam_pair_size_allocate;
}

static void
sam_pair_init (SamPair *self)
{
}
