/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/atlas/sam-guide-page.h"

#define LEAST_WIDTH 220
#define USUAL_WIDTH 420

struct _SamGuidePage
{
  GtkWidget parent_instance;

  SamPdfGuide *guide; /* borrowed; NULL: nothing to show */
  guint number;       /* from 0 */
};

G_DEFINE_FINAL_TYPE (SamGuidePage, sam_guide_page, GTK_TYPE_WIDGET)

static void
sam_guide_page_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  SamGuidePage *self = SAM_GUIDE_PAGE (widget);
  const double width = gtk_widget_get_width (widget);
  double paper_width;
  double paper_height;
  graphene_rect_t rect;
  cairo_t *cairo;

  if (self->guide == NULL || width < 1)
    return;
  sam_pdf_guide_get_page_size (self->guide, &paper_width, &paper_height);
  rect = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) (width * paper_height / paper_width));
  /* Paper is white, whatever the window is. */
  gtk_snapshot_append_color (snapshot, &(const GdkRGBA){ 1, 1, 1, 1 }, &rect);
  cairo = gtk_snapshot_append_cairo (snapshot, &rect);
  cairo_scale (cairo, width / paper_width, width / paper_width);
  sam_pdf_guide_draw_page (self->guide, self->number, cairo);
  cairo_destroy (cairo);
}

static GtkSizeRequestMode
sam_guide_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sam_guide_page_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  SamGuidePage *self = SAM_GUIDE_PAGE (widget);
  double width = 1;
  double height = 1.42;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }
  if (self->guide != NULL)
    sam_pdf_guide_get_page_size (self->guide, &width, &height);
  *minimum = *natural = (int) ((for_size > 0 ? for_size : USUAL_WIDTH) * height / width);
}

static void
sam_guide_page_class_init (SamGuidePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = sam_guide_page_snapshot;
  widget_class->measure = sam_guide_page_measure;
  widget_class->get_request_mode = sam_guide_page_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sam_guide_page_init (SamGuidePage *self)
{
}

/**
 * sam_guide_page_show:
 * @guide: (nullable): what to show; it outlives its being shown
 * @number: the page, from 0; the last one for more
 */
void
sam_guide_page_show (SamGuidePage *self,
                     SamPdfGuide *guide,
                     guint number)
{
  const guint n = guide != NULL ? sam_pdf_guide_count_pages (guide) : 0;

  self->guide = guide;
  self->number = n > 0 ? MIN (number, n - 1) : 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sam_guide_page_get_number:
 *
 * Returns: the page that shows, from 0
 */
guint
sam_guide_page_get_number (SamGuidePage *self)
{
  return self->number;
}
