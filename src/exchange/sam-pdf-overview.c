/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-cards.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define MARGIN SAM_PDF_MM (10)
#define TABLES_PER_PAGE 8
#define ROUNDS_PER_PAGE 6
#define TIME_WIDTH 48
#define MAX_SIZE 9.0
#define FOOT_HEIGHT 22 /* two lines that say how good the plan is */

/* One part of the whole: some tables in some rounds. The last column is for those without a table, where there are
 * any. */
typedef struct
{
  const SamEvening *evening;
  guint *order;
  guint first_column, n_columns;
  guint first_round, n_rounds;
  double width, row_height, size;
} Part;

static gboolean
has_free_guests (const SamEvening *evening)
{
  for (guint i = 0; i < evening->guests->len * evening->n_rounds; i++)
    if (evening->seats[i] < 0)
      return TRUE;
  return FALSE;
}

static guint
count_columns (const SamEvening *evening)
{
  return evening->hosts->len + (has_free_guests (evening) ? 1 : 0);
}

static guint
count_pages_across (const SamEvening *evening)
{
  return MAX (1, (count_columns (evening) + TABLES_PER_PAGE - 1) / TABLES_PER_PAGE);
}

/**
 * sam_pdf_count_overview_pages:
 *
 * Returns: how many sheets the overview takes: at most 8 tables and 6 rounds on each
 */
guint
sam_pdf_count_overview_pages (const SamEvening *evening)
{
  return count_pages_across (evening) * ((evening->n_rounds + ROUNDS_PER_PAGE - 1) / ROUNDS_PER_PAGE);
}

static char *
list_names (const Part *part,
            guint column,
            guint round,
            guint *n_names)
{
  const SamEvening *evening = part->evening;
  const int seat = column < evening->hosts->len ? (int) part->order[column] : -1;
  g_autoptr (GString) names = g_string_new (NULL);

  *n_names = 0;
  for (guint p = 0; p < evening->guests->len; p++)
    {
      if (evening->seats[p * evening->n_rounds + round] != seat)
        continue;
      g_string_append_printf (names, "%s%s", *n_names > 0 ? "\n" : "", sam_evening_guest (evening, p)->name);
      *n_names += 1;
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static double
choose_size (const Part *part)
{
  guint most = 1;

  for (guint column = 0; column < part->n_columns; column++)
    for (guint r = 0; r < part->n_rounds; r++)
      {
        guint n = 0;
        g_autofree char *names = list_names (part, part->first_column + column, part->first_round + r, &n);

        most = MAX (most, n);
      }
  return CLAMP (part->row_height / (most * 1.35 + 0.5), 4.0, MAX_SIZE);
}

static void
draw_heads (const Part *part,
            cairo_t *cairo,
            double y)
{
  const SamPdfStyle head = { 10, TRUE, 0, PANGO_ALIGN_LEFT, 1 };
  const SamPdfStyle name = { 9, FALSE, 0.3, PANGO_ALIGN_LEFT, 1 };

  for (guint column = 0; column < part->n_columns; column++)
    {
      const guint index = part->first_column + column;
      const double x = MARGIN + TIME_WIDTH + column * part->width;
      g_autofree char *table = NULL;

      if (index >= part->evening->hosts->len)
        {
          sam_pdf_draw_text (cairo, x, y, part->width - 4, &head, _ ("Free"));
          continue;
        }
      table = g_strdup_printf (_ ("Table %u"), sam_evening_host (part->evening, part->order[index])->table);
      sam_pdf_draw_text (cairo, x, y, part->width - 4, &head, table);
      sam_pdf_draw_text (cairo, x, y + 13, part->width - 4, &name,
                         sam_evening_host (part->evening, part->order[index])->first_name);
    }
}

static void
draw_round (const Part *part,
            cairo_t *cairo,
            guint round,
            double y)
{
  const SamPdfStyle time_style = { 10, TRUE, 0, PANGO_ALIGN_LEFT, 1 };
  g_autofree char *time = sam_pdf_format_round (part->evening, round);

  sam_pdf_draw_line (cairo, MARGIN, y, SAM_PDF_A4_LONG - MARGIN, y, 0.4, 0.6);
  sam_pdf_draw_text (cairo, MARGIN, y + 4, TIME_WIDTH - 4, &time_style, time);
  for (guint column = 0; column < part->n_columns; column++)
    {
      guint n = 0;
      g_autofree char *names = list_names (part, part->first_column + column, round, &n);
      /* One line for each name: the lines of a style count for a paragraph. */
      const SamPdfStyle style = { part->size, FALSE, 0, PANGO_ALIGN_LEFT, 1 };

      sam_pdf_draw_text (cairo, MARGIN + TIME_WIDTH + column * part->width, y + 4, part->width - 4, &style, names);
    }
}

/**
 * sam_pdf_draw_overview:
 *
 * Rounds down, tables across; below them how good the plan is.
 */
void
sam_pdf_draw_overview (const SamEvening *evening,
                       guint page,
                       cairo_t *cairo)
{
  const SamPdfStyle title_style = { 14, TRUE, 0, PANGO_ALIGN_LEFT, 1 };
  const SamPdfStyle foot_style = { 7, FALSE, 0.3, PANGO_ALIGN_LEFT, 2 };
  const guint across = count_pages_across (evening);
  const double bottom = SAM_PDF_A4_SHORT - MARGIN - (evening->worth != NULL ? FOOT_HEIGHT : 0);
  g_autofree guint *order = sam_pdf_order_tables (evening);
  g_autofree char *title = sam_pdf_format_date (evening);
  Part part = { .evening = evening, .order = order };
  double y = MARGIN;

  part.first_column = page % across * TABLES_PER_PAGE;
  part.first_round = page / across * ROUNDS_PER_PAGE;
  part.n_columns = MIN (TABLES_PER_PAGE, count_columns (evening) - part.first_column);
  part.n_rounds = MIN (ROUNDS_PER_PAGE, evening->n_rounds - part.first_round);
  part.width = (SAM_PDF_A4_LONG - 2 * MARGIN - TIME_WIDTH) / MAX (1, part.n_columns);
  y += sam_pdf_draw_text (cairo, MARGIN, y, SAM_PDF_A4_LONG - 2 * MARGIN, &title_style, title) + 8;
  draw_heads (&part, cairo, y);
  y += 30;
  part.row_height = (bottom - y) / part.n_rounds;
  part.size = choose_size (&part);
  for (guint r = 0; r < part.n_rounds; r++)
    draw_round (&part, cairo, part.first_round + r, y + r * part.row_height);
  if (evening->worth != NULL)
    sam_pdf_draw_text (cairo, MARGIN, bottom + 4, SAM_PDF_A4_LONG - 2 * MARGIN, &foot_style, evening->worth);
}
