/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of a flowing document, as they were laid out. In a file the parts are tagged by what they are, so that a
 * screen reader reads headings as headings and tables as tables. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-flow-private.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define LINE 0.82, 0.83, 0.85
#define SOFT 0.925, 0.965, 0.961

typedef struct
{
  SamPdfFlow *flow;
  PangoContext *context;
  cairo_t *cairo;
  gboolean tagged;
  double left; /* where text begins */
} Pen;

static void
begin_tag (const Pen *pen,
           const char *tag)
{
  if (pen->tagged)
    cairo_tag_begin (pen->cairo, tag, NULL);
}

static void
end_tag (const Pen *pen,
         const char *tag)
{
  if (pen->tagged)
    cairo_tag_end (pen->cairo, tag);
}

static void
draw_layout (const Pen *pen,
             const SamFlowLetters *letters,
             PangoLayout *layout,
             double x,
             double y)
{
  cairo_set_source_rgb (pen->cairo, letters->red, letters->green, letters->blue);
  cairo_move_to (pen->cairo, x, y);
  pango_cairo_show_layout (pen->cairo, layout);
}

/* Draws a text and answers its height; nothing for none. */
static double
draw_words (const Pen *pen,
            const SamFlowLetters *letters,
            double x,
            double y,
            double width,
            PangoAlignment align,
            const char *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle extents;

  if (*text == '\0')
    return 0;
  layout = sam_flow_new_layout (pen->context, letters, width, text, FALSE);
  pango_layout_set_alignment (layout, align);
  pango_layout_get_extents (layout, NULL, &extents);
  draw_layout (pen, letters, layout, x, y);
  return extents.height / (double) PANGO_SCALE;
}

static void
draw_rule (const Pen *pen,
           double x1,
           double y1,
           double x2,
           double y2)
{
  cairo_set_source_rgb (pen->cairo, LINE);
  cairo_set_line_width (pen->cairo, 0.5);
  cairo_move_to (pen->cairo, x1, y1);
  cairo_line_to (pen->cairo, x2, y2);
  cairo_stroke (pen->cairo);
}

/* The lines of a text that stand on this page. */
static void
draw_text (const Pen *pen,
           const SamFlowPlaced *placed,
           const SamFlowBlock *block,
           double y)
{
  const SamFlowLetters letters = sam_flow_get_letters (pen->flow, block);
  const double x = pen->left + sam_flow_get_indent (pen->flow, block);
  g_autoptr (PangoLayout) layout =
      sam_flow_new_layout (pen->context, &letters, sam_flow_get_width (pen->flow, placed->block), block->text,
                           block->kind == SAM_FLOW_MARKUP);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double above = 0;

  cairo_set_source_rgb (pen->cairo, letters.red, letters.green, letters.blue);
  for (guint i = 0; i < placed->first + placed->n; i++)
    {
      const double baseline = pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE;
      PangoRectangle line;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      if (i == placed->first)
        above = line.y / (double) PANGO_SCALE;
      if (i >= placed->first)
        {
          cairo_move_to (pen->cairo, x + line.x / (double) PANGO_SCALE, y + baseline - above);
          pango_cairo_show_layout_line (pen->cairo, pango_layout_iter_get_line_readonly (iter));
        }
      pango_layout_iter_next_line (iter);
    }
  pango_layout_iter_free (iter);
}

static void
draw_heading (const Pen *pen,
              const SamFlowPlaced *placed,
              const SamFlowBlock *block,
              double y)
{
  static const char *const tags[] = { "H1", "H2", "H3", "H4", "H5", "H6" };

  begin_tag (pen, tags[block->level - 1]);
  draw_text (pen, placed, block, y);
  end_tag (pen, tags[block->level - 1]);
}

static void
draw_paragraph (const Pen *pen,
                const SamFlowPlaced *placed,
                const SamFlowBlock *block,
                double y)
{
  double height = 0;

  if (block->kind == SAM_FLOW_QUOTE)
    {
      for (guint i = placed->first; i < placed->first + placed->n; i++)
        height += g_array_index (block->parts, double, i);
      cairo_set_source_rgb (pen->cairo, SAM_FLOW_ACCENT);
      cairo_rectangle (pen->cairo, pen->left, y, 2, height);
      cairo_fill (pen->cairo);
    }
  begin_tag (pen, "P");
  draw_text (pen, placed, block, y);
  end_tag (pen, "P");
}

