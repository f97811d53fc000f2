/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-file.h"

#include "exchange/sam-exchange-error.h"

#include "samenhulp-config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

struct _SamPdfFile
{
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cairo;
};

static cairo_status_t
collect (void *closure,
         const unsigned char *data,
         unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * sam_pdf_file_new:
 * @width: of a sheet, in points
 *
 * Returns: (transfer full): a file to draw
 */
SamPdfFile *
sam_pdf_file_new (double width,
                  double height,
                  const char *title)
{
  SamPdfFile *self = g_new0 (SamPdfFile, 1);

  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (collect, self->bytes, width, height);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  self->cairo = cairo_create (self->surface);
  return self;
}

/**
 * sam_pdf_file_get_cairo:
 *
 * Returns: (transfer none): what to draw on; each sheet ends with cairo_show_page()
 */
cairo_t *
sam_pdf_file_get_cairo (SamPdfFile *self)
{
  return self->cairo;
}

/**
 * sam_pdf_file_add_bookmark:
 * @parent: what sam_pdf_file_add_bookmark() answered for the one above; 0 for none
 * @page: from 0
 * @y: on the page, in points
 *
 * Returns: which bookmark it is
 */
int
sam_pdf_file_add_bookmark (SamPdfFile *self,
                           int parent,
                           const char *text,
                           guint page,
                           double y)
{
  g_autofree char *where = g_strdup_printf ("page=%u pos=[0 %d]", page + 1, (int) y);

  return cairo_pdf_surface_add_outline (self->surface, parent, text, where, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

/**
 * sam_pdf_file_finish:
 * @self: (transfer full): what was drawn
 *
 * Returns: whether the file was written
 */
gboolean
sam_pdf_file_finish (SamPdfFile *self,
                     const char *path,
                     GError **error)
{
  cairo_status_t status;
  gboolean written = FALSE;

  cairo_destroy (self->cairo);
  cairo_surface_finish (self->surface);
  status = cairo_surface_status (self->surface);
  cairo_surface_destroy (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    /* Names of people stand in it. */
    written = g_file_set_contents_full (path, (const char *) self->bytes->data, (gssize) self->bytes->len,
                                        G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
  else
    g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT, _ ("The PDF could not be made: %s."),
                 cairo_status_to_string (status));
  g_byte_array_unref (self->bytes);
  g_free (self);
  return written;
}
