/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters in one PDF, each on sheets of its own, with the address where the window of an envelope is (NEN 1026). */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-letters.h"

#include "exchange/sam-pdf-draw.h"
#include "exchange/sam-pdf-file.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define LEFT SAM_PDF_MM (25)
#define WIDTH (SAM_PDF_A4_SHORT - 2 * LEFT)
#define TOP SAM_PDF_MM (20)
#define BOTTOM (SAM_PDF_A4_LONG - SAM_PDF_MM (25))
#define ADDRESS_TOP SAM_PDF_MM (50)
#define DATE_TOP SAM_PDF_MM (90)

/**
 * sam_pdf_letter_new:
 *
 * Returns: (transfer full): a letter
 */
SamPdfLetter *
sam_pdf_letter_new (const char *address,
                    const char *date,
                    const char *subject,
                    const char *body)
{
  SamPdfLetter *self = g_new0 (SamPdfLetter, 1);

  self->address = g_strdup (address);
  self->date = g_strdup (date);
  self->subject = g_strdup (subject);
  self->body = g_strdup (body);
  return self;
}

/**
 * sam_pdf_letter_free:
 */
void
sam_pdf_letter_free (SamPdfLetter *self)
{
  g_free (self->address);
  g_free (self->date);
  g_free (self->subject);
  g_free (self->body);
  g_free (self);
}

static PangoLayout *
make_body (cairo_t *cairo,
           const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, 11 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (WIDTH * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout, 3 * PANGO_SCALE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* Line by line, going on on the next sheet where one is full. */
static void
draw_body (cairo_t *cairo,
           const char *text,
           double y)
{
  g_autoptr (PangoLayout) layout = make_body (cairo, text);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double begin = 0;

  cairo_set_source_rgb (cairo, 0, 0, 0);
  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle extents;
      double top, bottom;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      top = extents.y / (double) PANGO_SCALE;
      bottom = (extents.y + extents.height) / (double) PANGO_SCALE;
      if (y + bottom - begin > BOTTOM)
        {
          cairo_show_page (cairo);
          y = TOP;
          begin = top;
        }
      cairo_move_to (cairo, LEFT, y + pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE - begin);
      pango_cairo_show_layout_line (cairo, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
draw_letter (cairo_t *cairo,
             const SamPdfLetter *letter)
{
  const SamPdfStyle address_style = { 11, FALSE, 0, PANGO_ALIGN_LEFT, 1 };
  const SamPdfStyle date_style = { 11, FALSE, 0, PANGO_ALIGN_LEFT, 1 };
  const SamPdfStyle subject_style = { 12, TRUE, 0, PANGO_ALIGN_LEFT, 3 };
  double y = DATE_TOP;

  if (letter->address != NULL)
    sam_pdf_draw_text (cairo, LEFT, ADDRESS_TOP, WIDTH / 2, &address_style, letter->address);
  if (letter->date != NULL)
    y += sam_pdf_draw_text (cairo, LEFT, y, WIDTH, &date_style, letter->date) + 18;
  if (letter->subject != NULL)
    y += sam_pdf_draw_text (cairo, LEFT, y, WIDTH, &subject_style, letter->subject) + 18;
  draw_body (cairo, letter->body != NULL ? letter->body : "", y);
  cairo_show_page (cairo);
}

/**
 * sam_pdf_write_letters:
 * @letters: (element-type SamPdfLetter): at least one
 *
 * Returns: whether the file was written
 */
gboolean
sam_pdf_write_letters (GPtrArray *letters,
                       const char *path,
                       GError **error)
{
  SamPdfFile *file = sam_pdf_file_new (SAM_PDF_A4_SHORT, SAM_PDF_A4_LONG, _ ("Letters"));

  for (guint i = 0; i < letters->len; i++)
    draw_letter (sam_pdf_file_get_cairo (file), g_ptr_array_index (letters, i));
  return sam_pdf_file_finish (file, path, error);
}
