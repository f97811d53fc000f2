/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-report-writer.h"

#include "exchange/sam-exchange-error.h"

#include "samenhulp-config.h"

#include <cairo-svg.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

static gboolean
write_pdf (const SamReport *report,
           GBytes *logo,
           const char *path,
           GError **error)
{
  g_autoptr (SamPdfFlow) flow = sam_report_new_flow (report, logo);

  return sam_pdf_flow_write (flow, path, error);
}

static cairo_status_t
collect (void *closure,
         const unsigned char *data,
         unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A drawing has no pages, so that it is for what stands on one. */
static gboolean
write_svg (const SamReport *report,
           GBytes *logo,
           const char *path,
           GError **error)
{
  g_autoptr (SamPdfFlow) flow = sam_report_new_flow (report, logo);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cairo;
  double width;
  double height;

  if (sam_pdf_flow_count_pages (flow) > 1)
    {
      g_set_error_literal (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT,
                           _ ("Only a report of one page can be saved as a drawing. Save this one as a PDF."));
      return FALSE;
    }
  sam_pdf_flow_get_size (flow, &width, &height);
  surface = cairo_svg_surface_create_for_stream (collect, bytes, width, height);
  cairo = cairo_create (surface);
  sam_pdf_flow_draw (flow, 0, cairo);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, error);
}

static gboolean
write_csv (const SamReport *report,
           GBytes *logo,
           const char *path,
           GError **error)
{
  g_autofree char *text = sam_report_to_csv (report);

  return g_file_set_contents (path, text, -1, error);
}

static gboolean
write_html (const SamReport *report,
            GBytes *logo,
            const char *path,
            GError **error)
{
  g_autofree char *text = sam_report_to_html (report);

  return g_file_set_contents (path, text, -1, error);
}

static gboolean
write_xlsx (const SamReport *report,
            GBytes *logo,
            const char *path,
            GError **error)
{
  return sam_report_write_xlsx (report, path, error);
}

typedef struct
{
  const char *ending;
  gboolean (*write) (const SamReport *report,
                     GBytes *logo,
                     const char *path,
                     GError **error);
} Format;

static const Format formats[] = {
  { ".pdf", write_pdf },
  { ".xlsx", write_xlsx },
  { ".csv", write_csv },
  { ".html", write_html },
  { ".svg", write_svg },
};

static const Format *
find_format (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].ending))
      return &formats[i];
  return NULL;
}

/**
 * sam_report_can_write:
 *
 * Returns: whether a file of that name can be written, by its ending
 */
gboolean
sam_report_can_write (const char *path)
{
  return find_format (path) != NULL;
}

/**
 * sam_report_write:
 * @logo: (nullable): the region's logo in PNG
 * @path: the file: .pdf, .xlsx, .csv or .html, and .svg for what stands on one page
 *
 * Returns: whether it was written
 */
gboolean
sam_report_write (const SamReport *report,
                  GBytes *logo,
                  const char *path,
                  GError **error)
{
  const Format *format = find_format (path);

  if (format == NULL)
    {
      g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT,
                   _ ("“%s” ends neither in .pdf, .xlsx, .html, .csv nor .svg."), path);
      return FALSE;
    }
  return format->write (report, logo, path, error);
}
