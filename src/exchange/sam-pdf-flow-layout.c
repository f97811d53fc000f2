/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where everything in a flowing document comes to stand. Lengths are measured without hinting, so that lines break at
 * the same words on a screen, on a printer and in a file. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-flow-private.h"

#define BLACK 0.137, 0.145, 0.169
#define DIM 0.361, 0.380, 0.427

/* So many lines of a paragraph stay together before and after the end of a page. */
#define FEWEST_LINES 2

/* In letters. */
#define LONGEST_WORD 100
#define ZERO_WIDTH_SPACE "\xE2\x80\x8B"

/* In points, on all four sides. */
double
sam_flow_get_margin (SamPdfFlow *self)
{
  return self->paper == SAM_PDF_FLOW_A5 ? SAM_PDF_MM (13) : SAM_PDF_MM (20);
}

static double
get_scale (SamPdfFlow *self)
{
  return self->paper == SAM_PDF_FLOW_A5 ? 0.86 : 1;
}

/* In points, from the left margin. */
double
sam_flow_get_indent (SamPdfFlow *self,
                     const SamFlowBlock *block)
{
  if (block->kind == SAM_FLOW_ITEM)
    return SAM_PDF_MM (6);
  return block->kind == SAM_FLOW_QUOTE ? SAM_PDF_MM (5) : 0;
}

/* Figures that stand beside each other. */
guint
sam_flow_get_figures_per_row (SamPdfFlow *self)
{
  return self->paper == SAM_PDF_FLOW_A5 ? 2 : 3;
}

/* In points: as large as fits 45 by 18 mm, 0 by 0 without a logo. */
void
sam_flow_get_logo_size (SamPdfFlow *self,
                        double *width,
                        double *height)
{
  const double most_width = SAM_PDF_MM (45);
  const double most_height = SAM_PDF_MM (18);
  double scale;

  *width = *height = 0;
  if (self->logo == NULL)
    return;
  *width = MAX (1, cairo_image_surface_get_width (self->logo));
  *height = MAX (1, cairo_image_surface_get_height (self->logo));
  scale = MIN (most_width / *width, most_height / *height);
  *width *= scale;
  *height *= scale;
}

/* The width for a block's text. */
double
sam_flow_get_width (SamPdfFlow *self,
                    guint block)
{
  double width;
  double height;
  double logo_width;

  sam_pdf_flow_get_size (self, &width, &height);
  width -= 2 * sam_flow_get_margin (self) + sam_flow_get_indent (self, self->blocks->pdata[block]);
  sam_flow_get_logo_size (self, &logo_width, &height);
  return block == 0 && logo_width > 0 ? width - logo_width - SAM_PDF_MM (5) : width;
}

/* Of the block's text; sizes in points, smaller on A5. */
SamFlowLetters
sam_flow_get_letters (SamPdfFlow *self,
                      const SamFlowBlock *block)
{
  static const double heading_sizes[] = { 20, 14, 11.5, 10.5, 10.5, 10.5 };
  const double scale = get_scale (self);
  SamFlowLetters letters = { 10 * scale, FALSE, FALSE, BLACK };

  switch (block->kind)
    {
    case SAM_FLOW_HEADING:
      letters = (SamFlowLetters){ heading_sizes[block->level - 1] * scale, TRUE, FALSE, SAM_FLOW_ACCENT };
      break;
    case SAM_FLOW_NOTE:
      letters = (SamFlowLetters){ 8.5 * scale, FALSE, FALSE, DIM };
      break;
    case SAM_FLOW_QUOTE:
      letters.italic = TRUE;
      break;
    case SAM_FLOW_TABLE:
      letters.size = 9 * scale;
      break;
    case SAM_FLOW_PARAGRAPH:
    case SAM_FLOW_MARKUP:
    case SAM_FLOW_ITEM:
    case SAM_FLOW_FIGURES:
    case SAM_FLOW_DRAWING:
    case SAM_FLOW_LINES:
    case SAM_FLOW_BREAK:
    default:
      break;
    }
  return letters;
}

