/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-flow.h"

#include "exchange/sam-pdf-file.h"
#include "exchange/sam-pdf-flow-private.h"

#include <string.h>

#define DEEPEST_HEADING 6

static void
block_free (SamFlowBlock *block)
{
  if (block->data_free != NULL)
    block->data_free (block->data);
  g_free (block->text);
  g_free (block->marker);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block->shares);
  g_array_unref (block->parts);
  g_free (block);
}

/**
 * sam_pdf_flow_new:
 * @title: what the file calls itself
 *
 * Returns: (transfer full): an empty document. It may be made in one thread and be drawn in another, but not
 *   at the same time.
 */
SamPdfFlow *
sam_pdf_flow_new (SamPdfFlowPaper paper,
                  const char *title)
{
  SamPdfFlow *self = g_new0 (SamPdfFlow, 1);

  self->paper = paper;
  self->title = g_strdup (title);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  return self;
}

/**
 * sam_pdf_flow_free:
 * @self: (transfer full): a document; its drawings' data go by the function that came with them
 */
void
sam_pdf_flow_free (SamPdfFlow *self)
{
  g_free (self->title);
  g_free (self->footer);
  g_clear_pointer (&self->logo, cairo_surface_destroy);
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_free (self);
}

/**
 * sam_pdf_flow_set_footer:
 * @footer: what stands at the foot of each page, beside its number
 */
void
sam_pdf_flow_set_footer (SamPdfFlow *self,
                         const char *footer)
{
  g_free (self->footer);
  self->footer = g_strdup (footer);
}

typedef struct
{
  const guchar *data;
  gsize left;
} Reading;