static void
draw_item (const Pen *pen,
           const SamFlowPlaced *placed,
           const SamFlowBlock *block,
           double y)
{
  const SamFlowLetters letters = sam_flow_get_letters (pen->flow, block);

  begin_tag (pen, "LI");
  if (placed->first == 0)
    {
      begin_tag (pen, "Lbl");
      draw_words (pen, &letters, pen->left, y, SAM_PDF_MM (6), PANGO_ALIGN_LEFT, block->marker);
      end_tag (pen, "Lbl");
    }
  begin_tag (pen, "LBody");
  draw_text (pen, placed, block, y);
  end_tag (pen, "LBody");
  end_tag (pen, "LI");
}

/* @row: 0 is the head */
static void
draw_row (const Pen *pen,
          const SamFlowBlock *block,
          guint row,
          double y,
          double height,
          double width)
{
  const SamFlowLetters letters = sam_flow_get_letters (pen->flow, block);
  const guint n_columns = g_strv_length (block->rows->pdata[row]);
  const char *tag = row == 0 ? "TH" : "TD";
  double x = pen->left;

  if (row == 0)
    {
      cairo_set_source_rgb (pen->cairo, SOFT);
      cairo_rectangle (pen->cairo, pen->left, y, width, height);
      cairo_fill (pen->cairo);
    }
  draw_rule (pen, pen->left, y + height, pen->left + width, y + height);
  begin_tag (pen, "TR");
  for (guint column = 0; column < n_columns; column++)
    {
      g_autoptr (PangoLayout) cell = sam_flow_new_cell (pen->flow, pen->context, block, row, column);

      begin_tag (pen, tag);
      draw_layout (pen, &letters, cell, x + SAM_FLOW_PAD, y + SAM_FLOW_PAD);
      end_tag (pen, tag);
      x += width * block->shares[column];
    }
  end_tag (pen, "TR");
}

static void
draw_table (const Pen *pen,
            const SamFlowPlaced *placed,
            const SamFlowBlock *block,
            double y)
{
  const double width = sam_flow_get_width (pen->flow, placed->block);

  begin_tag (pen, "Table");
  draw_row (pen, block, 0, y, block->head, width);
  y += block->head;
  for (guint i = placed->first; i < placed->first + placed->n; i++)
    {
      const double height = g_array_index (block->parts, double, i);

      draw_row (pen, block, i + 1, y, height, width);
      y += height;
    }
  end_tag (pen, "Table");
}

static void
draw_figures (const Pen *pen,
              const SamFlowPlaced *placed,
              const SamFlowBlock *block,
              double y)
{
  const guint per_row = sam_flow_get_figures_per_row (pen->flow);
  const double width = sam_flow_get_width (pen->flow, placed->block) / per_row;

  for (guint row = placed->first; row < placed->first + placed->n; row++)
    {
      const double height = g_array_index (block->parts, double, row);

      for (guint i = row * per_row; i < MIN ((row + 1) * per_row, block->rows->len); i++)
        {
          char **texts = g_ptr_array_index (block->rows, i);
          const double x = pen->left + width * (i % per_row);
          double top = y + SAM_PDF_MM (2);

          cairo_set_source_rgb (pen->cairo, SOFT);
          cairo_rectangle (pen->cairo, x, y, width - SAM_PDF_MM (2), height - SAM_PDF_MM (2));
          cairo_fill (pen->cairo);
          begin_tag (pen, "P");
          for (guint part = 0; part < 3; part++)
            {
              const SamFlowLetters letters = sam_flow_get_figure_letters (pen->flow, part);

              top += draw_words (pen, &letters, x + SAM_PDF_MM (2), top, width - SAM_PDF_MM (6), PANGO_ALIGN_LEFT,
                                 texts[part]);
            }
          end_tag (pen, "P");
        }
      y += height;
    }
}

static void
draw_drawing (const Pen *pen,
              const SamFlowPlaced *placed,
              const SamFlowBlock *block,
              double y)
{
  begin_tag (pen, "Figure");
  cairo_save (pen->cairo);
  cairo_translate (pen->cairo, pen->left, y);
  block->draw (pen->cairo, sam_flow_get_width (pen->flow, placed->block), block->height, block->data);
  cairo_restore (pen->cairo);
  end_tag (pen, "Figure");
}

static void
draw_writing_lines (const Pen *pen,
                    const SamFlowPlaced *placed,
                    double y)
{
  const double width = sam_flow_get_width (pen->flow, placed->block);

  for (guint i = 1; i <= placed->n; i++)
    draw_rule (pen, pen->left, y + i * SAM_FLOW_WRITING_LINE, pen->left + width, y + i * SAM_FLOW_WRITING_LINE);
}