/* @part: 0 the value, 1 what it counts, 2 how */
SamFlowLetters
sam_flow_get_figure_letters (SamPdfFlow *self,
                             guint part)
{
  const SamFlowLetters letters[] = {
    { 22, TRUE, FALSE, SAM_FLOW_ACCENT },
    { 9.5, FALSE, FALSE, BLACK },
    { 8, FALSE, FALSE, DIM },
  };
  SamFlowLetters chosen = letters[part];

  chosen.size *= get_scale (self);
  return chosen;
}

/* (transfer full): measures without hinting. */
PangoContext *
sam_flow_new_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

/* The bytes of what comes next: a letter, or in markup a tag or an entity as a whole. */
static gsize
measure_piece (const char *text,
               gboolean markup)
{
  const char *end = NULL;

  if (markup && *text == '<')
    end = strchr (text, '>');
  else if (markup && *text == '&')
    end = strchr (text, ';');
  return (gsize) (end != NULL ? end + 1 - text : g_utf8_next_char (text) - text);
}

/* A word that fits no line is measured anew for each line that it takes, so that ten thousand letters take minutes:
 * where nobody writes words of that length, it may be broken as between two words. */
static char *
open_long_words (const char *text,
                 gboolean markup)
{
  GString *open = g_string_new (NULL);
  guint n_letters = 0;

  while (*text != '\0')
    {
      const gunichar letter = g_utf8_get_char (text);
      const gsize length = measure_piece (text, markup);

      if (g_unichar_isspace (letter))
        n_letters = 0;
      else if (!markup || letter != '<')
        n_letters++;
      if (n_letters > LONGEST_WORD && !g_unichar_ismark (letter))
        {
          g_string_append (open, ZERO_WIDTH_SPACE);
          n_letters = 1;
        }
      g_string_append_len (open, text, (gssize) length);
      text += length;
    }
  return g_string_free (open, FALSE);
}

/* (transfer full): broken at @width points; @markup: @text is Pango markup, and well formed. */
PangoLayout *
sam_flow_new_layout (PangoContext *context,
                     const SamFlowLetters *letters,
                     double width,
                     const char *text,
                     gboolean markup)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  g_autofree char *open = open_long_words (text, markup);

  pango_font_description_set_absolute_size (font, letters->size * PANGO_SCALE);
  pango_font_description_set_weight (font, letters->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (font, letters->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.15f);
  if (markup)
    pango_layout_set_markup (layout, open, -1);
  else
    pango_layout_set_text (layout, open, -1);
  return layout;
}

/* The room for what flows, without margins and foot. */
static double
get_room (SamPdfFlow *self)
{
  double width;
  double height;

  sam_pdf_flow_get_size (self, &width, &height);
  return height - 2 * sam_flow_get_margin (self) - SAM_PDF_MM (6);
}

