/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/reports/sam-pages-view.h"

#include <glib/gi18n.h>

#define LEAST_WIDTH 240
#define USUAL_WIDTH 595 /* of A4 in points */
#define GAP 12

struct _SamPagesView
{
  GtkWidget parent_instance;

  SamPdfFlow *flow; /* NULL: nothing to show yet */
};

G_DEFINE_FINAL_TYPE (SamPagesView, sam_pages_view, GTK_TYPE_WIDGET)

/* How high a page is for its width. */
static double
get_shape (SamPagesView *self)
{
  double width;
  double height;

  sam_pdf_flow_get_size (self->flow, &width, &height);
  return height / width;
}

static void
draw_page (SamPagesView *self,
           GtkSnapshot *snapshot,
           guint page,
           double y,
           double width)
{
  const graphene_rect_t rect = GRAPHENE_RECT_INIT (0, (float) y, (float) width, (float) (width * get_shape (self)));
  cairo_t *cairo;
  double paper_width;
  double paper_height;

  /* Paper is white, whatever the window is. */
  gtk_snapshot_append_color (snapshot, &(const GdkRGBA){ 1, 1, 1, 1 }, &rect);
  sam_pdf_flow_get_size (self->flow, &paper_width, &paper_height);
  cairo = gtk_snapshot_append_cairo (snapshot, &rect);
  cairo_translate (cairo, 0, y);
  cairo_scale (cairo, width / paper_width, width / paper_width);
  sam_pdf_flow_draw (self->flow, page, cairo);
  cairo_destroy (cairo);
}

static void
sam_pages_view_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  SamPagesView *self = SAM_PAGES_VIEW (widget);
  const double width = gtk_widget_get_width (widget);

  if (self->flow == NULL || width < 1)
    return;
  for (guint page = 0; page < sam_pdf_flow_count_pages (self->flow); page++)
    draw_page (self, snapshot, page, page * (width * get_shape (self) + GAP), width);
}

static GtkSizeRequestMode
sam_pages_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sam_pages_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  SamPagesView *self = SAM_PAGES_VIEW (widget);
  const int width = for_size > 0 ? for_size : USUAL_WIDTH;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }
  *minimum = *natural =
      self->flow == NULL ? 0 : (int) (sam_pages_view_count_pages (self) * (width * get_shape (self) + GAP));
}

static void
sam_pages_view_dispose (GObject *object)
{
  SamPagesView *self = SAM_PAGES_VIEW (object);

  g_clear_pointer (&self->flow, sam_pdf_flow_free);

  G_OBJECT_CLASS (sam_pages_view_parent_class)->dispose (object);
}

static void
sam_pages_view_class_init (SamPagesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_pages_view_dispose;

  widget_class->snapshot = sam_pages_view_snapshot;
  widget_class->measure = sam_pages_view_measure;
  widget_class->get_request_mode = sam_pages_view_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sam_pages_view_init (SamPagesView *self)
{
}

/**
 * sam_pages_view_show:
 * @flow: (transfer full) (nullable): the document; %NULL: none
 * @title: (nullable): what it is called
 * @description: (nullable): the most important of it, for those who listen to the screen
 */
void
sam_pages_view_show (SamPagesView *self,
                     SamPdfFlow *flow,
                     const char *title,
                     const char *description)
{
  g_autofree char *label = NULL;

  g_clear_pointer (&self->flow, sam_pdf_flow_free);
  self->flow = flow;
  if (flow != NULL)
    {
      const guint n = sam_pdf_flow_count_pages (flow);
      g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);

      label = g_strdup_printf (_ ("%s: %s"), title, pages);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : _ ("Preview"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description != NULL ? description : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * sam_pages_view_count_pages:
 *
 * Returns: how many pages show
 */
guint
sam_pages_view_count_pages (SamPagesView *self)
{
  return self->flow != NULL ? sam_pdf_flow_count_pages (self->flow) : 0;
}