static cairo_status_t
read_bytes (void *closure,
            unsigned char *data,
            unsigned int length)
{
  Reading *reading = closure;

  if (length > reading->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reading->data, length);
  reading->data += length;
  reading->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/**
 * sam_pdf_flow_set_logo:
 * @png: a picture, which comes to stand beside the first heading
 *
 * Returns: whether it can be drawn
 */
gboolean
sam_pdf_flow_set_logo (SamPdfFlow *self,
                       GBytes *png)
{
  Reading reading = { NULL };
  cairo_surface_t *logo;

  reading.data = g_bytes_get_data (png, &reading.left);
  logo = cairo_image_surface_create_from_png_stream (read_bytes, &reading);
  if (cairo_surface_status (logo) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (logo);
      return FALSE;
    }
  g_clear_pointer (&self->logo, cairo_surface_destroy);
  self->logo = logo;
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  return TRUE;
}

static SamFlowBlock *
add (SamPdfFlow *self,
     SamFlowKind kind,
     const char *text)
{
  SamFlowBlock *block = g_new0 (SamFlowBlock, 1);

  block->kind = kind;
  block->text = g_strdup (text);
  block->parts = g_array_new (FALSE, FALSE, sizeof (double));
  g_ptr_array_add (self->blocks, block);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  return block;
}

/**
 * sam_pdf_flow_add_heading:
 * @level: 1 for the title of the whole, 2 for a chapter, and so on; each becomes a bookmark
 */
guint
sam_pdf_flow_add_heading (SamPdfFlow *self,
                          guint level,
                          const char *text)
{
  add (self, SAM_FLOW_HEADING, text)->level = CLAMP (level, 1, DEEPEST_HEADING);
  return self->blocks->len - 1;
}

/**
 * sam_pdf_flow_add_paragraph:
 * @text: as it is, without markup
 *
 * Returns: the number of the block
 */
guint
sam_pdf_flow_add_paragraph (SamPdfFlow *self,
                            const char *text)
{
  add (self, SAM_FLOW_PARAGRAPH, text);
  return self->blocks->len - 1;
}

/**
 * sam_pdf_flow_add_markup:
 * @markup: a paragraph in Pango's markup
 */
guint
sam_pdf_flow_add_markup (SamPdfFlow *self,
                         const char *markup)
{
  add (self, SAM_FLOW_MARKUP, markup);
  return self->blocks->len - 1;
}

/**
 * sam_pdf_flow_add_note:
 * @text: in small letters: a source, a definition
 */
guint
sam_pdf_flow_add_note (SamPdfFlow *self,
                       const char *text)
{
  add (self, SAM_FLOW_NOTE, text);
  return self->blocks->len - 1;
}

/**
 * sam_pdf_flow_add_quote:
 * @text: what somebody said
 *
 * Returns: the number of the block
 */
guint
sam_pdf_flow_add_quote (SamPdfFlow *self,
                        const char *text)
{
  add (self, SAM_FLOW_QUOTE, text);
  return self->blocks->len - 1;
}

/**
 * sam_pdf_flow_add_item:
 * @marker: what stands before it: "•", "1.", "☐"
 */
guint
sam_pdf_flow_add_item (SamPdfFlow *self,
                       const char *marker,
                       const char *text)
{
  add (self, SAM_FLOW_ITEM, text)->marker = g_strdup (marker);
  return self->blocks->len - 1;
}

/**
 * sam_pdf_flow_add_table:
 * @rows: (element-type GStrv): the first one is the head, which is repeated on each page; all are equally long
 * @shares: (nullable): of the columns in the width, beside those of the others; %NULL: all the same
 * @numbers: bit c: column c holds numbers, which stand below each other
 */
guint
sam_pdf_flow_add_table (SamPdfFlow *self,
                        GPtrArray *rows,
                        const double *shares,
                        guint numbers)
{
  SamFlowBlock *block = add (self, SAM_FLOW_TABLE, NULL);
  const guint n_columns = rows->len > 0 ? g_strv_length (rows->pdata[0]) : 0;
  double sum = 0;

  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (block->rows, g_strdupv (rows->pdata[i]));
  block->shares = g_new (double, n_columns);
  for (guint i = 0; i < n_columns; i++)
    sum += shares != NULL ? shares[i] : 1;
  for (guint i = 0; i < n_columns; i++)
    block->shares[i] = (shares != NULL ? shares[i] : 1) / sum;
  block->numbers = numbers;
  return self->blocks->len - 1;
}

/**
 * sam_pdf_flow_add_figures:
 *
 * Numbers that stand out, side by side.
 */
guint
sam_pdf_flow_add_figures (SamPdfFlow *self,
                          const SamPdfFlowFigure *figures,
                          guint n_figures)
{
  SamFlowBlock *block = add (self, SAM_FLOW_FIGURES, NULL);

  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < n_figures; i++)
    {
      const char *const texts[] = { figures[i].value, figures[i].label, figures[i].note != NULL ? figures[i].note : "",
                                    NULL };

      g_ptr_array_add (block->rows, g_strdupv ((char **) texts));
    }
  return self->blocks->len - 1;
}

/**
 * sam_pdf_flow_add_drawing:
 * @height: in points; the width is that of the text
 * @draw: draws from the origin, in points: lines, areas and text, but no pictures (cairo 1.16 cannot tag them)
 * @data_free: (nullable): frees @data
 */
guint
sam_pdf_flow_add_drawing (SamPdfFlow *self,
                          double height,
                          SamPdfFlowDraw draw,
                          gpointer data,
                          GDestroyNotify data_free)
{
  SamFlowBlock *block = add (self, SAM_FLOW_DRAWING, NULL);

  block->height = height;
  block->draw = draw;
  block->data = data;
  block->data_free = data_free;
  return self->blocks->len - 1;
}

/**
 * sam_pdf_flow_add_writing_lines:
 *
 * Room to write by hand.
 */
guint
sam_pdf_flow_add_writing_lines (SamPdfFlow *self,
                                guint n_lines)
{
  add (self, SAM_FLOW_LINES, NULL)->level = n_lines;
  return self->blocks->len - 1;
}