static void
draw_block (const Pen *pen,
            const SamFlowPlaced *placed,
            double y)
{
  const SamFlowBlock *block = g_ptr_array_index (pen->flow->blocks, placed->block);

  switch (block->kind)
    {
    case SAM_FLOW_HEADING:
      draw_heading (pen, placed, block, y);
      break;
    case SAM_FLOW_PARAGRAPH:
    case SAM_FLOW_MARKUP:
    case SAM_FLOW_NOTE:
    case SAM_FLOW_QUOTE:
      draw_paragraph (pen, placed, block, y);
      break;
    case SAM_FLOW_ITEM:
      draw_item (pen, placed, block, y);
      break;
    case SAM_FLOW_TABLE:
      draw_table (pen, placed, block, y);
      break;
    case SAM_FLOW_FIGURES:
      draw_figures (pen, placed, block, y);
      break;
    case SAM_FLOW_DRAWING:
      draw_drawing (pen, placed, block, y);
      break;
    case SAM_FLOW_LINES:
      draw_writing_lines (pen, placed, y);
      break;
    case SAM_FLOW_BREAK:
    default:
      break;
    }
}

/* Not tagged: cairo 1.16 falls over a picture inside a tag. */
static void
draw_logo (const Pen *pen,
           double page_width)
{
  double width;
  double height;

  sam_flow_get_logo_size (pen->flow, &width, &height);
  if (width <= 0)
    return;
  cairo_save (pen->cairo);
  cairo_translate (pen->cairo, page_width - pen->left - width, pen->left);
  cairo_scale (pen->cairo, width / cairo_image_surface_get_width (pen->flow->logo),
               height / cairo_image_surface_get_height (pen->flow->logo));
  cairo_set_source_surface (pen->cairo, pen->flow->logo, 0, 0);
  cairo_paint (pen->cairo);
  cairo_restore (pen->cairo);
}

static void
draw_foot (const Pen *pen,
           guint page,
           double width,
           double height)
{
  const SamFlowBlock like = { .kind = SAM_FLOW_NOTE };
  const SamFlowLetters letters = sam_flow_get_letters (pen->flow, &like);
  const double room = width - 2 * pen->left;
  const double y = height - pen->left;
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, pen->flow->pages->len);

  if (pen->flow->footer != NULL)
    draw_words (pen, &letters, pen->left, y, room * 0.75, PANGO_ALIGN_LEFT, pen->flow->footer);
  draw_words (pen, &letters, pen->left + room * 0.75, y, room * 0.25, PANGO_ALIGN_RIGHT, number);
}

static gboolean
is_item (const SamPdfFlow *flow,
         const SamFlowPlaced *placed)
{
  return ((const SamFlowBlock *) flow->blocks->pdata[placed->block])->kind == SAM_FLOW_ITEM;
}

/**
 * sam_flow_draw_page:
 * @page: from 0; the pages are laid out, and drawn in their order
 * @tagged: whether @cairo draws a PDF whose structure is marked, ISO 32000-1 §14.8
 * @cairo: in points, from the left top of the paper
 */
void
sam_flow_draw_page (SamPdfFlow *self,
                    guint page,
                    gboolean tagged,
                    cairo_t *cairo)
{
  g_autoptr (PangoContext) context = sam_flow_new_context ();
  const Pen pen = { self, context, cairo, tagged, sam_flow_get_margin (self) };
  GArray *placed = self->pages->pdata[page];
  gboolean in_list = FALSE;
  double width;
  double height;

  sam_pdf_flow_get_size (self, &width, &height);
  if (page == 0)
    {
      draw_logo (&pen, width);
      /* Without this one around all others cairo does not say that the file is tagged. */
      begin_tag (&pen, "Document");
    }
  for (guint i = 0; i < placed->len; i++)
    {
      const SamFlowPlaced *here = &g_array_index (placed, SamFlowPlaced, i);

      if (in_list != is_item (self, here))
        {
          in_list = !in_list;
          in_list ? begin_tag (&pen, "L") : end_tag (&pen, "L");
        }
      draw_block (&pen, here, pen.left + here->y);
    }
  if (in_list)
    end_tag (&pen, "L");
  draw_foot (&pen, page, width, height);
  if (page + 1 == self->pages->len)
    end_tag (&pen, "Document");
}
