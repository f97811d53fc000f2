/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-chip-row.h"

#include "app/widgets/sam-chip.h"

#define SPACING 6
#define ROOM_FOR_COUNT 28

struct _SamChipRow
{
  GtkWidget parent_instance;

  guint n_chips; /* in use; more may wait to be used again */
  guint n_hidden;
  int count_x;
};

G_DEFINE_FINAL_TYPE (SamChipRow, sam_chip_row, GTK_TYPE_WIDGET)

static int
get_natural_width (GtkWidget *chip)
{
  int natural;

  gtk_widget_measure (chip, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
sam_chip_row_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  GtkWidget *chip = gtk_widget_get_first_child (widget);
  int total = 0;

  for (; chip != NULL && gtk_widget_get_visible (chip); chip = gtk_widget_get_next_sibling (chip))
    {
      int size;

      gtk_widget_measure (chip, orientation, -1, NULL, &size, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        total += size + (total > 0 ? SPACING : 0);
      else
        total = MAX (total, size);
    }
  *natural = total;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN (total, 2 * ROOM_FOR_COUNT) : total;
}

/* The first chip always shows, cut short where it must be. */
static void
sam_chip_row_size_allocate (GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  SamChipRow *self = SAM_CHIP_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *chip = gtk_widget_get_first_child (widget);
  gboolean full = FALSE;
  int x = 0;

  self->n_hidden = 0;
  for (guint i = 0; i < self->n_chips; i++, chip = gtk_widget_get_next_sibling (chip))
    {
      int room = width - x - (i + 1 < self->n_chips ? SPACING + ROOM_FOR_COUNT : 0);
      int chip_width = get_natural_width (chip);

      full = full || (i > 0 && chip_width > room);
      gtk_widget_set_child_visible (chip, !full);
      if (full)
        {
          self->n_hidden++;
          continue;
        }
      chip_width = MAX (MIN (chip_width, room), 1);
      gtk_widget_size_allocate (chip, &(GtkAllocation){ rtl ? width - x - chip_width : x, 0, chip_width, height }, -1);
      x += chip_width + SPACING;
    }
  self->count_x = rtl ? MAX (width - x - ROOM_FOR_COUNT, 0) : x;
}

static void
sam_chip_row_snapshot (GtkWidget *widget,
                       GtkSnapshot *snapshot)
{
  SamChipRow *self = SAM_CHIP_ROW (widget);
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *count = NULL;
  GdkRGBA colour;
  int text_height;

  GTK_WIDGET_CLASS (sam_chip_row_parent_class)->snapshot (widget, snapshot);
  if (self->n_hidden == 0)
    return;
  count = g_strdup_printf ("+%u", self->n_hidden);
  layout = gtk_widget_create_pango_layout (widget, count);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (self->count_x, (gtk_widget_get_height (widget) - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
sam_chip_row_dispose (GObject *object)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (chip);

  G_OBJECT_CLASS (sam_chip_row_parent_class)->dispose (object);
}

static void
sam_chip_row_class_init (SamChipRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_chip_row_dispose;
  widget_class->measure = sam_chip_row_measure;
  widget_class->size_allocate = sam_chip_row_size_allocate;
  widget_class->snapshot = sam_chip_row_snapshot;

  gtk_widget_class_set_css_name (widget_class, "chiprow");
}

static void
sam_chip_row_init (SamChipRow *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * sam_chip_row_new:
 *
 * Returns: (transfer floating): a row without chips
 */
GtkWidget *
sam_chip_row_new (void)
{
  return g_object_new (SAM_TYPE_CHIP_ROW, NULL);
}

/**
 * sam_chip_row_clear:
 *
 * Takes all chips away.
 */
void
sam_chip_row_clear (SamChipRow *self)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_return_if_fail (SAM_IS_CHIP_ROW (self));

  for (; chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    gtk_widget_set_visible (chip, FALSE);
  self->n_chips = 0;
  self->n_hidden = 0;
}

/**
 * sam_chip_row_add:
 * @label: the text
 * @icon_name: (nullable): a symbolic icon before it
 * @style_class: (nullable): its colour
 */
void
sam_chip_row_add (SamChipRow *self,
                  const char *label,
                  const char *icon_name,
                  const char *style_class)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_return_if_fail (SAM_IS_CHIP_ROW (self));

  for (guint i = 0; chip != NULL && i < self->n_chips; i++)
    chip = gtk_widget_get_next_sibling (chip);
  if (chip == NULL)
    {
      chip = sam_chip_new (label, icon_name, style_class);
      gtk_widget_insert_before (chip, GTK_WIDGET (self), NULL);
    }
  else
    sam_chip_set (SAM_CHIP (chip), label, icon_name, style_class);
  gtk_widget_set_visible (chip, TRUE);
  self->n_chips++;
}