/**
 * sam_pdf_flow_add_page_break:
 *
 * What follows begins on a page of its own.
 *
 * Returns: the number of the block
 */
guint
sam_pdf_flow_add_page_break (SamPdfFlow *self)
{
  add (self, SAM_FLOW_BREAK, NULL);
  return self->blocks->len - 1;
}

/**
 * sam_pdf_flow_get_size:
 * @width: (out): of a page, in points
 * @height: (out): of a page, in points
 */
void
sam_pdf_flow_get_size (SamPdfFlow *self,
                       double *width,
                       double *height)
{
  *width = self->paper == SAM_PDF_FLOW_A5 ? SAM_PDF_MM (148) : SAM_PDF_A4_SHORT;
  *height = self->paper == SAM_PDF_FLOW_A5 ? SAM_PDF_A4_SHORT : SAM_PDF_A4_LONG;
}

/**
 * sam_pdf_flow_count_pages:
 *
 * Returns: how many pages all that was added takes
 */
guint
sam_pdf_flow_count_pages (SamPdfFlow *self)
{
  sam_flow_lay_out (self);
  return self->pages->len;
}

/**
 * sam_pdf_flow_find_page:
 * @block: the number that adding answered
 *
 * Returns: the page, from 0, on which it begins. What is added behind it does not change that, so that an index can
 *   name pages before it.
 */
guint
sam_pdf_flow_find_page (SamPdfFlow *self,
                        guint block)
{
  sam_flow_lay_out (self);
  for (guint page = 0; page < self->pages->len; page++)
    {
      GArray *placed = self->pages->pdata[page];

      for (guint i = 0; i < placed->len; i++)
        if (g_array_index (placed, SamFlowPlaced, i).block >= block)
          return page;
    }
  return self->pages->len - 1;
}

/**
 * sam_pdf_flow_draw:
 * @page: from 0
 *
 * Draws a page from the origin, in points, on white paper that is there already.
 */
void
sam_pdf_flow_draw (SamPdfFlow *self,
                   guint page,
                   cairo_t *cairo)
{
  sam_flow_lay_out (self);
  g_return_if_fail (page < self->pages->len);

  sam_flow_draw_page (self, page, FALSE, cairo);
}

/* The bookmarks of a page; @open[level] is the last one of that level, 0 (the root) where there is none. */
static void
add_bookmarks (SamPdfFlow *self,
               guint page,
               SamPdfFile *file,
               int *open)
{
  GArray *placed = self->pages->pdata[page];

  for (guint i = 0; i < placed->len; i++)
    {
      const SamFlowPlaced *here = &g_array_index (placed, SamFlowPlaced, i);
      const SamFlowBlock *block = self->blocks->pdata[here->block];

      if (block->kind != SAM_FLOW_HEADING || here->first > 0)
        continue;
      open[block->level] = sam_pdf_file_add_bookmark (file, open[block->level - 1], block->text, page, here->y);
      for (guint level = block->level + 1; level <= DEEPEST_HEADING; level++)
        open[level] = open[block->level];
    }
}

/**
 * sam_pdf_flow_write:
 * @path: the file
 *
 * Returns: whether it was written
 */
gboolean
sam_pdf_flow_write (SamPdfFlow *self,
                    const char *path,
                    GError **error)
{
  int open[DEEPEST_HEADING + 1] = { 0 };
  SamPdfFile *file;
  cairo_t *cairo;
  double width;
  double height;

  sam_pdf_flow_get_size (self, &width, &height);
  file = sam_pdf_file_new (width, height, self->title);
  cairo = sam_pdf_file_get_cairo (file);
  sam_flow_lay_out (self);
  for (guint page = 0; page < self->pages->len; page++)
    {
      sam_flow_draw_page (self, page, TRUE, cairo);
      add_bookmarks (self, page, file, open);
      cairo_show_page (cairo);
    }
  return sam_pdf_file_finish (file, path, error);
}