/* (transfer full): row 0 is the head; what is higher than four fifths of a page ends in an ellipsis. */
PangoLayout *
sam_flow_new_cell (SamPdfFlow *self,
                   PangoContext *context,
                   const SamFlowBlock *block,
                   guint row,
                   guint column)
{
  char **cells = g_ptr_array_index (block->rows, row);
  SamFlowLetters letters = sam_flow_get_letters (self, block);
  PangoLayout *layout;
  double width;
  double height;

  sam_pdf_flow_get_size (self, &width, &height);
  width = (width - 2 * sam_flow_get_margin (self)) * block->shares[column] - 2 * SAM_FLOW_PAD;
  letters.bold = row == 0;
  layout = sam_flow_new_layout (context, &letters, MAX (width, 1), cells[column], FALSE);
  /* A row is not torn apart, so none may be higher than a page with the table's head above it. */
  pango_layout_set_height (layout, (int) (get_room (self) * 0.8 * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if ((block->numbers >> column & 1) != 0)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  return layout;
}

static double
get_height (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return extents.height / (double) PANGO_SCALE;
}

static void
measure_text (SamPdfFlow *self,
              PangoContext *context,
              guint index,
              SamFlowBlock *block)
{
  const SamFlowLetters letters = sam_flow_get_letters (self, block);
  const double width = sam_flow_get_width (self, index);
  g_autoptr (PangoLayout) layout =
      sam_flow_new_layout (context, &letters, width, block->text, block->kind == SAM_FLOW_MARKUP);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  gboolean more;

  do
    {
      const int baseline = pango_layout_iter_get_baseline (iter);
      PangoRectangle line;
      double height;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      more = pango_layout_iter_next_line (iter);
      /* What a line takes is up to the next one: between them is more than both are high. */
      height = (more ? pango_layout_iter_get_baseline (iter) - baseline : line.height) / (double) PANGO_SCALE;
      g_array_append_val (block->parts, height);
    }
  while (more);
  pango_layout_iter_free (iter);
}

static void
measure_table (SamPdfFlow *self,
               PangoContext *context,
               SamFlowBlock *block)
{
  for (guint row = 0; row < block->rows->len; row++)
    {
      const guint n_columns = g_strv_length (block->rows->pdata[row]);
      double height = 0;

      for (guint column = 0; column < n_columns; column++)
        {
          g_autoptr (PangoLayout) cell = sam_flow_new_cell (self, context, block, row, column);

          height = MAX (height, get_height (cell));
        }
      height += 2 * SAM_FLOW_PAD;
      if (row == 0)
        block->head = height;
      else
        g_array_append_val (block->parts, height);
    }
}

static void
measure_figures (SamPdfFlow *self,
                 PangoContext *context,
                 guint index,
                 SamFlowBlock *block)
{
  const guint per_row = sam_flow_get_figures_per_row (self);
  const double width = sam_flow_get_width (self, index) / per_row - SAM_PDF_MM (6);

  for (guint row = 0; row * per_row < block->rows->len; row++)
    {
      double most = 0;

      for (guint i = row * per_row; i < MIN ((row + 1) * per_row, block->rows->len); i++)
        {
          char **texts = g_ptr_array_index (block->rows, i);
          double height = 0;

          for (guint part = 0; part < 3; part++)
            {
              const SamFlowLetters letters = sam_flow_get_figure_letters (self, part);
              g_autoptr (PangoLayout) layout = sam_flow_new_layout (context, &letters, width, texts[part], FALSE);

              height += *texts[part] != '\0' ? get_height (layout) : 0;
            }
          most = MAX (most, height);
        }
      most += SAM_PDF_MM (6);
      g_array_append_val (block->parts, most);
    }
}

static void
measure (SamPdfFlow *self,
         PangoContext *context,
         guint index)
{
  static const double heading_above[] = { 0, 16, 11, 8, 8, 8 };
  SamFlowBlock *block = g_ptr_array_index (self->blocks, index);
  const SamFlowBlock *before = index > 0 ? self->blocks->pdata[index - 1] : NULL;
  const double line = SAM_FLOW_WRITING_LINE;

  g_array_set_size (block->parts, 0);
  block->above = 5;
  if (block->kind == SAM_FLOW_HEADING)
    block->above = heading_above[block->level - 1];
  else if (block->kind == SAM_FLOW_ITEM && before != NULL && before->kind == SAM_FLOW_ITEM)
    block->above = 2;
  block->above *= get_scale (self);

  if (block->kind == SAM_FLOW_TABLE)
    measure_table (self, context, block);
  else if (block->kind == SAM_FLOW_FIGURES)
    measure_figures (self, context, index, block);
  else if (block->kind == SAM_FLOW_DRAWING)
    g_array_append_val (block->parts, block->height);
  else if (block->kind == SAM_FLOW_LINES)
    for (guint i = 0; i < block->level; i++)
      g_array_append_val (block->parts, line);
  else if (block->kind != SAM_FLOW_BREAK)
    measure_text (self, context, index, block);
}

static double
sum_parts (const SamFlowBlock *block,
           guint first,
           guint n)
{
  double sum = block->head;

  for (guint i = first; i < first + n; i++)
    sum += g_array_index (block->parts, double, i);
  return sum;
}

static gboolean
is_text (const SamFlowBlock *block)
{
  return block->kind <= SAM_FLOW_ITEM;
}

/* The fewest parts of a block that may stand alone at the end of a page, when @n are still to come. */
static guint
get_fewest (const SamFlowBlock *block,
            guint n)
{
  if (block->kind == SAM_FLOW_HEADING)
    return n;
  if (!is_text (block))
    return MIN (n, 1);
  return n <= FEWEST_LINES + 1 ? n : FEWEST_LINES;
}

/* What must fit below, so that a heading does not stand alone: all headings from here on, and the beginning of what
 * they are above. */
static double
get_needed (SamPdfFlow *self,
            guint index)
{
  double needed = 0;

  for (guint i = index; i < self->blocks->len; i++)
    {
      const SamFlowBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->kind == SAM_FLOW_BREAK)
        break;
      needed += (i > index ? block->above : 0) + sum_parts (block, 0, get_fewest (block, block->parts->len));
      if (block->kind != SAM_FLOW_HEADING)
        break;
    }
  return needed;
}

/* How many parts from @first on fit into @room, leaving no line of a paragraph alone on either page. */
static guint
count_fitting (const SamFlowBlock *block,
               guint first,
               double room)
{
  const guint left = block->parts->len - first;
  guint n = 0;
  double used = block->head;

  while (n < left && used + g_array_index (block->parts, double, first + n) <= room)
    used += g_array_index (block->parts, double, first + n++);
  if (n == left || !is_text (block))
    return n;
  if (left - n < FEWEST_LINES)
    n = left > FEWEST_LINES ? left - FEWEST_LINES : 0;
  return n < get_fewest (block, left) ? 0 : n;
}

static GArray *
begin_page (SamPdfFlow *self)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (SamFlowPlaced));

  g_ptr_array_add (self->pages, page);
  return page;
}

static void
place (SamPdfFlow *self,
       guint index,
       GArray **page,
       double *y)
{
  const SamFlowBlock *block = g_ptr_array_index (self->blocks, index);
  const double room = get_room (self);
  guint first = 0;

  if ((*page)->len > 0)
    *y += block->above;
  if ((*page)->len > 0 && (block->kind == SAM_FLOW_BREAK || *y + get_needed (self, index) > room))
    {
      *page = begin_page (self);
      *y = 0;
    }
  while (first < block->parts->len)
    {
      guint n = count_fitting (block, first, room - *y);

      /* What is higher than a whole page stands on one of its own. */
      if (n == 0 && (*page)->len == 0)
        n = 1;
      if (n > 0)
        {
          const SamFlowPlaced placed = { index, first, n, *y };

          g_array_append_val (*page, placed);
          *y += sum_parts (block, first, n);
          first += n;
        }
      if (first < block->parts->len)
        {
          *page = begin_page (self);
          *y = 0;
        }
    }
}

/* Once: a flow that has pages is left as it is. */
void
sam_flow_lay_out (SamPdfFlow *self)
{
  g_autoptr (PangoContext) context = NULL;
  GArray *page;
  double y = 0;
  double logo_width;
  double logo_height;

  if (self->pages != NULL)
    return;
  context = sam_flow_new_context ();
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  page = begin_page (self);
  for (guint i = 0; i < self->blocks->len; i++)
    measure (self, context, i);
  sam_flow_get_logo_size (self, &logo_width, &logo_height);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      place (self, i, &page, &y);
      if (i == 0)
        y = MAX (y, logo_height);
    }
}
